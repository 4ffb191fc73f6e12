package main

import (
	"credence/features"
	"credence/reports"
	"credence/scoring"
)

// An account is what a job gathers over all its documents, in their order.
type account struct {
	ids       *register
	ledger    scoring.Ledger
	digest    *reports.Digest
	overrides *reports.Overrides // nil for none
}

func newAccount(limit int, overrides *features.Overrides) *account {
	return &account{ids: newRegister(), digest: reports.NewDigest(limit), overrides: reports.NewOverrides(overrides)}
}

// add takes a document, gives it an id of its own and flags what repeats. It
// reports whether its id or flags changed.
func (a *account) add(d *reports.Document) (changed bool) {
	repeated := a.ids.check(d)
	source, kind := d.Source()
	status, _ := d.Status()
	e := scoring.Entry{Source: source, Kind: kind, ID: d.ID, Status: status, Duplicate: repeated.text, Score: &d.Score}
	if d.Profile != nil {
		e.Values = d.Profile.Values
	}
	a.ledger.Add(e)
	a.digest.Add(d)
	a.overrides.Add(d)
	return repeated.changed
}
