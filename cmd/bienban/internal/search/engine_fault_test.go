package search

import (
	"bytes"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"bienban/cmd/bienban/internal/browsertest"
)

// TestEngineTellsWhatIsBroken breaks an index in all ways in which a copy may
// break, and mends it.
func TestEngineTellsWhatIsBroken(t *testing.T) {
	r := rand.New(rand.NewPCG(8, 7))
	f := newFolder()
	build(t, invent(r, 30), f, "", 10)
	root, dir := writeRoot(t, engineScripts...)
	f.writeTo(t, dir)
	ctx := browsertest.Open(t)
	openPage(t, ctx, root+"index.html")
	const query = `{branches: [[{words: [{fold: 'doi', form: 'đội'}]}]], excluded: [], filters: [], noFilters: [], faults: []}`
	inPage[bool](t, ctx, `(bienban.query = () => (`+query+`), globalThis.open = () => bienban.engine(new URL('.', location.href)), true)`)
	ask := func(expression string) string {
		return inPage[string](t, ctx, `(async () => {
			try {
				`+expression+`
			} catch ({code, file}) {
				return code + ' ' + file;
			}
		})()`)
	}
	found := ask(`return (await open().search('')).total + ' found'`)
	if found == "0 found" || !strings.HasSuffix(found, " found") {
		t.Fatalf("of a sound index the script says %s", found)
	}

	for name, c := range map[string]struct {
		change func(script []byte) []byte // nil: the file is gone
		code   string
	}{
		"gone":           {nil, "missing"},
		"empty":          {func([]byte) []byte { return nil }, "damaged"},
		"cut off":        {func(b []byte) []byte { return b[:len(b)/2] }, "damaged"},
		"other format":   {func(b []byte) []byte { return bytes.Replace(b, []byte(`"format":1`), []byte(`"format":2`), 1) }, "version"},
		"no index":       {func([]byte) []byte { return []byte("bienban.manifest(null);") }, "damaged"},
		"without a part": {func([]byte) []byte { return []byte(`bienban.manifest({"format":1});`) }, "damaged"},
	} {
		path := filepath.Join(dir, filepath.FromSlash(manifestPath))
		whole, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		replace(t, path, whole, c.change)
		if got, want := ask(`await open().ready; return 'ready'`), c.code+" "+manifestPath; got != want {
			t.Errorf("manifest %s: the script says %q, not %q", name, got, want)
		}
		if err := os.WriteFile(path, whole, 0o644); err != nil {
			t.Fatal(err)
		}
	}

	parts, err := filepath.Glob(filepath.Join(dir, Folder, "??", "*.js"))
	if err != nil || len(parts) < 10 {
		t.Fatal(parts, err)
	}
	bomb, much, err := newPacker().pack(make([]byte, maxBody+1), true)
	if err != nil {
		t.Fatal(err)
	}
	base64 := func(b []byte) int { return bytes.IndexByte(b, ',') + 2 }
	for name, c := range map[string]struct {
		change func(script []byte) []byte
		code   string
	}{
		"gone":             {nil, "missing"},
		"empty":            {func([]byte) []byte { return nil }, "damaged"},
		"cut off":          {func(b []byte) []byte { return b[:len(b)-9] }, "damaged"},
		"shorter":          {func(b []byte) []byte { return append(bytes.Clone(b[:base64(b)+16]), b[len(b)-4:]...) }, "damaged"},
		"nothing in it":    {func(b []byte) []byte { return append(bytes.Clone(b[:base64(b)]), b[len(b)-4:]...) }, "damaged"},
		"no base64":        {func(b []byte) []byte { return append(append(bytes.Clone(b[:base64(b)]), '%'), b[base64(b)+1:]...) }, "damaged"},
		"other bytes":      {func(b []byte) []byte { return flip(b, base64(b)+12) }, "damaged"},
		"other way packed": {func(b []byte) []byte { return flip(b, base64(b)) }, "damaged"},
		"too much in it": {func(b []byte) []byte {
			return bytes.Replace(much, []byte(bomb.String()), b[len(partCall):len(partCall)+14], 1)
		}, "damaged"},
		"another's": {func(b []byte) []byte {
			return bytes.Replace(b, b[len(partCall):len(partCall)+14], []byte("00000000000000"), 1)
		}, "damaged"},
	} {
		whole := map[string][]byte{}
		for _, path := range parts {
			b, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			whole[path] = b
			replace(t, path, b, c.change)
		}
		inPage[bool](t, ctx, `(async () => { globalThis.engine = open(); await engine.ready; return true; })()`)
		code, file, _ := strings.Cut(ask(`return (await engine.search('')).total + ' found'`), " ")
		if code != c.code || whole[filepath.Join(dir, filepath.FromSlash(file))] == nil {
			t.Errorf("parts %s: the script says %q of %q", name, code, file)
		}
		for path, b := range whole {
			if err := os.WriteFile(path, b, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		// Loads of the broken parts may still be under way.
		if got := ask(`for (let n = 0; n < 100 && document.head.querySelector('script:not([defer])'); n++) await new Promise((done) => setTimeout(done, 20));
			await new Promise((done) => setTimeout(done, 50));
			return (await engine.search('')).total + ' found'`); got != found {
			t.Errorf("parts no longer %s: the script says %s, not %s", name, got, found)
		}
	}
}

func replace(t *testing.T, path string, whole []byte, change func([]byte) []byte) {
	t.Helper()
	if change == nil {
		if err := os.Remove(path); err != nil {
			t.Fatal(err)
		}
		return
	}
	if err := os.WriteFile(path, change(bytes.Clone(whole)), 0o644); err != nil {
		t.Fatal(err)
	}
}

// flip changes a character of base64 for another one.
func flip(b []byte, at int) []byte {
	if b[at] == 'Q' {
		b[at] = 'g'
	} else {
		b[at] = 'Q'
	}
	return b
}

// TestEngineLoadsOnce counts what is asked of a server: nothing twice, and nothing
// for a query that was answered before. What nobody asked for is not taken.
func TestEngineLoadsOnce(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 7))
	f := newFolder()
	build(t, invent(r, 200), f, "", 100)
	_, dir := writeRoot(t, engineScripts...)
	f.writeTo(t, dir)
	var mu sync.Mutex
	asked := map[string]int{}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		asked[r.URL.Path]++
		mu.Unlock()
		w.Header().Set("Cache-Control", "no-store")
		http.FileServer(http.Dir(dir)).ServeHTTP(w, r)
	}))
	defer server.Close()
	ctx := browsertest.Open(t)
	openPage(t, ctx, server.URL+"/index.html")
	var parts []string
	for path := range f.now {
		if name := strings.TrimPrefix(path, Folder+"/"); path != manifestPath {
			parts = append(parts, strings.Replace(strings.TrimSuffix(name, ".js"), "/", "", 1))
		}
	}
	search := func(words ...string) int {
		q := Query{Branches: [][]Clause{nil}}
		for _, w := range words {
			q.Branches[0] = append(q.Branches[0], Clause{Words: wordsOf(w)})
		}
		return askScript[int](t, ctx, `async ({Query, Parts}) => {
			bienban.query = (text) => text;
			globalThis.engine ??= bienban.engine(new URL('.', location.href));
			for (const name of Parts) bienban.part(name, 'AAAAAAAA');
			const [a, b] = await Promise.all([engine.search(Query), engine.search(Query, {size: 3})]);
			return a.total === b.total ? a.total : -1;
		}`, map[string]any{"Query": q, "Parts": parts})
	}
	first := search("tự", "phê", "bình")
	if first <= 0 {
		t.Fatalf("%d are found", first)
	}
	mu.Lock()
	loaded := len(asked)
	mu.Unlock()
	if again := search("tự", "phê", "bình"); again != first {
		t.Errorf("first %d are found, then %d", first, again)
	}
	if search("xyzzy", "tự") != 0 {
		t.Error("what is nowhere is found")
	}
	mu.Lock()
	defer mu.Unlock()
	for path, n := range asked {
		if n > 1 {
			t.Errorf("%s is asked for %d times", path, n)
		}
	}
	// A word that is nowhere takes a shard and its directory in each segment, and
	// its pair likewise.
	if more := len(asked) - loaded; more > 8 {
		t.Errorf("a word that is nowhere takes %d files", more)
	}
}
