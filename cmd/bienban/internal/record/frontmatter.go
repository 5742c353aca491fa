package record

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"bienban/cmd/bienban/internal/diag"
	"bienban/cmd/bienban/internal/text"

	"go.yaml.in/yaml/v4"
)

// maxFrontMatter bounds what is handed to the YAML reader; a flat header of
// thirty keys needs a hundredth of it.
const maxFrontMatter = 64 << 10

// field is one key of front matter with its value.
type field struct {
	word  string // the vocabulary's English name
	key   span
	value *yaml.Node
	pos   diag.Pos // of the value
}

// splitFrontMatter gives the header between the `---` lines, the line it
// begins on, and where the body begins. ok is false where there is none.
func splitFrontMatter(b []byte) (header []byte, body int, ok bool) {
	rest, found := bytes.CutPrefix(b, []byte("---"))
	if !found {
		return nil, 0, false
	}
	first, after, _ := bytes.Cut(rest, []byte("\n"))
	if len(bytes.TrimSpace(first)) > 0 {
		return nil, 0, false
	}
	for at := len(b) - len(after); at <= len(b); {
		line, _, more := bytes.Cut(b[at:], []byte("\n"))
		if t := bytes.TrimRight(line, " \t"); string(t) == "---" || string(t) == "..." {
			end := at + len(line)
			if more {
				end++
			}
			return b[len(b)-len(after) : at], end, true
		}
		if !more {
			break
		}
		at += len(line) + 1
	}
	return nil, 0, false
}

// frontMatter reads the header against a vocabulary. Unknown keys, keys given
// twice in whatever spelling, and values that are no text or list of texts
// are reported. needed tells whether a file without a header is an error.
func (r *reader) frontMatter(keys *text.Vocabulary, needed bool) []field {
	header, body, ok := splitFrontMatter(r.src.Text)
	if !ok {
		if needed {
			r.ds.Errorf(diag.Pos{Line: 1, Col: 1}, "front.none").Advise("hint.front")
		} else if bytes.HasPrefix(r.src.Text, []byte("---\n")) && bytes.Contains(r.src.Text, []byte(":")) {
			r.ds.Warnf(diag.Pos{Line: 1, Col: 1}, "front.open").Advise("hint.front")
		}
		return nil
	}
	r.base = body
	r.headed = true
	return r.fields(header, 1, keys)
}

// fields reads YAML that begins after `before` lines of the file.
func (r *reader) fields(header []byte, before int, keys *text.Vocabulary) []field {
	root := r.tree(header, before)
	switch {
	case root == nil:
		return nil
	case root.Kind != yaml.MappingNode:
		r.ds.Errorf(nodePos(root, before), "front.flat")
		r.headed = false
		return nil
	}
	return r.mapping(root, before, keys)
}

// tree reads YAML without its meaning: nil where it is empty, or no YAML, which
// is reported.
func (r *reader) tree(header []byte, before int) *yaml.Node {
	if len(header) > maxFrontMatter {
		r.ds.Errorf(diag.Pos{Line: 1, Col: 1}, "front.large", fmt.Sprint(maxFrontMatter>>10))
		r.headed = false
		return nil
	}
	doc := flatYAML(header)
	if doc == nil {
		doc = &yaml.Node{}
		if err := yaml.Unmarshal(header, doc); err != nil {
			r.yamlError(err, header, before)
			return nil
		}
	}
	if len(doc.Content) == 0 {
		return nil
	}
	return doc.Content[0]
}

// nodePos gives where a node stands whose YAML begins after `before` lines.
func nodePos(n *yaml.Node, before int) diag.Pos {
	return diag.Pos{Line: int32(n.Line + before), Col: int32(max(n.Column, 1))}
}

// mapping reads the keys and values of one mapping, of one level.
func (r *reader) mapping(root *yaml.Node, before int, keys *text.Vocabulary) []field {
	var out []field
	seen := map[string]bool{}
	r.unread = map[string]bool{}
	for i := 0; i+1 < len(root.Content); i += 2 {
		k, v := root.Content[i], root.Content[i+1]
		if k.Kind != yaml.ScalarNode {
			r.ds.Errorf(nodePos(k, before), "front.flat")
			continue
		}
		key := span{cleanText(k.Value), nodePos(k, before)}
		if keys != text.SiteKeys && strings.HasPrefix(text.Fold(key.text), "x-") {
			continue
		}
		word, known := keys.Find(key.text)
		if !known {
			d := r.ds.Errorf(key.pos, "key.unknown", key.text)
			d.Suggest(keys.Nearest(key.text))
			if keys == text.PageKeys {
				d.Grade = diag.Warning // a page decides about nobody
			}
			continue
		}
		if seen[word] {
			r.ds.Errorf(key.pos, "key.twice", key.text)
			continue
		}
		seen[word] = true
		if !plainValue(v) {
			r.ds.Errorf(nodePos(v, before), "value.flat", key.text)
			r.unread[word] = true
			continue
		}
		if hidden(v) {
			r.ds.Errorf(nodePos(v, before), "value.control", key.text)
			r.unread[word] = true
			continue
		}
		if v.Kind == yaml.ScalarNode && (v.Tag == "!!null" || strings.TrimSpace(v.Value) == "") {
			continue
		}
		out = append(out, field{word: word, key: key, value: v, pos: nodePos(v, before)})
	}
	return out
}

// require reports, at pos, the keys that a record must have and hasn't; one
// whose value can't be read was reported as that.
func (r *reader) require(pos diag.Pos, keys *text.Vocabulary, fields []field, words ...string) {
	for _, word := range words {
		has := slices.ContainsFunc(fields, func(f field) bool { return f.word == word })
		if r.headed && !has && !r.unread[word] {
			r.ds.Errorf(pos, "key.missing", keys.Vietnamese(word), word)
		}
	}
}

// plainValue tells whether a value is text or a list of texts, without
// anchors or aliases.
func plainValue(n *yaml.Node) bool {
	if n.Kind != yaml.SequenceNode || n.Anchor != "" {
		return plainText(n)
	}
	return !slices.ContainsFunc(n.Content, func(c *yaml.Node) bool { return !plainText(c) })
}

func plainText(n *yaml.Node) bool {
	return n.Kind == yaml.ScalarNode && n.Anchor == "" && n.Tag != "!!binary"
}

// hidden tells whether a text holds characters that only an escape can write.
func hidden(n *yaml.Node) bool {
	return strings.ContainsFunc(n.Value, unseen) || slices.ContainsFunc(n.Content, hidden)
}

// unseen tells a control character other than a line's end or a tab.
func unseen(c rune) bool { return unicode.IsControl(c) && c != '\n' && c != '\t' }

// yamlError reports what the YAML reader could not read, with the advice for
// the two slips that clerks make: a bare @id and a colon in a text.
func (r *reader) yamlError(err error, header []byte, before int) {
	r.headed = false
	pos := diag.Pos{Line: int32(before + 1), Col: 1}
	message := err.Error()
	var load *yaml.LoadError
	if errors.As(err, &load) {
		message = load.Message
		if load.Mark.Line > 0 {
			pos = diag.Pos{Line: int32(load.Mark.Line + before), Col: int32(max(load.Mark.Column, 1))}
		}
	}
	lines := strings.Split(string(header), "\n")
	line := ""
	if n := int(pos.Line) - before - 1; n >= 0 && n < len(lines) {
		line = lines[n]
	}
	switch d := r.ds.Errorf(pos, "yaml.syntax", message); {
	case strings.HasPrefix(from(line, int(pos.Col)), "@"):
		d.Message, d.Args = "yaml.at", nil
		d.Advise("hint.at")
	case strings.HasPrefix(line, "\t"):
		d.Advise("hint.tab")
	case strings.Count(line, ": ") > 1:
		d.Advise("hint.colon")
	}
}

// from gives the line from a column on.
func from(line string, column int) string {
	for i := range line {
		if column--; column == 0 {
			return line[i:]
		}
	}
	return ""
}

// one gives a field's value as one text.
func (r *reader) one(f field) (span, bool) {
	if f.value.Kind != yaml.ScalarNode {
		r.ds.Errorf(f.pos, "value.one", f.key.text)
		return span{}, false
	}
	return span{cleanText(f.value.Value), f.pos}, true
}

// many gives a field's value as a list; a single text is a list of one.
func (r *reader) many(f field) []span {
	if f.value.Kind == yaml.ScalarNode {
		return []span{{cleanText(f.value.Value), f.pos}}
	}
	var out []span
	shift := f.pos.Line - int32(f.value.Line)
	for _, c := range f.value.Content {
		s := span{cleanText(c.Value), diag.Pos{Line: int32(c.Line) + shift, Col: int32(max(c.Column, 1))}}
		if s.text == "" {
			r.ds.Errorf(s.pos, "value.empty", f.key.text)
			continue
		}
		out = append(out, s)
	}
	return out
}
