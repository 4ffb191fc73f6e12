package corpus

import (
	"net/netip"
	"net/url"
	"strings"

	"golang.org/x/net/idna"
	"golang.org/x/net/publicsuffix"
)

// RegistrableDomain returns the domain under which somebody registered the host
// of rawURL ("www.news.example.co.uk" → "example.co.uk"), in lower case ASCII.
// An address stands for itself, and so does a host without a dot. It returns ""
// when there is no host.
func RegistrableDomain(rawURL string) string {
	host := hostOf(strings.TrimSpace(rawURL))
	if host == "" {
		return ""
	}
	if _, err := netip.ParseAddr(strings.Trim(host, "[]")); err == nil {
		return host
	}
	if !plainHost(host) {
		if ascii, err := idna.Lookup.ToASCII(host); err == nil {
			host = ascii
		}
	}
	if d, err := publicsuffix.EffectiveTLDPlusOne(host); err == nil {
		return d
	}
	return host
}

// plainHost reports whether a host is one that idna leaves as it is.
func plainHost(host string) bool {
	for i := range len(host) {
		if c := host[i]; (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '.' && c != '-' {
			return false
		}
	}
	return host[0] != '.' && !strings.Contains(host, "xn--")
}

// hostOf returns the lower-case host of a URL with or without a scheme.
func hostOf(rawURL string) string {
	if !strings.Contains(rawURL, "//") {
		if u, err := url.Parse(rawURL); err == nil && strings.Contains(u.Opaque, "@") {
			return "" // mailto:
		}
		rawURL = "//" + rawURL
	}
	u, err := url.Parse(rawURL)
	if err != nil {
		return ""
	}
	return strings.TrimSuffix(strings.ToLower(u.Hostname()), ".")
}
