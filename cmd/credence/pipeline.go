package main

import (
	"context"
	"fmt"
	"sync"
	"time"

	"credence/corpus"
	"credence/features"
	"credence/reports"
	"credence/scoring"
)

// A pipeline reads documents on one goroutine, decodes, measures, scores and
// renders them on several, and hands the results on in the order of the input.
// What is under way at once is bounded, in documents and in bytes.
type pipeline struct {
	workers int
	model   *scoring.Model
	asOf    time.Time
	edit    func(*corpus.Document) // changes each document before it is measured; nil for none

	renderer func() renderFunc // called once for each worker

	overrides *features.Overrides // nil for none
	silent    bool                // no finding is shown anywhere
	part      part                // of the input that is read; zero: all
	heap      *heap               // nil for none
}

// A result is what became of one item of the input.
type result struct {
	doc     reports.Document
	row     []byte
	line    []byte
	failure error // a named path that could not be opened; doc is empty
}

// A batch is a run of items that one worker takes, to save on handing over.
type batch struct {
	items   []corpus.Item
	results []result
	done    chan struct{}
}

// The bounds of a batch.
const (
	batchItems = 32
	batchBytes = 1 << 20
)

// run runs the pipeline over paths and calls collect with each result, in order.
// It stops at collect's first error, or when ctx is done, without waiting for a
// read that may never return. It fails when an item gets lost.
func (p *pipeline) run(ctx context.Context, reader *corpus.Reader, paths []string, collect func(*result) error) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	work := make(chan *batch)
	order := make(chan *batch, 2*p.workers)
	var wg sync.WaitGroup
	workers, sent := 0, 0
	hire := func() { // a worker comes with each batch until there are enough
		if workers < p.workers {
			workers++
			wg.Go(func() { p.work(work) })
		}
	}
	go func() {
		defer close(order)
		defer close(work)
		sent = p.send(ctx, reader, paths, hire, work, order)
	}()
	got := 0
	for {
		p.heap.tune()
		b, err := next(ctx, order)
		if err != nil {
			return err
		}
		if b == nil {
			break
		}
		for i := range b.results {
			got++
			if err := collect(&b.results[i]); err != nil {
				return err
			}
		}
	}
	wg.Wait()
	if got != sent {
		return fmt.Errorf("%d documents went in and %d came out", sent, got)
	}
	return nil
}

// next returns the next batch when it is done, nil after the last.
func next(ctx context.Context, order <-chan *batch) (*batch, error) {
	select {
	case <-ctx.Done():
		return nil, context.Cause(ctx)
	case b, ok := <-order:
		if !ok {
			return nil, context.Cause(ctx) // nil unless reading was stopped
		}
		select {
		case <-ctx.Done():
			return nil, context.Cause(ctx)
		case <-b.done:
			return b, nil
		}
	}
}

// send reads items, hands them out in batches, calling hire before each, and
// returns how many.
func (p *pipeline) send(ctx context.Context, reader *corpus.Reader, paths []string, hire func(), work, order chan<- *batch) (sent int) {
	var b *batch
	size := 0
	flush := func() bool {
		if b == nil {
			return true
		}
		hire()
		sent += len(b.items) // the batch is the worker's from here on
		for _, to := range []chan<- *batch{order, work} {
			select {
			case to <- b:
			case <-ctx.Done():
				return false
			}
		}
		b, size = nil, 0
		return true
	}
	for item := range p.part.of(reader.Items(ctx, paths)) {
		if b == nil {
			b = &batch{done: make(chan struct{})}
		}
		b.items = append(b.items, item)
		if item.Record != nil {
			size += item.Record.Size()
		}
		if (len(b.items) == batchItems || size >= batchBytes) && !flush() {
			return sent
		}
	}
	flush()
	return sent
}

// A worker has what is not safe for concurrent use.
type worker struct {
	*pipeline
	measurer *features.Measurer
	render   renderFunc
	hasher   hasher
}

// work measures batches until there are no more.
func (p *pipeline) work(in <-chan *batch) {
	w := worker{pipeline: p, measurer: features.NewMeasurer(p.asOf), render: p.renderer()}
	w.measurer.Overrides, w.measurer.Silent = p.overrides, p.silent
	for b := range in {
		b.results = make([]result, len(b.items))
		for i := range b.items {
			w.measure(&b.items[i], &b.results[i])
		}
		b.items = nil
		close(b.done)
	}
}

// measure takes one item through decoding, measuring, scoring and rendering.
func (w *worker) measure(item *corpus.Item, r *result) {
	switch {
	case item.Failure != nil:
		r.failure = item.Failure
		return
	case item.Rejection != nil:
		r.doc = reports.Document{ID: item.Rejection.ID, Rejection: item.Rejection}
	default:
		rej := contain(item.Record, func() {
			r.doc = judge(w.measurer, w.model, w.edit, item.Record)
			if r.doc.Profile != nil {
				r.doc.TextSum = w.hasher.sum(r.doc.Profile.Doc.Text)
			}
			r.row, r.line = w.render(&r.doc)
		})
		if rej == nil {
			return
		}
		r.doc = reports.Document{ID: rej.ID, Rejection: rej}
	}
	r.row, r.line = w.render(&r.doc)
}

// contain does what is to be done with one record. A bug that the record brings
// out costs that record alone: it is rejected by name, with what failed.
func contain(rec *corpus.Record, do func()) (rej *corpus.Rejection) {
	defer func() {
		if fault := recover(); fault != nil {
			rej = rec.Reject(fmt.Sprintf("internal error, please report it: %v", fault))
		}
	}()
	do()
	return nil
}

// judge decodes, measures and scores one record.
func judge(m *features.Measurer, model *scoring.Model, edit func(*corpus.Document), rec *corpus.Record) (d reports.Document) {
	doc, rej := rec.Decode()
	if rej != nil {
		return reports.Document{ID: rej.ID, Rejection: rej}
	}
	if edit != nil {
		edit(&doc)
	}
	d = reports.Document{ID: doc.ID, Profile: m.Measure(doc)}
	d.Score = model.Score(d.Profile)
	if d.Profile.Guessed() {
		d.Flags = append(d.Flags, reports.FlagDateGuessed)
	}
	if d.Profile.Gaming() {
		d.Flags = append(d.Flags, reports.FlagGaming)
	}
	for _, problem := range doc.Problems {
		flag := reports.FlagMetadata
		switch problem.Field {
		case "text":
			flag = reports.FlagEncoding
		case "file":
			flag = reports.FlagFile
		}
		if len(d.Flags) == 0 || d.Flags[len(d.Flags)-1] != flag {
			d.Flags = append(d.Flags, flag)
		}
	}
	overrule(&d)
	return d
}
