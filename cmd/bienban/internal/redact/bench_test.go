package redact

import (
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"bienban/cmd/bienban/internal/record"
)

// syllables are what invented names are made of.
func syllables() (family, middle, given []string) {
	return strings.Fields("Nguyễn Trần Lê Phạm Hoàng Vũ Đặng Bùi Đỗ Hồ Ngô Dương Phan Võ Đinh Lý Trịnh Mai Đoàn Tạ Cao Hà Lương Tô Nông Lò Vi Chu Quách Thái Kiều Tống Lưu Phùng"),
		strings.Fields("Văn Đình Đức Xuân Hữu Quang Minh Ngọc Trọng Công Thanh Bá Duy Mạnh Tiến Thị Thế Gia Quốc"),
		strings.Fields("An Ân Anh Ánh Bình Bính Chung Chí Cường Dũng Dung Đức Giang Hà Hải Hoà Hùng Hưng Khánh Lâm Long Minh Nam Phong Quân Sơn Thắng Thuý Thủy Toàn Trung Tuấn Tú Việt Vinh Yến")
}

// crowd invents people.
func crowd(r *rand.Rand, size int) []Person {
	family, middle, given := syllables()
	pick := func(words []string) string { return words[r.IntN(len(words))] }
	var people []Person
	for i := range size {
		name := pick(family) + " " + pick(middle) + " " + pick(given)
		if r.IntN(5) == 0 {
			name += " " + pick(given)
		}
		people = append(people, Person{fmt.Sprint("m-", 1000+i), []string{name}, []string{fmt.Sprint("c", r.IntN(200))}})
	}
	return people
}

// sittings gives the example archive's minutes.
func sittings(t testing.TB) (all []string) {
	t.Helper()
	err := filepath.WalkDir("../../../../content/sessions", func(p string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		b, err := os.ReadFile(p)
		all = append(all, string(b))
		return err
	})
	if err != nil || len(all) < 20 {
		t.Fatal("no minutes", err)
	}
	return all
}

func BenchmarkNew(b *testing.B) {
	people := crowd(rand.New(rand.NewPCG(1, 2)), 10_000)
	for b.Loop() {
		New(people, Codes, testSecret)
	}
}

func BenchmarkText(b *testing.B) {
	n := New(crowd(rand.New(rand.NewPCG(1, 2)), 10_000), Codes, testSecret)
	all := sittings(b)
	b.SetBytes(int64(len(strings.Join(all, ""))))
	b.ReportAllocs()
	for b.Loop() {
		for _, s := range all {
			n.Text(s)
		}
	}
}

func BenchmarkHTML(b *testing.B) {
	n := New(crowd(rand.New(rand.NewPCG(1, 2)), 10_000), Codes, testSecret)
	var all [][]byte
	size := 0
	for i, s := range sittings(b) {
		src, _ := record.NewSource("sessions/u/x.md", []byte(s))
		_, body, _ := record.ReadSession(src)
		all = append(all, body.HTML())
		size += len(all[i])
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		for _, body := range all {
			n.HTML(body)
		}
	}
}
