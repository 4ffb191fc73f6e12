package corpus

import (
	"errors"
	"testing"
	"time"
)

func TestParseDate(t *testing.T) {
	local := time.Local // abbreviations must not be read in the zone of the machine
	time.Local = time.FixedZone("EST", -5*3600)
	defer func() { time.Local = local }()
	for in, want := range map[string]string{
		"2026-01-08": "2026-01-08", "2026-01-08T15:04:05Z": "2026-01-08T15:04:05Z", "2026-01-08T15:04:05+0100": "2026-01-08T15:04:05+01:00",
		"2026-01-08 15:04:05": "2026-01-08", "January 8, 2026": "2026-01-08", "8 Jan 2026": "2026-01-08", "Thu, 08 Jan 2026 10:00:00 GMT": "2026-01-08T10:00:00Z",
		"9/28/16": "2016-09-28", "28/9/2016": "2016-09-28", "5/5/2020": "2020-05-05", "1767882000": "2026-01-08T14:20:00Z", "0001-01-01T00:00:00Z": "", "": "", "20260108": "2026-01-08",
		"3/4/2025": "error", "a / b/c": "error", "9/28/123": "error", "2026-01-08 10:00:00 EST": "2026-01-08T10:00:00-05:00", "2026-01-08 10:00:00 IST": "2026-01-08", "yesterday": "error", "2026-02-30": "impossible", "2026-13-01": "impossible", "13/13/2020": "error", "31/4/2021": "impossible", "2014-02-11T11:40:00.008024-06:00": "2014-02-11T11:40:00-06:00",
	} {
		d, err := ParseDate(in)
		got := d.String()
		if errors.Is(err, errDateImpossible) {
			got = "impossible"
		} else if err != nil {
			got = "error"
		}
		if got != want {
			t.Errorf("ParseDate(%q) = %q (%v), want %q", in, got, err, want)
		}
	}
}

func TestDateBefore(t *testing.T) {
	date := func(s string) Date {
		d, err := ParseDate(s)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"2026-01-08", "2026-01-09", true}, {"2026-01-08", "2026-01-08", false},
		{"2026-01-08T01:00:00+02:00", "2026-01-07T23:30:00Z", true}, {"2026-01-08T01:00:00Z", "2026-01-08", false}, {"2026-01-08 09:00", "2026-01-08 10:00", true},
	} {
		if got := date(c.a).Before(date(c.b)); got != c.want {
			t.Errorf("%s before %s = %t, want %t", c.a, c.b, got, c.want)
		}
	}
}
