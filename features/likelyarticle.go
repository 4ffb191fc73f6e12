package features

import "math"

// verdictView is what the second look needs beside the view.
type verdictView struct {
	roots        []float64 // of the numbers of words
	mass, weight []float64 // sums of verdicts before each block, weighted by the root of its words
	pageMean     float64   // of all verdicts
	from, to     int       // the stretch that is most likely the article
	first, last  int       // the same, patient with what interrupts it
	known        []float64 // share of a block's content words that the article uses

	words wordCounts // of the likely article
	at    []int32    // where the count of each word of Layout.matter is
}

// see prepares the second look given the verdicts of the first.
func (v *view) see(verdicts []float64) {
	v.verdicts = verdicts
	n := len(v.cs)
	s := &v.seen
	s.roots, s.mass, s.weight = cleared(s.roots, n), cleared(s.mass, n+1), cleared(s.weight, n+1)
	for i := range v.cs {
		w := math.Sqrt(float64(v.cs[i].words))
		s.roots[i] = w
		s.mass[i+1], s.weight[i+1] = s.mass[i]+verdicts[i]*w, s.weight[i]+w
	}
	s.pageMean = v.mean(0, n)
	s.from, s.to = v.stretch(1)
	s.first, s.last = v.stretch(patience)
	v.knownWords()
	if v.marked {
		v.seeMarkup()
	}
}

// patience is what blocks that speak against the article weigh in the patient
// stretch: lists of shops or credits of pictures between the parts of an article
// do not end it.
const patience = 0.25

// stretch returns the run of blocks [from, to) whose verdicts, weighted by their
// words, gain most over one half; losses count by the factor given.
func (v *view) stretch(loss float64) (from, to int) {
	best, sum, start := 0.0, 0.0, 0
	for i, x := range v.verdicts {
		if sum <= 0 {
			sum, start = 0, i
		}
		gain := (x - 0.5) * min(math.Sqrt(1+float64(v.cs[i].words)), 6)
		if gain < 0 {
			gain *= loss
		}
		sum += gain
		if sum > best {
			best, from, to = sum, start, i+1
		}
	}
	return from, to
}

// mean is the mean verdict on blocks [from, to), weighted by the root of their
// words.
func (v *view) mean(from, to int) float64 {
	s := &v.seen
	from, to = max(0, from), min(len(v.cs), to)
	if from >= to || s.weight[to] == s.weight[from] {
		return 0
	}
	return (s.mass[to] - s.mass[from]) / (s.weight[to] - s.weight[from])
}

// whole is the sum of all verdicts, never 0.
func (v *view) whole() float64 { return max(v.seen.mass[len(v.cs)], 1e-9) }

// vocabularyWords is how many words a block has at least whose words count as
// the article's.
const vocabularyWords = 8

// gives reports whether block i is likely article whose words count as such.
func (v *view) gives(i int) bool { return v.verdicts[i] >= 0.5 && v.cs[i].words >= vocabularyWords }

// knownWords finds for each block the share of its content words that other
// blocks of the likely article use.
func (v *view) knownWords() {
	s := &v.seen
	s.known = cleared(s.known, len(v.cs))
	giving := v.countLikely()
	for i := range v.Blocks {
		self := 0
		if v.gives(i) {
			self = 1
		}
		if giving > self {
			s.known[i] = v.shareKnown(&v.cs[i], self == 1)
		}
	}
}

// countLikely counts the content words of the likely article, and returns the
// number of its blocks.
func (v *view) countLikely() (blocks int) {
	s, l := &v.seen, &v.Layout
	s.at = cleared(s.at, len(l.matter))
	s.words.reset(len(l.matter))
	for i := range v.cs {
		if !v.gives(i) {
			continue
		}
		blocks++
		at := s.at[v.cs[i].matter.Start:v.cs[i].matter.End]
		for k, w := range l.matter[v.cs[i].matter.Start:v.cs[i].matter.End] {
			at[k] = s.words.add(v.Page.words[w].Hash)
		}
	}
	return blocks
}

// shareKnown is the share of a block's content words that other blocks of the
// likely article use. counted says whether the block is one of them.
func (v *view) shareKnown(c *clues, counted bool) float64 {
	s := &v.seen
	used := 0
	if counted {
		for _, at := range s.at[c.matter.Start:c.matter.End] {
			if s.words.count[at] > 1 {
				used++
			}
		}
	} else {
		for _, w := range v.Layout.matter[c.matter.Start:c.matter.End] {
			if s.words.has(v.Page.words[w].Hash) {
				used++
			}
		}
	}
	if used == 0 {
		return 0
	}
	return float64(used) / float64(c.matter.End-c.matter.Start)
}
