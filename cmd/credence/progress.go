package main

import (
	"fmt"
	"io"
	"os"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"
)

// A progress shows how far a run is, on a terminal only.
type progress struct {
	what      string // is being done
	bar       *progressbar.ProgressBar
	rejected  int
	bytes     int
	started   time.Time
	described time.Time
}

// newProgress shows progress on w, unless that is no terminal or quiet is set.
func newProgress(w io.Writer, quiet bool) *progress {
	f, ok := w.(*os.File)
	if quiet || !ok || !term.IsTerminal(int(f.Fd())) {
		return &progress{what: "reading"}
	}
	return &progress{what: "reading", started: time.Now(), bar: progressbar.NewOptions(-1,
		progressbar.OptionSetWriter(w), progressbar.OptionSetDescription("reading"), progressbar.OptionShowCount(), progressbar.OptionShowIts(),
		progressbar.OptionSetItsString("documents"), progressbar.OptionThrottle(100*time.Millisecond), progressbar.OptionClearOnFinish(), progressbar.OptionSpinnerType(14))}
}

func (p *progress) add(r *result) {
	if p.bar == nil {
		return
	}
	p.bytes += r.size
	if r.doc.Rejection != nil {
		p.rejected++
	}
	if now := time.Now(); now.Sub(p.described) > 500*time.Millisecond {
		p.described = now
		p.bar.Describe(fmt.Sprintf("%s, %.1f MB/s, %d rejected", p.what, float64(p.bytes)/1e6/now.Sub(p.started).Seconds(), p.rejected))
	}
	p.bar.Add(1)
}

func (p *progress) done() {
	if p.bar != nil {
		p.bar.Finish()
	}
}

// say names what is being done, where it has no count.
func (p *progress) say(what string) {
	if p.bar != nil {
		p.bar.Describe(what)
		p.bar.Add(1)
	}
}
