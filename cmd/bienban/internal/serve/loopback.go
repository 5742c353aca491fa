package serve

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/netip"
	"strings"
)

// ErrNotLoopback says that an address could be reached from other machines.
var ErrNotLoopback = errors.New("not a loopback address")

// listen takes the address, after making sure that only this machine reaches
// it.
func (s *server) listen(ctx context.Context) (net.Listener, error) {
	host, _, err := net.SplitHostPort(s.Addr)
	if err != nil || !loopback(host) {
		return nil, s.refuse()
	}
	ln, err := new(net.ListenConfig).Listen(ctx, "tcp", s.Addr)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", s.Say("serve.listen", s.Addr), err)
	}
	// The machine's own tables may give localhost any meaning.
	if at, ok := ln.Addr().(*net.TCPAddr); !ok || !at.IP.IsLoopback() {
		return nil, errors.Join(s.refuse(), ln.Close())
	}
	return ln, nil
}

func (s *server) refuse() error {
	return fmt.Errorf("%w: %s", ErrNotLoopback, s.Say("serve.loopback", s.Addr))
}

// loopback tells whether a host, without port, can only mean this machine.
func loopback(host string) bool {
	if strings.EqualFold(host, "localhost") {
		return true
	}
	ip, err := netip.ParseAddr(host)
	return err == nil && ip.IsLoopback()
}

// loopbackHost tells the same of a request's Host. A foreign name that was
// made to point here (DNS rebinding) would let its pages read ours.
func loopbackHost(hostport string) bool {
	host, _, err := net.SplitHostPort(hostport)
	if err != nil {
		host = hostport
		if inner, ok := strings.CutPrefix(host, "["); ok {
			host = strings.TrimSuffix(inner, "]")
		}
	}
	return loopback(host)
}
