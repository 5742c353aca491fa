package serve

import (
	"path/filepath"
	"strings"
)

// ignored tells whether a name is hidden or an editor's passing work: its
// coming and going changes nothing in the site.
func ignored(name string) bool {
	switch {
	case strings.HasPrefix(name, "."),
		strings.HasPrefix(name, "~$"), // Office's lock
		strings.HasSuffix(name, "~"),
		strings.HasPrefix(name, "#") && strings.HasSuffix(name, "#"), // Emacs
		strings.HasSuffix(name, "___"),                               // ___jb_tmp___ of JetBrains
		name == "4913":                                               // Vim tries whether it may write here
		return true
	}
	switch strings.ToLower(filepath.Ext(name)) {
	case ".swp", ".swx", ".swo", ".tmp", ".temp", ".part", ".crdownload":
		return true
	}
	return false
}
