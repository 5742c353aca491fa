package serve

import (
	"context"
	"errors"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

func TestOnlyLoopbackAccepted(t *testing.T) {
	t.Parallel()
	for _, addr := range []string{
		":0", "0.0.0.0:0", "[::]:0", "192.168.1.5:0", "10.0.0.1:8080", "example.com:0", "localhost.example.com:0", "127.0.0.1", "", "[::ffff:10.0.0.1]:0",
	} {
		h := newHouse(t)
		o := h.options()
		o.Addr = addr
		err := Run(context.Background(), o)
		if !errors.Is(err, ErrNotLoopback) || !strings.Contains(err.Error(), "serve.loopback") {
			t.Errorf("%q: %v", addr, err)
		}
		if h.builds.Load() != 0 {
			t.Errorf("%q: built before the address was refused", addr)
		}
	}
}

func TestLoopbackNames(t *testing.T) {
	t.Parallel()
	for _, addr := range []string{"localhost:0", "127.0.0.1:0", "[::1]:0"} {
		if addr == "[::1]:0" && !speaksIPv6() {
			continue
		}
		o := newHouse(t).options()
		o.Addr = addr
		url := start(t, o)
		if res, _ := get(t, url); res.StatusCode != 200 {
			t.Errorf("%s: %s answers %d", addr, url, res.StatusCode)
		}
	}
}

func speaksIPv6() bool {
	ln, err := net.Listen("tcp", "[::1]:0")
	if err != nil {
		return false
	}
	ln.Close()
	return true
}

func TestPortInUse(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	url := start(t, h.options())
	o := h.options()
	o.Addr = strings.TrimSuffix(strings.TrimPrefix(url, "http://"), "/")
	if err := Run(context.Background(), o); err == nil || !strings.Contains(err.Error(), "serve.listen "+o.Addr) {
		t.Errorf("Run on a port in use: %v", err)
	}
}

func TestRebindingRefused(t *testing.T) {
	t.Parallel()
	s := shop(t, map[string]string{"index.html": "SECRET"})
	for host, want := range map[string]int{
		"localhost": 200, "LocalHost:8080": 200, "127.0.0.1": 200, "127.0.0.1:1": 200, "[::1]": 200, "[::1]:80": 200,
		"": 403, "evil.example": 403, "evil.example:8080": 403, "127.0.0.1.evil.example": 403, "localhost.evil.example:80": 403,
		"localhost.": 403, "192.168.1.5:80": 403, "0.0.0.0": 403, "[::]": 403, "127.0.0.1@evil.example": 403,
	} {
		for _, path := range []string{"/", "/-/events"} {
			r := httptest.NewRequest(http.MethodHead, path, nil)
			r.Host = host
			w := httptest.NewRecorder()
			s.ServeHTTP(w, r)
			if w.Code != want {
				t.Errorf("Host %q, %s: %d, want %d", host, path, w.Code, want)
			}
		}
	}
}
