package publish

import "golang.org/x/sys/unix"

// exchange is of no use here: renaming one file over another costs no more.
func exchange(_, _ int, _ string) error { return unix.ENOTSUP }
