package features

import "slices"

// resized returns a slice of n values, whatever they are, in the memory of s if that
// is enough.
func resized[T any](s []T, n int) []T { return slices.Grow(s[:0], n)[:n] }

// cleared returns n zeros in the memory of s if that is enough.
func cleared[T any](s []T, n int) []T {
	s = resized(s, n)
	clear(s)
	return s
}
