//go:build unix

package main

import (
	"fmt"
	"os"
	"runtime"
	"strings"
	"syscall"
)

// peakMemory gives the most memory an ended process held, in bytes.
func peakMemory(s *os.ProcessState) int64 {
	u, ok := s.SysUsage().(*syscall.Rusage)
	if !ok {
		return 0
	}
	if runtime.GOOS == "darwin" {
		return u.Maxrss // bytes there, kilobytes elsewhere
	}
	return u.Maxrss * 1024
}

// restartPeak forgets the most memory that this process held so far, and gives
// what it holds, in bytes; peakSince then gives the most since. Both are 0
// where the system doesn't tell (it is Linux that does).
func restartPeak() int64 {
	_ = os.WriteFile("/proc/self/clear_refs", []byte("5"), 0) // peakSince is then the whole peak
	return statusBytes("VmRSS:")
}

func peakSince() int64 { return statusBytes("VmHWM:") }

func statusBytes(name string) int64 {
	b, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	_, rest, _ := strings.Cut(string(b), name)
	var kB int64
	_, _ = fmt.Sscan(rest, &kB)
	return kB << 10
}
