package demo

import (
	"fmt"
	"strconv"
	"strings"
)

// pattern is one line of a text file, taken apart at its braces.
type pattern []piece

// piece is a part of a pattern: exactly one of its fields is meant.
type piece struct {
	literal string
	choices []pattern
	slot    string // a list of slots.txt or general.txt, linked as list
	list    *group
	upper   bool // the slot's first letter is to be a capital
	fact    fact
	low     int
	high    int
}

// group is a named list of patterns; first numbers them over the whole book.
type group struct {
	patterns []pattern
	first    int
}

// fact is something that only the sitting knows.
type fact uint8

const (
	noFact fact = iota
	factNumber
	factPercent
	factEarlierDay
	factLaterDay
	factMonth
	factNextMonth
	factYear
	factSomebody
	factChair
	factSecretary
	factPresent
	factBody
	factCrew
)

var facts = map[string]fact{
	"số": factNumber, "tỷ lệ": factPercent, "ngày": factEarlierDay, "ngày tới": factLaterDay,
	"tháng": factMonth, "tháng sau": factNextMonth, "năm": factYear, "đồng chí": factSomebody,
	"chủ trì": factChair, "thư ký": factSecretary, "có mặt": factPresent, "tổ chức": factBody, "đơn vị": factCrew,
}

// parse takes one line apart.
func parse(line string) (pattern, error) {
	var p pattern
	for line != "" {
		open := strings.IndexByte(line, '{')
		if open < 0 {
			return append(p, piece{literal: line}), nil
		}
		if open > 0 {
			p = append(p, piece{literal: line[:open]})
		}
		inside, rest, err := braces(line[open:])
		if err != nil {
			return nil, err
		}
		one, err := parseBraces(inside)
		if err != nil {
			return nil, err
		}
		p, line = append(p, one), rest
	}
	return p, nil
}

// braces cuts `{…}` off the front of a text; braces may stand in braces.
func braces(s string) (inside, rest string, err error) {
	depth := 0
	for i := range len(s) {
		switch s[i] {
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return s[1:i], s[i+1:], nil
			}
		}
	}
	return "", "", fmt.Errorf("brace without end: %s", s)
}

// parseBraces reads `a|b`, `số 2 9` or a name.
func parseBraces(inside string) (piece, error) {
	if parts := alternatives(inside); len(parts) > 1 {
		var one piece
		for _, part := range parts {
			p, err := parse(part)
			if err != nil {
				return one, err
			}
			one.choices = append(one.choices, p)
		}
		return one, nil
	}
	if f := strings.Fields(inside); len(f) > 2 {
		low, errLow := strconv.Atoi(f[len(f)-2])
		high, errHigh := strconv.Atoi(f[len(f)-1])
		kind := facts[strings.Join(f[:len(f)-2], " ")]
		if errLow == nil && errHigh == nil && low <= high && (kind == factNumber || kind == factPercent) {
			return piece{fact: kind, low: low, high: high}, nil
		}
	}
	name := strings.ToLower(inside)
	one := piece{upper: name != inside}
	if one.fact = facts[name]; one.fact == noFact {
		one.slot = name
	}
	return one, nil
}

// alternatives splits at the bars that stand in no inner braces.
func alternatives(s string) []string {
	var out []string
	depth, from := 0, 0
	for i := range len(s) {
		switch s[i] {
		case '{':
			depth++
		case '}':
			depth--
		case '|':
			if depth == 0 {
				out = append(out, s[from:i])
				from = i + 1
			}
		}
	}
	return append(out, s[from:])
}
