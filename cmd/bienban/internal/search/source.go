package search

import "bienban/cmd/bienban/internal/text"

// Head is what an index knows of a record before it is made.
type Head struct {
	Kind  Kind
	ID    string
	Date  text.Date
	Items int      // how many it has
	Key   [16]byte // of all that the record is made from: it changes whenever the record does
}

// Source gives the records of a site.
type Source interface {
	// Heads gives the heads of all records: sittings in any order, then units,
	// documents, members and pages as the site lists them.
	Heads() []Head
	// Record makes the record of the head at i. It may be called from several
	// goroutines at once. The error is of the machine, or says that the archive
	// changed since it was read.
	Record(i int) (*Record, error)
}
