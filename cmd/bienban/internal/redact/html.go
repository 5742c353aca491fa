package redact

import (
	"html"
	"net/url"
	"strconv"
	"strings"
)

// HTML gives a body, as record.Body.HTML makes it, with every known name
// replaced: also those that run over tags, in anchors and in titles of links. A
// link that leads out by a name is dropped. Where there is none it is the body
// itself. What addresses of other pages hold before their `#` stays.
func (n *Names) HTML(body []byte) []byte {
	m := cut(string(body))
	x := scans.Get().(*scan)
	defer scans.Put(x)
	x.path = false
	found := n.find(x, string(m.plain))
	w := writer{n: n, m: m, found: found, anchors: n.anchors(m, found), drop: map[int]bool{}}
	again := false
	for i := range found {
		w.instead = append(w.instead, html.EscapeString(n.instead(x, &found[i])))
		again = again || x.within(&found[i])
		m.emptied(found[i].from, found[i].to, w.drop)
	}
	for i, p := range m.pieces {
		if p.text {
			w.text(p)
		} else {
			w.tag(i, p)
		}
	}
	if !w.changed {
		return body
	}
	out := append(w.out, body[w.copied:]...)
	if again {
		return n.HTML(out)
	}
	return out
}

// writer writes a body anew.
type writer struct {
	n       *Names
	m       *markup
	found   []match
	instead []string // of each that was found
	anchors map[string]string
	drop    map[int]bool // pieces that hold nothing any more
	unlink  bool         // the link that is open was dropped

	out     []byte
	copied  int // how much of the body is written
	changed bool
}

// put writes what stands in the place of a part of the body.
func (w *writer) put(from, to int, s string) {
	w.out = append(append(w.out, w.m.body[w.copied:from]...), s...)
	w.copied, w.changed = to, true
}

// text writes what was found in a piece: where a name begins what stands for
// it, of the rest of a name nothing.
func (w *writer) text(p piece) {
	end := p.plain + p.to - p.from
	for len(w.found) > 0 && w.found[0].from < end {
		f := w.found[0]
		s := ""
		if f.from >= p.plain {
			s = w.instead[0]
		}
		w.put(p.from+max(f.from-p.plain, 0), p.from+min(f.to, end)-p.plain, s)
		if f.to > end {
			return
		}
		w.found, w.instead = w.found[1:], w.instead[1:]
	}
}

func (w *writer) tag(i int, p piece) {
	name, closes := w.m.element(p)
	switch {
	case w.drop[i], name == "a" && closes && w.unlink:
		w.put(p.from, p.to, "")
		w.unlink = w.unlink && name != "a"
		return
	case closes:
		return
	}
	for attribute, at := range w.m.attributes(p) {
		if attribute == "href" && w.outside(html.UnescapeString(w.m.body[at[0]:at[1]])) {
			w.put(p.from, p.to, "")
			w.unlink = true
			return
		}
	}
	for attribute, at := range w.m.attributes(p) {
		value := html.UnescapeString(w.m.body[at[0]:at[1]])
		if now := w.attribute(attribute, value); now != value {
			w.put(at[0], at[1], html.EscapeString(now))
		}
	}
}

// attribute gives an attribute's value without names.
func (w *writer) attribute(name, value string) string {
	switch name {
	case "title":
		return w.n.Text(value)
	case "class":
		return w.n.Path(value)
	case "id", "aria-labelledby":
		if now, ok := w.anchors[value]; ok {
			return now
		}
	case "href":
		page, fragment, marked := strings.Cut(value, "#")
		if !marked {
			return value
		}
		anchor, err := url.PathUnescape(fragment)
		if err != nil {
			anchor = fragment
		}
		now := w.n.Path(anchor)
		if own, ok := w.anchors[anchor]; ok && page == "" {
			now = own
		}
		if now == anchor {
			return value
		}
		return page + "#" + (&url.URL{Path: now}).EscapedPath()
	}
	return value
}

// outside tells whether an address that leads out of the site holds a name.
func (w *writer) outside(to string) bool {
	lower := strings.ToLower(to)
	if !strings.HasPrefix(lower, "http:") && !strings.HasPrefix(lower, "https:") && !strings.HasPrefix(lower, "mailto:") {
		return false
	}
	if plain, err := url.PathUnescape(to); err == nil {
		to = plain
	}
	return w.n.Path(to) != to || w.n.Text(to) != to
}

// anchors gives the anchors of a body as they are now: without names, and no
// two alike.
func (n *Names) anchors(m *markup, found []match) map[string]string {
	var changed []string
	used, out := map[string]bool{}, map[string]string{}
	for i, p := range m.pieces {
		for name, at := range m.attributes(p) {
			if name != "id" {
				continue
			}
			id := html.UnescapeString(m.body[at[0]:at[1]])
			// What are words in a heading are no name in its anchor: Phân công.
			anchor := id
			from, to := m.heading(i)
			for _, f := range found {
				if from <= f.from && f.to <= to {
					anchor = without(n.Path(anchor), slug(string(m.plain[f.from:f.to])), n.address(f.people))
				}
			}
			out[id] = anchor
			if used[id] = anchor == id; !used[id] {
				changed = append(changed, id)
			}
		}
	}
	for _, id := range changed {
		base := out[id]
		for k := 2; used[out[id]]; k++ {
			out[id] = base + "-" + strconv.Itoa(k)
		}
		used[out[id]] = true
	}
	return out
}

// without gives an anchor in which a name gave way to a code.
func without(anchor, name, code string) string {
	if name == "" {
		return anchor
	}
	return strings.Trim(strings.ReplaceAll("-"+anchor+"-", "-"+name+"-", "-"+code+"-"), "-")
}
