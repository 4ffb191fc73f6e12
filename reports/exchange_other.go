//go:build !linux

package reports

// exchange puts the folder at temp in the place of target; what stood there is
// at temp afterwards.
func exchange(temp, target string) error { return exchangeInSteps(temp, target) }
