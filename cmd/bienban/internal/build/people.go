package build

import (
	"slices"
	"strings"

	"bienban/cmd/bienban/internal/archive"
	"bienban/cmd/bienban/internal/record"
	"bienban/cmd/bienban/internal/redact"
	"bienban/cmd/bienban/internal/text"
)

// Names finds the names of an archive's people as an audience may not see them.
func Names(a *archive.Archive, au *archive.Audience, secret []byte) *redact.Names {
	style := redact.Codes
	if au.Names == "initials" {
		style = redact.Initials
	}
	at := make(map[string]int, len(a.Members))
	people := make([]redact.Person, len(a.Members))
	for i, m := range a.Members {
		at[m.ID] = i
		people[i].ID = m.ID
		for _, row := range m.Rows {
			people[i].Units = append(people[i].Units, row.Unit.ID)
		}
	}
	called := func(id, name string) {
		if i, ok := at[id]; ok && !slices.Contains(people[i].Names, name) {
			people[i].Names = append(people[i].Names, name)
		}
	}
	// Minutes may name a person without marks, or with others.
	for _, s := range a.Sessions {
		s.EachMember(func(ref *record.Ref) {
			if name := text.BareName(ref.Text); name != "" && name[0] != '@' {
				called(ref.ID, name)
			}
		})
	}
	for _, m := range a.Members {
		for _, row := range m.Rows {
			called(m.ID, row.Name)
		}
		people[at[m.ID]].Names = append(slices.DeleteFunc(people[at[m.ID]].Names, func(s string) bool { return s == m.Name }), m.Name)
	}
	for _, name := range public(a) {
		// It stands for no one: what has it in a text is not told apart.
		people = append(people, redact.Person{ID: "public " + name, Names: []string{name}})
	}
	return redact.New(people, style, secret)
}

// publicNames gives the names that all sites say: of units, and of the archive.
func publicNames(a *archive.Archive) []string {
	out := []string{a.Settings.Title, a.Settings.Organisation}
	for _, u := range a.Units {
		out = append(append(out, u.Name), u.Aliases...)
	}
	for _, au := range a.Audiences {
		out = append(out, au.Title)
	}
	return out
}

// public gives the members' names that units are named for.
func public(a *archive.Archive) []string {
	said := strings.Join(publicNames(a), "\n")
	var out []string
	for _, m := range a.Members {
		for _, row := range m.Rows {
			if strings.Contains(said, row.Name) && !slices.Contains(out, row.Name) {
				out = append(out, row.Name)
			}
		}
	}
	return out
}
