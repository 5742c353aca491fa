// Package address says where each page lies in the site and how one page
// links to another. An address is a slash-separated path below the site's
// root that any disk can hold; a link is relative and percent-encoded, so that
// the folder opens by double click wherever it is carried.
package address

import (
	"fmt"
	"net/url"
	"path"
	"strings"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// Page gives the address of the page made from an archive path without its
// extension: each part is made safe for FAT and NTFS, then `.html` is added.
func Page(name string) string {
	if usual(name) {
		return name + ".html"
	}
	parts := strings.Split(name, "/")
	for i, p := range parts {
		parts[i] = safe(p)
	}
	return strings.Join(parts, "/") + ".html"
}

// usual tells that no part of a path needs a second look: lower case letters,
// digits and hyphens, and no part short enough to be a device's name.
func usual(name string) bool {
	length := 0
	for i := 0; i < len(name); i++ {
		c := name[i]
		switch {
		case c == '/':
			if length < 5 {
				return false
			}
			length = 0
		case 'a' <= c && c <= 'z', '0' <= c && c <= '9', c == '-':
			length++
		default:
			return false
		}
	}
	return length >= 5
}

// Anchor gives the place on a page of a thing with an id, which may be a name
// with spaces; those, and `~` itself, are written `~20`.
func Anchor(prefix, id string) string { return prefix + inAnchor.Replace(id) }

var inAnchor = strings.NewReplacer("~", "~7e", " ", "~20")

// reserved are device names that Windows gives no file to.
var reserved = map[string]bool{"con": true, "prn": true, "aux": true, "nul": true}

func init() {
	for i := range 10 {
		reserved[fmt.Sprintf("com%d", i)] = true
		reserved[fmt.Sprintf("lpt%d", i)] = true
	}
}

// safe gives a file name that every disk takes: characters that Windows
// refuses, `~` itself, and an end in dot or space are written `~3f`.
func safe(p string) string {
	var b strings.Builder
	for i := 0; i < len(p); i++ {
		c := p[i]
		last := i == len(p)-1
		if c < ' ' || strings.IndexByte(`<>:"\|?*~`, c) >= 0 || last && (c == '.' || c == ' ') {
			fmt.Fprintf(&b, "~%02x", c)
		} else {
			b.WriteByte(c)
		}
	}
	name := b.String()
	stem, _, _ := strings.Cut(name, ".")
	if reserved[strings.ToLower(stem)] {
		return "~" + name
	}
	return name
}

// Same gives the form in which two addresses are one file on a disk that
// folds case.
func Same(address string) string { return cases.Fold().String(norm.NFC.String(address)) }

// Link gives the relative link from one page's address to another's.
func Link(from, to string) string {
	dir := path.Dir(from)
	up := 0
	for dir != "." && !strings.HasPrefix(to, dir+"/") {
		dir = path.Dir(dir)
		up++
	}
	if dir != "." {
		to = to[len(dir)+1:]
	}
	return strings.Repeat("../", up) + Escape(to)
}

// Escape percent-encodes a relative path; a colon in its first part, which
// would read as a scheme, is encoded as well.
func Escape(p string) string {
	clean := true
	for i := 0; i < len(p); i++ {
		c := p[i]
		if !('a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || strings.IndexByte("-._/", c) >= 0) {
			clean = false
			break
		}
	}
	if clean {
		return p
	}
	return strings.ReplaceAll((&url.URL{Path: p}).EscapedPath(), ":", "%3A")
}
