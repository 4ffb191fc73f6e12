package features

import (
	"slices"

	"credence/features/internal/lexicon"
)

// maxLabel is the most words of a block in which a single word of furniture says
// something.
const maxLabel = 6

// furniture finds the phrases of page furniture in a block.
func (p *Page) furniture(b *Block, c *clues, seen blockMarks) {
	if b.First == b.Last {
		return
	}
	if c.words > maxLabel {
		p.furnitureInProse(b, c)
	} else if seen.traits&(traitFurniture|traitSingle) != 0 {
		p.furnitureInLabel(b, c)
	}
	if (seen.other || seen.digits) && p.copyright(b) {
		c.role = "copyright"
		c.furnish = max(c.furnish, 1)
	}
}

// furnitureInProse looks only where a phrase may begin.
func (p *Page) furnitureInProse(b *Block, c *clues) {
	var f filling
	next := 0
	for _, w := range p.Layout.phrases {
		if w < next {
			continue
		}
		if sense, n := p.Match(w, b.Last, lexicon.Furniture); n > 1 {
			f.add(c, sense, n)
			next = w + n
		}
	}
	c.furnish = f.words / float64(c.words) / 2.5
}

func (p *Page) furnitureInLabel(b *Block, c *clues) {
	var f filling
	for w := b.First; w < b.Last; {
		sense, n := p.Match(w, b.Last, lexicon.Furniture)
		if n > 0 {
			f.add(c, sense, n)
		}
		w += max(n, 1)
	}
	c.furnish = f.words / float64(c.words) / 2.5
}

// A filling is what the phrases of furniture fill of a block.
type filling struct{ words, best float64 } // by the strength of the phrases

func (f *filling) add(c *clues, sense lexicon.Sense, n int) {
	role := Role(sense.Category[2:])
	if k := slices.Index(furnitureRoles[:], role); k >= 0 {
		c.fill[k] += float64(n) / float64(c.words)
	}
	part := sense.Value * float64(n)
	f.words += part
	if part > f.best {
		f.best, c.role = part, role
	}
}
