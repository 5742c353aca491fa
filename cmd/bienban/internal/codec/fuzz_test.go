package codec

import (
	"strings"
	"testing"
)

// FuzzDecode holds that whatever can be read is what Append writes for it, so
// that nothing is misread, and that nothing makes reading panic.
func FuzzDecode(f *testing.F) {
	c := Of[everything]()
	f.Add(string(c.Append(nil, &everything{})))
	f.Add(string(c.Append(nil, &everything{S: "biên bản", I: -1, U64: 1 << 63, Raw: []byte{0}, Ptr: &inner{"x", 1},
		Many: []inner{{"a", 1}, {"b", -70000}}, Last: "end"})))
	f.Add("")
	f.Add(strings.Repeat("\xff", 200))
	f.Add(strings.Repeat("\x00", 200))
	f.Add(strings.Repeat("\x01", 200))
	f.Fuzz(func(t *testing.T, src string) {
		var v everything
		rest, err := c.Decode(src, &v)
		if err != nil {
			return
		}
		read := src[:len(src)-len(rest)]
		if again := string(c.Append(nil, &v)); again != read {
			t.Errorf("read %q, which is written %q", read, again)
		}
	})
}
