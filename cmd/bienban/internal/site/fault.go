package site

import (
	"fmt"
	"io/fs"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"bienban/cmd/bienban/internal/diag"
	"bienban/cmd/bienban/internal/text"
)

// fault is what is wrong with a template, as an error.
type fault struct{ diag.Diagnostic }

func (f fault) Error() string { return f.File + ": " + f.Message }

// The forms in which the template packages tell of a fault: the file, the line
// and, of one met while a page was made, the byte of the line from 0.
var (
	faultPlace = regexp.MustCompile(`(?s)^(?:html/)?template: ?(.+?\.html):(\d+)(?::(\d+))?: (.*)$`)
	faultWhile = regexp.MustCompile(`^executing "[^"]*" at <.*?>: `)

	noField    = regexp.MustCompile(`can't evaluate field (\S+) in type`)
	noFunction = regexp.MustCompile(`function "([^"]+)" not defined`)
	noPart     = regexp.MustCompile(`no such template "([^"]+)"`)
	noEnd      = regexp.MustCompile(`ends? in a non-text context()`)
)

// faultOf says where in a template a fault is, what it is and what to do. file
// is the template to name where the error does not; view is what it was given.
func (s *Site) faultOf(file string, view any, err error) fault {
	d := diag.Diagnostic{File: "layouts/" + file, Pos: diag.Pos{Line: 1, Col: 1}, Message: "template.fault"}
	said := err.Error()
	if m := faultPlace.FindStringSubmatch(said); m != nil {
		d.File = "layouts/" + m[1]
		line, _ := strconv.Atoi(m[2])
		at, _ := strconv.Atoi(m[3])
		d.Pos = s.written(m[1], line, at)
		said = faultWhile.ReplaceAllString(m[4], "")
	}
	d.Args = []string{said}
	d.Advise("hint.template")
	for _, known := range []struct {
		form    *regexp.Regexp
		message string
		names   func() []string
	}{
		{noField, "template.field", func() []string { return fieldsOf(reflect.TypeOf(view), map[reflect.Type]bool{}) }},
		{noFunction, "template.function", func() []string { return []string{"say", "date"} }},
		{noPart, "template.part", s.parts},
		{noEnd, "template.open", func() []string { return nil }},
	} {
		if m := known.form.FindStringSubmatch(said); m != nil {
			d.Message, d.Args = known.message, m[1:]
			d.Suggest(text.Nearest(m[1], known.names()))
		}
	}
	return fault{d}
}

// lacks says that a template has not the part that pages are made of.
func lacks(file, part string) fault {
	d := diag.Diagnostic{File: "layouts/" + file, Pos: diag.Pos{Line: 1, Col: 1}, Message: "template.lacks", Args: []string{part}}
	d.Advise("hint.template")
	return fault{d}
}

// written gives the place in a file of a place in it once its fixed texts are
// spoken: columns are of characters, from 1.
func (s *Site) written(file string, line, at int) diag.Pos {
	pos := diag.Pos{Line: int32(line), Col: 1}
	b, err := fs.ReadFile(s.o.Layouts, file)
	lines := strings.Split(string(b), "\n")
	if err != nil || line < 1 || line > len(lines) {
		return pos
	}
	own := lines[line-1]
	for _, m := range plainWords.FindAllStringIndex(own, -1) {
		longer := len(s.spoken(own[m[0]:m[1]])) - (m[1] - m[0])
		if at < m[1]+longer {
			break
		}
		at -= longer
	}
	pos.Col = int32(utf8.RuneCountInString(own[:min(max(at, 0), len(own))]) + 1)
	return pos
}

// parts names every part that templates can call.
func (s *Site) parts() []string {
	var out []string
	for _, t := range s.templates {
		for _, part := range t.Templates() {
			if !slices.Contains(out, part.Name()) && !strings.HasSuffix(part.Name(), ".html") {
				out = append(out, part.Name())
			}
		}
	}
	slices.Sort(out)
	return out
}

// fieldsOf names the fields of a view and of all that is in it.
func fieldsOf(t reflect.Type, seen map[reflect.Type]bool) []string {
	for t != nil && (t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice) {
		t = t.Elem()
	}
	if t == nil || t.Kind() != reflect.Struct || seen[t] {
		return nil
	}
	seen[t] = true
	var out []string
	for i := range t.NumField() {
		if f := t.Field(i); f.IsExported() || f.Anonymous {
			out = append(append(out, f.Name), fieldsOf(f.Type, seen)...)
		}
	}
	return out
}

// found notes a fault once, however many pages meet it.
func (s *Site) found(f fault) {
	s.faults.LoadOrStore(fmt.Sprint(f.File, f.Pos, f.Message, f.Args), f.Diagnostic)
}

// faultsFound gives the faults noted, in order.
func (s *Site) faultsFound() (out diag.List) {
	s.faults.Range(func(_, d any) bool {
		out = append(out, d.(diag.Diagnostic))
		return true
	})
	out.Sort()
	return out
}
