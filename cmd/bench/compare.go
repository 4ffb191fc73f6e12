package main

import (
	"bufio"
	"bytes"
	"io"
	"os"
)

// sameFile compares two files without holding either.
func sameFile(one, two string) (bool, error) {
	f, err := os.Open(one)
	if err != nil {
		return false, err
	}
	defer f.Close()
	g, err := os.Open(two)
	if err != nil {
		return false, err
	}
	defer g.Close()
	a, b := bufio.NewReader(f), bufio.NewReader(g)
	x, y := make([]byte, 1<<16), make([]byte, 1<<16)
	for {
		n, err := io.ReadFull(a, x)
		m, err2 := io.ReadFull(b, y)
		if !bytes.Equal(x[:n], y[:m]) {
			return false, nil
		}
		if err != nil || err2 != nil {
			return over(err) && over(err2), nil
		}
	}
}

// over reports whether a file was read to its end.
func over(err error) bool { return err == io.EOF || err == io.ErrUnexpectedEOF }
