package serve

import (
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"net/http"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// moment is how long a file may be away while a new site takes the place of
// the old.
const moment = 50 * time.Millisecond

// errFolder says that a name is a folder's that has a page of its own.
var errFolder = errors.New("a folder")

// file gives a file of the site, a page with the script in it.
func (s *server) file(w http.ResponseWriter, r *http.Request) {
	name, ok := fileName(r.URL.Path)
	if !ok {
		s.missing(w, r)
		return
	}
	// Asked before the file is opened: a page newer than it says is only
	// loaded once too often, one older than it says would stay.
	now, _ := s.board.look()
	f, err := s.open(r.Context(), name)
	switch {
	case errors.Is(err, errFolder):
		to := url.URL{Path: r.URL.Path + "/", RawQuery: r.URL.RawQuery}
		http.Redirect(w, r, to.String(), http.StatusFound)
		return
	case err != nil:
		s.missing(w, r)
		return
	}
	defer f.Close()
	kind := contentType(name)
	w.Header().Set("Content-Type", kind)
	if !strings.HasPrefix(kind, "text/html") {
		// No time is given, so nothing is answered with "not modified".
		http.ServeContent(w, r, "", time.Time{}, f)
		return
	}
	page, err := io.ReadAll(f)
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	reply(w, r, http.StatusOK, inject(page, now.site))
}

// reply sends bytes with their length, or to HEAD the length alone.
func reply(w http.ResponseWriter, r *http.Request, status int, data []byte) {
	w.Header().Set("Content-Length", strconv.Itoa(len(data)))
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		_, _ = io.Copy(w, bytes.NewReader(data)) // a page that went away needs no answer
	}
}

// fileName turns an address into a name below Dir, with slashes. Hidden files
// are not pages.
func fileName(address string) (name string, ok bool) {
	name, ok = strings.CutPrefix(address, "/")
	if name == "" || strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	if _, err := filepath.Localize(name); err != nil {
		return "", false
	}
	return name, ok && !strings.Contains("/"+name, "/.")
}

// open finds a file, and looks again after a moment if it isn't there.
func (s *server) open(ctx context.Context, name string) (*os.File, error) {
	f, err := s.find(name)
	if err == nil || errors.Is(err, errFolder) {
		return f, err
	}
	wait := time.NewTimer(moment)
	defer wait.Stop()
	select {
	case <-ctx.Done():
		return nil, ctx.Err()
	case <-wait.C:
		return s.find(name)
	}
}

// find opens a regular file inside Dir; a link out of Dir is an error. The
// folder is opened each time, for a build may put another in its place.
func (s *server) find(name string) (*os.File, error) {
	root, err := os.OpenRoot(s.Dir)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	info, err := root.Stat(name)
	switch {
	case err != nil:
		return nil, err
	case info.IsDir():
		if page, err := root.Stat(path.Join(name, "index.html")); err != nil || !page.Mode().IsRegular() {
			return nil, fs.ErrNotExist
		}
		return nil, errFolder
	case !info.Mode().IsRegular():
		return nil, fs.ErrNotExist // a pipe would never open
	}
	return root.Open(name)
}
