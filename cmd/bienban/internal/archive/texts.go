package archive

import (
	"fmt"
	"path/filepath"

	"bienban/cmd/bienban/internal/codec"
	"bienban/cmd/bienban/internal/record"
)

// words are one sitting's texts as the cache keeps them: in files of their
// own, since most runs need none of them.
type words struct {
	Path string
	Hash Hash
	Blob string
}

type textShard struct{ Words []words }

var wordsCodec = codec.Of[textShard]()

// Texts gives a sitting's texts: from this run's reading, else from the cache,
// else by reading the file again. ErrChanged says that the file is no longer
// what was loaded.
func (a *Archive) Texts(s *Session) (*record.Texts, error) {
	if a.rebuilt != nil {
		return a.rebuilt(s)
	}
	blob := s.texts
	if a.bodies != nil {
		kept, _, err := a.bodies.Get(textsName(s.Path), s.Hash)
		if err != nil {
			return nil, err
		}
		blob = string(kept)
	}
	if blob == "" && a.cache != nil {
		if w := a.cache.texts[shardOf(s.Path)]()[s.Path]; w.Hash == s.Hash {
			blob = w.Blob
		}
	}
	if blob != "" {
		t := &record.Texts{}
		_, err := textsCodec.Decode(blob, t)
		return t, err
	}
	src, _, err := a.source(s.Path, s.Hash)
	if err != nil {
		return nil, err
	}
	again, _, _ := record.ReadSession(src)
	return again.Texts(), nil
}

// textsName names a sitting's texts among the bodies.
func textsName(path string) string { return path + " texts" }

func (c *Cache) textFile(i int) string { return filepath.Join(c.dir, fmt.Sprintf("texts-%02x", i)) }

func (c *Cache) openTexts(i int) map[string]words {
	var s textShard
	if !open(c.textFile(i), c.version, wordsCodec, &s) {
		return nil
	}
	out := make(map[string]words, len(s.Words))
	for _, w := range s.Words {
		out[w.Path] = w
	}
	return out
}

// saveTexts writes a shard's texts: those read in this run, and of the rest
// what the shard had.
func (c *Cache) saveTexts(i int, now []words) error {
	kept := now[:0]
	for _, w := range now {
		if w.Blob == "" {
			if old := c.texts[i]()[w.Path]; old.Hash == w.Hash {
				w.Blob = old.Blob
			}
		}
		if w.Blob != "" {
			kept = append(kept, w)
		}
	}
	return write(c.textFile(i), c.version, wordsCodec, &textShard{kept})
}
