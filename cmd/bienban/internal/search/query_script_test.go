package search

import (
	"context"
	"encoding/json"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
)

// sameInScript asks a function of script about all, and holds its answers, one
// for each, to ours as JSON has them.
func sameInScript[T any](t *testing.T, ctx context.Context, all []T, function string, ours func(T) any) {
	t.Helper()
	theirs := askScript[[]any](t, ctx, function, all)
	if len(theirs) != len(all) {
		t.Fatalf("%d answers to %d", len(theirs), len(all))
	}
	for i, got := range theirs {
		b := asJSON(t, ours(all[i]))
		var want any
		if err := json.Unmarshal([]byte(b), &want); err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(got, want) {
			t.Fatalf("%+v is in script\n%s, not\n%s", all[i], asJSON(t, got), b)
		}
	}
}

func asJSON(t *testing.T, of any) string {
	t.Helper()
	b, err := json.Marshal(of)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// TestQueriesInScript holds the script to Go, which the cases hold, on these
// and on random queries.
func TestQueriesInScript(t *testing.T) {
	ctx := scriptPage(t, "site.js", "terms.js", "query.js")
	g := NewGrammar()
	cases := queryCases(t)
	dice := rand.New(rand.NewPCG(5, 3))
	faults, filters, branches := 0, 0, 0
	for range 6000 {
		c := queryCase{Text: randomQuery(dice), Typing: dice.IntN(2) == 0}
		q := readQuery(c, g)
		sound(t, c.Text, q, g)
		faults += min(1, len(q.Faults))
		filters += min(1, len(q.Filters)+len(q.NoFilters))
		branches += min(1, len(q.Branches)/2)
		cases = append(cases, c)
	}
	if faults < 1000 || filters < 1000 || branches < 1000 {
		t.Errorf("only %d have faults, %d filters, %d branches", faults, filters, branches)
	}
	sameInScript(t, ctx, cases, `(all) => all.map((c) => bienban.query(c.Text, `+asJSON(t, g)+`, c.Typing)).map((q) => [q, bienban.spelled(q)])`, func(c queryCase) any {
		q := readQuery(c, g)
		return []any{q, q.String()}
	})
}

// queryPieces are what queries are made of, the more usual ones first.
var queryPieces = [][]string{
	strings.Split("tự|phê bình|gác|đêm|đại đội 7|11-NQ/CB|4/11/2019|2019-11|hòa|hoà|quy|tuwj|Ðại|=phê|bin*|e941|a. b|x...y|ﬁ|中文|12|é\u0301|a\u0323\u0302", "|"),
	{" ", " ", " ", " ", " OR ", " HOẶC ", "|", "  ", "\n", "\u00a0", "\u2003"},
	{`"`, `"`, "“", "”", "„", "«", "»", "″", "-", "-", "=", "=", "*", ":", ",", ";", ".", "/", "–", "_", "OR", "HOẶC", "hoặc", "≠", "'"},
	strings.Split("unit:|đơn vị:|đơn-vị:|donvi:|tổ chức:|chi-bo:|đảng viên:|người:|-unit:|-member:|UNIT:|tổ:|to:|abc:", "|"),
	strings.Split("year:2019|năm:2018-2020|năm:19|từ:4/11/2019|đến:2019-02|from:29/2/2019|from:29/2/2020|to:2019|den:12/2019|từ ngày:1/1/0001|year:0000|-năm:2018–2019|year:2020-2018|to:31/4/2019|from:2019-12-31", "|"),
	strings.Split("kind:session|loại:biên-bản|loại:\"buổi sinh hoạt\"|kind:sesion|loai:chuyên đề|state:open|kết-quả:xong|trạng-thái:\"quá hạn\"|state:opne|state:x|-kind:task|-state:chưa-xong|sort:date|thứ-tự:liên-quan|sort:|kind:|loại:\"\"|kind:constructor|state:toString", "|"),
	{"\u00ad", "\u200b", "\u200d", "\ufeff", "\u0301", "\u0338", "\u0323"},
}

// randomQuery gives such pieces in a row, at times too many, or any text.
func randomQuery(dice *rand.Rand) string {
	var b strings.Builder
	kinds := []int{0, 0, 0, 0, 1, 1, 1, 1, 1, 2, 2, 3, 4, 5, 6}
	n := dice.IntN(16)
	if dice.IntN(20) == 0 {
		n = 20 + dice.IntN(100)
	}
	for range n {
		if dice.IntN(60) == 0 {
			b.WriteString(randomLine(dice))
		}
		pieces := queryPieces[kinds[dice.IntN(len(kinds))]]
		b.WriteString(pieces[dice.IntN(len(pieces))])
		if dice.IntN(3) == 0 {
			b.WriteByte(' ')
		}
	}
	s := b.String()
	switch dice.IntN(5) {
	case 0:
		s = norm.NFD.String(s)
	case 1:
		s = strings.ToUpper(s)
	}
	return s
}
