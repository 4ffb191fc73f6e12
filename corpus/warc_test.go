package corpus

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/klauspost/compress/zstd"
)

// warcRecord writes a record with its head's fields parted by |.
func warcRecord(fields, block string) string {
	return fmt.Sprintf("WARC/1.0\r\n%s\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", strings.ReplaceAll(fields, "|", "\r\n"), len(block), block)
}

// response is a record of a page that was sent with the head, its fields parted by |.
func response(uri, head, body string) string {
	return warcRecord("WARC-Type: response|WARC-Target-URI: "+uri+"|WARC-Date: 2026-01-08T10:20:30Z|Content-Type: application/http; msgtype=response",
		strings.ReplaceAll(head, "|", "\r\n")+"\r\n\r\n"+body)
}

const html200 = "HTTP/1.1 200 OK|Content-Type: text/html; charset=utf-8"

func zst(s string) string {
	w, _ := zstd.NewWriter(nil)
	return string(w.EncodeAll([]byte(s), nil))
}

// archive reads a web archive: for each document its id, address, day of fetching
// and text.
func archive(t *testing.T, opts Options, in string) (got []string, skipped map[string]int) {
	t.Helper()
	opts.Stdin = strings.NewReader(in)
	r := NewReader(opts)
	for item := range r.Items(context.Background(), []string{"-"}) {
		if item.Record == nil {
			got = append(got, "rejected "+item.Rejection.Error())
			continue
		}
		doc, rej := item.Record.Decode()
		if rej != nil {
			got = append(got, "rejected "+rej.Error())
			continue
		}
		got = append(got, fmt.Sprintf("%s|%s|%s|%s", doc.ID, doc.URL, doc.Fetched, doc.Text))
	}
	return got, r.Inputs()[0].Skipped
}

// TestWget reads what wget --warc-file wrote of a small site: pages as they were
// sent, one in chunks and one whose encoding only the response states, beside a
// redirection, pages that are missing, and files of other types.
func TestWget(t *testing.T) {
	r := NewReader(Options{})
	var got []string
	for item := range r.Items(context.Background(), []string{"testdata/wget.warc.gz"}) {
		if item.Record == nil {
			t.Fatal(item.Rejection, item.Failure)
		}
		doc, rej := item.Record.Decode()
		if rej != nil {
			t.Fatal(rej)
		}
		if !strings.HasPrefix(doc.ID, "urn:uuid:") || doc.Fetched.String()[:10] != "2026-11-26" || doc.URLStated || len(doc.Problems) > 0 {
			t.Errorf("%+v", doc)
		}
		got = append(got, doc.URL+" "+strings.Join(strings.Fields(doc.Text), " "))
	}
	want := []string{
		"http://127.0.0.1:8085/ The Quarry Gazette Bridge Café old missing plan chunked note",
		"http://127.0.0.1:8085/bridge.html Bridge to close The old bridge over the Sarn will close on Monday, the council of Brellow said.",
		"http://127.0.0.1:8085/cafe.html The café on Mill Lane opens again.",
		"http://127.0.0.1:8085/bridge.html Bridge to close The old bridge over the Sarn will close on Monday, the council of Brellow said.",
		"http://127.0.0.1:8085/chunked.html Sent in three chunks.",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("documents (-want +got):\n%s", diff)
	}
	skipped := map[string]int{"web archive: warcinfo": 1, "web archive: request": 10, "web archive: response with another status than 200": 3,
		"web archive: response of another type than text/html": 2, "web archive: metadata": 1, "web archive: resource": 1}
	if diff := cmp.Diff(skipped, r.Inputs()[0].Skipped); diff != "" {
		t.Errorf("skipped (-want +got):\n%s", diff)
	}
}

func TestWARC(t *testing.T) {
	page := "<html><body><p>A page.</p></body></html>"
	in := warcRecord("WARC-Type: warcinfo|Content-Type: application/warc-fields", "software: mine\r\n") +
		response("https://www.post.example/a", html200, page) +
		response("<https://www.post.example/b>", "HTTP/2 200|content-type:  text/html", "<p>caf\xe9") +
		response("https://www.post.example/c", "HTTP/1.1 404 Not Found|Content-Type: text/html", page) +
		response("https://www.post.example/d", "HTTP/1.1 200 OK|Content-Type: application/json", "{}") +
		response("https://www.post.example/e", html200+"|Transfer-Encoding: chunked", "5;x=y\r\n<p>In\r\n8\r\n chunks.\r\n0\r\n\r\n") +
		response("https://www.post.example/f", html200+"|Transfer-Encoding: chunked", "<p>Not in chunks any more.") +
		response("https://www.post.example/g", html200+"|Content-Encoding: gzip", gz("<p>Zipped.")) +
		response("https://www.post.example/h", html200+"|Content-Encoding: gzip", "<p>Not zipped any more.") +
		response("https://www.post.example/i", html200+"|Content-Encoding: zstd|Transfer-Encoding: chunked", fmt.Sprintf("%x\r\n%s\r\n0\r\n\r\n", len(zst("<p>Z.")), zst("<p>Z."))) +
		response("https://www.post.example/j", html200+"|Content-Encoding: br", "\x8b\x02\x80\x00\x01\x02\x03\x04") +
		response("https://www.post.example/k", html200+"|Content-Encoding: gzip", gz("<p>Damaged.")[:15]) +
		response("https://www.post.example/l", "HTTP/1.1 200 OK|Content-Type: text/html; charset=windows-1251", "<p>\xcc\xee\xf1\xf2") +
		warcRecord("WARC-Type: response|WARC-Target-URI: dns:post.example|Content-Type: text/dns", "1.2.3.4") +
		warcRecord("WARC-Type: revisit|WARC-Target-URI: https://www.post.example/a|Content-Type: application/http", "HTTP/1.1 200 OK\r\n\r\n") +
		warcRecord("WARC-Type: new-kind", "x") +
		warcRecord("warc-type: conversion|WARC-Record-ID: <urn:uuid:7>|WARC-Target-URI:|  https://www.post.example/m|WARC-Date: 2026-01-09|Content-Type: text/plain", "Only the text.\nOf a page.")
	want := []string{
		"stdin:2|https://www.post.example/a|2026-01-08T10:20:30Z|A page.",
		"stdin:3|https://www.post.example/b|2026-01-08T10:20:30Z|café",
		"stdin:6|https://www.post.example/e|2026-01-08T10:20:30Z|In chunks.",
		"stdin:7|https://www.post.example/f|2026-01-08T10:20:30Z|Not in chunks any more.",
		"stdin:8|https://www.post.example/g|2026-01-08T10:20:30Z|Zipped.",
		"stdin:9|https://www.post.example/h|2026-01-08T10:20:30Z|Not zipped any more.",
		"stdin:10|https://www.post.example/i|2026-01-08T10:20:30Z|Z.",
		`rejected -: record 11: page is compressed as "br", which cannot be read (gzip, deflate and zstd can)`,
		"rejected -: record 12: page is compressed and damaged: unexpected EOF",
		"stdin:13|https://www.post.example/l|2026-01-08T10:20:30Z|Мост",
		"urn:uuid:7|https://www.post.example/m|2026-01-09|Only the text.\nOf a page.",
	}
	perRecord := ""
	for _, rec := range strings.SplitAfter(in, "\r\n\r\nWARC/1.0\r\n") { // the mark belongs to the next
		rec = strings.TrimSuffix(rec, "WARC/1.0\r\n")
		if perRecord != "" {
			rec = "WARC/1.0\r\n" + rec
		}
		perRecord += gz(rec)
	}
	for name, packed := range map[string]string{"plain": in, "zip of all": gz(in), "zip of each": perRecord, "zstd": zst(in)} {
		got, skipped := archive(t, Options{}, packed)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
		total := 0
		for _, n := range skipped {
			total += n
		}
		if total != 17-len(want) {
			t.Errorf("%s: %d skipped: %v", name, total, skipped)
		}
	}
}

// TestWARCDamage: what was whole is read, and each damage is named with its place.
func TestWARCDamage(t *testing.T) {
	rec := func(i int) string {
		return response(fmt.Sprintf("https://post.example/%d", i), html200, fmt.Sprintf("<p>Page %d.", i))
	}
	doc := func(n, i int) string {
		return fmt.Sprintf("stdin:%d|https://post.example/%d|2026-01-08T10:20:30Z|Page %d.", n, i, i)
	}
	damaged := []byte(gz(rec(2) + strings.Repeat("more text that is not like any other 0123456789 ", 3)))
	for i := range damaged[20:60] {
		damaged[20+i] ^= 0x55
	}
	whole := rec(1) + rec(2) + rec(3)
	for _, c := range []struct {
		name, in string
		want     []string
	}{
		{"cut in a page", whole[:len(whole)-8], []string{doc(1, 1), doc(2, 2), "rejected -: record 3: file is cut short: the record's last 4 bytes are missing"}},
		{"cut in a head", rec(1) + rec(2)[:50], []string{doc(1, 1), "rejected -: record 2: file is cut short within the record's head"}},
		{"cut zip", gz(rec(1)) + gz(rec(2))[:60], []string{doc(1, 1), "rejected -: record 2: compressed stream is cut short: what follows is lost"}},
		{"cut zip of a request", gz(rec(1)) + gz(warcRecord("WARC-Type: request", "GET / HTTP/1.1"))[:60], []string{doc(1, 1), "rejected -: record 2: compressed stream is cut short: what follows is lost"}},
		{"damaged zip", gz(rec(1)) + string(damaged) + gz(rec(3)), []string{doc(1, 1), "rejected -: record 2: cannot be read: flate: corrupt input before offset 31; reading goes on at the next compressed record", doc(3, 3)}},
		{"garbage between", rec(1) + "garbage\nmore\n" + rec(2), []string{doc(1, 1), "rejected -: record 2: no record of a web archive: 2 lines passed over to the next that begins with WARC/", doc(3, 2)}},
		{"no length", rec(1) + "WARC/1.0\r\nWARC-Type: response\r\n\r\nHTTP/1.1 200 OK\r\n\r\n" + rec(2),
			[]string{doc(1, 1), `rejected -: record 2: has no valid Content-Length ("")`, doc(3, 2)}},
		{"negative length", rec(1) + "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: -5\r\n\r\n" + rec(2), []string{doc(1, 1), `rejected -: record 2: has no valid Content-Length ("-5")`, doc(3, 2)}},
		{"no type", warcRecord("WARC-Date: 2026-01-08", "x") + rec(2), []string{"rejected -: record 1: has no WARC-Type", doc(2, 2)}},
		{"head without end", warcRecord("WARC-Type: response", "HTTP/1.1 200 OK\r\nContent-Type: text/html") + rec(2), []string{"rejected -: record 1: the response's head does not end within its record", doc(2, 2)}},
		{"no response", warcRecord("WARC-Type: response", "hello\r\n\r\n") + rec(2), []string{"rejected -: record 1: response without a status", doc(2, 2)}},
		{"large head", warcRecord("WARC-Type: response|X: "+strings.Repeat("x", maxHead), "x") + rec(2), []string{"rejected -: record 1: its head is larger than 64 KiB", doc(2, 2)}},
		{"large page", response("https://post.example/1", html200, strings.Repeat("x", 2000)) + rec(2), []string{"rejected -: record 1: record is larger than 1 KiB (raise --max-document to read it)", doc(2, 2)}},
		{"large zipped page", response("https://post.example/1", html200, gz(strings.Repeat("x", 2000))) + rec(2), []string{"rejected -: record 1: page is larger than 1 KiB (raise --max-document to read it)", doc(2, 2)}},
		{"a picture larger than a document", response("https://post.example/1", "HTTP/1.1 200 OK|Content-Type: image/png", strings.Repeat("x", 5000)) + rec(2), []string{doc(2, 2)}},
	} {
		got, _ := archive(t, Options{MaxDocument: 1024}, c.in)
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
	}
	dir := tree(t, map[string]string{"none.warc": "", "text.wet": "No archive.\n"})
	check(t, dir, read(t, Options{}, dir), "rejected none.warc: empty: holds no record of a web archive", "rejected text.wet: empty: holds no record of a web archive")
}

// TestWARCTruncated: a page that was cut off when it was fetched says so, and labels
// are fields of the record's head.
func TestWARCTruncated(t *testing.T) {
	in := warcRecord("WARC-Type: conversion|WARC-Truncated: length|WARC-Date: soon|Rating: 0.5", "Text.")
	for item := range NewReader(Options{Stdin: strings.NewReader(in), Labels: []string{"rating", "dataset"}}).Items(context.Background(), []string{"-"}) {
		doc, rej := item.Record.Decode()
		if rej != nil {
			t.Fatal(rej)
		}
		want := []Problem{{Field: "fetched", Value: "soon", What: errDateForm.Error()}, {Field: "file", What: "the page was cut off when it was fetched"}}
		if diff := cmp.Diff(want, doc.Problems); diff != "" || doc.Labels[0] != "0.5" || doc.Labels[1] != "" {
			t.Errorf("%q %s", doc.Labels, diff)
		}
	}
}

// TestCutAnywhere: wherever a compressed archive is cut, the records before are read
// and no more than one rejection tells of it.
func TestCutAnywhere(t *testing.T) {
	var members [][]byte
	for i := range 3 {
		members = append(members, []byte(gz(response(fmt.Sprintf("https://post.example/%d", i), html200, fmt.Sprintf("<p>Page %d.", i)))))
	}
	whole := bytes.Join(members, nil)
	for n := 1; n < len(whole); n++ {
		got, _ := archive(t, Options{}, string(whole[:n]))
		docs, end := 0, 0
		for _, m := range members {
			if end += len(m); end <= n {
				docs++
			}
		}
		rejected := 0
		for _, line := range got {
			if strings.HasPrefix(line, "rejected") {
				rejected++
			}
		}
		end = 0
		for _, m := range members[:docs] {
			end += len(m)
		}
		if have := len(got) - rejected; have < docs || have > docs+1 || (n > end) != (rejected == 1) {
			t.Errorf("cut at %d: %d documents of %d, %d rejections: %q", n, have, docs, rejected, got)
		}
	}
}

func FuzzWARC(f *testing.F) {
	one := response("https://post.example/1", html200+"|Transfer-Encoding: chunked", "5\r\n<p>In\r\n0\r\n\r\n")
	f.Add([]byte(one + warcRecord("WARC-Type: conversion", "Text.")))
	f.Add([]byte(gz(one) + gz(one)[:50]))
	f.Add([]byte(gz(one) + "\x1f\x8b\x08junk" + gz(one)))
	f.Fuzz(func(t *testing.T, data []byte) {
		fuzzed(t, "a.warc", data)
	})
}
