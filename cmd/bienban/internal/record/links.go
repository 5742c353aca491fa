package record

import (
	"net/url"
	"path"
	"strings"

	"bienban/cmd/bienban/internal/address"

	"github.com/yuin/goldmark/ast"
)

// links makes every link one that works from a folder: links to other files of
// the archive lead to their pages, what could run or leave is left as text.
func (r *reader) links(doc ast.Node) []Link {
	if !r.marked {
		return nil
	}
	r.checkFence(doc)
	var out []Link
	var drop []ast.Node
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Link:
			to, target, ok := r.destination(resolved(n.Destination), n)
			if !ok {
				drop = append(drop, n)
				break
			}
			n.Destination = []byte(to)
			if target != "" {
				out = append(out, Link{target, r.inline(n).pos})
			}
		case *ast.AutoLink:
			if n.AutoLinkType != ast.AutoLinkEmail && !outside(string(n.URL(r.body()))) {
				drop = append(drop, n)
			}
		case *ast.HTMLBlock:
			r.checkClosed(n)
		case *ast.Image:
			r.ds.Warnf(r.inline(n).pos, "image.left")
			drop = append(drop, n)
		}
		return ast.WalkContinue, nil
	})
	for _, n := range drop {
		r.unwrap(n)
	}
	return out
}

// unwrap leaves a node's text in its place.
func (r *reader) unwrap(n ast.Node) {
	p := n.Parent()
	if a, ok := n.(*ast.AutoLink); ok {
		p.InsertBefore(p, n, ast.NewString(a.Label(r.body())))
	}
	for c := n.FirstChild(); c != nil; {
		next := c.NextSibling()
		p.InsertBefore(p, n, c)
		c = next
	}
	p.RemoveChild(p, n)
}

// resolved gives an address as a browser will see it: escapes and entities
// could hide a scheme from us.
func resolved(destination []byte) string {
	return strings.TrimSpace(string(unescaped(destination)))
}

// outside tells whether an address with a scheme may be followed by a reader.
func outside(to string) bool {
	lower := strings.ToLower(to)
	for _, scheme := range []string{"http://", "https://", "mailto:"} {
		if strings.HasPrefix(lower, scheme) {
			return true
		}
	}
	return false
}

// destination gives the link to write and, for a file of the archive, which.
func (r *reader) destination(to string, n ast.Node) (link, target string, ok bool) {
	if to == "" || to[0] == '#' || outside(to) {
		return to, "", to != ""
	}
	refuse := func(message string) (string, string, bool) {
		r.ds.Warnf(r.inline(n).pos, message, to)
		return "", "", false
	}
	if to[0] == '/' || to[0] == '\\' {
		return refuse("link.root")
	}
	file, fragment, marked := strings.Cut(to, "#")
	if i := strings.IndexAny(file, ":/?"); i >= 0 && file[i] == ':' {
		return refuse("link.scheme")
	}
	plain, err := url.PathUnescape(file)
	if err != nil {
		return refuse("link.form")
	}
	at := path.Join(path.Dir(r.src.Path), cleanText(plain))
	if at == ".." || strings.HasPrefix(at, "../") {
		return refuse("link.out")
	}
	if name, isPage := strings.CutSuffix(at, ".md"); isPage {
		from := address.Page(strings.TrimSuffix(r.src.Path, ".md"))
		link, target = address.Link(from, address.Page(name)), at
		if marked {
			link += "#" + fragment
		}
		return link, target, true
	}
	return to, "", true
}
