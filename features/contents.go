package features

// maxContents is the longest table of contents.
const maxContents = 100

// findContents recognises tables of contents: two or more lines in a row that
// come again later, in their order, each above a paragraph.
func (p *Page) findContents() {
	l := &p.Layout
	if !l.noteHeadings(p) {
		return
	}
	for i := 0; i < len(l.clues); {
		run, at := i, i
		for run < len(l.clues) && run-i < maxContents {
			to := l.headingOf(run)
			if l.clues[run].words > 0 && (to <= at || to == run) {
				break
			}
			if l.clues[run].words > 0 {
				at = to
			}
			run++
		}
		if run-i >= 2 && at > run {
			for k := i; k < run; k++ {
				if l.clues[k].words > 0 {
					l.clues[k].contents, l.clues[k].repeated = true, true
					l.clues[l.headingOf(k)].listed = true
					l.clues[l.headingOf(k)].repeated = false
				}
			}
			if i > 0 && l.clues[i-1].role == "contents" {
				l.clues[i-1].contents = true
			}
			i = run
		} else {
			i++
		}
	}
}

// noteHeadings notes the last place of each repeated line above a paragraph, and
// reports whether there are any.
func (l *Layout) noteHeadings(p *Page) (any bool) {
	l.lasts = cleared(l.lasts, len(l.firsts))
	for i := range l.clues {
		if c := &l.clues[i]; c.repeated && c.words >= 2 && !c.bullet && p.paragraphAfter(i) {
			k, _ := l.lines.find(c.hash)
			l.lasts[k], any = i+1, true
		}
	}
	return any
}

// headingOf is the last place of line i above a paragraph, -1 for none.
func (l *Layout) headingOf(i int) int {
	if k, ok := l.lines.find(l.clues[i].hash); ok {
		return l.lasts[k] - 1
	}
	return -1
}

// paragraphAfter reports whether the block after block i is prose.
func (p *Page) paragraphAfter(i int) bool {
	for k := i + 1; k < len(p.Blocks) && k <= i+2; k++ {
		if c := &p.Layout.clues[k]; c.ends && c.words >= 12 {
			return true
		}
	}
	return false
}
