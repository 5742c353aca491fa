package publish

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
)

// ErrLocked says that another build is writing the same output.
var ErrLocked = errors.New("is being built by another bienban")

// acquire locks a file for as long as it is open. The system lets go of it when
// a process dies, so that no lock outlives its build. The file stays: removing
// it would let two builds lock two files of one name.
func acquire(file, shown string) (*os.File, error) {
	f, err := os.OpenFile(file, os.O_RDWR|os.O_CREATE, 0o644)
	if err != nil {
		return nil, fmt.Errorf("opening the lock of %s: %w", shown, err)
	}
	free, err := tryLock(f)
	switch {
	case err != nil:
		return nil, errors.Join(fmt.Errorf("locking %s: %w", shown, err), f.Close())
	case !free:
		return nil, errors.Join(fmt.Errorf("%s %w%s; wait until it is done, or end it", shown, ErrLocked, holder(f)), f.Close())
	}
	// Whose lock it is helps a person only; not being able to note it does no harm.
	if err := f.Truncate(0); err == nil {
		_, _ = f.WriteAt([]byte(strconv.Itoa(os.Getpid())), 0)
	}
	return f, nil
}

// holder names the process that holds a lock, as far as it is known.
func holder(f *os.File) string {
	b, _ := io.ReadAll(io.LimitReader(f, 20))
	pid, err := strconv.Atoi(string(b))
	if err != nil {
		return ""
	}
	return fmt.Sprintf(" (process %d)", pid)
}
