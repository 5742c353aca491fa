package search

import (
	"bytes"
	"io"
	"strings"

	"bienban/cmd/bienban/internal/codec"

	"github.com/klauspost/compress/flate"
)

// filterRows are the filters of some rows as a run keeps them for the next,
// which needs to know what a changed record had. Readers have no need of them,
// so that they are no part of fragments.
type filterRows struct{ Rows []rowFilters }

type rowFilters struct {
	Own   []string
	Items []itemFilters
}

type itemFilters struct{ Own []string }

var filtersCodec = codec.Of[filterRows]()

func filtersOf(r *Record) rowFilters {
	out := rowFilters{Own: r.Filters}
	for i := range r.Items {
		out.Items = append(out.Items, itemFilters{r.Items[i].Filters})
	}
	return out
}

// give puts filters into the record that a fragment has of a row.
func (f rowFilters) give(r *Record) error {
	if len(f.Items) != len(r.Items) {
		return ErrDamaged
	}
	r.Filters = f.Own
	for i := range f.Items {
		r.Items[i].Filters = f.Items[i].Own
	}
	return nil
}

// packFilters writes filters in little room.
func (p *packer) packFilters(rows []rowFilters) (string, error) {
	var out bytes.Buffer
	p.flate.Reset(&out)
	if _, err := p.flate.Write(filtersCodec.Append(nil, &filterRows{rows})); err != nil {
		return "", err
	}
	err := p.flate.Close()
	return out.String(), err
}

// unpackFilters reads what packFilters wrote.
func unpackFilters(packed string) ([]rowFilters, error) {
	b, err := io.ReadAll(io.LimitReader(flate.NewReader(strings.NewReader(packed)), maxBody+1))
	if err != nil || len(b) > maxBody {
		return nil, ErrDamaged
	}
	var out filterRows
	if rest, err := filtersCodec.Decode(string(b), &out); err != nil || rest != "" {
		return nil, ErrDamaged
	}
	return out.Rows, nil
}
