package features_test

import (
	"fmt"
	"time"

	"credence/corpus"
	"credence/features"
)

// A finding points to the bytes that it was made from.
func ExampleMeasurer_Measure() {
	doc := corpus.Document{ID: "a", Text: "Ann Ode, the mayor, was blunt. “We are late,” she said. Critics called it a shameless farce."}
	profile := features.NewMeasurer(time.Date(2026, 1, 31, 0, 0, 0, 0, time.UTC)).Measure(doc)
	for i, ind := range features.All() {
		if ind.Name != "quote_density" && ind.Name != "loaded_language" {
			continue
		}
		v := profile.Values[i]
		fmt.Printf("%s: %.2f %s of %d %s\n", ind.Name, v.X, ind.Unit, v.N, ind.Basis)
		for _, f := range v.Findings {
			fmt.Println("  ", doc.Text[f.Start:f.End], f.Attribute("speaker"))
		}
	}
	// Output:
	// quote_density: 0.18 0–1 of 17 words
	//    “We are late,” Ann Ode
	// loaded_language: 14.29 per 100 words of 14 words
	//    shameless <nil>
	//    farce <nil>
}
