package search

import (
	"strings"
	"sync"
)

// Vocabulary numbers forms from 0 as they come. Numbers depend on which reader
// met a word first: nothing that is written may follow them.
type Vocabulary struct {
	mu     sync.RWMutex
	words  map[string]int32
	forms  []string
	folds  []string          // by word
	shared map[string]string // one text for each fold
}

// NewVocabulary gives an empty one.
func NewVocabulary() *Vocabulary {
	return &Vocabulary{words: map[string]int32{}, shared: map[string]string{}}
}

// Form gives a word's form.
func (v *Vocabulary) Form(word int32) string {
	v.mu.RLock()
	defer v.mu.RUnlock()
	return v.forms[word]
}

// Fold gives a word's fold.
func (v *Vocabulary) Fold(word int32) string {
	v.mu.RLock()
	defer v.mu.RUnlock()
	return v.folds[word]
}

// number gives a word's number.
func (v *Vocabulary) number(form, fold string) int32 {
	v.mu.Lock()
	defer v.mu.Unlock()
	if word, ok := v.words[form]; ok {
		return word
	}
	form = strings.Clone(form) // not the line that it was cut from
	own, ok := v.shared[fold]
	if !ok {
		if own = form; fold != form {
			own = strings.Clone(fold)
		}
		v.shared[own] = own
	}
	word := int32(len(v.forms))
	v.words[form] = word
	v.forms = append(v.forms, form)
	v.folds = append(v.folds, own)
	return word
}
