package record

import (
	"go/ast"
	"go/parser"
	"go/token"
	"strings"
	"testing"

	"bienban/cmd/bienban/internal/text"

	"github.com/rogpeppe/go-internal/txtar"
	"golang.org/x/text/unicode/norm"
)

// vocabularies are all of text/words.go, each with the folder of its cases and
// what stands on either side of one of its words there; blank: any space or
// mark.
var vocabularies = map[string]struct {
	words         *text.Vocabulary
	folder        string
	before, after string
}{
	"SessionKeys":              {text.SessionKeys, "front-matter", "\n", ":"},
	"DocumentKeys":             {text.DocumentKeys, "documents", "\n", ":"},
	"PageKeys":                 {text.PageKeys, "pages", "\n", ":"},
	"BlockKeys":                {text.BlockKeys, "pages", "\n", ""},
	"SiteKeys":                 {text.SiteKeys, "settings", "\n", ":"},
	"AudienceKeys":             {text.AudienceKeys, "audiences", "\n  ", ":"},
	"AudienceNames":            {text.AudienceNames, "audiences", ": ", "\n"},
	"AudienceSections":         {text.AudienceSections, "audiences", "- ", "\n"},
	"Switches":                 {text.Switches, "audiences", ": ", "\n"},
	"SessionKinds":             {text.SessionKinds, "front-matter", ": ", "\n"},
	"DocumentKinds":            {text.DocumentKinds, "documents", ": ", "\n"},
	"MinutesStates":            {text.MinutesStates, "front-matter", ": ", ""},
	"AbsenceReasons":           {text.AbsenceReasons, "front-matter", "(", ")"},
	"Sections":                 {text.Sections, "sections", "\n## ", ""},
	"ResolutionParts":          {text.ResolutionParts, "sections", "\n### ", "\n"},
	"ReviewParts":              {text.ReviewParts, "review", "\n### ", "\n"},
	"ReviewAttributes":         {text.ReviewAttributes, "review", "\n- ", ": "},
	"TalkAttributes":           {text.TalkAttributes, "sections", " ", ": "},
	"ReviewOutcomes":           {text.ReviewOutcomes, "review", ": ", "\n"},
	"DueWords":                 {text.DueWords, "review", "(", " "},
	"VoteWords":                {text.VoteWords, "vote", "\n", " "},
	"FollowupOutcomes":         {text.FollowupOutcomes, "sections", ": ", ""},
	"TaskColumns":              {text.TaskColumns, "sections", "", " |"},
	"Horizons":                 {text.Horizons, "sections", "| ", ""},
	"ConfidenceAttributes":     {text.ConfidenceAttributes, "sections", "\n- ", ": "},
	"ConfidenceTypes":          {text.ConfidenceTypes, "sections", ": ", "\n"},
	"ConfidenceColumns":        {text.ConfidenceColumns, "sections", "| ", " |"},
	"ClassificationAttributes": {text.ClassificationAttributes, "sections", "\n- ", ": "},
	"ClassificationColumns":    {text.ClassificationColumns, "sections", "| ", " |"},
	"Levels":                   {text.Levels, "sections", "| ", " |"},
	"UnitKinds":                {text.UnitKinds, "registers", ",", "\n"},
	"MemberStatuses":           {text.MemberStatuses, "registers", ",", "\n"},
	"MemberRoles":              {text.MemberRoles, "registers", ",", "\n"},
	"YesNo":                    {text.YesNo, "registers", ",", "\n"},
	"RuleNames":                {text.RuleNames, "registers", "\n", ","},
	"Languages":                {text.Languages, "settings", "lang: ", "\n"},
}

// TestEveryWordHasACase finds a spelling that no case writes where it counts.
func TestEveryWordHasACase(t *testing.T) {
	inputs := map[string]string{}
	for _, name := range caseFiles(t) {
		c, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		folder := strings.Split(name, "/")[2]
		for _, f := range c.Files {
			if f.Name == "want" {
				break // what follows is wrong
			}
			inputs[folder] += "\n" + norm.NFC.String(string(f.Data))
		}
	}
	for name, v := range vocabularies {
		all := strings.ToLower(inputs[v.folder])
		// A word that begins its line may follow any marker of a list.
		all = strings.NewReplacer("\n* ", "\n- ", "\n+ ", "\n- ", "designated_by", "designated by").Replace(all)
		for _, word := range v.words.Spellings() {
			if !strings.Contains(all, v.before+strings.ToLower(word)+v.after) {
				t.Errorf("%s: no case in %s writes %q", name, v.folder, v.before+word+v.after)
			}
		}
	}
}

// TestVocabulariesAreAll holds the table above to text/words.go.
func TestVocabulariesAreAll(t *testing.T) {
	file, err := parser.ParseFile(token.NewFileSet(), "../text/words.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	ast.Inspect(file, func(node ast.Node) bool {
		if spec, ok := node.(*ast.ValueSpec); ok {
			n++
			if _, ok := vocabularies[spec.Names[0].Name]; !ok {
				t.Errorf("no cases are looked for of %s", spec.Names[0].Name)
			}
		}
		return true
	})
	if n != len(vocabularies) {
		t.Errorf("%d vocabularies, %d in the table", n, len(vocabularies))
	}
}
