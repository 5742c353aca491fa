package serve

import (
	"bytes"
	"slices"
)

// inject puts the script before the end of a page's body, or at the end of
// the page if it has none. The site's name in it tells what the page shows.
func inject(page []byte, site string) []byte {
	tag := []byte(`<script src="/-/reload.js" data-site="` + site + `"></script>`)
	return slices.Insert(page, bodyEnd(page), tag...)
}

// bodyEnd finds the last `</body`, in any case, or the end. Folding the whole
// page instead could move what follows a letter whose small form is longer.
func bodyEnd(page []byte) int {
	const tag = "</body"
	for at := len(page); ; {
		at = bytes.LastIndex(page[:at], []byte("</"))
		if at < 0 {
			return len(page)
		}
		if len(page)-at >= len(tag) && bytes.EqualFold(page[at:at+len(tag)], []byte(tag)) {
			return at
		}
	}
}
