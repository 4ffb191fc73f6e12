package corpus

import (
	"bufio"
	"bytes"
	"io"

	"github.com/klauspost/compress/gzip"
)

// gzipMagic begins every member of a gzip stream.
var gzipMagic = []byte{0x1f, 0x8b}

// A gunzip reads the members of a gzip stream one after the other, as gzip -dc
// does: zeros behind the last member pad it, and whatever else stands there is
// left unread. gzip.Reader would take it for a broken member, and the whole
// file would be lost.
type gunzip struct {
	br     *bufio.Reader
	zr     *gzip.Reader
	behind bool // bytes that are no member stand behind the last one
}

func newGunzip(br *bufio.Reader) (*gunzip, error) {
	zr, err := gzip.NewReader(br)
	if err != nil {
		return nil, err
	}
	zr.Multistream(false)
	return &gunzip{br: br, zr: zr}, nil
}

func (g *gunzip) Read(p []byte) (int, error) {
	for {
		n, err := g.zr.Read(p)
		if n > 0 && err == io.EOF {
			err = nil // it comes again
		}
		if n > 0 || err != io.EOF {
			return n, err
		}
		if err := g.next(); err != nil {
			return 0, err
		}
	}
}

// next goes on to the next member. It returns io.EOF when there is none.
func (g *gunzip) next() error {
	for {
		b, err := g.br.ReadByte()
		if err != nil {
			return err
		}
		if b != 0 {
			g.br.UnreadByte()
			break
		}
	}
	head, err := g.br.Peek(len(gzipMagic))
	switch {
	case err != nil && err != io.EOF:
		return err
	case err == io.EOF && head[0] == gzipMagic[0]:
		return io.ErrUnexpectedEOF
	case !bytes.Equal(head, gzipMagic):
		g.behind = true
		return io.EOF
	}
	if err := g.zr.Reset(g.br); err == io.EOF {
		return io.ErrUnexpectedEOF // within the head
	} else if err != nil {
		return err
	}
	g.zr.Multistream(false)
	return nil
}

func (g *gunzip) tail() bool { return g.behind }
func (g *gunzip) close()     {}

// resume goes to the next member behind one that is damaged. Three bytes begin
// one: gzip's mark and the only way of compressing that there is. They come by
// chance once in 16 MB; then what they begin is damaged, too.
func (g *gunzip) resume() bool {
	for {
		head, err := g.br.Peek(3)
		if err != nil {
			return false
		}
		if !bytes.HasPrefix(head, gzipMagic) || head[2] != 8 {
			g.br.Discard(1)
		} else if g.zr.Reset(g.br) == nil {
			g.zr.Multistream(false)
			return true
		}
	}
}
