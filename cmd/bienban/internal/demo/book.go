package demo

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"
	"sync"
)

//go:embed text
var texts embed.FS

// book is all that was written by hand: the patterns of text/*.txt.
type book struct {
	groups map[string]*group // of slots.txt, general.txt, documents.txt
	themes []*theme
	lists  map[string][]string // of the other files: lines as they are
	size   int                 // patterns in all
}

// theme is one field of an army unit's life, with what is said about it.
type theme struct {
	field                                            string
	report, aim, fault, self, advice, strength, task *group
	basis, experience                                *group
}

// theBook is read once; that it can be read is a test's business.
var theBook = sync.OnceValues(readBook)

func readBook() (*book, error) {
	b := &book{groups: map[string]*group{}, lists: map[string][]string{}}
	for _, name := range []string{"slots", "general", "documents"} {
		if err := b.readGroups("text/"+name+".txt", b.groups); err != nil {
			return nil, err
		}
	}
	for _, name := range []string{"names", "seats", "units", "documents", "words"} {
		if err := b.readLists("text/" + name + ".txt"); err != nil {
			return nil, err
		}
	}
	files, err := fs.Glob(texts, "text/themes/*.txt")
	if err != nil {
		return nil, err
	}
	for _, file := range files {
		if err := b.readTheme(file); err != nil {
			return nil, err
		}
	}
	return b, b.link()
}

// sections gives the lines of a text file by their `== name`; lines that begin
// with # are for its readers.
func sections(file string, line func(section, line string) error) error {
	raw, err := texts.ReadFile(file)
	if err != nil {
		return err
	}
	section := ""
	for l := range strings.Lines(string(raw)) {
		l = strings.TrimSpace(l)
		if name, ok := strings.CutPrefix(l, "== "); ok {
			section = name
		} else if l != "" && l[0] != '#' {
			if err := line(section, l); err != nil {
				return fmt.Errorf("%s: %s: %w", file, section, err)
			}
		}
	}
	return nil
}

func (b *book) readGroups(file string, to map[string]*group) error {
	mine := map[string]bool{}
	return sections(file, func(section, line string) error {
		p, err := parse(line)
		if err != nil {
			return err
		}
		g := to[section]
		switch {
		case g == nil:
			g = &group{first: b.size}
			to[section], mine[section] = g, true
		case !mine[section]:
			return errors.New("the section is in two files")
		}
		g.patterns = append(g.patterns, p)
		b.size++
		return nil
	})
}

func (b *book) readLists(file string) error {
	return sections(file, func(section, line string) error {
		b.lists[section] = append(b.lists[section], line)
		return nil
	})
}

func (b *book) readTheme(file string) error {
	of := map[string]*group{}
	if err := b.readGroups(file, of); err != nil {
		return err
	}
	t := &theme{
		report: of["báo cáo"], aim: of["chủ trương"], fault: of["khuyết điểm"], self: of["tự nhận"],
		advice: of["góp ý"], strength: of["ưu điểm"], task: of["nhiệm vụ"], basis: of["thành tích"], experience: of["kinh nghiệm"],
	}
	for _, g := range []*group{of["lĩnh vực"], t.report, t.aim, t.fault, t.self, t.advice, t.strength, t.task, t.basis, t.experience} {
		if g == nil {
			return fmt.Errorf("%s: a section is missing", path.Base(file))
		}
		b.groups[fmt.Sprint(file, g.first)] = g
	}
	t.field = of["lĩnh vực"].patterns[0][0].literal
	b.themes = append(b.themes, t)
	return nil
}

// link finds the list of every slot.
func (b *book) link() error {
	for name, g := range b.groups {
		for _, p := range g.patterns {
			if err := b.linkPattern(p); err != nil {
				return fmt.Errorf("%s: %w", name, err)
			}
		}
	}
	return nil
}

func (b *book) linkPattern(p pattern) error {
	for i := range p {
		if p[i].slot != "" {
			if p[i].list = b.groups[p[i].slot]; p[i].list == nil {
				return fmt.Errorf("no list for {%s}", p[i].slot)
			}
		}
		for _, c := range p[i].choices {
			if err := b.linkPattern(c); err != nil {
				return err
			}
		}
	}
	return nil
}
