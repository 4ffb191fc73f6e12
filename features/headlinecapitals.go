package features

// headlineCapitals counts words in capitals.
var headlineCapitals = headlineIndicator("headline_capitals", "Words in capitals in the headline", Lower,
	"Words of four letters or more in capitals in the headline, outside quotation, that the article does not write in capitals too, as it does the initials of names.",
	"Capitals raise the voice.",
	func(p *Page, h *headline, i int) (int, string) {
		if w := h.words[i]; w.Flags&(AllCaps|Quoted|Digits) == AllCaps && w.End-w.Start >= 4 && h.GapAfter(i)&GapColon == 0 && !p.initials(w.Hash) {
			return 1, "capitals"
		}
		return 0, ""
	})

// initials reports whether the article writes the word of a hash in capitals.
func (p *Page) initials(hash uint32) bool {
	for i := range p.Words {
		if w := &p.words[i]; w.Hash == hash && w.Flags&(AllCaps|InBody) == AllCaps|InBody {
			return true
		}
	}
	return false
}
