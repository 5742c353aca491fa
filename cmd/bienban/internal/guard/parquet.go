package guard

import (
	"encoding/binary"
	"errors"
	"fmt"
	"strings"

	"github.com/klauspost/compress/snappy"
	"github.com/klauspost/compress/zstd"
)

// Parquet as facts writes it: pages of values one after another, or of numbers
// of those in a dictionary. Whatever else there may be is an error: what is not
// read is not published.
const (
	byteArray, fixedArray                   = 6, 7
	plain, plainDictionary, rle, dictionary = 0, 2, 3, 8
	dataPage, dictionaryPage, dataPageV2    = 0, 2, 3
	uncompressed, snappyCodec, zstdCodec    = 0, 1, 6
	required, repeated                      = 0, 2
	magic                                   = "PAR1"
	mostInPage                              = 1 << 30 // bytes
)

// parquet gives all texts of a file; part says where one stands.
func parquet(c []byte, zstd *zstd.Decoder, each func(part string, text []byte)) error {
	if len(c) < 12 || string(c[:4]) != magic || string(c[len(c)-4:]) != magic {
		return errors.New("no Parquet file")
	}
	size := binary.LittleEndian.Uint32(c[len(c)-8:])
	if uint64(size) > uint64(len(c)-12) {
		return errThrift
	}
	r := thrift{c: c[len(c)-8-int(size) : len(c)-8]}
	meta := r.fields(0)
	if r.bad {
		return errThrift
	}
	walk(meta, func(b []byte) { each("footer", b) })
	levels := map[string][2]int{}
	var schema []fields
	if schema = meta.list(2); len(schema) == 0 {
		return errThrift
	}
	below(schema[1:], schema[0].number(5), nil, [2]int{}, levels)
	for _, group := range meta.list(4) {
		for _, chunk := range group.list(1) {
			col := chunk.fields(3)
			if col == nil || chunk.text(1) != "" {
				return errors.New("a column that is not in the file")
			}
			if err := column(c, col, levels, zstd, each); err != nil {
				return fmt.Errorf("column %s: %w", nameOf(col), err)
			}
		}
	}
	return nil
}

// walk gives all texts within a value.
func walk(v any, each func([]byte)) {
	switch v := v.(type) {
	case []byte:
		each(v)
	case fields:
		for _, x := range v {
			walk(x, each)
		}
	case list:
		for _, x := range v {
			walk(x, each)
		}
	}
}

// below goes through what is below a node of the schema: how often a column may
// be repeated and left out is what its pages' levels go up to.
func below(schema []fields, n int, path []string, at [2]int, levels map[string][2]int) []fields {
	for ; n > 0 && len(schema) > 0; n-- {
		s := schema[0]
		of, here := at, append(path[:len(path):len(path)], s.text(4))
		if s.number(3) == repeated {
			of[0]++
		}
		if s.number(3) != required {
			of[1]++
		}
		schema = schema[1:]
		if kids := s.number(5); kids > 0 {
			schema = below(schema, kids, here, of, levels)
		} else {
			levels[strings.Join(here, ".")] = of
		}
	}
	return schema
}

func nameOf(col fields) string {
	path, _ := col[3].(list)
	var parts []string
	for _, p := range path {
		b, _ := p.([]byte)
		parts = append(parts, string(b))
	}
	return strings.Join(parts, ".")
}

// column reads the pages of a column in one group of rows.
func column(c []byte, col fields, levels map[string][2]int, zstd *zstd.Decoder, each func(string, []byte)) error {
	name := nameOf(col)
	level, ok := levels[name]
	if !ok {
		return errThrift
	}
	if kind := col.number(1); kind != byteArray && kind != fixedArray {
		return nil // numbers
	} else if kind == fixedArray {
		return errors.New("nothing here reads values of a fixed length")
	}
	from, size, left := col.number(9), col.number(7), col.number(5)
	if at := col.number(11); at > 0 && at < from {
		from = at
	}
	if from < 0 || size < 0 || from > len(c) || size > len(c)-from {
		return errThrift
	}
	r := thrift{c: c[from : from+size]}
	for rows := 0; left > 0; {
		head := r.fields(0)
		packed := r.bytes(uint64(uint32(head.number(3))))
		if r.bad || len(packed) == 0 {
			return errThrift
		}
		values, n, encoding, err := page(head, packed, col.number(4), level, zstd)
		if err != nil {
			return err
		}
		isDictionary := head.number(1) == dictionaryPage
		switch {
		case encoding == dictionary || encoding == plainDictionary && !isDictionary:
		case encoding != plain && encoding != plainDictionary:
			return fmt.Errorf("nothing here reads the encoding %d", encoding)
		default:
			part := fmt.Sprintf("column %s, values from %d", name, rows+1)
			if isDictionary {
				part = "column " + name
			}
			if err := plainTexts(values, func(t []byte) { each(part, t) }); err != nil {
				return err
			}
		}
		if !isDictionary {
			left, rows = left-n, rows+n
			if n <= 0 {
				return errThrift
			}
		}
	}
	return nil
}

// page gives the values of a page, how many places they fill, and how they are
// encoded.
func page(head fields, packed []byte, codec int, level [2]int, zstd *zstd.Decoder) (values []byte, n, encoding int, err error) {
	size := head.number(2)
	if size < 0 || size > mostInPage {
		return nil, 0, 0, errThrift
	}
	switch head.number(1) {
	case dictionaryPage:
		h := head.fields(7)
		values, err = unpacked(packed, size, codec, zstd)
		return values, h.number(1), h.number(2), err
	case dataPage:
		h := head.fields(5)
		values, err = unpacked(packed, size, codec, zstd)
		for _, most := range level {
			if most == 0 || err != nil {
				continue
			}
			if len(values) < 4 || uint64(binary.LittleEndian.Uint32(values)) > uint64(len(values)-4) {
				return nil, 0, 0, errThrift
			}
			values = values[4+binary.LittleEndian.Uint32(values):]
		}
		return values, h.number(1), h.number(2), err
	case dataPageV2:
		h := head.fields(8)
		skip := h.number(5) + h.number(6)
		if skip < 0 || skip > len(packed) || skip > size {
			return nil, 0, 0, errThrift
		}
		if is, ok := h[7].(bool); ok && !is {
			codec = uncompressed
		}
		values, err = unpacked(packed[skip:], size-skip, codec, zstd)
		return values, h.number(1), h.number(4), err
	}
	return nil, 0, 0, fmt.Errorf("nothing here reads pages of kind %d", head.number(1))
}

func unpacked(b []byte, size, codec int, zstd *zstd.Decoder) ([]byte, error) {
	var out []byte
	var err error
	switch codec {
	case uncompressed:
		out = b
	case snappyCodec:
		if n, err := snappy.DecodedLen(b); err != nil || n != size {
			return nil, errThrift
		}
		out, err = snappy.Decode(nil, b)
	case zstdCodec:
		out, err = zstd.DecodeAll(b, nil)
	default:
		return nil, fmt.Errorf("nothing here unpacks codec %d", codec)
	}
	if err == nil && len(out) != size {
		err = errThrift
	}
	return out, err
}

// plainTexts gives texts that stand one after another, each after its length.
func plainTexts(b []byte, each func([]byte)) error {
	for len(b) > 0 {
		if len(b) < 4 || uint64(binary.LittleEndian.Uint32(b)) > uint64(len(b)-4) {
			return errThrift
		}
		n := int(binary.LittleEndian.Uint32(b))
		each(b[4 : 4+n])
		b = b[4+n:]
	}
	return nil
}
