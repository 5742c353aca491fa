package redact

import (
	"crypto/hmac"
	"crypto/sha256"
	"slices"

	"bienban/cmd/bienban/internal/text"
)

// letters are what codes are made of: no vowels, so that no code is a word, and
// nothing that is taken for something else.
const letters = "23456789BCDFGHJKLMNPQRSTVWXZ"

// shortest is how many letters a code has; more where two would meet.
const shortest = 8

// codes makes one code of each id, known by nobody without the secret.
type codes struct {
	secret []byte
	taken  map[string]string // code → id in one case
	byID   map[string]string // id in one case → code
}

// codesOf gives the people's codes: which of two that meet is longer depends on
// their ids only.
func codesOf(people []Person, secret []byte) codes {
	c := codes{secret: secret, taken: map[string]string{}, byID: map[string]string{}}
	var ids []string
	for _, p := range people {
		ids = append(ids, sameID(p.ID))
	}
	slices.Sort(ids)
	for _, id := range slices.Compact(ids) {
		code := c.code(id)
		c.taken[code], c.byID[id] = id, code
	}
	return c
}

// sameID gives an id in one case; where there is no register it is a name.
func sameID(id string) string { return text.AsWritten(id) }

func (c *codes) code(id string) string {
	id = sameID(id)
	if code := c.byID[id]; code != "" {
		return code
	}
	long := c.long(id)
	n := shortest
	for n < len(long) && c.taken[long[:n]] != "" {
		n++
	}
	return long[:n]
}

// long gives all the letters that an id's code may have.
func (c *codes) long(id string) string {
	mac := hmac.New(sha256.New, c.secret)
	mac.Write([]byte(id))
	sum := mac.Sum(nil)
	for i, b := range sum {
		sum[i] = letters[int(b)%len(letters)]
	}
	return string(sum)
}
