package search

import (
	"strings"
	"sync"
)

// Vocabulary numbers forms and folds from 0 as they come. Numbers depend on
// which reader met a word first: nothing that is written may follow them.
type Vocabulary struct {
	mu        sync.RWMutex
	words     map[string]int32
	forms     []string
	foldOf    []int32
	folds     map[string]int32
	foldTexts []string
}

// NewVocabulary gives an empty one.
func NewVocabulary() *Vocabulary {
	return &Vocabulary{words: map[string]int32{}, folds: map[string]int32{}}
}

// Words gives how many forms there are.
func (v *Vocabulary) Words() int {
	v.mu.RLock()
	defer v.mu.RUnlock()
	return len(v.forms)
}

// Folds gives how many folds there are.
func (v *Vocabulary) Folds() int {
	v.mu.RLock()
	defer v.mu.RUnlock()
	return len(v.foldTexts)
}

// Form gives a word's form.
func (v *Vocabulary) Form(word int32) string {
	v.mu.RLock()
	defer v.mu.RUnlock()
	return v.forms[word]
}

// FoldOf gives the number of a word's fold. A Token has it already.
func (v *Vocabulary) FoldOf(word int32) int32 {
	v.mu.RLock()
	defer v.mu.RUnlock()
	return v.foldOf[word]
}

// Fold gives a word's fold.
func (v *Vocabulary) Fold(word int32) string {
	v.mu.RLock()
	defer v.mu.RUnlock()
	return v.foldTexts[v.foldOf[word]]
}

// FoldText gives a fold by its number.
func (v *Vocabulary) FoldText(fold int32) string {
	v.mu.RLock()
	defer v.mu.RUnlock()
	return v.foldTexts[fold]
}

// number gives a word's number, and that of its fold.
func (v *Vocabulary) number(form, fold string) (word, folded int32) {
	v.mu.Lock()
	defer v.mu.Unlock()
	word, ok := v.words[form]
	if ok {
		return word, v.foldOf[word]
	}
	form = strings.Clone(form) // not the line that it was cut from
	folded, ok = v.folds[fold]
	if !ok {
		if fold = strings.Clone(fold); fold == form {
			fold = form
		}
		folded = int32(len(v.foldTexts))
		v.folds[fold] = folded
		v.foldTexts = append(v.foldTexts, fold)
	}
	word = int32(len(v.forms))
	v.words[form] = word
	v.forms = append(v.forms, form)
	v.foldOf = append(v.foldOf, folded)
	return word, folded
}
