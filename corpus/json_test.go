package corpus

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
)

// badJSON are records that are not read, and what is said of each.
var badJSON = []struct{ record, want string }{
	{`{"text":"a","text":"b"}`, `two members are named "text"`},
	{`{"text":"a","\u0074ext":"b"}`, `two members are named "text"`},
	{`{"text":"a","x":1,"x":2}`, `two members are named "x"`},
	{`{"text":"a"} x`, "broken JSON at byte 14: something stands behind the record's }"},
	{`{"text":"a"}{"text":"b"}`, "broken JSON at byte 13: something stands behind the record's }"},
	{`{"text":"a"},`, "broken JSON at byte 13: something stands behind the record's }"},
	{`{"text":"a",}`, "broken JSON at byte 13: want a member's name in double quotation marks"},
	{`{"text":"a" "id":"b"}`, "broken JSON at byte 13: want a comma or }"},
	{`{"text" "a"}`, "broken JSON at byte 9: want a colon behind the member's name"},
	{`{text:"a"}`, "broken JSON at byte 2: want a member's name in double quotation marks"},
	{`{'text':'a'}`, "broken JSON at byte 2: want a member's name in double quotation marks"},
	{`{"text":'a'}`, "broken JSON at byte 9: want a value: a string, a number, a list, an object, true, false or null"},
	{`{"text":"a\x41"}`, "broken JSON at byte 11: no such escape in JSON"},
	{`{"text":"a\u12g4"}`, `broken JSON at byte 11: want four hexadecimal digits behind \u`},
	{`{"text":"a\ud83d"}`, "broken JSON at byte 11: half of a surrogate pair"},
	{`{"text":"a\ude00\ud83d"}`, "broken JSON at byte 11: half of a surrogate pair"},
	{`{"text":"a\ud83dx"}`, "broken JSON at byte 11: half of a surrogate pair"},
	{`{"text":"a","x":"\udfff"}`, "broken JSON at byte 18: half of a surrogate pair"},
	{"{\"text\":\"a\tb\"}", `broken JSON at byte 11: a control character stands in a string (write \n for a line's end)`},
	{"{\"text\":\"a\x00b\"}", `broken JSON at byte 11: a control character stands in a string (write \n for a line's end)`},
	{"{\"te\x01xt\":\"a\"}", `broken JSON at byte 5: a control character stands in a string (write \n for a line's end)`},
	{"{\"text\":\"a\xff\"}", "not UTF-8 at byte 11 of the record (convert the file with iconv)"},
	{"{\"text\":\"\xed\xa0\xbd\"}", "not UTF-8 at byte 10 of the record (convert the file with iconv)"},
	{"\xef\xbb\xbf{\"text\":\"a\"}", "broken JSON at byte 1: want a value: a string, a number, a list, an object, true, false or null"},
	{`{"text":"a","x":NaN}`, "broken JSON at byte 17: want a value: a string, a number, a list, an object, true, false or null"},
	{`{"text":"a","x":-Infinity}`, "broken JSON at byte 18: not a number"},
	{`{"text":"a","x":01}`, "broken JSON at byte 18: want a comma or }"},
	{`{"text":"a","x":+1}`, "broken JSON at byte 17: want a value: a string, a number, a list, an object, true, false or null"},
	{`{"text":"a","x":.5}`, "broken JSON at byte 17: want a value: a string, a number, a list, an object, true, false or null"},
	{`{"text":"a","x":1.}`, "broken JSON at byte 19: want a digit behind the point"},
	{`{"text":"a","x":1e}`, "broken JSON at byte 19: want a digit in the exponent"},
	{`{"text":"a","x":0x1f}`, "broken JSON at byte 18: want a comma or }"},
	{`{"text":"a","x":True}`, "broken JSON at byte 17: want a value: a string, a number, a list, an object, true, false or null"},
	{`{"text":"a","x":undefined}`, "broken JSON at byte 17: want a value: a string, a number, a list, an object, true, false or null"},
	{`{"text":"a" /* b */}`, "broken JSON at byte 13: want a comma or }"},
	{`// {"text":"a"}`, "broken JSON at byte 1: want a value: a string, a number, a list, an object, true, false or null"},
	{`{"text":"a`, "broken JSON at byte 10: unexpected end of the record"},
	{`{"text":"a\`, "broken JSON at byte 11: unexpected end of the record"},
	{`{"text":"a"`, "broken JSON at byte 11: unexpected end of the record"},
	{`{"text":`, "broken JSON at byte 8: unexpected end of the record"},
	{`{`, "broken JSON at byte 1: unexpected end of the record"},
	{`}`, "broken JSON at byte 1: want a value: a string, a number, a list, an object, true, false or null"},
	{`["a"]`, "record is a JSON array, not an object (jq -c '.[]' makes records of its elements)"},
	{`"text"`, "record is a JSON string, not an object"},
	{`12`, "record is a JSON number, not an object"},
	{`null`, "record is a JSON null, not an object"},
	{`true false`, "broken JSON at byte 6: something stands behind the record's value"},
	{`{"text":12}`, `field "text" is a number, not a string`},
	{`{"text":true}`, `field "text" is true, not a string`},
	{`{"text":["a"]}`, `field "text" is a list, not a string`},
	{`{"text":{"a":"b"}}`, `field "text" is an object, not a string`},
	{`{"text":null}`, "empty: holds no text"},
	{`{"text":"a","title":12}`, `field "title" is a number, not a string`},
	{`{"text":"a","url":["b"]}`, `field "url" is a list, not a string`},
	{`{"text":"a","source":false}`, `field "source" is false, not a string`},
	{`{"text":"a","id":true}`, `field "id" is true, not a string`},
	{`{"text":"a","byline":["b",1]}`, `field "byline" is a list of something other than strings`},
	{`{"text":"a","rating":[1]}`, `field "rating" is a list, not a string`},
	{`{"text":"a","x":` + strings.Repeat("[", maxNested) + strings.Repeat("]", maxNested) + `}`, fmt.Sprintf("broken JSON at byte %d: nested more than %d deep", 16+maxNested, maxNested)},
	{`{"text":"a","x":` + strings.Repeat(`{"a":`, 100_000), fmt.Sprintf("broken JSON at byte %d: nested more than %d deep", 17+5*(maxNested-1), maxNested)},
	{`{"text":"a\u0000b"}`, "text holds NUL characters: binary data, not text"},
}

// TestStrictJSON: each bad record is rejected with its file and line, and the good
// one behind it is read.
func TestStrictJSON(t *testing.T) {
	var lines, want []string
	for i, bad := range badJSON {
		lines = append(lines, bad.record, fmt.Sprintf(`{"id":"%d","text":"Good."}`, i))
		want = append(want, fmt.Sprintf("rejected bad.jsonl:%d: %s", 2*i+1, bad.want), fmt.Sprintf("%d||Good.", i))
	}
	dir := tree(t, map[string]string{"bad.jsonl": strings.Join(lines, "\n")})
	check(t, dir, read(t, Options{Labels: []string{"rating"}}, filepath.Join(dir, "bad.jsonl")), want...)
}

// TestJSONTaken: what may look bad and is not.
func TestJSONTaken(t *testing.T) {
	for in, want := range map[string]string{
		`{"id":12,"text":"a"}`:                                   "12||a",
		`{"id":1e3,"text":"a"}`:                                  "1e3||a",
		"\t{ \"id\" : \"x\" , \"text\" : \"a\" }\r":              "x||a",
		`{"id":"x","text":"\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00"}`: "x||\"\\/\b\f\n\r\té😀",
		`{"id":"x","text":"a","byline":null,"title":null}`:       "x||a",
		`{"id":"x","text":"a","b":{"c":1,"c":2}}`:                "x||a",
		`{"id":"x","text":"a","":[[],{},-0.5e+10,false]}`:        "x||a",
		`{"id":"x","text":"a","Text":"b"}`:                       "x||a",
		"{\"id\":\"x\",\"text\":\"a\u2028\x7f\"}":                "x||a\u2028\x7f",
	} {
		dir := tree(t, map[string]string{"a.jsonl": in})
		check(t, dir, read(t, Options{}, filepath.Join(dir, "a.jsonl")), want)
	}
	var many strings.Builder
	for i := range 500 {
		fmt.Fprintf(&many, `"m%d":%d,`, i, i)
	}
	dir := tree(t, map[string]string{"a.jsonl": "\xef\xbb\xbf{" + many.String() + `"text":"a"}` + "\n{" + many.String() + `"m7":0,"text":"b"}`})
	check(t, dir, read(t, Options{}, filepath.Join(dir, "a.jsonl")), "a.jsonl:1||a", `rejected a.jsonl:2: two members are named "m7"`)
}

// FuzzJSON: what is taken, encoding/json takes and reads as the same; what it
// takes and this does not, is one of the things that are documented.
func FuzzJSON(f *testing.F) {
	for _, bad := range badJSON {
		f.Add([]byte(bad.record))
	}
	f.Add([]byte(`{"a":"\u00e9\ud83d\ude00\n","b":[1,{"c":null}],"d":-1.5e3}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		members, err := jsonObject(data)
		var want map[string]json.RawMessage
		fault := json.Unmarshal(data, &want)
		if err != nil {
			if fault == nil && want != nil && !strings.Contains(err.Error(), "two members") && !strings.Contains(err.Error(), "surrogate") &&
				!strings.Contains(err.Error(), "not UTF-8") && !strings.Contains(err.Error(), "nested") {
				t.Fatalf("%q: %v", data, err)
			}
			return
		}
		if fault != nil || len(members) != len(want) {
			t.Fatalf("%q: taken, with %d members; encoding/json: %v with %d", data, len(members), fault, len(want))
		}
		for _, m := range members {
			if string(want[m.name]) != string(m.value) {
				t.Fatalf("%q: %q is %q, want %q", data, m.name, m.value, want[m.name])
			}
			var s string
			if m.value[0] == '"' && (json.Unmarshal(m.value, &s) != nil || s != jsonString(m.value)) {
				t.Fatalf("%q: %q reads %q, want %q", data, m.name, jsonString(m.value), s)
			}
		}
	})
}
