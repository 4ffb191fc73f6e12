package main

import (
	"os"
	"syscall"
)

// peak is the most memory that a process that has ended held, in bytes.
func peak(p *os.ProcessState) int64 {
	if u, ok := p.SysUsage().(*syscall.Rusage); ok {
		return int64(u.Maxrss) << 10 // Linux counts it in KiB
	}
	return 0
}
