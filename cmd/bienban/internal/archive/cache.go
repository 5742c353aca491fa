package archive

import (
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"unsafe"

	"bienban/cmd/bienban/internal/codec"
	"bienban/cmd/bienban/internal/diag"

	"github.com/zeebo/xxh3"
)

// shards is how many files the cache is spread over, so that one changed
// record rewrites little.
const shards = 64

// Cache keeps, for every source file, a hash of its bytes and what reading
// them gave. It never trusts a time: only bytes.
type Cache struct {
	dir     string
	version uint64
	entries [shards]map[string]entry
	stale   [shards]bool // unreadable or missing: to be written in any case
	texts   [shards]func() map[string]words
}

type entry struct {
	Path string
	Hash Hash
	Blob string
	Ds   []diag.Diagnostic
}

type shard struct{ Entries []entry }

var shardCodec = codec.Of[shard]()

// OpenCache reads the cache kept in a folder, which is made if need be. A
// cache of another program (told by its hash) or of damaged files is as good
// as none.
func OpenCache(dir string, program Hash) (*Cache, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, fmt.Errorf("making the cache: %w", err)
	}
	c := &Cache{dir: dir, version: version(program)}
	for i := range shards {
		c.texts[i] = sync.OnceValue(func() map[string]words { return c.openTexts(i) })
	}
	parallel(shards, func(_, from, to int) {
		for i := from; i < to; i++ {
			c.open(i)
		}
	})
	return c, nil
}

// version tells what a cache must be of to be read: the same program, whose
// records have the same shape.
func version(program Hash) uint64 {
	b := program[:]
	for _, shape := range []uint64{sessionCodec.Shape(), documentCodec.Shape(), pageCodec.Shape(), shardCodec.Shape(), textsCodec.Shape(), wordsCodec.Shape()} {
		b = binary.LittleEndian.AppendUint64(b, shape)
	}
	return xxh3.Hash(b)
}

func (c *Cache) file(i int) string { return filepath.Join(c.dir, fmt.Sprintf("records-%02x", i)) }

func (c *Cache) open(i int) {
	c.entries[i] = map[string]entry{}
	c.stale[i] = true
	var s shard
	if !open(c.file(i), c.version, shardCodec, &s) {
		return
	}
	for _, e := range s.Entries {
		c.entries[i][e.Path] = e
	}
	c.stale[i] = false
}

// open reads one file of the cache, if it is whole and of this program.
func open[T any](file string, version uint64, of *codec.Codec[T], v *T) bool {
	b, err := os.ReadFile(file)
	if err != nil || len(b) <= 16 || binary.LittleEndian.Uint64(b) != version || binary.LittleEndian.Uint64(b[8:]) != xxh3.Hash(b[16:]) {
		return false
	}
	// The bytes are never written again, so strings may point into them.
	_, err = of.Decode(unsafe.String(&b[16], len(b)-16), v)
	return err == nil
}

func shardOf(path string) int { return int(xxh3.HashString(path) % shards) }

// load fills a result from the cache if it knows these very bytes.
func (c *Cache) load(r *result) bool {
	if c == nil {
		return false
	}
	e, ok := c.entries[shardOf(r.path)][r.path]
	if !ok || e.Hash != r.hash {
		return false
	}
	r.blob, r.ds = e.Blob, e.Ds
	return true
}

// save writes the shards that no longer say what was read.
func (c *Cache) save(results []result) error {
	if c == nil {
		return nil
	}
	var now [shards]shard
	var read [shards][]words
	for _, r := range results {
		if r.source == nil {
			i := shardOf(r.path)
			now[i].Entries = append(now[i].Entries, entry{r.path, r.hash, r.blob, r.ds})
			if r.kind == sessionFile {
				read[i] = append(read[i], words{r.path, r.hash, r.texts})
			}
		}
	}
	var mu sync.Mutex
	var failed error
	parallel(shards, func(_, from, to int) {
		for i := from; i < to; i++ {
			if !c.stale[i] && c.same(i, now[i].Entries) {
				continue
			}
			err := c.saveTexts(i, read[i])
			if err == nil {
				err = write(c.file(i), c.version, shardCodec, &now[i])
			}
			if err != nil {
				mu.Lock()
				failed = err
				mu.Unlock()
			}
		}
	})
	return failed
}

// same tells whether a shard on disk holds just these entries.
func (c *Cache) same(i int, entries []entry) bool {
	if len(entries) != len(c.entries[i]) {
		return false
	}
	for _, e := range entries {
		if old, ok := c.entries[i][e.Path]; !ok || old.Hash != e.Hash {
			return false
		}
	}
	return true
}

func write[T any](file string, version uint64, of *codec.Codec[T], v *T) error {
	b := make([]byte, 16, 1<<16)
	b = of.Append(b, v)
	binary.LittleEndian.PutUint64(b, version)
	binary.LittleEndian.PutUint64(b[8:], xxh3.Hash(b[16:]))
	temp := file + ".new"
	if err := os.WriteFile(temp, b, 0o644); err != nil {
		return fmt.Errorf("writing the cache: %w", err)
	}
	if err := os.Rename(temp, file); err != nil {
		return fmt.Errorf("writing the cache: %w", err)
	}
	return nil
}
