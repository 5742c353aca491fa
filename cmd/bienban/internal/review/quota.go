package review

import (
	"math"

	"bienban/cmd/bienban/internal/archive"
)

// Mix counts a year's current levels of members, each member once.
type Mix struct{ HTXS, HTT, HT, KHT int }

func (m *Mix) add(level string) {
	switch level {
	case "HTXS":
		m.HTXS++
	case "HTT":
		m.HTT++
	case "HT":
		m.HT++
	case "KHT":
		m.KHT++
	}
}

// Allowed gives how many may be excellent: the share of those classified good,
// rounded down (SCHEMA.md, `excellent-quota`). The share has nine decimals, as
// in the check, so that no binary fraction takes one away.
func (m *Mix) Allowed(share float64) int {
	const unit = 1_000_000_000
	return int(int64(math.Round(share*unit)) * int64(m.HTT) / unit)
}

// OfQuota tells whether the quota is reckoned in a unit of this kind.
func OfQuota(u *archive.Unit) bool { return u.Kind == "grassroots" || u.Kind == "grassroots-cell" }

// count adds a current row to the mix of every unit in which it is reckoned:
// that of the record and all above it, and, where the record is of a unit above
// the member's own, those in between (queries/checks/excellent-quota.sql).
func (x *Index) count(y *Year, l Level) {
	counted := map[*archive.Unit]bool{}
	up := func(u *archive.Unit) {
		for ; u != nil; u = u.Parent {
			if OfQuota(u) && !counted[u] {
				counted[u] = true
				if y.mixes[u] == nil {
					y.mixes[u] = &Mix{}
				}
				y.mixes[u].add(l.Row.Level)
			}
		}
	}
	up(l.Session.Unit)
	if m := x.Member(l.Row.Subject.ID); m != nil {
		for _, r := range m.Rows {
			if r.Covers(l.Session.Date) && (r.Unit == l.Session.Unit || l.Session.Unit.Above(r.Unit)) {
				up(r.Unit)
			}
		}
	}
}

// Mix gives the levels by which a unit's quota is reckoned; nil where the unit
// has no quota, or nobody in it is classified in the year.
func (p *Pack) Mix() *Mix { return p.Year.mixes[p.Unit] }

// QuotaUnits gives the units where the quota is reckoned for a unit that has
// none itself: the one above it, else those below it that have packs.
func (p *Pack) QuotaUnits() []*archive.Unit {
	for u := p.Unit.Parent; u != nil; u = u.Parent {
		if OfQuota(u) {
			return []*archive.Unit{u}
		}
	}
	var out []*archive.Unit
	var down func(*Pack)
	down = func(p *Pack) {
		for _, b := range p.Below {
			if OfQuota(b.Unit) {
				out = append(out, b.Unit)
			} else {
				down(b)
			}
		}
	}
	down(p)
	return out
}
