package search

import (
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"math/bits"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/zeebo/xxh3"
)

// manifestPath is the one file of an index whose name doesn't change.
const manifestPath = Folder + "/manifest.js"

// manifest is what a reader of an index reads first.
type manifest struct {
	Format   int              `json:"format"`
	Sum      string           `json:"sum"` // changes with any part
	Counts   map[string]int   `json:"counts"`
	Per      int              `json:"per"` // rows of a fragment
	Segments []segmentOutline `json:"segments"`
	Grammar  *Grammar         `json:"grammar"`
}

// segmentOutline is a segment's part of the manifest. Pages are references, one
// after another: to directories, or where there are up to 512 in these, the
// references themselves.
type segmentOutline struct {
	Slots        int               `json:"slots"`
	Sittings     int               `json:"sittings"`
	Others       int               `json:"others"`
	Shards       int               `json:"shards"`
	ShardPages   []byte            `json:"shardPages"`
	SittingPages []byte            `json:"sittingPages"`
	OtherPages   []byte            `json:"otherPages"`
	Days         string            `json:"days"`
	Words        map[string]string `json:"words"` // by first character
	OtherDates   [][2]int          `json:"otherDates"`
}

// manifest writes the directories, days and words of all segments, and last the
// manifest itself.
func (b *builder) manifest(all []plan, s *state) error {
	m := manifest{Format: format, Counts: map[string]int{}, Per: rowsPerFragment, Grammar: NewGrammar()}
	for _, h := range b.heads {
		m.Counts[h.Kind.String()]++
		m.Counts[Promise.String()] += h.Items
	}
	w := outlineWriter{builder: b, packer: newPacker()}
	for i := range all {
		m.Segments = append(m.Segments, w.segment(&all[i], &s.Segments[i]))
	}
	if w.failed != nil {
		return w.failed
	}
	sum := xxh3.Hash128(w.all).Bytes()
	m.Sum = hex.EncodeToString(sum[:])
	out, err := json.Marshal(m)
	if err != nil {
		return fmt.Errorf("writing the search index: %w", err)
	}
	return b.out.Write(manifestPath, append(append([]byte(manifestCall), out...), ");\n"...))
}

const manifestCall = "bienban.manifest("

// readManifest reads what manifest wrote.
func readManifest(script []byte) (*manifest, error) {
	text, ok := strings.CutPrefix(string(script), manifestCall)
	text, closed := strings.CutSuffix(text, ");\n")
	m := &manifest{}
	if !ok || !closed || json.Unmarshal([]byte(text), m) != nil {
		return nil, fmt.Errorf("%s: %w", manifestPath, ErrDamaged)
	}
	if m.Format != format {
		return nil, fmt.Errorf("%s: %w: its format is %d, this program reads %d", manifestPath, ErrVersion, m.Format, format)
	}
	return m, nil
}

// sound tells whether a segment can be as large as it says: there are references
// for all of it, and its codes are numbers of 32 bits.
func (o *segmentOutline) sound(per int) bool {
	within := func(n, least, most int) bool { return least <= n && n <= most }
	named := func(n, per int, pages []byte) bool {
		refs, count := len(pages)/len(Ref{}), (n+per-1)/per
		if count > refsInManifest {
			refs *= refsPerPage
		}
		return within(count, 0, refs)
	}
	return within(per, 1, 1024) && within(o.Slots, 1, 1<<30) && within(o.Sittings, 0, 1<<31) && within(o.Others, 0, 1<<31) &&
		named(o.Sittings, per, o.SittingPages) && named(o.Others, per, o.OtherPages) &&
		o.Shards > 0 && named(o.Shards, 1, o.ShardPages) && int64(o.Sittings+o.Others)*int64(o.Slots+1) < 1<<32
}

type outlineWriter struct {
	*builder
	packer *packer
	all    []byte // every reference
	failed error
}

// put writes a part unless something failed before.
func (w *outlineWriter) put(body []byte, shrink bool) (ref Ref) {
	if w.failed != nil {
		return ref
	}
	ref, script, err := w.packer.pack(body, shrink)
	if err == nil {
		err = w.out.part(ref, script)
	}
	w.failed = err
	w.all = append(w.all, ref[:]...)
	return ref
}

func (w *outlineWriter) segment(p *plan, s *segmentState) segmentOutline {
	refs := make([]Ref, len(s.Shards))
	for i := range s.Shards {
		refs[i] = s.Shards[i].Ref
	}
	border := p.fragmentOf(len(p.sittings))
	return segmentOutline{
		Slots: p.slots, Sittings: len(p.sittings), Others: len(p.others), Shards: len(s.Shards),
		ShardPages: w.pages(refs), SittingPages: w.pages(s.Fragments[:border]), OtherPages: w.pages(s.Fragments[border:]),
		Days: w.days(p), Words: w.words(s.Words), OtherDates: w.otherDates(p),
	}
}

func (w *outlineWriter) pages(refs []Ref) (out []byte) {
	if len(refs) <= refsInManifest {
		for _, r := range refs {
			out = append(out, r[:]...)
		}
		w.all = append(w.all, out...)
		return out
	}
	for page := range slices.Chunk(refs, refsPerPage) {
		var body []byte
		for _, r := range page {
			body = append(body, r[:]...)
		}
		ref := w.put(body, false)
		out = append(out, ref[:]...)
	}
	return out
}

// days writes how many sittings each day has.
func (w *outlineWriter) days(p *plan) string {
	var body []byte
	count, before := 0, 0
	for i := 0; i < len(p.sittings); {
		day, n := int(w.heads[p.sittings[i]].Date), 0
		for ; i < len(p.sittings) && int(w.heads[p.sittings[i]].Date) == day; i++ {
			n++
		}
		body = binary.AppendUvarint(binary.AppendUvarint(body, uint64(day-before)), uint64(n))
		before = day
		count++
	}
	return w.put(append(binary.AppendUvarint(nil, uint64(count)), body...), true).String()
}

// words writes the words, which are sorted, by their first character.
func (w *outlineWriter) words(all []wordCount) map[string]string {
	out := map[string]string{}
	for len(all) > 0 {
		_, size := utf8.DecodeRuneInString(all[0].Fold)
		first := all[0].Fold[:size]
		n := 1
		for n < len(all) && strings.HasPrefix(all[n].Fold, first) {
			n++
		}
		body, previous := binary.AppendUvarint(nil, uint64(n)), ""
		for _, word := range all[:n] {
			body = append(appendKey(body, previous, word.Fold), byte(bits.Len32(uint32(word.Count))))
			previous = word.Fold
		}
		out[first] = w.put(body, true).String()
		all = all[n:]
	}
	return out
}

func (w *outlineWriter) otherDates(p *plan) [][2]int {
	out := [][2]int{}
	for i, h := range p.others {
		if d := int(w.heads[h].Date); d != 0 {
			out = append(out, [2]int{i, d})
		}
	}
	return out
}
