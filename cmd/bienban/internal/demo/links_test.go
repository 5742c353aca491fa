package demo

import (
	"encoding/csv"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"bienban/cmd/bienban/internal/text"
)

// register gives the rows of a CSV file by column.
func register(t *testing.T, s string) []map[string]string {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(s)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var out []map[string]string
	for _, r := range rows[1:] {
		m := map[string]string{}
		for i, cell := range r {
			m[rows[0][i]] = cell
		}
		out = append(out, m)
	}
	return out
}

var (
	// named finds the names of members where minutes must have them.
	named = regexp.MustCompile(`(?m)^(?:(?:chủ trì|thư ký|chair|secretary): |## (?:Tự phê bình[^:]*|Self-criticism|Trao đổi kinh nghiệm|Experience talk): |  - |- |\| )(?:đ/c )?((?:\p{Lu}\p{L}+ ){2}\p{Lu}\p{L}+)(?: \(.*\)| \|.*|: .*)?$`)
	byID  = regexp.MustCompile(`@([\w-]+)`)
	whose = regexp.MustCompile(`(?m)^(?:chi bộ|đơn vị|unit): (.*)$`)
	study = regexp.MustCompile(`(?m)^(?:tài liệu|document): (.*)$`)
)

// TestNamesAreInTheRegister looks every name up as FORMAT.md says: among those
// of the unit on the day, then anywhere; one hit is wanted.
func TestNamesAreInTheRegister(t *testing.T) {
	files := read(t, written(t, Options{Cells: 60, Months: 30, Seed: 4}))
	rows := map[string][]map[string]string{}
	ids := map[string]bool{}
	for _, r := range register(t, files["members.csv"]) {
		rows[r["name"]] = append(rows[r["name"]], r)
		ids[r["id"]] = true
	}
	units, documents := unitNames(t, files), 0
	found := 0
	for path, s := range sittings(files) {
		part := strings.Split(strings.TrimSuffix(path, ".md"), "/")
		for _, m := range named.FindAllStringSubmatch(s, -1) {
			var here, anywhere []string
			for _, r := range rows[m[1]] {
				anywhere = append(anywhere, r["id"])
				if r["unit"] == part[1] && r["from"] <= part[2] && (r["to"] == "" || part[2] <= r["to"]) {
					here = append(here, r["id"])
				}
			}
			if len(here) == 0 {
				here = anywhere
			}
			slices.Sort(here)
			if here = slices.Compact(here); len(here) != 1 {
				t.Errorf("%s: %s: %v", path, m[1], here)
			}
			found++
		}
		for _, m := range byID.FindAllStringSubmatch(s, -1) {
			if !ids[m[1]] {
				t.Errorf("%s: no %s in the register", path, m[0])
			}
		}
		if m := whose.FindStringSubmatch(s); m == nil || units[m[1]] != part[1] {
			t.Errorf("%s: of the unit %v", path, m)
		}
		if m := study.FindStringSubmatch(s); m != nil {
			documents++
			if files["documents/"+m[1]+".md"] == "" {
				t.Errorf("%s: no document %s", path, m[1])
			}
		}
	}
	if found < 10*len(sittings(files)) || documents == 0 {
		t.Errorf("only %d names and %d documents found: the test no longer sees them", found, documents)
	}
}

// unitNames gives the id of every id, name and alias, each of one unit only.
func unitNames(t *testing.T, files map[string]string) map[string]string {
	out := map[string]string{}
	aliases := 0
	for _, u := range register(t, files["units.csv"]) {
		for _, name := range append(strings.Split(u["aliases"], "|"), u["id"], u["name"]) {
			if other, known := out[name]; known && name != "" {
				t.Errorf("%q is of %s and of %s", name, other, u["id"])
			}
			out[name] = u["id"]
		}
		if u["aliases"] != "" {
			aliases++
		}
	}
	if aliases == 0 {
		t.Error("no unit was renamed")
	}
	return out
}

var (
	report   = regexp.MustCompile(`(?m)^- (?:([a-z][\w-]*)/)?([\d/-]+)#(t?)(\d+)( [^:]*)?: (xong|done|chưa xong|open|gia hạn|extended)(?: ([\d/-]+))?(?: — .+)?$`)
	adopted  = regexp.MustCompile(`(?m)^(?:biên bản: dự thảo|minutes: draft)$`)
	dueWords = regexp.MustCompile(` \((?:hạn|due) [\d/-]+\)$`)
)

// items gives the texts of the shortcomings and tasks of minutes, in order.
func items(s string) (shortcomings, tasks []string) {
	section, part := "", ""
	for line := range strings.Lines(s) {
		line = strings.TrimSpace(line)
		switch {
		case strings.HasPrefix(line, "## "):
			section, part = line, ""
		case strings.HasPrefix(line, "### "):
			part = text.Fold(line[4:])
		case strings.HasPrefix(line, "- ") && strings.Contains(section, ": "):
			if word, _ := text.ReviewParts.Find(part); word == "shortcomings" {
				shortcomings = append(shortcomings, dueWords.ReplaceAllString(line[2:], ""))
			}
		case strings.HasPrefix(line, "| ") && (strings.HasPrefix(section, "## Phân công") || section == "## Assignments"):
			tasks = append(tasks, strings.Split(line, " | ")[1])
		}
	}
	return shortcomings, tasks[min(1, len(tasks)):]
}

// TestReportsFitTheirItems follows every report to the item it speaks of.
func TestReportsFitTheirItems(t *testing.T) {
	files := read(t, written(t, Options{Cells: 20, Months: 36, Seed: 5}))
	outcomes := map[string]int{}
	for path, s := range sittings(files) {
		part := strings.Split(strings.TrimSuffix(path, ".md"), "/")
		day, err := text.ParseDate(part[2])
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range report.FindAllStringSubmatch(s, -1) {
			outcomes[m[6]]++
			made, err := text.ParseDate(m[2])
			if err != nil || made >= day || m[1] != "" && m[1] != part[1] {
				t.Errorf("%s: %s: %v", path, m[0], err)
				continue
			}
			source := files["sessions/"+part[1]+"/"+made.String()+".md"]
			if source == "" || adopted.MatchString(source) {
				t.Errorf("%s: %s: no adopted minutes of that day", path, m[0])
				continue
			}
			list, tasks := items(source)
			if m[3] == "t" {
				list = tasks
			}
			n, _ := strconv.Atoi(m[4])
			if n < 1 || n > len(list) || !strings.HasPrefix(list[n-1], strings.TrimSpace(m[5])) {
				t.Errorf("%s: %s: not among %q", path, m[0], list)
			}
			if m[6] == "xong" || m[6] == "done" {
				if done, err := text.ParseDate(m[7]); err != nil || done < made || done > day {
					t.Errorf("%s: %s: done on an impossible day", path, m[0])
				}
			}
		}
	}
	for _, word := range []string{"xong", "chưa xong", "gia hạn"} {
		if outcomes[word] == 0 {
			t.Errorf("no item was ever %s", word)
		}
	}
}
