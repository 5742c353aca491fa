package facts

import "fmt"

// sqlError says in which file a statement failed.
func sqlError(file, _ string, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%s: %w", file, err)
}
