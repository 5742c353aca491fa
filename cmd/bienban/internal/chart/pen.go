package chart

import (
	"math"
	"strconv"
	"strings"
	"unicode/utf8"
)

// pen appends XML to a buffer.
type pen struct{ b []byte }

// s appends text as it is.
func (p *pen) s(texts ...string) {
	b := p.b
	for _, t := range texts {
		b = append(b, t...)
	}
	p.b = b
}

// esc appends text as the content of an element or a quoted attribute; what
// XML can't hold becomes U+FFFD.
func (p *pen) esc(text string) {
	if !utf8.ValidString(text) {
		text = strings.ToValidUTF8(text, "\uFFFD")
	}
	done := 0
	for i := 0; i < len(text); i++ {
		with, size := instead[text[i]], 1
		if text[i] == 0xEF && (text[i:i+3] == "\uFFFE" || text[i:i+3] == "\uFFFF") {
			with, size = "\uFFFD", 3
		}
		if with != "" {
			p.s(text[done:i], with)
			done = i + size
		}
	}
	p.s(text[done:])
}

// instead is what is written in place of a byte, "" for itself.
var instead = func() (to [256]string) {
	for c := range ' ' {
		to[c] = "\uFFFD"
	}
	to['\t'], to['\n'], to['\r'] = " ", " ", " "
	to['&'], to['<'], to['>'], to['"'], to['\''] = "&amp;", "&lt;", "&gt;", "&#34;", "&#39;"
	return to
}()

// escaped gives text as esc writes it.
func escaped(text string) string {
	p := pen{make([]byte, 0, 256)}
	p.esc(text)
	if string(p.b) == text {
		return text
	}
	return string(p.b)
}

// px appends an attribute in pixels, to a tenth.
func (p *pen) px(name string, v float64) {
	p.s(" ", name, `="`)
	p.decimal(int64(math.Round(v*10)) * 10)
	p.s(`"`)
}

// pct appends an attribute in percent of the drawing's width, to a hundredth:
// a tenth is wider than the difference of two thin bars.
func (p *pen) pct(name string, v float64) {
	p.s(" ", name, `="`)
	p.decimal(int64(math.Round(v * 100)))
	p.s(`%"`)
}

// across is pct without what is 0 anyway.
func (p *pen) across(name string, v float64) {
	if v != 0 {
		p.pct(name, v)
	}
}

// decimal appends a number of hundredths, without zeros at the end.
func (p *pen) decimal(n int64) {
	b := strconv.AppendInt(p.b, n/100, 10)
	if rest := byte(n % 100); rest != 0 {
		b = append(b, '.', '0'+rest/10)
		if rest%10 != 0 {
			b = append(b, '0'+rest%10)
		}
	}
	p.b = b
}

// plain writes a number where the caller has no habit of his own.
func plain(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

// relative tells that a link stays in the site: none with a scheme or a host.
func relative(href string) bool {
	if href == "" || strings.HasPrefix(href, "//") || strings.ContainsAny(href, "\\\x00\t\n\r") {
		return false
	}
	end := strings.IndexAny(href, ":/?#")
	return end < 0 || href[end] != ':'
}
