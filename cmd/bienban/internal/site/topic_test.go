package site

import (
	"regexp"
	"strings"
	"testing"

	"bienban/cmd/bienban/internal/address"
)

// TestTopicAddress holds that a topic's address depends on its name alone, is
// one for spellings that are one topic and two for others, and fits any disk.
func TestTopicAddress(t *testing.T) {
	fine := regexp.MustCompile(`^talks/tag/([a-z0-9]+-)*[0-9a-f]{8}$`)
	seen := map[string]string{}
	for _, name := range []string{
		"An toàn", "ăn toàn", "con", "NUL", "a/b", "../..", `a\b:c*?"<>|~`, "…", "!", "日本", strings.Repeat("dài ", 200), strings.Repeat("dài ", 201),
		"an toàn.", "-", "50%", "đ",
	} {
		at := newTopic("tag", name).list
		if !fine.MatchString(at) || len(at) > 80 || address.Page(at) != at+".html" && strings.Contains(at, "~") {
			t.Errorf("%q has the address %q", name, at)
		}
		if other, ok := seen[at]; ok {
			t.Errorf("%q and %q have one address", name, other)
		}
		seen[at] = name
	}
	if a, b := newTopic("tag", "An toàn").list, newTopic("tag", "AN TOÀN").list; a != b {
		t.Errorf("one topic has two addresses, %s and %s", a, b)
	}
	if got := newTopic("basis", "Bắn giỏi").list; got != "talks/basis/ban-gioi-5b31c21d" {
		t.Errorf("an address that links may hold has changed to %s", got)
	}
}
