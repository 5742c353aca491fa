package codec

import "testing"

type place struct{ Line, Col int32 }

type name struct {
	Text string
	Pos  place
}

type count struct {
	Known bool
	N     int32
}

type promise struct {
	Kind                 string
	N, Review            int32
	Member               name
	Text, Field, Horizon string
	Due                  int32
}

// sitting is like what a build keeps of one file: about 60 fields of its own.
type sitting struct {
	ID, Title, Kind, Place, Number, Subject           string
	Unit, Chair, Secretary, Document                  name
	Date, Planned, Period, Start, End, Given, Adopted int32
	DatePos                                           place
	A, B, C, D, E, F, G, H                            count
	AbsentGiven, Draft, HasResolution                 bool
	Absences                                          []struct{ Member, Reason, Excused string }
	Guests, Tags                                      []string
	DesignatedBy                                      []name
	Reviews                                           []struct {
		N             int32
		Anchor        string
		Member        name
		Scope         []int32
		Outcome       string
		HasSelf       bool
		Contributions []name
		Vote          [4]byte
	}
	Items []promise
	Links []name
}

func aSitting() *sitting {
	who := name{"Trần Văn Bình", place{17, 5}}
	s := &sitting{ID: "sessions/cb1/2026-03", Title: "Sinh hoạt chi bộ tháng 3", Kind: "regular", Place: "Hội trường", Number: "12-NQ/CB", Subject: "Huấn luyện",
		Unit: who, Chair: who, Secretary: who, Date: 20260305, Planned: 20260301, Start: 840, End: 1020, DatePos: place{4, 7},
		A: count{true, 24}, B: count{true, 2}, F: count{true, 23}, Guests: []string{"Nguyễn An"}, Tags: []string{"huấn luyện", "kỷ luật"},
		DesignatedBy: []name{who}, Links: []name{who, who}}
	for range 2 {
		s.Absences = append(s.Absences, struct{ Member, Reason, Excused string }{"Lê Hoà", "công tác", "yes"})
	}
	for i := range 4 {
		s.Reviews = append(s.Reviews, struct {
			N             int32
			Anchor        string
			Member        name
			Scope         []int32
			Outcome       string
			HasSelf       bool
			Contributions []name
			Vote          [4]byte
		}{int32(i), "tran-van-binh", who, []int32{1, 2}, "spoke", true, []name{who, who}, [4]byte{1}})
	}
	for i := range 5 {
		s.Items = append(s.Items, promise{"shortcoming", int32(i), 1, who, "Chấp hành giờ giấc chưa nghiêm, còn đi muộn.", "discipline", "month", 20260430})
	}
	return s
}

func BenchmarkDecode(b *testing.B) {
	c := Of[sitting]()
	src := string(c.Append(nil, aSitting()))
	b.ReportAllocs()
	b.SetBytes(int64(len(src)))
	var s sitting
	for b.Loop() {
		if _, err := c.Decode(src, &s); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkAppend(b *testing.B) {
	c := Of[sitting]()
	s := aSitting()
	buf := c.Append(nil, s)
	b.ReportAllocs()
	b.SetBytes(int64(len(buf)))
	for b.Loop() {
		buf = c.Append(buf[:0], s)
	}
}
