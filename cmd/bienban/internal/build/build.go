// Package build takes a folder of minutes to a finished site: read, link,
// show, publish. Each step is another package's; this one only puts them in
// line and sees to it that a failed build leaves the last good site alone.
package build

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"bienban/cmd/bienban/internal/archive"
	"bienban/cmd/bienban/internal/diag"
	"bienban/cmd/bienban/internal/facts"
	"bienban/cmd/bienban/internal/overlay"
	"bienban/cmd/bienban/internal/publish"
	"bienban/cmd/bienban/internal/site"
	"bienban/cmd/bienban/internal/text"
	"bienban/cmd/bienban/internal/words"
	"bienban/content"
	"bienban/layouts"
	"bienban/queries"
)

// Options says what is built from what.
type Options struct {
	Source string    // the archive's folder
	Out    string    // the site's folder
	AsOf   text.Date // zero: the archive's, else Today
	Today  text.Date
	Lang   string // of the site; "": the archive's, else Vietnamese
	// Audiences are the names of those for whom a site each is built, in a folder
	// of Out; none: one site for whoever may see everything, which is Out itself.
	Audiences []string
	// Progress is told how far a step has come: "read" or "write".
	Progress func(step string, done, total int)

	part string // the folder of Out that is built now
}

// state is the folder for what builds keep.
func (o Options) state() string { return publish.StatePart(o.Out, o.part) }

// Result is what a build came to. With an error among the diagnostics nothing
// was published.
type Result struct {
	Diagnostics diag.List
	Sessions    int
	publish.Report
	Parts []Part // the sites of audiences, in the order asked for
}

// Part is what the site of an audience came to.
type Part struct {
	Name     string // of the audience, and of the folder
	Sessions int
	publish.Report
}

// Failed tells whether the archive has errors.
func (r Result) Failed() bool { return r.Diagnostics.Count(diag.Error) > 0 }

// ErrNoArchive says that the source folder holds no archive.
var ErrNoArchive = errors.New("no archive here")

// Run builds the site. The error is of the machine or of how the program was
// called; what is wrong in the archive is in the result.
func Run(o Options) (res Result, err error) {
	if err := Check(o.Source); err != nil {
		return res, err
	}
	if err := apart(o.Source, o.Out); err != nil {
		return res, err
	}
	if len(o.Audiences) > 0 {
		err := o.forAudiences(&res)
		return res, err
	}
	out, err := publish.Open(o.Out)
	if err != nil {
		return res, err
	}
	ended := false
	defer func() {
		if !ended {
			err = errors.Join(err, out.Discard())
		}
	}()
	sums, all := o.sums()
	last := o.lastBuild(sums, all)
	if pages, ok := out.Stands(); last != nil && ok {
		res.Diagnostics, res.Sessions, res.Kept = last.Diagnostics, int(last.Sessions), pages
		return res, nil
	}
	a, bodies, err := load(o, sums, &res)
	if err != nil || res.Failed() {
		return res, err
	}
	defer func() { err = errors.Join(err, bodies.Close()) }()
	if err := show(a, out, bodies, o, &res); err != nil || res.Failed() {
		return res, err
	}
	ended = true
	if res.Report, err = out.Commit(); err != nil {
		return res, err
	}
	return res, o.remember(a, &res)
}

// load reads the archive; the spill is closed here unless it is handed on.
func load(o Options, sums archive.Sums, res *Result) (*archive.Archive, *site.Spill, error) {
	state := o.state()
	cache, err := archive.OpenCache(filepath.Join(state, "cache"), program())
	if err != nil {
		return nil, nil, err
	}
	bodies := site.NewSpill(state)
	a, ds, err := archive.Load(o.Source, archive.Options{
		AsOf: o.AsOf, Today: o.Today, Cache: cache, Bodies: bodies, Sums: sums, Progress: o.step("read"),
	})
	if err == nil {
		ds, err = CheckPages(a, o.Source, ds)
	}
	res.Diagnostics = ds
	if err != nil || res.Failed() {
		return nil, nil, errors.Join(err, bodies.Close())
	}
	res.Sessions = len(a.Sessions)
	return a, bodies, nil
}

func show(a *archive.Archive, out *publish.Folder, bodies archive.Bodies, o Options, res *Result) (err error) {
	w, over, asked, err := o.means(a)
	if err != nil {
		return err
	}
	f, exports, err := o.facts(a, asked)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close(), os.RemoveAll(exports)) }()
	ds, err := site.Write(a, out, site.Options{
		Words: w, Layouts: over, Queries: asked, Dashboards: content.Dashboards, Facts: f, Exports: exports,
		Index: filepath.Join(o.state(), "search"), Program: program(), Bodies: bodies, Progress: o.step("write"),
	})
	res.Diagnostics = append(res.Diagnostics, ds...)
	return err
}

// means gives what a site is made with: its words, templates with assets, and
// queries.
func (o Options) means(a *archive.Archive) (w *words.Catalogue, over, asked fs.FS, err error) {
	if w, err = o.words(a); err != nil {
		return nil, nil, nil, err
	}
	if over, err = Layouts(o.Source); err != nil {
		return nil, nil, nil, err
	}
	asked, err = Queries(o.Source)
	return w, over, asked, err
}

// words gives the words of the site: in the language asked for, else the
// archive's, else Vietnamese.
func (o Options) words(a *archive.Archive) (*words.Catalogue, error) {
	lang := cmp.Or(o.Lang, a.Settings.Lang, "vi")
	w, ok := words.For(lang)
	if !ok {
		return nil, fmt.Errorf("no words for the language %q: vi and en are known", lang)
	}
	return w, nil
}

// facts brings the facts kept beside the output up to date. exports is an empty
// folder on the same disk.
func (o Options) facts(a *archive.Archive, asked fs.FS) (f *facts.Facts, exports string, err error) {
	if exports, err = o.exports(); err != nil {
		return nil, "", err
	}
	f, err = o.open("facts", a, facts.Options{Exports: exports, Memory: factsMemory, Queries: asked})
	return f, exports, err
}

func (o Options) exports() (string, error) {
	state, err := filepath.Abs(o.state())
	if err != nil {
		return "", err
	}
	exports := filepath.Join(state, "exports")
	return exports, errors.Join(os.RemoveAll(exports), os.MkdirAll(exports, 0o755))
}

// open opens facts by the name of their file, and makes them say what an
// archive says.
func (o Options) open(name string, a *archive.Archive, of facts.Options) (*facts.Facts, error) {
	of.File = filepath.Join(filepath.Dir(of.Exports), name)
	f, err := facts.Open(of)
	if err != nil {
		return nil, err
	}
	restore := scarce()
	defer restore()
	if err := f.Load(a); err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return f, nil
}

// factsMemory is what facts may use beside all else of a build.
const factsMemory = 300 << 20

func (o Options) step(name string) func(done, total int) {
	if o.Progress == nil {
		return nil
	}
	return func(done, total int) { o.Progress(name, done, total) }
}

// Layouts gives the templates and assets: the program's own, and over them
// file by file those of the archive.
func Layouts(source string) (fs.FS, error) { return overlay.Over(source, "layouts", layouts.Files) }

// Queries gives the queries and checks, likewise.
func Queries(source string) (fs.FS, error) { return overlay.Over(source, "queries", queries.Files) }

// Check says whether a folder can be an archive's at all, and what to do if
// not.
func Check(source string) error {
	info, err := os.Stat(source)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("%w: there is no folder %s", ErrNoArchive, source)
	case err != nil:
		return err
	case !info.IsDir():
		return fmt.Errorf("%w: %s is a file; name the folder that holds units.csv", ErrNoArchive, source)
	}
	return nil
}

// CheckPages adds to what was said of an archive what is wrong in the queries
// that its pages place, as far as it can be told without facts.
func CheckPages(a *archive.Archive, source string, ds diag.List) (diag.List, error) {
	over, err := Queries(source)
	if err != nil {
		return nil, err
	}
	asked, err := facts.Queries(over)
	if err != nil {
		return nil, err
	}
	faults, err := site.BlockFaults(a.Pages, asked, site.Declared)
	ds = append(ds, faults...)
	ds.Sort()
	return ds, err
}

// apart refuses an output folder that lies in the archive or holds it.
func apart(source, out string) error {
	from, err := real(source)
	if err != nil {
		return err
	}
	to, err := real(out)
	if err != nil {
		return err
	}
	for _, pair := range [][2]string{{from, to}, {to, from}} {
		if rel, err := filepath.Rel(pair[0], pair[1]); err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator)) {
			return fmt.Errorf("the site's folder %s and the archive's %s overlap; choose another with --out", out, source)
		}
	}
	return nil
}

// real gives a folder's true place, also of one that is not there yet.
func real(dir string) (string, error) {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	missing := ""
	for at := abs; ; at = filepath.Dir(at) {
		if found, err := filepath.EvalSymlinks(at); err == nil {
			return filepath.Join(found, missing), nil
		}
		if filepath.Dir(at) == at {
			return abs, nil
		}
		missing = filepath.Join(filepath.Base(at), missing)
	}
}

// program tells one build of this program from another, so that nothing kept
// by one is taken for the other's.
func program() archive.Hash {
	exe, err := os.Executable()
	if err != nil {
		return archive.Hash{}
	}
	info, err := os.Stat(exe)
	if err != nil {
		return archive.Hash{}
	}
	return archive.HashOf(fmt.Append(nil, info.Size(), info.ModTime().UnixNano()))
}
