package features

import (
	"cmp"
	"slices"

	"credence/corpus"
)

// An OverrideUse says that a document was measured under an override.
type OverrideUse struct {
	*Override
	Findings int // dismissed by it; 0 for a verdict on the document
}

// rulings are the overrides of the document that is being measured.
type rulings struct {
	*Overrides
	scopes    []scope // of the document, the most specific first
	indicator string  // that is measuring
	active    []scope // those with a dismissal for it
	used      []OverrideUse
}

// open begins a document, whose source is known by now.
func (r *rulings) open(o *Overrides, doc *corpus.Document, source string) {
	r.Overrides, r.used, r.active = o, nil, r.active[:0]
	if o != nil {
		r.scopes = appendScopes(r.scopes[:0], doc.ID, source)
	}
}

// on begins an indicator.
func (r *rulings) on(indicator string) {
	r.indicator, r.active = indicator, r.active[:0]
	if r.Overrides == nil {
		return
	}
	for _, s := range r.scopes {
		if r.some[overrideKey{s, indicator, ""}] {
			r.active = append(r.active, s)
		}
	}
}

// use notes that an override was used, on a number of findings.
func (r *rulings) use(o *Override, findings int) {
	i := slices.IndexFunc(r.used, func(u OverrideUse) bool { return u.Override == o })
	if i < 0 {
		i = len(r.used)
		r.used = append(r.used, OverrideUse{Override: o})
	}
	r.used[i].Findings += findings
}

// uses are the overrides that were used, in the order of their file.
func (r *rulings) uses() []OverrideUse {
	slices.SortFunc(r.used, func(a, b OverrideUse) int { return cmp.Compare(a.Line, b.Line) })
	return r.used
}

// counts reports whether a finding counts. One that an override dismisses does
// not, and is marked. Cost: nothing but where the document has a dismissal for the
// indicator, then a look-up per scope and writing.
func (p *Page) counts(f *Finding) bool {
	r := &p.rulings
	if len(r.active) == 0 {
		return true
	}
	var writings [3]string
	if f.Evidence == InText {
		writings[0] = foldText(p.Source[f.Start:f.End])
	}
	for i, name := range [...]string{"value", "entry"} {
		if s, ok := f.Attribute(name).(string); ok {
			writings[i+1] = foldText(s)
		}
	}
	for _, s := range r.active {
		for _, text := range writings {
			if o := r.found[overrideKey{s, r.indicator, text}]; text != "" && o != nil {
				r.use(o, 1)
				f.override(o)
				return false
			}
		}
	}
	return true
}

// override marks a finding with the verdict on it.
func (f *Finding) override(o *Override) {
	f.Note = o.Said()
	f.Attributes = append(slices.Clip(f.Attributes), Attribute{"overridden", true}, Attribute{"counted", false}, Attribute{"reason", o.Reason}, Attribute{"by", o.By})
}

// verdict gives a profile the genre that a person says it has, or excludes it.
func (r *rulings) verdict(pr *Profile) {
	if r.Overrides == nil {
		return
	}
	for _, s := range r.scopes {
		o := r.found[overrideKey{s, "", ""}]
		if o == nil {
			continue
		}
		r.use(o, 0)
		pr.Notes = append(pr.Notes, Finding{Kind: KindOverride, Evidence: InMetadata, Field: "overrides", Note: o.Said(),
			Attributes: []Attribute{{"value", string(o.Verdict)}, {"genre_found", pr.Genre}, {"reason", o.Reason}, {"by", o.By}}})
		if o.Verdict == Exclude {
			pr.Excluded = o.Said()
			return
		}
		pr.Genre = string(o.Verdict)
		for i := range pr.Notes {
			if n := &pr.Notes[i]; n.Kind == "genre" {
				n.Attributes = append(slices.Clip(n.Attributes), Attribute{"overridden", true})
			}
		}
		return
	}
}
