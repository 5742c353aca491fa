package browsertest

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
	"time"
)

// Firefox is a headless Firefox, driven by its Marionette protocol: messages
// are JSON arrays with their length in front
// (https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html).
type Firefox struct {
	t    *testing.T
	conn net.Conn
	in   *bufio.Reader
	last int
}

// OpenFirefox starts Firefox with a new profile; where it is not installed the
// test is skipped.
func OpenFirefox(t *testing.T) *Firefox {
	t.Helper()
	path := ""
	for _, name := range []string{"firefox-esr", "firefox"} {
		if found, err := exec.LookPath(name); err == nil {
			path = found
			break
		}
	}
	if path == "" {
		t.Skip("firefox-esr is not on the PATH; its smoke test is for where it is")
	}
	port := freePort(t)
	profile := t.TempDir()
	prefs := fmt.Sprintf("user_pref(\"marionette.port\", %d);\n", port)
	if err := os.WriteFile(filepath.Join(profile, "user.js"), []byte(prefs), 0o644); err != nil {
		t.Fatal(err)
	}
	c := exec.Command(path, "--headless", "--marionette", "--profile", profile, "--no-remote")
	c.Env = append(os.Environ(), "MOZ_CRASHREPORTER_DISABLE=1", "HOME="+profile)
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = c.Process.Kill() // it has nothing to save
		_ = c.Wait()
	})
	f := &Firefox{t: t}
	for end := time.Now().Add(time.Minute); ; time.Sleep(200 * time.Millisecond) {
		conn, err := net.Dial("tcp", fmt.Sprintf("127.0.0.1:%d", port))
		if err == nil {
			f.conn, f.in = conn, bufio.NewReader(conn)
			break
		}
		if time.Now().After(end) {
			t.Fatal("Firefox did not open its port in a minute: ", err)
		}
	}
	t.Cleanup(func() { _ = f.conn.Close() })
	f.read() // it introduces itself
	f.call("WebDriver:NewSession", map[string]any{})
	return f
}

func freePort(t *testing.T) int {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port
}

// Go opens an address and waits until it is loaded.
func (f *Firefox) Go(url string) {
	f.t.Helper()
	f.call("WebDriver:Navigate", map[string]any{"url": url})
}

// Run runs a script's body on the page and decodes what it returns.
func (f *Firefox) Run(script string, into any) {
	f.t.Helper()
	answer := f.call("WebDriver:ExecuteScript", map[string]any{"script": script, "args": []any{}})
	var value struct{ Value json.RawMessage }
	if err := json.Unmarshal(answer, &value); err != nil {
		f.t.Fatal(err)
	}
	if err := json.Unmarshal(value.Value, into); err != nil {
		f.t.Fatal(err)
	}
}

// Wait runs a script until it returns true, for half a minute at most.
func (f *Firefox) Wait(script string) {
	f.t.Helper()
	for end := time.Now().Add(30 * time.Second); ; time.Sleep(50 * time.Millisecond) {
		var ok bool
		if f.Run(script, &ok); ok {
			return
		}
		if time.Now().After(end) {
			f.t.Fatalf("never true in Firefox: %s", script)
		}
	}
}

func (f *Firefox) call(command string, parameters map[string]any) json.RawMessage {
	f.t.Helper()
	f.last++
	b, err := json.Marshal([]any{0, f.last, command, parameters})
	if err != nil {
		f.t.Fatal(err)
	}
	if _, err := fmt.Fprintf(f.conn, "%d:%s", len(b), b); err != nil {
		f.t.Fatal(err)
	}
	var answer [4]json.RawMessage // type, id, error, result
	if err := json.Unmarshal(f.read(), &answer); err != nil {
		f.t.Fatal(err)
	}
	if string(answer[2]) != "null" {
		f.t.Fatalf("%s: %s", command, answer[2])
	}
	return answer[3]
}

func (f *Firefox) read() []byte {
	f.t.Helper()
	if err := f.conn.SetReadDeadline(time.Now().Add(time.Minute)); err != nil {
		f.t.Fatal(err)
	}
	length, err := f.in.ReadString(':')
	if err != nil {
		f.t.Fatal(err)
	}
	n, err := strconv.Atoi(length[:len(length)-1])
	if err != nil {
		f.t.Fatal(err)
	}
	b := make([]byte, n)
	if _, err := io.ReadFull(f.in, b); err != nil {
		f.t.Fatal(err)
	}
	return b
}
