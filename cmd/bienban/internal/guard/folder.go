package guard

import (
	"cmp"
	"errors"
	"slices"
	"sync"

	"bienban/cmd/bienban/internal/publish"
)

// enough is after how many hits a folder is searched no further.
const enough = 20

var errEnough = errors.New("enough")

// Folder searches the files of a site as they are to be published, or only those
// that this build wrote. It gives some twenty hits at most, sorted; an error says
// that there may be more, as a file could not be read.
func (g *Guard) Folder(f *publish.Folder, all bool) ([]Hit, error) {
	var mu sync.Mutex
	var hits []Hit
	err := f.Each(func(path string, fresh bool, read func() ([]byte, error)) error {
		if !fresh && !all {
			return nil
		}
		content, err := read()
		if err != nil {
			return err
		}
		found, err := g.File(path, content)
		mu.Lock()
		defer mu.Unlock()
		hits = append(hits, found...)
		if err == nil && len(hits) >= enough {
			err = errEnough
		}
		return err
	})
	if errors.Is(err, errEnough) {
		err = nil
	}
	slices.SortFunc(hits, func(a, b Hit) int {
		return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.Where, b.Where), cmp.Compare(a.Found, b.Found))
	})
	return hits[:min(len(hits), enough)], err
}
