package record

import (
	"strconv"

	"bienban/cmd/bienban/internal/diag"
	"bienban/cmd/bienban/internal/text"
)

// confidence reads a confidence vote: its attributes and its table.
func (r *reader) confidence(s *Session, sec section) {
	c := Confidence{Anchor: sec.anchor}
	attributes, blocks := r.attributes(sec.blocks, text.ConfidenceAttributes)
	places := map[string]diag.Pos{}
	for _, a := range attributes {
		places[a.word] = a.value.pos
		switch a.word {
		case "type":
			c.Type, _ = r.word(a.value, text.ConfidenceTypes, "confidence-type")
		case "reason":
			c.Reason = a.value.text
		case "form":
			c.Form = a.value.text
		case "method":
			c.Method = a.value.text
		case "convened":
			c.Convened = r.count(a.value)
		case "present":
			c.Present = r.count(a.value)
		case "issued":
			c.Issued = r.count(a.value)
		case "returned":
			c.Returned = r.count(a.value)
		case "registered":
			number, date := r.cutComma(a.value)
			c.RegisterNo = number.text
			if date.text != "" {
				c.RegisteredOn = r.date(date)
			}
		}
	}
	r.ladder(&c, places)
	for _, w := range r.rows(blocks, sec.title.text, text.ConfidenceColumns, "member", "high", "medium", "low") {
		res := ConfidenceResult{Member: w.cells["member"].ref(), Post: w.cells["post"].text}
		for _, f := range []struct {
			word string
			to   *Count
		}{{"high", &res.High}, {"medium", &res.Medium}, {"low", &res.Low}, {"invalid", &res.Invalid}} {
			if cell, ok := w.cell(f.word); ok {
				*f.to = r.count(cell)
			}
		}
		r.ballots(&c, res, w.pos)
		c.Results = append(c.Results, res)
	}
	s.Confidence = append(s.Confidence, c)
}

// ladder checks returned ≤ issued ≤ present ≤ convened, as far as given.
func (r *reader) ladder(c *Confidence, places map[string]diag.Pos) {
	steps := []struct {
		word string
		n    Count
	}{{"returned", c.Returned}, {"issued", c.Issued}, {"present", c.Present}, {"convened", c.Convened}}
	for i, low := range steps {
		for _, high := range steps[i+1:] {
			if !low.n.Known || !high.n.Known {
				continue
			}
			if low.n.N > high.n.N {
				r.ds.Errorf(places[low.word], "confidence.ladder",
					text.ConfidenceAttributes.Vietnamese(low.word), strconv.Itoa(int(low.n.N)),
					text.ConfidenceAttributes.Vietnamese(high.word), strconv.Itoa(int(high.n.N)))
			}
			break
		}
	}
}

// ballots checks that one row's votes are not more than the ballots there were.
func (r *reader) ballots(c *Confidence, res ConfidenceResult, pos diag.Pos) {
	sum := res.High.N + res.Medium.N + res.Low.N + res.Invalid.N
	for _, bound := range []Count{c.Returned, c.Issued, c.Present, c.Convened} {
		if bound.Known {
			if sum > bound.N {
				r.ds.Errorf(pos, "confidence.sum", strconv.Itoa(int(sum)), strconv.Itoa(int(bound.N)))
			}
			return
		}
	}
}
