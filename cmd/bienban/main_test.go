package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestMain lets benchmarks and stories run this very binary as a command.
func TestMain(m *testing.M) {
	if args, ok := os.LookupEnv("BIENBAN_FLOOR"); ok {
		from, to, _ := strings.Cut(args, "\n")
		floor(from, to)
		return
	}
	if args, ok := os.LookupEnv("BIENBAN_INDEX"); ok {
		from, to, _ := strings.Cut(args, "\n")
		indexOnly(from, to)
		return
	}
	if os.Getenv("BIENBAN_COMMAND") != "" {
		main()
	}
	testscript.Main(m, map[string]func(){"bienban": main})
}

// TestStories tells, as scripts that people can read, what a person types and
// what then happens.
func TestStories(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 filepath.Join("testdata", "stories"),
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(e *testscript.Env) error {
			e.Setenv("LANG", "en_GB.UTF-8")
			e.Setenv("CONTENT", mustAbs("../../content"))
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"bytes": writeBytes,
		},
	})
}

func mustAbs(p string) string {
	abs, err := filepath.Abs(p)
	must(err)
	return abs
}

// writeBytes is the script command `bytes FILE HEX`, for what text can't say.
func writeBytes(ts *testscript.TestScript, _ bool, args []string) {
	var b []byte
	for i := 0; i+1 < len(args[1]); i += 2 {
		b = append(b, hexDigit(args[1][i])<<4|hexDigit(args[1][i+1]))
	}
	ts.Check(os.MkdirAll(filepath.Dir(ts.MkAbs(args[0])), 0o755))
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), b, 0o644))
}

func hexDigit(c byte) byte {
	return byte(strings.IndexByte("0123456789abcdef", c))
}
