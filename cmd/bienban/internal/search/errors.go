package search

import "errors"

// What an index may be that can't be read.
var (
	// ErrDamaged says that bytes of an index are not what was written.
	ErrDamaged = errors.New("damaged index")
	// ErrVersion says that an index is another version's of this program.
	ErrVersion = errors.New("an index of another version")
)
