package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"time"
)

// A cost is what a child process used.
type cost struct {
	cpu  time.Duration // user and system
	wall time.Duration
	peak int64 // bytes of memory at most, 0 where the system does not say
}

// A command is a child process to be measured.
type command struct {
	name  string
	args  []string
	procs int // GOMAXPROCS, 0: 1
	stdin func(io.Writer) error
	env   []string
	// status is the exit status that is right.
	status int
}

// run runs the command to its end. The system counts a child's peak from before it
// became another program, so it is never below what this program holds: bench keeps
// no corpus in memory.
func (c command) run(ctx context.Context) (cost, error) {
	cmd := exec.CommandContext(ctx, c.name, c.args...)
	cmd.Env = append(os.Environ(), fmt.Sprintf("GOMAXPROCS=%d", max(1, c.procs)))
	cmd.Env = append(cmd.Env, c.env...)
	var said bytes.Buffer
	cmd.Stderr = &said
	var fed error
	if c.stdin != nil {
		pipe, err := cmd.StdinPipe()
		if err != nil {
			return cost{}, err
		}
		done := make(chan struct{})
		go func() {
			defer close(done)
			fed = c.stdin(pipe)
			pipe.Close()
		}()
		defer func() { <-done }()
	}
	start := time.Now()
	err := cmd.Run()
	wall := time.Since(start)
	if cmd.ProcessState == nil || cmd.ProcessState.ExitCode() != c.status {
		if err == nil {
			err = fmt.Errorf("exit status 0")
		}
		return cost{}, fmt.Errorf("%s %s: %w (%v)\n%s", c.name, strings.Join(c.args, " "), err, fed, said.Bytes())
	}
	p := cmd.ProcessState
	return cost{cpu: p.UserTime() + p.SystemTime(), wall: wall, peak: peak(p)}, nil
}

// stage is this program doing one stage of the work.
func stage(name string, paths ...string) (command, error) {
	self, err := os.Executable()
	return command{name: self, args: append([]string{"-stage", name}, paths...)}, err
}

// score is credence scoring path into out.
func (s *settings) score(out, format string, workers int, more ...string) command {
	args := append([]string{"score", "--quiet", "--as-of", asOf, "--format", format, "--out", out, "--workers", fmt.Sprint(workers)}, more...)
	return command{name: s.credence, args: args, procs: workers}
}

// asOf is the day that dates are judged by: after all of the corpus.
const asOf = "2026-06-30"
