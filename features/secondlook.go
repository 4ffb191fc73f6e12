package features

import (
	"math"
	"strconv"
)

// The second look sees the first one's verdicts on a block's neighbours, the
// stretch of blocks that they make the article, and which words that article
// uses.

// verdictView is what the second look needs beside the view.
type verdictView struct {
	mass, weight []float64 // sums of verdicts before each block, weighted by the root of its words
	from, to     int       // the stretch that is most likely the article
	first, last  int       // the same, patient with what interrupts it
	known        []float64 // share of a block's content words that the article uses
}

// see prepares the second look given the verdicts of the first.
func (v *view) see(verdicts []float64) {
	v.verdicts = verdicts
	n := len(v.cs)
	s := &verdictView{mass: make([]float64, n+1), weight: make([]float64, n+1)}
	for i := range v.cs {
		w := math.Sqrt(float64(v.cs[i].words))
		s.mass[i+1], s.weight[i+1] = s.mass[i]+verdicts[i]*w, s.weight[i]+w
	}
	s.from, s.to = v.stretch(1)
	s.first, s.last = v.stretch(patience)
	s.known = v.knownWords()
	v.seen = s
	if v.ms != nil {
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
		gain := (x - 0.5) * math.Min(math.Sqrt(1+float64(v.cs[i].words)), 6)
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

// vocabularyWords is how many words a block has at least whose words count as
// the article's.
const vocabularyWords = 8

// knownWords returns for each block the share of its content words that other
// blocks of the likely article use.
func (v *view) knownWords() []float64 {
	count := make(map[uint32]int)
	total := 0
	gives := func(i int) bool { return v.verdicts[i] >= 0.5 && v.cs[i].words >= vocabularyWords }
	for i := range v.Blocks {
		if !gives(i) {
			continue
		}
		total++
		b := &v.Blocks[i]
		for w := b.First; w < b.Last; w++ {
			if v.contentWord(w) {
				count[v.Page.words[w].Hash]++
			}
		}
	}
	known := make([]float64, len(v.cs))
	for i := range v.Blocks {
		self := 0
		if gives(i) {
			self = 1
		}
		if total <= self {
			continue
		}
		b := &v.Blocks[i]
		content, used := 0, 0
		for w := b.First; w < b.Last; w++ {
			if v.contentWord(w) {
				content++
				if count[v.Page.words[w].Hash] > self {
					used++
				}
			}
		}
		if content > 0 {
			known[i] = float64(used) / float64(content)
		}
	}
	return known
}

// mean is the mean verdict on blocks [from, to), weighted by the root of their
// words.
func (v *view) mean(from, to int) float64 {
	s := v.seen
	from, to = max(0, from), min(len(v.cs), to)
	if from >= to || s.weight[to] == s.weight[from] {
		return 0
	}
	return (s.mass[to] - s.mass[from]) / (s.weight[to] - s.weight[from])
}

// verdict is the verdict on block i, 0 beyond the page.
func (v *view) verdict(i int) float64 {
	if i < 0 || i >= len(v.verdicts) {
		return 0
	}
	return v.verdicts[i]
}

// best is the highest verdict on the six blocks in a direction.
func (v *view) best(i, step int) float64 {
	x := 0.0
	for k := 1; k <= 6; k++ {
		x = math.Max(x, v.verdict(i+step*k))
	}
	return x
}

// logOdds is the log-odds of a probability, bounded and scaled to about −1 to 1.
func logOdds(p float64) float64 {
	p = math.Max(0.002, math.Min(p, 0.998))
	return math.Log(p/(1-p)) / 6
}

// whole is the sum of all verdicts, never 0.
func (v *view) whole() float64 { return math.Max(v.seen.mass[len(v.cs)], 1e-9) }

// crossedLater are the inputs that the second look also multiplies with each
// other.
var crossedLater = map[string]bool{
	"verdict": true, "mean of 3": true, "mean of 12": true, "in stretch": true, "in patient stretch": true, "after stretch": true, "before stretch": true,
	"known words": true, "size": true, "ends": true, "article before": true, "article after": true, "page mean": true,
	"mean in box": true, "mean of like blocks": true, "article in like blocks": true, "link share": true, "article in box around": true,
}

// secondInputs returns the inputs of the second look at a text or a page.
func secondInputs(page bool) []input {
	in := []input{
		{"always", func(*view, int) float64 { return 1 }},
		{"verdict", func(v *view, i int) float64 { return v.verdicts[i] }},
		{"verdict, odds", func(v *view, i int) float64 { return logOdds(v.verdicts[i]) }},
	}
	for _, off := range []int{-3, -2, -1, 1, 2, 3} {
		in = append(in, input{strconv.Itoa(off) + ": verdict", func(v *view, i int) float64 { return v.verdict(i + off) }})
	}
	short := func(v *view, i int) float64 { return bit(v.cs[i].words < 12) }
	m6 := func(v *view, i int) float64 { return v.mean(i-6, i+7) }
	in = append(in, []input{
		{"mean of 3", func(v *view, i int) float64 { return v.mean(i-3, i+4) }},
		{"mean of 6", m6},
		{"mean of 12", func(v *view, i int) float64 { return v.mean(i-12, i+13) }},
		{"mean of 30", func(v *view, i int) float64 { return v.mean(i-30, i+31) }},
		{"mean before", func(v *view, i int) float64 { return v.mean(i-8, i) }},
		{"mean after", func(v *view, i int) float64 { return v.mean(i+1, i+9) }},
		{"article before", func(v *view, i int) float64 { return v.seen.mass[i] / v.whole() }},
		{"article after", func(v *view, i int) float64 { return 1 - v.seen.mass[i+1]/v.whole() }},
		{"in stretch", func(v *view, i int) float64 { return bit(i >= v.seen.from && i < v.seen.to) }},
		{"near stretch", func(v *view, i int) float64 { return bit(i >= v.seen.from-3 && i < v.seen.to+3) }},
		{"before stretch", func(v *view, i int) float64 { return float64(min(max(v.seen.from-i, 0), 30)) / 30 }},
		{"after stretch", func(v *view, i int) float64 { return float64(min(max(i-v.seen.to+1, 0), 30)) / 30 }},
		{"in patient stretch", func(v *view, i int) float64 { return bit(i >= v.seen.first && i < v.seen.last) }},
		{"after patient stretch", func(v *view, i int) float64 { return float64(min(max(i-v.seen.last+1, 0), 30)) / 30 }},
		{"known words", func(v *view, i int) float64 { return v.seen.known[i] }},
		{"known words, short", func(v *view, i int) float64 { return v.seen.known[i] * short(v, i) }},
		{"size", func(v *view, i int) float64 { return v.cs[i].size() }},
		{"ends", func(v *view, i int) float64 { return bit(v.cs[i].ends) }},
		{"furniture", func(v *view, i int) float64 { return math.Min(v.cs[i].furnish, 2) }},
		{"verdict, short", func(v *view, i int) float64 { return v.verdicts[i] * short(v, i) }},
		{"mean of 6, short", func(v *view, i int) float64 { return m6(v, i) * short(v, i) }},
		{"page mean", func(v *view, i int) float64 { return v.mean(0, len(v.cs)) }},
		{"best before", func(v *view, i int) float64 { return v.best(i, -1) }},
		{"best after", func(v *view, i int) float64 { return v.best(i, 1) }},
		{"heads article", func(v *view, i int) float64 {
			c := &v.cs[i]
			return bit(c.words >= 2 && c.words < 14 && !c.ends && v.verdict(i+1) > 0.5)
		}},
		{"ends × mean of 6", func(v *view, i int) float64 { return bit(v.cs[i].ends) * m6(v, i) }},
		{"repeated", func(v *view, i int) float64 { return bit(v.cs[i].repeated) }},
		{"date", func(v *view, i int) float64 { return bit(v.cs[i].date) }},
		{"listed × mean of 6", func(v *view, i int) float64 { return bit(v.cs[i].listed) * m6(v, i) }},
		{"bullet × mean of 6", func(v *view, i int) float64 { return bit(v.cs[i].bullet) * m6(v, i) }},
		{"below a heading", func(v *view, i int) float64 { return bit(v.below[i]) }},
		{"speech", func(v *view, i int) float64 { return bit(v.cs[i].speech) }},
		{"word odds, mean", func(v *view, i int) float64 { return v.known[i].mean }},
	}...)
	if page {
		in = append(in, markupSecondInputs...)
	}
	return in
}
