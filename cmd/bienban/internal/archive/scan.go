package archive

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"

	"bienban/cmd/bienban/internal/address"
	"bienban/cmd/bienban/internal/diag"
	"bienban/cmd/bienban/internal/text"
)

// fileKind says which reader a file goes to.
type fileKind uint8

const (
	sessionFile fileKind = iota
	documentFile
	pageFile
	registerFile
	settingsFile
)

// file is one file of the archive that is read.
type file struct {
	path string // relative, with slashes, in NFC
	name string // the same as the disk spells it
	kind fileKind
}

// maxDepth is far more folders than any archive has.
const maxDepth = 32

var registerNames = []string{"units.csv", "members.csv", "rules.csv", "awards.csv", "inspections.csv"}

var settingsNames = []string{"site.yaml", "audiences.yaml"}

// scan lists what there is to read below dir, by path. Links and special
// files are errors: nothing outside the archive is read in its place.
func scan(root *os.Root) ([]file, diag.List, error) {
	s := scanner{root: root.FS(), same: map[string]string{}}
	if err := s.folder(".", "", 0); err != nil {
		return nil, nil, err
	}
	return s.files, s.ds, nil
}

type scanner struct {
	root  fs.FS
	files []file
	same  map[string]string // path as a case-folding disk sees it → path
	ds    diag.List
}

func (s *scanner) folder(name, at string, depth int) error {
	entries, err := fs.ReadDir(s.root, name)
	if err != nil {
		return fmt.Errorf("reading folder %q: %w", name, err)
	}
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), ".") {
			continue
		}
		p := path.Join(at, text.NFC(e.Name()))
		real := path.Join(name, e.Name())
		switch {
		case e.IsDir():
			if at == "" && (p == "layouts" || p == "queries") {
				continue
			}
			if depth == maxDepth {
				s.fault(p, "scan.deep")
				continue
			}
			if err := s.folder(real, p, depth+1); err != nil {
				return err
			}
		case e.Type()&fs.ModeSymlink != 0:
			s.fault(p, "scan.link")
		case !e.Type().IsRegular():
			s.fault(p, "scan.special")
		default:
			s.add(p, real)
		}
	}
	return nil
}

// fault reports a file that is not read at all.
func (s *scanner) fault(p, message string) {
	d := s.ds.Errorf(diag.Pos{Line: 1, Col: 1}, message)
	d.File = p
	d.Advise("hint." + message)
}

// add takes a file if some reader wants it, and warns of one whose name is
// nearly right.
func (s *scanner) add(p, real string) {
	f := file{path: p, name: real}
	low := strings.ToLower(p)
	switch {
	case strings.HasSuffix(p, ".md") && strings.HasPrefix(p, "sessions/"):
		f.kind = sessionFile
	case strings.HasSuffix(p, ".md") && strings.HasPrefix(p, "documents/") && strings.Count(p, "/") == 1:
		f.kind = documentFile
	case strings.HasSuffix(p, ".md"):
		f.kind = pageFile
	case !strings.Contains(p, "/") && text.Nearest(p, registerNames) == p:
		f.kind = registerFile
	case slices.Contains(settingsNames, p):
		f.kind = settingsFile
	default:
		s.nearly(p, low)
		return
	}
	if before, ok := s.same[address.Same(p)]; ok {
		d := s.ds.Errorf(diag.Pos{Line: 1, Col: 1}, "id.case", p, before)
		d.File = p
		d.Advise("hint.rename")
		return
	}
	s.same[address.Same(p)] = p
	s.files = append(s.files, f)
}

// nearly warns of a file that was likely meant to be read.
func (s *scanner) nearly(p, low string) {
	near := ""
	switch {
	case strings.HasSuffix(low, ".md"), strings.HasSuffix(low, ".markdown"):
		near = strings.TrimSuffix(p, path.Ext(p)) + ".md"
	case strings.Contains(p, "/"):
	case strings.HasSuffix(low, ".csv"):
		near = text.Nearest(p, registerNames)
	default:
		near = text.Nearest(low, settingsNames)
	}
	if near != "" {
		d := s.ds.Warnf(diag.Pos{Line: 1, Col: 1}, "scan.near")
		d.File = p
		d.Suggest(near)
	}
}

// readFile reads one file of an open folder, at most limit+1 bytes, into a
// buffer that the caller may reuse.
func readFile(folder *os.Root, name string, buf []byte, limit int) (_ []byte, err error) {
	f, err := folder.Open(name)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	buf = buf[:0]
	for len(buf) <= limit {
		if len(buf) == cap(buf) {
			buf = append(buf, 0)[:len(buf)]
		}
		n, err := f.Read(buf[len(buf):cap(buf)])
		buf = buf[:len(buf)+n]
		if n == 0 || err != nil {
			break
		}
	}
	return buf, nil
}
