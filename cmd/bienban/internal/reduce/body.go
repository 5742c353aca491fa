package reduce

import (
	"bytes"
	"fmt"
	"html"
	"net/url"
	"path"
	"strings"

	"bienban/cmd/bienban/internal/address"
	"bienban/cmd/bienban/internal/archive"
	"bienban/cmd/bienban/internal/record"
	"bienban/cmd/bienban/internal/redact"
)

// Bodies gives the bodies of what is shown, as archive.Bodies does for an
// archive: cut down to the sections that are shown, with names replaced and
// links only to what is there.
type Bodies struct {
	r       *reducer
	targets map[string]string // addresses of pages as they were → as they are
}

// bodies knows all pages that a body may lead to.
func (r *reducer) bodies() *Bodies {
	b := &Bodies{r: r, targets: map[string]string{}}
	for at, from := range r.origin {
		b.targets[addressOf(from.path)] = addressOf(at)
	}
	for _, u := range r.whole.Units {
		at := address.Page("units/" + u.ID)
		b.targets[at] = at
	}
	for _, m := range r.whole.Members {
		if now := r.out.Member(r.id(m.ID)); now != nil {
			b.targets[address.Page("members/"+m.ID)] = address.Page("members/" + now.ID)
		}
	}
	return b
}

// hashLinks makes records that lead to others known by what is there of those.
func (r *reducer) hashLinks() {
	there := make(map[string]string, len(r.origin))
	for at, from := range r.origin {
		there[from.path] = at
	}
	with := func(at string, hash *archive.Hash, links []record.Link) {
		if len(links) == 0 {
			return
		}
		b := hash[:]
		for _, l := range links {
			b = append(append(b, there[l.Target]...), 0)
		}
		*hash = archive.HashOf(b)
		from := r.origin[at]
		from.now = *hash
		r.origin[at] = from
	}
	for s, now := range r.sessions {
		with(now.Path, &now.Hash, s.Links)
	}
	for d, now := range r.documents {
		with(now.Path, &now.Hash, d.Links)
	}
	for i, p := range r.pages {
		with(r.out.Pages[i].Source, &r.out.Pages[i].Hash, p.Links)
	}
}

// addressOf gives the page of a source file.
func addressOf(file string) string { return address.Page(strings.TrimSuffix(file, ".md")) }

// Put keeps nothing: what is shown is made of the whole archive's bodies.
func (b *Bodies) Put(string, archive.Hash, []byte) error { return nil }

// Get gives the body of a record of Shown by its path and hash, false where
// there is none. An error says that it could not be read.
func (b *Bodies) Get(at string, hash archive.Hash) ([]byte, bool, error) {
	from, ok := b.r.origin[at]
	if !ok || from.now != hash {
		return nil, false, nil
	}
	if b.r.o.Kept != nil {
		if body, ok, err := b.r.o.Kept.Get(at, hash); ok || err != nil {
			return body, ok, err
		}
	}
	body, err := b.whole(from)
	if err != nil {
		return nil, false, fmt.Errorf("reading %s: %w", from.path, err)
	}
	if from.session {
		body = record.Keep(body, b.r.au.Shows)
	}
	l := linker{b.targets, b.r.namesIn(from.unit), addressOf(from.path), addressOf(at)}
	if l.names != nil {
		body = l.names.HTML(body)
	}
	body = l.links(body)
	if b.r.o.Kept != nil {
		err = b.r.o.Kept.Put(at, hash, body)
	}
	return body, true, err
}

// whole gives the body of which one is made.
func (b *Bodies) whole(from from) ([]byte, error) {
	if b.r.o.Bodies != nil {
		if body, ok, err := b.r.o.Bodies.Get(from.path, from.hash); ok || err != nil {
			return body, err
		}
	}
	return b.r.whole.Body(from.path, from.hash)
}

var opening = []byte(`<a href="`)

// linker sets the links of one body right.
type linker struct {
	targets  map[string]string
	names    *redact.Names
	was, now string // addresses of its page
}

// links leads each link to where its page lies now; a link to what is not
// there becomes text.
func (l linker) links(body []byte) []byte {
	if !bytes.Contains(body, opening) {
		return body
	}
	var out bytes.Buffer
	for {
		before, rest, ok := bytes.Cut(body, opening)
		out.Write(before)
		if !ok {
			return out.Bytes()
		}
		to, rest, _ := bytes.Cut(rest, []byte(`"`))
		attributes, rest, _ := bytes.Cut(rest, []byte(">"))
		words, after, _ := bytes.Cut(rest, []byte("</a>"))
		if at, ok := l.lead(html.UnescapeString(string(to))); ok {
			out.Write(opening)
			out.WriteString(html.EscapeString(at))
			out.WriteByte('"')
			out.Write(attributes)
			out.WriteByte('>')
			out.Write(words)
			out.WriteString("</a>")
		} else {
			out.Write(words)
		}
		body = after
	}
}

// lead gives where a link leads now.
func (l linker) lead(to string) (string, bool) {
	at, err := url.Parse(to)
	switch {
	case err != nil:
		return "", false
	case at.Scheme != "":
		return to, true // names in it were seen to
	case at.Path == "":
		return to, true // likewise
	}
	target, ok := l.targets[path.Join(path.Dir(l.was), at.Path)]
	if !ok {
		return "", false
	}
	link := address.Link(l.now, target)
	if at.Fragment != "" {
		link += "#" + at.EscapedFragment()
	}
	return link, true
}
