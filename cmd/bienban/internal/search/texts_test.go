package search

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"strings"
	"testing"
)

// TestTextsHaveAllWords finds every text of the records, and every key and word
// of the index, among what the files are said to hold.
func TestTextsHaveAllWords(t *testing.T) {
	x := invent(rand.New(rand.NewPCG(6, 4)), 40)
	f := newFolder()
	build(t, x, f, "", 20)
	words := map[string]bool{}
	fragments, others := "", 0
	for path, script := range f.now {
		texts, err := Texts(path, script)
		if err != nil {
			t.Fatal(err)
		}
		switch {
		case path == manifestPath:
			if !bytes.HasPrefix(texts, []byte("{")) {
				t.Errorf("the manifest is %.20q", texts)
			}
		case bytes.HasPrefix(texts, []byte("[[")):
			fragments += string(texts)
		default:
			others++
			for w := range strings.SplitSeq(string(texts), "\x00") {
				words[w] = true
			}
		}
	}
	for _, r := range x.records {
		for _, s := range append([]string{r.ID, r.Title, r.Unit}, r.Names...) {
			if quoted := string(appendString(nil, s)); !strings.Contains(fragments, quoted) {
				t.Errorf("no fragment has %s", quoted)
			}
		}
		for _, key := range r.Filters {
			if !words[key] {
				t.Errorf("no shard has the key %s", key)
			}
		}
		for _, term := range Terms(r.Title) {
			if !words[term.Fold] || !words[term.Form] {
				t.Errorf("%s or %s is missing", term.Fold, term.Form)
			}
		}
	}
	if len(words) < others {
		t.Errorf("%d files have only %d words", others, len(words))
	}
}

func TestTextsOfDamagedFiles(t *testing.T) {
	f := newFolder()
	build(t, invent(rand.New(rand.NewPCG(6, 5)), 10), f, "", 20)
	for path, script := range f.now {
		for _, bad := range [][]byte{nil, script[:len(script)-1], append([]byte("let a;"), script...)} {
			if _, err := Texts(path, bad); !errors.Is(err, ErrDamaged) {
				t.Errorf("%s: %v", path, err)
			}
		}
		if _, err := Texts("search/zz.js", script); !errors.Is(err, ErrDamaged) {
			t.Error(err)
		}
	}
}
