package main

import (
	"bytes"
	"fmt"
	"math"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"time"

	"golang.org/x/net/html"

	"credence/agreement"
	"credence/corpus"
	"credence/features"
	"credence/scoring"
)

// Pages and repetitions of the measurement of speed.
const (
	speedPages = 120
	speedRuns  = 5
)

// speed measures HTML pages a second on one core: all of credence's reading,
// measuring and scoring, beside programs that take the article out alone and
// beside the bare parser. Each figure is the median of five runs in turn.
func speed(r *run) error {
	pages, err := webPages(r, true)
	if err != nil {
		return err
	}
	pages = slices.DeleteFunc(pages, func(p *webPage) bool { return agreement.Fold(p.id) != 0 })
	pages = pages[:min(speedPages, len(pages))]
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	m, model := features.NewMeasurer(r.asOf), scoring.DefaultModel()
	jobs := []struct {
		name string
		run  func(*webPage)
	}{
		{"credence", func(p *webPage) {
			if doc, err := corpus.Page(p.html); err == nil {
				model.Score(m.Measure(doc))
			}
		}},
		{"bare html.Parse", func(p *webPage) { _, _ = html.Parse(bytes.NewReader(p.html)) }},
	}
	for _, e := range extractors {
		jobs = append(jobs, struct {
			name string
			run  func(*webPage)
		}{e.name, func(p *webPage) { _, _ = e.run(p.html, p.dump.URL) }})
	}
	rate := make([][]float64, len(jobs))
	for range speedRuns {
		for k, j := range jobs {
			runtime.GC()
			start := cpuTime()
			for _, p := range pages {
				j.run(p)
			}
			rate[k] = append(rate[k], float64(len(pages))/(cpuTime()-start).Seconds())
		}
	}
	var beside []string
	for k, j := range jobs {
		slices.Sort(rate[k])
		if k > 0 {
			beside = append(beside, fmt.Sprintf("%s %.0f", j.name, rate[k][speedRuns/2]))
		}
	}
	r.add(row{set: "newspaper4k_aed", what: "HTML pages a CPU second, one core", n: len(pages), unit: "pages",
		ours: agreement.Estimate{Value: math.Round(rate[0][speedRuns/2]), Low: rate[0][0], High: rate[0][speedRuns-1]}, yardstick: strings.Join(beside, ", ")})
	return nil
}

// cpuTime is the processor time that the program has used.
func cpuTime() time.Duration {
	var u syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &u) // cannot fail for the program itself
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
