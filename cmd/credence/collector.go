package main

import (
	"fmt"

	"credence/corpus"
	"credence/reports"
)

// A collector takes the results of a run in the order of the input.
type collector struct {
	job      *scoreJob
	out      *outputs
	render   renderFunc
	account  *account
	shard    *reports.ShardWriter // of a run over a shard, else nil
	failures []string
	said     int // rejections named on standard error
}

// newCollector opens what a run writes; folder is nil for none.
func newCollector(j *scoreJob, folder *reports.Folder) (*collector, error) {
	c := &collector{job: j, out: &outputs{withText: j.withText}, account: newAccount(j.limit, j.overrides)}
	c.render = c.out.renderer()
	if j.json && j.strict {
		var err error
		if c.out.stdout, err = c.out.held(j.stdout); err != nil {
			return nil, err
		}
	} else if j.json {
		c.out.stdout = c.out.buffered(j.stdout)
	}
	if folder == nil {
		return c, nil
	}
	if err := c.out.open(folder, j.formats); err != nil {
		return nil, err
	}
	if j.shard.Of == 0 {
		return c, nil
	}
	f, err := folder.Create(reports.ShardDocumentsFile)
	if err != nil {
		return nil, err
	}
	c.shard = reports.NewShardWriter(f)
	c.out.flushers = append(c.out.flushers, c.shard.Flush)
	return c, nil
}

// collect takes a result.
func (c *collector) collect(r *result) error {
	if r.failure != nil {
		c.fail(r.failure)
		return nil
	}
	d := &r.doc
	if rej := d.Rejection; rej != nil {
		if c.job.strict {
			return fmt.Errorf("--strict: %s", reports.Plain(rej.Error()))
		}
		c.say(rej)
	}
	changed := false
	if c.shard != nil { // ids and texts are compared with others when the shards are merged
		changed = d.ID != reports.Plain(d.ID)
		d.ID = reports.Plain(d.ID)
		if err := c.shard.Write(d); err != nil {
			return err
		}
		c.account.digest.Add(d)
	} else {
		changed = c.account.add(d)
	}
	if changed {
		r.row, r.line = c.render(d)
	}
	return c.out.write(d, r.row, r.line)
}

// fail notes a path that could not be opened.
func (c *collector) fail(err error) {
	c.failures = append(c.failures, err.Error())
	fmt.Fprintf(c.job.stderr, "credence: %s\n", reports.Plain(err.Error()))
}

// maxSaid is how many rejections are named on standard error without --verbose.
const maxSaid = 10

func (c *collector) say(rej *corpus.Rejection) {
	c.said++
	if c.job.quiet || c.said > maxSaid && !c.job.verbose {
		return
	}
	fmt.Fprintf(c.job.stderr, "rejected %s\n", reports.Plain(rej.Error()))
}

func (c *collector) sayRest() {
	if c.said > maxSaid && !c.job.verbose {
		fmt.Fprintf(c.job.stderr, "and %d more rejected (--verbose names them)\n", c.said-maxSaid)
	}
}
