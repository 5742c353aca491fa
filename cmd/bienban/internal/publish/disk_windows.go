package publish

import (
	"errors"
	"fmt"

	"golang.org/x/sys/windows"
)

// explain adds a way out to an error of moving pages in.
func explain(err error) error {
	switch {
	case errors.Is(err, windows.ERROR_NOT_SAME_DEVICE):
		return fmt.Errorf("the output is on another disk than the folder that it is in, and pages can't be moved there whole; "+
			"choose a folder inside of it for the output: %w", err)
	case errors.Is(err, windows.ERROR_SHARING_VIOLATION):
		return fmt.Errorf("another program has a page or folder of the site open; close it and build again: %w", err)
	}
	return err
}
