module credence/quality

go 1.26.0

require credence v0.0.0

require (
	github.com/abadojack/whatlanggo v1.0.1 // indirect
	github.com/klauspost/compress v1.20.3 // indirect
	golang.org/x/net v0.62.0 // indirect
	golang.org/x/text v0.43.0 // indirect
)

replace credence => ../
