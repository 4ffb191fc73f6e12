package corpus

import (
	"path/filepath"
	"testing"
)

func TestSource(t *testing.T) {
	dir := tree(t, map[string]string{"paper/a.jsonl": `{"text":"x","source":" The  Post "}` + "\n" + `{"text":"x","url":"https://www.news.example.co.uk:80/a"}` + "\n" + `{"text":"x"}` + "\n" + `{"text":"x","source":"https://www.post.com/x"}`})
	at := filepath.Join(dir, "paper/a.jsonl")
	check(t, dir, read(t, Options{}, at), "a.jsonl:1|The Post|x", "a.jsonl:2|example.co.uk|x", "a.jsonl:3||x", "a.jsonl:4|post.com|x")
	check(t, dir, read(t, Options{SourceFromFolder: true}, at), "a.jsonl:1|The Post|x", "a.jsonl:2|example.co.uk|x", "a.jsonl:3|paper|x", "a.jsonl:4|post.com|x")
	check(t, dir, read(t, Options{Source: "Mine"}, at), "a.jsonl:1|The Post|x", "a.jsonl:2|Mine|x", "a.jsonl:3|Mine|x", "a.jsonl:4|post.com|x")
}

func TestRegistrableDomain(t *testing.T) {
	for in, want := range map[string]string{
		"https://www.bbc.co.uk/news": "bbc.co.uk", "HTTP://News.Example.COM.:8080/x?y": "example.com", "example.org": "example.org", "www.a.example/b": "a.example",
		"http://192.0.2.7/x": "192.0.2.7", "http://[2001:db8::1]/": "2001:db8::1", "localhost": "localhost", "me.blogspot.com": "me.blogspot.com", "https://müller.de/a": "xn--mller-kva.de",
		"": "", "not a url": "", "mailto:x@y.z": "",
	} {
		if got := RegistrableDomain(in); got != want {
			t.Errorf("RegistrableDomain(%q) = %q, want %q", in, got, want)
		}
	}
}
