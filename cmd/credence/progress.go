package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"credence/corpus"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"
)

// How often the progress is told: on a terminal, and in a log.
const (
	tellTerminal = 500 * time.Millisecond
	tellLog      = time.Minute
)

// A progress tells how far a run is: on a terminal in a line that changes, in a log
// in a line a minute, so that a short run leaves none.
type progress struct {
	what     string // is being done
	log      io.Writer
	bar      *progressbar.ProgressBar // nil in a log
	quiet    bool
	now      func() time.Time
	started  time.Time
	told     time.Time
	reader   *corpus.Reader // nil where nothing is read
	size     chan int64     // of the input, once it is known
	total    int64          // 0: not known
	expected int            // documents, where they were counted; else 0
	done     int            // documents
	rejected int
	stop     func()
}

// newProgress tells the progress on w, unless quiet is set.
func newProgress(w io.Writer, quiet bool) *progress {
	p := &progress{what: "reading", log: w, quiet: quiet, now: time.Now, started: time.Now(), stop: func() {}}
	p.told = p.started
	if f, ok := w.(*os.File); ok && !quiet && term.IsTerminal(int(f.Fd())) {
		p.bar = progressbar.NewOptions(-1,
			progressbar.OptionSetWriter(w), progressbar.OptionSetDescription("reading"), progressbar.OptionShowCount(), progressbar.OptionShowIts(),
			progressbar.OptionSetItsString("documents"), progressbar.OptionThrottle(100*time.Millisecond), progressbar.OptionClearOnFinish(), progressbar.OptionSpinnerType(14))
	}
	return p
}

// reads begins the reading of paths, called what, whose size is added up meanwhile.
func (p *progress) reads(ctx context.Context, what string, reader *corpus.Reader, opts corpus.Options, paths []string) {
	if p.quiet {
		return
	}
	p.what, p.reader, p.size = what, reader, make(chan int64, 1)
	p.started = p.now()
	ctx, p.stop = context.WithCancel(ctx)
	go func() {
		if size, ok := opts.Size(ctx, paths); ok {
			p.size <- size
		}
	}()
}

func (p *progress) add(r *result) {
	p.done++
	if r.doc.Rejection != nil {
		p.rejected++
	}
	p.tell()
}

// say names what is being done, where it has no count.
func (p *progress) say(what string) {
	p.what = what
	p.tell()
}

// tell tells what there is to tell, when it is time.
func (p *progress) tell() {
	if p.quiet {
		return
	}
	every := tellLog
	if p.bar != nil {
		every = tellTerminal
		p.bar.Add(1)
	}
	now := p.now()
	if now.Sub(p.told) < every {
		return
	}
	p.told = now
	if p.bar != nil {
		p.bar.Describe(p.line(now))
		return
	}
	line := p.line(now)
	if p.done > 0 {
		line += fmt.Sprintf(", %d documents", p.done)
	}
	fmt.Fprintf(p.log, "credence: %s\n", line)
}

// line is what is being done, how fast, with how much lost, and the time left.
func (p *progress) line(now time.Time) string {
	parts := []string{p.what}
	if p.reader != nil {
		select {
		case p.total = <-p.size:
		default:
		}
		read, spent := p.reader.Read(), now.Sub(p.started)
		parts = append(parts, fmt.Sprintf("%.1f MB/s", float64(read)/1e6/spent.Seconds()))
		share := 0.0
		if p.expected > 0 {
			share = float64(p.done) / float64(p.expected)
		} else if p.total >= read && p.total > 0 {
			share = float64(read) / float64(p.total)
		}
		if share > 0 {
			parts = append(parts, leftText(time.Duration(float64(spent)*(1-share)/share)))
		}
	}
	if p.done > 0 {
		parts = append(parts, fmt.Sprintf("%d rejected", p.rejected))
	}
	return strings.Join(parts, ", ")
}

// leftText writes the time that is left, no more exactly than it is known.
func leftText(d time.Duration) string {
	switch {
	case d >= time.Hour:
		return fmt.Sprintf("%d h %02d min left", d/time.Hour, d%time.Hour/time.Minute)
	case d >= time.Minute:
		return fmt.Sprintf("%d min left", (d+30*time.Second)/time.Minute)
	}
	return fmt.Sprintf("%d s left", (d+time.Second-1)/time.Second)
}

// end clears what a terminal shows.
func (p *progress) end() {
	p.stop()
	if p.bar != nil {
		p.bar.Finish()
	}
}
