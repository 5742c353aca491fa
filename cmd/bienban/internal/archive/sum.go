package archive

import (
	"fmt"
	"os"
)

// Sums are the hashes of an archive's files, by path.
type Sums map[string]Hash

// Sum hashes every file of the archive without reading its meaning, and all
// together as Archive.Sum does. sums is nil where something in the archive is
// no readable file: then only Load can tell.
func Sum(dir string) (sums Sums, all Hash, err error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, all, fmt.Errorf("opening the archive: %w", err)
	}
	defer root.Close()
	files, faults, err := scan(root)
	if err != nil || len(faults) > 0 {
		return nil, all, err
	}
	results, err := readAll(root, files, Options{hashOnly: true})
	if err != nil {
		return nil, all, err
	}
	sums = make(Sums, len(results))
	for _, r := range results {
		sums[r.path] = r.hash
	}
	return sums, total(results), nil
}

// total gives all files' names and bytes as one hash; the scan lists the same
// files in the same order on any machine.
func total(results []result) Hash {
	b := make([]byte, 0, 64*len(results))
	for _, r := range results {
		b = append(append(append(b, r.path...), 0), r.hash[:]...)
	}
	return HashOf(b)
}
