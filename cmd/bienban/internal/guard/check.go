package guard

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"path"
	"strings"
	"unicode/utf8"

	"bienban/cmd/bienban/internal/search"

	"github.com/klauspost/compress/zstd"
)

// Hit is something withheld that stands in a file.
type Hit struct {
	Path  string // the file, below the site's root
	Where string // the place in it
	Found string // as it stands there
}

func (h Hit) String() string { return fmt.Sprintf("%s: %s: %q", h.Path, h.Where, h.Found) }

// checker searches files; it serves one goroutine.
type checker struct {
	*scanner
	*unpacker
	page  marker
	sheet marker
	zstd  *zstd.Decoder
	hits  []Hit
	path  string
	where func(at int) string
	at    int // where the text that is searched begins
}

func newChecker(g *Guard) *checker {
	c := &checker{scanner: newScanner(g), unpacker: newUnpacker()}
	c.zstd, _ = zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(mostInPage)) // the options are valid
	c.page.clean, c.sheet.workbook = make([]uint64, 1<<cleanBits), true
	c.hit = func(t []byte, begin, end int) {
		c.page.found = true
		if len(c.hits) == mostHits {
			return
		}
		h := Hit{c.path, c.where(c.at + begin), string(bytes.ReplaceAll(t[begin:end], []byte{another}, nil))}
		if len(c.hits) == 0 || c.hits[len(c.hits)-1] != h {
			c.hits = append(c.hits, h)
		}
	}
	return c
}

// mostHits is how many are told of one file.
const mostHits = 20

// File searches a file by its path below the site's root, whose name says how
// it is read; the first twenty hits come in the order of the file. What can't be
// read through is an error: it must not be published.
func (g *Guard) File(path string, content []byte) ([]Hit, error) {
	g.ready.Do(func() {
		g.runs.filter = filterOf(g.runs.table, g.runs.allowed)
	})
	c := g.checkers.get(func() *checker { return newChecker(g) })
	defer g.checkers.put(c)
	c.path, c.hits = path, nil
	err := c.file(content)
	if err != nil {
		err = fmt.Errorf("%s: what stands in it can't be told, so it is not published: %w", path, err)
	}
	return c.hits, err
}

// look is where texts go.
func (c *checker) look(t []byte, at int, code bool) {
	c.at = at
	c.scan(t, code)
}

var errUnread = errors.New("it is no text, nor of a kind that is known")

func (c *checker) file(b []byte) error {
	c.where = func(int) string { return "file name" }
	c.look([]byte(c.path), 0, true)
	ending := strings.ToLower(path.Ext(c.path))
	switch ending {
	case ".xlsx":
		return c.book(b)
	case ".parquet":
		return parquet(b, c.zstd, func(part string, t []byte) {
			c.where = func(int) string { return part }
			c.look(t, 0, true)
		})
	}
	if bytes.IndexByte(b, 0) >= 0 || !utf8.Valid(b) {
		return errUnread
	}
	c.where = func(at int) string { return fmt.Sprint("line ", 1+bytes.Count(b[:min(at, len(b))], []byte("\n"))) }
	switch {
	case strings.HasPrefix(c.path, search.Folder+"/") && ending == ".js":
		return c.searched(b)
	case ending == ".html", ending == ".svg", ending == ".xml":
		c.page.read(b, c.look)
	case ending == ".js", ending == ".json", ending == ".map", ending == ".css":
		script(b, ending == ".css", c.look)
	case ending == ".csv":
		c.where = func(at int) string { return cellAt(b, at) }
		cells(b, c.look)
	default:
		c.look(b, 0, false)
	}
	return nil
}

func (c *checker) book(b []byte) error {
	return c.parts(b, func(name string, part []byte) (bool, error) {
		before := len(c.hits)
		c.where = func(at int) string { return name + cellNear(part, at) }
		c.look([]byte(name), 0, true)
		if !utf8.Valid(part) {
			return false, errUnread
		}
		c.sheet.read(part, c.look)
		return len(c.hits) == before, nil
	})
}

// searched reads a part of the search index.
func (c *checker) searched(b []byte) error {
	texts, err := search.Texts(c.path, b)
	if err != nil {
		return err
	}
	if len(texts) > 0 && (texts[0] == '{' || bytes.HasPrefix(texts, []byte("[["))) {
		c.where = func(at int) string { return recordAt(texts, at) }
		script(texts, false, func(t []byte, at int, _ bool) { c.look(t, at, false) }) // keys are words
		return nil
	}
	n := 0
	c.where = func(int) string { return fmt.Sprint("entry ", n) }
	for t := range bytes.SplitSeq(texts, []byte{0}) {
		n++
		c.look(t, 0, false) // two syllables of a key need be no name
	}
	return nil
}

// recordAt names the record of a fragment that a byte is of.
func recordAt(fragment []byte, at int) string {
	var all []json.RawMessage
	if err := json.Unmarshal(fragment, &all); err != nil {
		return fmt.Sprint("byte ", at)
	}
	end := 1
	for i, r := range all {
		if end += len(r) + 1; at < end {
			var row []json.RawMessage
			if json.Unmarshal(r, &row) == nil && len(row) > 1 {
				return fmt.Sprintf("record %s", row[1])
			}
			return fmt.Sprint("record ", i+1)
		}
	}
	return fmt.Sprint("byte ", at)
}
