package record

import (
	"reflect"
	"testing"

	"go.yaml.in/yaml/v4"
)

// FuzzFlatYAML holds the quick reader to the YAML reader's word: whatever it
// reads at all, it reads the same.
func FuzzFlatYAML(f *testing.F) {
	for _, s := range []string{
		"chi bộ: c7\nngày: 4/11/2019\n", "vắng:\n  - Lê Văn Công (ốm)\n  - A\nthẻ: [a, b c]\n", "a:\n- b\n- c\n",
		"a: 14:00\nb: 5/6\n", "a: b: c\n", "a: [b, [c]]\n", "a: 'b'\n", "a: b # c\n", "a:\n\nb: c\n", "a: ~\n", "a: null\n",
		"a: b\n  c\n", "a:\n  - b\n - c\n", "? a\n: b\n", "a: |\n b\n", "a : b\n", "- a\n", "a: b\na: c\n", "a: *b\n", "a: [x,y]\n",
		"--- \na: b\n", "a: b\n...\nc: d\n", "a: [b]\n- c\n", "a: b-c, d\n", "a: true\n", "<<: x\n", "a: []\n", "a: [b,]\n", "đồng chí: Nguyễn Văn An\n",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		src, _ := NewSource("x.md", []byte(s))
		got := flatYAML(src.Text)
		if got == nil {
			return
		}
		var want yaml.Node
		if err := yaml.Unmarshal(src.Text, &want); err != nil {
			t.Fatalf("%q: read, but the YAML reader says %v", s, err)
		}
		if a, b := outline(got), outline(&want); !reflect.DeepEqual(a, b) {
			t.Fatalf("%q:\n got %v\nwant %v", s, a, b)
		}
	})
}

// outline keeps of a tree what front matter is read from.
func outline(n *yaml.Node) []any {
	null := n.Kind == yaml.ScalarNode && n.Tag == "!!null"
	var out []any
	if n.Kind != yaml.DocumentNode {
		out = append(out, n.Kind, n.Value, null)
	}
	if n.Kind == yaml.ScalarNode && !null {
		out = append(out, n.Line, n.Column)
	}
	for _, c := range n.Content {
		out = append(out, outline(c))
	}
	return out
}
