package site

import (
	"slices"
	"strings"

	"bienban/cmd/bienban/internal/record"
)

// ownPlaced are the queries that pages of units place by themselves; nil where
// an archive's own query of the name has other columns.
type ownPlaced struct{ figures, children, months, findings *placed }

// needOwn finds the queries that pages of units place.
func (s *Site) needOwn() error {
	for _, want := range []struct {
		to                   **placed
		anchor, query, chart string
	}{
		{&s.own.figures, "figures", "headline-year", "number period completion held remedy on_time attendance coverage good"},
		{&s.own.children, "below", "headline-year", "table name completion held remedy on_time attendance coverage good"},
		{&s.own.months, "months", "sittings-by-month", "table month held"},
		{&s.own.findings, "findings", "findings", "table rule date what detail"},
	} {
		var err error
		if *want.to, err = s.ownQuery(want.anchor, want.query, want.chart); err != nil {
			return err
		}
	}
	return nil
}

func (s *Site) ownQuery(anchor, name, chart string) (*placed, error) {
	d := s.asked[name]
	if d == nil {
		return nil, nil
	}
	spec := strings.Fields(chart)
	known, err := s.o.Facts.AnswerColumns(d.File, d.SQL) // a header may tell of others
	if err != nil {
		return nil, err
	}
	for _, column := range spec[1:] {
		if !slices.Contains(known, column) {
			return nil, nil
		}
	}
	pl := &placed{Block: &record.Block{Anchor: anchor, Query: name}, figure: s.figureOf(d), kind: spec[0], columns: spec[1:], source: d.File}
	pl.needColumns(known)
	return pl, nil
}
