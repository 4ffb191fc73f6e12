package reports

import (
	"fmt"
	"slices"
	"strings"
)

// skippedText writes what was left out of a folder, "" for nothing.
func skippedText(skipped map[string]int) string {
	if len(skipped) == 0 {
		return ""
	}
	var reasons []string
	for r := range skipped {
		reasons = append(reasons, r)
	}
	slices.Sort(reasons)
	for i, r := range reasons {
		reasons[i] = fmt.Sprintf("%d %s", skipped[r], markdown(r))
	}
	return "; left out: " + strings.Join(reasons, ", ")
}
