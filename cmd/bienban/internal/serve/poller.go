package serve

import (
	"context"
	"encoding/binary"
	"hash/maphash"
	"io/fs"
	"time"
)

// poller looks at all names, sizes and times again and again.
type poller struct {
	tree  tree
	pause time.Duration
	seed  maphash.Seed
	last  uint64
}

func newPoller(t tree, pause time.Duration) *poller {
	p := &poller{tree: t, pause: pause, seed: maphash.MakeSeed()}
	p.last = p.look()
	return p
}

func (p *poller) run(ctx context.Context, touch func()) error {
	again := time.NewTimer(p.pause)
	defer again.Stop()
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-again.C:
		}
		if now := p.look(); now != p.last {
			p.last = now
			touch()
		}
		// Counted from the end of a look, so that a large archive leaves time between.
		again.Reset(p.pause)
	}
}

// look boils all files down to one number: the walk is in order, and a hash
// holds no hundred thousand names in memory.
func (p *poller) look() uint64 {
	var h maphash.Hash
	h.SetSeed(p.seed)
	for _, root := range p.tree.standing() {
		// An error ends the look early; the same again next time is no change.
		_ = p.tree.walk(root, func(path string, d fs.DirEntry) error {
			h.WriteString(path)
			h.WriteByte(0)
			if d.IsDir() {
				return nil // its time changes with passing files too
			}
			info, err := d.Info()
			if err != nil {
				return nil
			}
			var stamp [16]byte
			binary.LittleEndian.PutUint64(stamp[:8], uint64(info.Size()))
			binary.LittleEndian.PutUint64(stamp[8:], uint64(info.ModTime().UnixNano()))
			h.Write(stamp[:])
			return nil
		})
	}
	return h.Sum64()
}
