// Package words holds every sentence that people are shown, one catalogue a
// language: `key: text` in vi.yaml and en.yaml, with %s (or %[2]s) where
// something is put in. Code and templates name keys, never sentences.
package words

import (
	"embed"
	"fmt"
	"maps"
	"strings"
	"sync"

	"go.yaml.in/yaml/v4"
)

//go:embed vi.yaml en.yaml
var files embed.FS

// Catalogue is all the words of one language.
type Catalogue struct {
	lang  string
	texts map[string]string
	words map[string]map[string]string // table → English name → word
}

var catalogues = map[string]func() *Catalogue{
	"vi": sync.OnceValue(func() *Catalogue { return read("vi") }),
	"en": sync.OnceValue(func() *Catalogue { return read("en") }),
}

// For gives the catalogue of a language, `vi` or `en`; false for any other.
func For(lang string) (*Catalogue, bool) {
	get, ok := catalogues[lang]
	if !ok {
		return nil, false
	}
	return get(), true
}

// read panics on a catalogue that can't be read: the program was built wrong.
func read(lang string) *Catalogue {
	b, err := files.ReadFile(lang + ".yaml")
	if err != nil {
		panic(err)
	}
	c := &Catalogue{lang: lang}
	if err := yaml.Unmarshal(b, &c.texts); err != nil {
		panic(fmt.Errorf("words of %s: %w", lang, err))
	}
	c.words = map[string]map[string]string{}
	for key, s := range c.texts {
		if rest, ok := strings.CutPrefix(key, "word."); ok {
			table, name, _ := strings.Cut(rest, ".")
			if c.words[table] == nil {
				c.words[table] = map[string]string{}
			}
			c.words[table][name] = s
		}
	}
	return c
}

// Lang gives the catalogue's language.
func (c *Catalogue) Lang() string { return c.lang }

// Has tells whether there are words for a key.
func (c *Catalogue) Has(key string) bool {
	_, ok := c.texts[key]
	return ok
}

// All gives all texts, by key.
func (c *Catalogue) All() map[string]string { return maps.Clone(c.texts) }

// Word gives an enum word of a table (`word.TABLE.NAME`) in the language, and
// nothing for no word.
func (c *Catalogue) Word(table, name string) string {
	if s, ok := c.words[table][name]; ok || name == "" {
		return s
	}
	return "[word." + table + "." + name + "]"
}

// Say gives a key's text with its places filled; a key without a text gives
// the key in brackets, so that a page shows what is missing.
func (c *Catalogue) Say(key string, args ...any) string {
	s, ok := c.texts[key]
	if !ok {
		return "[" + key + "]"
	}
	if len(args) == 0 || !strings.Contains(s, "%") {
		return s
	}
	// Places are all %s, whatever is put in; one that is not used is not told.
	for i, a := range args {
		args[i] = fmt.Sprint(a)
	}
	out, _, _ := strings.Cut(fmt.Sprintf(s+end, args...), end)
	return out
}

// end marks where the text stops and fmt's complaint of unused values begins.
const end = "\x00"

// FromEnvironment gives the language in which to tell a person of errors, as
// LC_ALL, LC_MESSAGES or LANG say, the first that is set: English where it
// begins with `en`, else Vietnamese.
func FromEnvironment(getenv func(string) string) string {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if v := getenv(name); v != "" {
			if strings.HasPrefix(strings.ToLower(v), "en") {
				return "en"
			}
			return "vi"
		}
	}
	return "vi"
}
