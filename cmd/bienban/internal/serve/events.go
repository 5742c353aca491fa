package serve

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"
)

// events streams the news to one page: `reload` when the site is not the one
// that the page says it shows, `problem` with the text when the last build
// failed. It begins with `words`, the few that the script itself needs.
func (s *server) events(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/event-stream; charset=utf-8")
	if r.Method == http.MethodHead {
		return
	}
	s.streams.Add(1)
	defer s.streams.Add(-1)
	out := http.NewResponseController(w)
	words, err := json.Marshal(map[string]string{
		"title": s.Say("serve.panel.title"),
		"close": s.Say("serve.panel.close"),
		"lost":  s.Say("serve.panel.lost"),
	})
	if err != nil {
		panic(err) // strings always have a JSON form
	}
	fmt.Fprint(w, "retry: 1000\n")
	send(w, "words", "", string(words))

	now, changed := s.board.look()
	shown, told := now.site, 0
	if site := r.URL.Query().Get("site"); site != "" {
		shown = site
	}
	for {
		if now.site != shown {
			shown = now.site
			send(w, "reload", "", shown)
		}
		if now.problem != "" && now.builds != told {
			told = now.builds
			// The id lets a page that was told to close a problem know it again.
			send(w, "problem", fmt.Sprintf("%s.%d", now.site, now.builds), now.problem)
		}
		if out.Flush() != nil {
			return
		}
		select {
		case <-r.Context().Done():
			return
		case <-changed:
			now, changed = s.board.look()
		}
	}
}

var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n")

// send writes one event. A failed write shows at the next flush.
func send(w io.Writer, event, id, data string) {
	fmt.Fprintf(w, "event: %s\n", event)
	if id != "" {
		fmt.Fprintf(w, "id: %s\n", id)
	}
	for line := range strings.SplitSeq(lineEnds.Replace(data), "\n") {
		fmt.Fprintf(w, "data: %s\n", line)
	}
	fmt.Fprint(w, "\n")
}
