package search

import (
	"encoding/hex"
	"fmt"
	"strings"
)

// Texts gives what words a file of an index holds, by its path below the site's
// root: JSON, as it is, or for keys, forms and words each of them before a NUL.
// What has no words (references, days, sets) comes as its bytes. ErrDamaged says
// that the file is not what was written.
func Texts(path string, script []byte) ([]byte, error) {
	if path == manifestPath {
		if _, err := readManifest(script); err != nil {
			return nil, err
		}
		return script[len(manifestCall) : len(script)-len(");\n")], nil
	}
	name := strings.TrimSuffix(strings.TrimPrefix(path, Folder+"/"), ".js")
	var ref Ref
	if n, err := hex.Decode(ref[:], []byte(strings.Replace(name, "/", "", 1))); err != nil || n != len(ref) || ref.Path() != path {
		return nil, fmt.Errorf("%s: %w", path, ErrDamaged)
	}
	body, err := unpack(ref, script)
	if err != nil || strings.HasPrefix(string(body[:min(2, len(body))]), "[[") {
		return body, err
	}
	if out := append(keysOf(body), openingsOf(body)...); len(out) > 0 {
		return out, nil
	}
	return body, nil
}

// keysOf gives the keys and forms of a shard; a part doesn't say if it is one.
func keysOf(body []byte) (out []byte) {
	entries, err := readShard(body)
	if err != nil {
		return nil
	}
	for i := range entries {
		out = append(append(out, entries[i].key...), 0)
		if entries[i].flags&(otherForm|manyForms) != 0 {
			for _, form := range entries[i].texts {
				out = append(append(out, form...), 0)
			}
		}
	}
	return out
}

// openingsOf gives the words with one first character, likewise.
func openingsOf(body []byte) (out []byte) {
	in, word := reader{src: body}, ""
	for range in.count() {
		word = in.key(word)
		out = append(append(out, word...), 0)
		in.byte()
	}
	if !in.ended() {
		return nil
	}
	return out
}
