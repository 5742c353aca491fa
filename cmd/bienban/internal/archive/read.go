package archive

import (
	"errors"
	"fmt"
	"os"
	"path"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"

	"bienban/cmd/bienban/internal/codec"
	"bienban/cmd/bienban/internal/diag"
	"bienban/cmd/bienban/internal/record"

	"github.com/zeebo/xxh3"
)

// result is what reading one file gave: a record as the cache keeps it, or a
// register's source.
type result struct {
	file
	hash   Hash
	blob   string
	texts  string // of a sitting read in this run
	ds     diag.List
	source *record.Source
}

var (
	sessionCodec  = codec.Of[record.Session]()
	documentCodec = codec.Of[record.Document]()
	pageCodec     = codec.Of[record.Page]()
	textsCodec    = codec.Of[record.Texts]()
)

// HashOf gives what bytes are known by.
func HashOf(b []byte) Hash { return Hash(xxh3.Hash128(b).Bytes()) }

// batch is how many files of one folder a worker takes at once.
const batch = 128

// readAll reads every file: its bytes always, its meaning only where the
// cache has none for these bytes.
func readAll(root *os.Root, files []file, o Options) ([]result, error) {
	results := make([]result, len(files))
	var next, done atomic.Int64
	var mu sync.Mutex
	var failed error
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			w := worker{root: root, o: o, buf: make([]byte, 0, 64<<10)}
			defer w.leave()
			for {
				from := int(next.Add(batch)) - batch
				if from >= len(files) {
					return
				}
				to := min(from+batch, len(files))
				for i := from; i < to; i++ {
					results[i].file = files[i]
					if err := w.read(&results[i]); err != nil {
						mu.Lock()
						failed = errors.Join(failed, err)
						mu.Unlock()
						return
					}
				}
				if n := done.Add(int64(to - from)); o.Progress != nil {
					mu.Lock()
					o.Progress(int(n), len(files))
					mu.Unlock()
				}
			}
		})
	}
	wg.Wait()
	if failed != nil {
		return nil, failed
	}
	return results, o.Cache.save(results)
}

// worker reads files one after another; it keeps the folder it is in open.
type worker struct {
	root   *os.Root
	o      Options
	folder *os.Root
	at     string
	buf    []byte
	blob   []byte
	texts  []byte
}

func (w *worker) leave() {
	if w.folder != nil {
		_ = w.folder.Close() // it was only read from
	}
}

// enter opens a file's folder unless it is the one already open.
func (w *worker) enter(dir string) error {
	if w.folder != nil && w.at == dir {
		return nil
	}
	w.leave()
	folder, err := w.root.OpenRoot(dir)
	w.folder, w.at = folder, dir
	return err
}

func (w *worker) read(r *result) error {
	if sum, ok := w.o.Sums[r.path]; ok && r.kind <= pageFile {
		if r.hash = sum; w.o.Cache.load(r) {
			return nil
		}
	}
	if err := w.enter(path.Dir(r.name)); err != nil {
		return fmt.Errorf("opening folder of %s: %w", r.path, err)
	}
	raw, err := readFile(w.folder, path.Base(r.name), w.buf, record.MaxBytes)
	if err != nil {
		return fmt.Errorf("reading %s: %w", r.path, err)
	}
	w.buf = raw
	r.hash = HashOf(raw)
	if w.o.hashOnly {
		return nil
	}
	if r.kind == registerFile || r.kind == settingsFile {
		r.source, r.ds = record.NewSource(r.path, []byte(string(raw)))
		return nil
	}
	if w.o.Cache.load(r) {
		return nil
	}
	return w.parse(r, raw)
}

// parse reads a record's meaning, and passes its body on.
func (w *worker) parse(r *result, raw []byte) error {
	src, ds := record.NewSource(r.path, raw)
	r.ds = ds
	id := strings.TrimSuffix(r.path, ".md")
	var body record.Body
	w.blob = w.blob[:0]
	switch {
	case src.Text == nil:
		w.blob = blank(r.kind, id, w.blob)
	case r.kind == sessionFile:
		s, text, more := record.ReadSession(src)
		body, r.ds = text, append(r.ds, more...)
		w.blob = sessionCodec.Append(w.blob, s)
		if w.o.Texts || w.o.Cache != nil {
			w.texts = textsCodec.Append(w.texts[:0], s.Texts())
			r.texts = string(w.texts)
			if w.o.Bodies != nil {
				if err := w.o.Bodies.Put(textsName(r.path), r.hash, []byte(r.texts)); err != nil {
					return err
				}
			}
		}
	case r.kind == documentFile:
		d, text, more := record.ReadDocument(src)
		body, r.ds = text, append(r.ds, more...)
		w.blob = documentCodec.Append(w.blob, d)
	default:
		p, text, more := record.ReadPage(src)
		body, r.ds = text, append(r.ds, more...)
		w.blob = pageCodec.Append(w.blob, p)
	}
	r.blob = string(w.blob)
	if w.o.Bodies != nil {
		return w.o.Bodies.Put(r.path, r.hash, body.HTML())
	}
	return nil
}

// blank stands for a file whose bytes could not be read as text.
func blank(kind fileKind, id string, blob []byte) []byte {
	switch kind {
	case sessionFile:
		return sessionCodec.Append(blob, &record.Session{ID: strings.TrimPrefix(id, "sessions/")})
	case documentFile:
		return documentCodec.Append(blob, &record.Document{ID: strings.TrimPrefix(id, "documents/")})
	}
	return pageCodec.Append(blob, &record.Page{Path: id})
}

// Body reads one record's source again and gives its HTML, for a page that
// must be made anew though its source did not change. ErrChanged says that the
// file is no longer what was loaded.
func (a *Archive) Body(path string, hash Hash) ([]byte, error) {
	src, kind, err := a.source(path, hash)
	if err != nil {
		return nil, err
	}
	var body record.Body
	switch kind {
	case sessionFile:
		_, body, _ = record.ReadSession(src)
	case documentFile:
		_, body, _ = record.ReadDocument(src)
	default:
		_, body, _ = record.ReadPage(src)
	}
	return body.HTML(), nil
}

// source reads a file again, which must be what was loaded.
func (a *Archive) source(path string, hash Hash) (*record.Source, fileKind, error) {
	if a.rebuilt != nil {
		return nil, 0, errRebuilt
	}
	root, err := os.OpenRoot(a.dir)
	if err != nil {
		return nil, 0, err
	}
	defer root.Close()
	f, err := find(root, path)
	if err != nil {
		return nil, 0, err
	}
	raw, err := readFile(root, f.name, nil, record.MaxBytes)
	if err != nil {
		return nil, 0, fmt.Errorf("reading %s: %w", path, err)
	}
	src, _ := record.NewSource(path, raw)
	if HashOf(raw) != hash || src.Text == nil {
		return nil, 0, fmt.Errorf("%s: %w", path, ErrChanged)
	}
	return src, f.kind, nil
}

// find gives the file of a path. Only where the disk spells its name in another
// form than NFC is the archive listed again.
func find(root *os.Root, path string) (file, error) {
	s := scanner{same: map[string]string{}}
	s.add(path, path)
	if _, err := root.Lstat(path); err == nil && len(s.files) == 1 {
		return s.files[0], nil
	}
	files, _, err := scan(root)
	if err != nil {
		return file{}, err
	}
	for _, f := range files {
		if f.path == path {
			return f, nil
		}
	}
	return file{}, fmt.Errorf("%s: %w", path, ErrChanged)
}

// ErrChanged says that a file changed while the archive was being built.
var ErrChanged = errors.New("changed while the site was being built; build again")
