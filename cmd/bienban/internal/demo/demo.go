// Package demo invents a division's archive of any size, for tests, for
// measuring and for trying the program out. The same options give the same
// bytes on any machine: nothing depends on the clock, on the order of a map or
// on how many processors there are. Its sentences are in text/, written by
// hand; all names, units and events are invented.
package demo

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
)

// Options says how large the invented division is.
type Options struct {
	Cells  int // cells, those right under the division among them; at least 1
	Months int // up to and with December 2025, 1 to 1152: FORMAT.md knows no year before 1930
	Seed   uint64
}

const maxMonths = 1152

// ErrNotEmpty says that there is something in the folder already.
var ErrNotEmpty = errors.New("the folder is not empty")

// Write fills dir (which must be absent or empty) with an archive: registers,
// documents, a home page, settings, and Cells × Months sittings, all valid by
// FORMAT.md without a warning. Errors: ErrNotEmpty, options out of range, and
// those of writing files, after which dir holds part of the archive.
func Write(dir string, o Options) error {
	return write(dir, o, runtime.GOMAXPROCS(0))
}

func write(dir string, o Options, workers int) error {
	if o.Cells < 1 || o.Months < 1 || o.Months > maxMonths {
		return fmt.Errorf("%d cells and %d months: there must be a cell, and 1 to %d months", o.Cells, o.Months, maxMonths)
	}
	b, err := theBook()
	if err != nil {
		return fmt.Errorf("reading the demo's texts: %w", err)
	}
	if err := emptyFolder(dir); err != nil {
		return err
	}
	v, err := newDivision(o, b)
	if err != nil {
		return err
	}
	if err := v.writeRest(dir); err != nil {
		return err
	}
	return v.writeSittings(filepath.Join(dir, "sessions"), workers)
}

// emptyFolder makes the folder, or sees that it is empty.
func emptyFolder(dir string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	there, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	if len(there) > 0 {
		return fmt.Errorf("%s: %w", dir, ErrNotEmpty)
	}
	return nil
}

// writeRest writes everything but the sittings.
func (v *division) writeRest(dir string) error {
	d := newDice(v.Seed, 6)
	organisation := v.units[0].name
	files := v.registers(d)
	files["site.yaml"] = fmt.Sprintf("title: Sổ biên bản %s\norganisation: %s\nlang: vi\nas_of: %s\n", organisation, organisation, v.last)
	for i, doc := range v.documents {
		files["documents/"+doc.id+".md"] = string(doc.page(v, newDice(v.Seed, uint64(100+i))))
	}
	home, err := texts.ReadFile("text/home.md")
	if err != nil {
		return err
	}
	files["index.md"] = strings.NewReplacer("{đảng bộ}", organisation, "{hướng dẫn}", v.documents[1].title,
		"{chi bộ}", fmt.Sprint(v.Cells), "{tháng}", fmt.Sprint(v.Months)).Replace(string(home))
	if err := os.Mkdir(filepath.Join(dir, "documents"), 0o755); err != nil {
		return err
	}
	for name, content := range files {
		if err := os.WriteFile(filepath.Join(dir, filepath.FromSlash(name)), []byte(content), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// writeSittings writes every unit's minutes. A unit has dice of its own, so
// that it does not matter which worker writes it, or when.
func (v *division) writeSittings(dir string, workers int) error {
	if err := os.Mkdir(dir, 0o755); err != nil {
		return err
	}
	failed := make([]error, workers)
	var next atomic.Int64
	var wg sync.WaitGroup
	for w := range workers {
		wg.Go(func() {
			buffer := make([]byte, 0, 32<<10)
			for failed[w] == nil {
				i := int(next.Add(1)) - 1
				if i >= len(v.units) {
					return
				}
				c := newClerk(v, v.units[i], newDice(v.Seed, uint64(1000+i)), buffer)
				failed[w] = c.writeAll(dir)
				buffer = c.b
			}
		})
	}
	wg.Wait()
	return errors.Join(slices.DeleteFunc(failed, func(err error) bool { return err == nil })...)
}

// writeAll writes the minutes of the clerk's unit into a folder of its own.
func (c *clerk) writeAll(dir string) error {
	if len(c.unit.sittings) == 0 {
		return nil
	}
	dir = filepath.Join(dir, c.unit.id)
	if err := os.Mkdir(dir, 0o755); err != nil {
		return err
	}
	for _, s := range c.unit.sittings {
		if err := os.WriteFile(filepath.Join(dir, s.date.String()+".md"), c.minutes(s), 0o644); err != nil {
			return err
		}
	}
	return nil
}
