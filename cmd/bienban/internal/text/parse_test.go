package text

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestParseDate(t *testing.T) {
	for in, want := range map[string]string{
		"2019-11-04": "2019-11-04", "4/11/2019": "2019-11-04", "04/11/2019": "2019-11-04", "29/2/2020": "2020-02-29",
		"0001-01-01": "0001-01-01", "31/12/9999": "9999-12-31",
		"29/2/2019": "impossible", "2019-13-01": "impossible", "0/1/2019": "impossible", "2019-00-01": "impossible", "0000-01-01": "impossible",
		"": "form", "2019-1-4": "form", "4-11-2019": "form", "4/11/19": "form", "2019/11/04": "form", "2019-11": "form", "4/11": "form",
		" 4/11/2019": "form", "+4/11/2019": "form", "4/11/2019/1": "form", "٤/11/2019": "form", "4//2019": "form", "1-11-2019": "form",
	} {
		d, err := ParseDate(in)
		if got := said(d.String(), err); got != want {
			t.Errorf("%q gives %s, not %s", in, got, want)
		}
	}
}

func TestParseMonth(t *testing.T) {
	for in, want := range map[string]string{
		"2019-11": "2019-11", "11/2019": "2019-11", "1/2019": "2019-01",
		"13/2019": "impossible", "2019-00": "impossible",
		"": "form", "11-2019": "form", "2019/11": "form", "2019-1": "form", "4/11/2019": "form", "2019": "form",
	} {
		m, err := ParseMonth(in)
		if got := said(m.String(), err); got != want {
			t.Errorf("%q gives %s, not %s", in, got, want)
		}
	}
}

func TestParseClock(t *testing.T) {
	for in, want := range map[string]string{
		"14:00": "14:00", "8:30": "08:30", "0:00": "00:00", "14h30": "14:30", "14H": "14:00",
		"24:00": "impossible", "14:60": "impossible", "": "form", "14": "form", "14:5": "form", "2 pm": "form", "140:00": "form", "h": "form",
	} {
		c, err := ParseClock(in)
		if got := said(c.String(), err); got != want {
			t.Errorf("%q gives %s, not %s", in, got, want)
		}
	}
}

func said(s string, err error) string {
	switch err {
	case nil:
		return s
	case ErrForm:
		return "form"
	case ErrImpossible:
		return "impossible"
	}
	return err.Error()
}

func TestParseVote(t *testing.T) {
	for _, c := range []struct {
		in   string
		want Vote
		err  error
	}{
		{"5/6", Vote{Given: true, For: 5, Entitled: 6}, nil},
		{" 0 / 0. ", Vote{Given: true}, nil},
		{"tán thành 5, không tán thành 1, ý kiến khác 0", Vote{Given: true, ByCount: true, For: 5, Against: 1}, nil},
		{"Other 2, FOR 3", Vote{Given: true, ByCount: true, For: 3, Other: 2}, nil},
		{"6/5", Vote{}, ErrTooMany}, {"for 1, tán thành 1", Vote{}, ErrTwice},
		{"", Vote{}, ErrForm}, {"5", Vote{}, ErrForm}, {"for", Vote{}, ErrForm}, {"for 5,", Vote{}, ErrForm}, {"1/2/3", Vote{}, ErrForm},
		{"1000000/1000000", Vote{}, ErrForm}, {"for -1", Vote{}, ErrForm},
	} {
		v, err := ParseVote(c.in)
		if v != c.want || err != c.err {
			t.Errorf("%q gives %v, %v", c.in, v, err)
		}
	}
}

func TestBareName(t *testing.T) {
	for in, want := range map[string]string{
		"Nguyễn Văn An": "Nguyễn Văn An", "đ/c An": "An", "Đ/C. An": "An", "ĐỒNG CHÍ  Lê  An": "Lê An", "Comrade An": "An",
		"đồng chí đ/c An": "An", "đ/c": "đ/c", "đ/c ": "đ/c", "Đồng Chinh": "Đồng Chinh", "đồng chí: An": "An", "@an-1": "@an-1", "đ/c @an-1": "@an-1",
		"đo\u0302\u0300ng chi\u0301 An": "An", "đ/c \u023a\u023a\u023a\u023a\u023a\u023a": "\u023a\u023a\u023a\u023a\u023a\u023a",
	} {
		if got := BareName(in); got != want {
			t.Errorf("%q gives %q, not %q", in, got, want)
		}
	}
}

func TestNearest(t *testing.T) {
	words := []string{"Nghị quyết", "Biểu quyết", "Tiếp thu"}
	for in, want := range map[string]string{
		"Nghị quyêt": "Nghị quyết", "nghi-quyte": "Nghị quyết", "Bieu quyet": "Biểu quyết", "Tiep": "", "": "", "Thảo luận": "", "tiếp thuu": "Tiếp thu",
	} {
		if got := Nearest(in, words); got != want {
			t.Errorf("%q is near %q, not %q", in, got, want)
		}
	}
	if got := Sections.Nearest(strings.Repeat("a", 1<<20)); got != "" {
		t.Errorf("a megabyte is near %q", got)
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"2019-11-04", "4/11/2019", "11/2019", "14:00", "14h", "5/6", "tán thành 5, không tán thành 1", "for 5, other 0.", "ý kiến khác 2"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if d, err := ParseDate(s); err == nil {
			if again, err := ParseDate(d.String()); err != nil || again != d {
				t.Errorf("%q is %v, which is %v", s, d, again)
			}
			if slashed, err := ParseDate(d.Slashed()); err != nil || slashed != d {
				t.Errorf("%q is %s", s, d.Slashed())
			}
			if d.AddDays(1).Sub(d) != 1 || d.Month().First() > d || d.Month().Last() < d {
				t.Errorf("%v has no place in its month", d)
			}
		} else if d != 0 {
			t.Errorf("%q is %v and an error", s, d)
		}
		if m, err := ParseMonth(s); err == nil && (m.Add(-1).Add(1) != m || m.First().Month() != m) {
			t.Errorf("%q is %v", s, m)
		}
		if c, err := ParseClock(s); err == nil {
			if again, _ := ParseClock(c.String()); again != c {
				t.Errorf("%q is %v", s, c)
			}
		}
		v, err := ParseVote(s)
		if (err == nil) != v.Given || v.For < 0 || v.Against < 0 || v.Other < 0 || !v.ByCount && v.For > v.Entitled || v.Cast() < 0 {
			t.Errorf("%q is %v, %v", s, v, err)
		}
	})
}

func FuzzBareName(f *testing.F) {
	for _, s := range []string{"đ/c An", "ĐỒNG CHÍ An", "comrade: đ/c. An", "đ/c \u023a", "\u212a"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		name := BareName(s)
		if BareName(name) != name {
			t.Errorf("%q has more titles: %q", s, name)
		}
		if utf8.ValidString(s) && !strings.HasSuffix(strings.Join(strings.Fields(NFC(s)), " "), name) {
			t.Errorf("%q ends not with %q", s, name)
		}
		if Squeeze(s) != strings.Join(strings.Fields(s), " ") {
			t.Errorf("%q is squeezed to %q", s, Squeeze(s))
		}
	})
}
