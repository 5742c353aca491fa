package site

import (
	"bytes"
	"slices"
	"strings"

	"bienban/cmd/bienban/internal/address"
	"bienban/cmd/bienban/internal/archive"
)

type aliasView struct {
	Head  head
	Units []link
}

// aliases gives a page for every former id or name that no unit has now; it
// leads on where it means one unit, and lists them where it means several.
func (s *Site) aliases() []page {
	now := map[string]bool{}
	for _, u := range s.Units {
		now[address.Same(unitAt(u.ID))] = true
	}
	meant := map[string][]*archive.Unit{}
	spelled := map[string]string{}
	var order []string
	for _, u := range s.Units {
		for _, a := range u.Aliases {
			at := unitAt(strings.ReplaceAll(a, "/", "-"))
			same := address.Same(at)
			if now[same] || strings.Trim(a, ".") == "" {
				continue
			}
			if spelled[same] == "" {
				spelled[same] = at
				order = append(order, same)
			}
			if !slices.Contains(meant[same], u) {
				meant[same] = append(meant[same], u)
			}
		}
	}
	var out []page
	for _, same := range order {
		units := meant[same]
		out = append(out, page{address: spelled[same], source: "units.csv", key: s.keyOf("alias"), make: func(p *page, b *bytes.Buffer) error {
			v := aliasView{Head: s.head(p, s.say("site.alias-title"), link{Text: s.say("site.units"), Href: href(p.to("units.html"))})}
			for _, u := range units {
				v.Units = append(v.Units, *p.unit(u))
			}
			if len(v.Units) == 1 {
				v.Head.Refresh = p.to(unitAt(units[0].ID))
			}
			return s.execute(b, "alias", v)
		}})
	}
	return out
}
