package main

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"runtime/pprof"

	"github.com/urfave/cli/v2"
)

// The files of a profile, for go tool pprof.
const (
	cpuProfile    = "cpu.pprof"
	memoryProfile = "memory.pprof"
)

func profileFlag() cli.Flag {
	return &cli.StringFlag{Name: "profile", Usage: "write " + cpuProfile + " and " + memoryProfile + " into `FOLDER`: what the run spends time and memory on (go tool pprof shows them)"}
}

// profile begins the profile that --profile asks for and returns what ends it.
func profile(ctx *cli.Context) (end func() error, err error) {
	dir := ctx.String("profile")
	if dir == "" {
		if ctx.IsSet("profile") {
			return nil, usage("--profile: the folder has no name")
		}
		return func() error { return nil }, nil
	}
	if out := ctx.String("out"); real(dir) == real(cmp.Or(out, defaultOut)) {
		return nil, usage("--profile %s is where the report goes: name another folder", dir)
	}
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return nil, fmt.Errorf("--profile: %w", err)
	}
	cpu, err := os.Create(filepath.Join(dir, cpuProfile))
	if err != nil {
		return nil, fmt.Errorf("--profile: %w", err)
	}
	if err := pprof.StartCPUProfile(cpu); err != nil {
		return nil, errors.Join(fmt.Errorf("--profile: %w", err), cpu.Close())
	}
	return func() error {
		pprof.StopCPUProfile()
		err := cpu.Close()
		memory, e := os.Create(filepath.Join(dir, memoryProfile))
		if err = errors.Join(err, e); err != nil {
			return fmt.Errorf("--profile: %w", err)
		}
		runtime.GC() // the profile is as of the last collection
		return errors.Join(pprof.Lookup("allocs").WriteTo(memory, 0), memory.Close())
	}, nil
}
