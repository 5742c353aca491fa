package text

import "errors"

// The ways in which a date, month, time or vote cannot be read.
var (
	ErrForm       = errors.New("not written in a known form")
	ErrImpossible = errors.New("no such day, month or time")
	ErrTwice      = errors.New("said twice")
	ErrTooMany    = errors.New("more in favour than entitled")
)
