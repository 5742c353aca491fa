package reduce

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base32"
	"strings"

	"bienban/cmd/bienban/internal/text"
)

// tokens puts a token in the place of each syllable: the same for those that
// fold to the same, so that texts are as alike as they were (the rule
// `formalism` compares syllables, folded), and no word can be read.
type tokens struct {
	secret []byte
	known  map[string]string
}

func tokensOf(secret []byte) *tokens { return &tokens{secret, map[string]string{}} }

func (t *tokens) of(s string) string {
	syllables := strings.Split(text.Fold(s), "-")
	for i, x := range syllables {
		syllables[i] = t.token(x)
	}
	return strings.Join(syllables, " ")
}

var letters = base32.StdEncoding.WithPadding(base32.NoPadding)

func (t *tokens) token(syllable string) string {
	if syllable == "" {
		return ""
	}
	out, ok := t.known[syllable]
	if !ok {
		mark := hmac.New(sha256.New, t.secret)
		mark.Write([]byte("syllable " + syllable))
		out = strings.ToLower(letters.EncodeToString(mark.Sum(nil)[:10]))
		t.known[syllable] = out
	}
	return out
}
