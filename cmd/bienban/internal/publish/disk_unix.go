//go:build unix

package publish

import (
	"errors"
	"fmt"

	"golang.org/x/sys/unix"
)

// explain adds a way out to an error of moving pages in.
func explain(err error) error {
	if errors.Is(err, unix.EXDEV) {
		return fmt.Errorf("the output is on another disk than the folder that it is in, and pages can't be moved there whole; "+
			"choose a folder inside of it for the output: %w", err)
	}
	return err
}
