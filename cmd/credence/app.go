package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"credence/reports"

	"github.com/urfave/cli/v2"
)

// version is the program's version; CHANGELOG.md says what changed.
const version = "0.1.0"

// Exit statuses.
const (
	exitDone   = 0
	exitFailed = 1
	exitUsage  = 2
)

// A usageError is a wrong use of the command line.
type usageError struct{ error }

func usage(format string, args ...any) error { return usageError{fmt.Errorf(format, args...)} }

// A console is where a command reads and writes.
type console struct {
	stdin          io.Reader
	stdout, stderr io.Writer
}

// run runs the program and returns its exit status. It is all of main that
// tests need.
func run(ctx context.Context, args []string, in io.Reader, out, errw io.Writer) int {
	c := &console{in, out, errw}
	app := newApp(c)
	args, err := flagsFirst(app, args)
	if err == nil {
		err = app.RunContext(ctx, args)
	}
	if err == nil {
		return exitDone
	}
	switch {
	case errors.Is(err, errSilent):
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(errw, "credence: interrupted: no report was written")
	default:
		for _, e := range parts(err) { // names of files and arguments may hold anything
			fmt.Fprintf(errw, "credence: %s\n", reports.Plain(e.Error()))
		}
	}
	var ue usageError
	if errors.As(err, &ue) {
		return exitUsage
	}
	return exitFailed
}

// parts are the errors that are joined in err, or err alone.
func parts(err error) (list []error) {
	joined, ok := err.(interface{ Unwrap() []error })
	if !ok {
		return []error{err}
	}
	for _, e := range joined.Unwrap() {
		list = append(list, parts(e)...)
	}
	return list
}

// errSilent fails a command that has already said why.
var errSilent = errors.New("")

func newApp(c *console) *cli.App {
	app := &cli.App{
		Name:      "credence",
		Usage:     "score how reliably documents and their sources report",
		UsageText: "credence COMMAND [flags] PATH...",
		Version:   version,
		Description: `credence reads news pages and texts, measures how they are reported (boilerplate,
quotation and sourcing, dates, loaded language and more), combines the measurements
into scores, and shows for each point of a score the bytes in the text it comes from.
It judges reporting practice. It does not say what is true.

   credence score news/                 scores a folder; results in credence-report/
   credence explain news/page.txt       shows one document with its evidence marked
   credence indicators                  says what is measured, and why`,
		Reader:                    c.stdin,
		Writer:                    c.stdout,
		ErrWriter:                 c.stderr,
		HideHelpCommand:           true,
		DisableSliceFlagSeparator: true,
		Commands:                  []*cli.Command{scoreCommand(c), mergeCommand(c), explainCommand(c), indicatorsCommand(c), fitCommand(c), evaluateCommand(c)},
		ExitErrHandler:            func(*cli.Context, error) {}, // run alone decides on the exit status
		OnUsageError:              onUsageError,
		Action: func(ctx *cli.Context) error {
			if name := ctx.Args().First(); name != "" {
				return usage("no command %q (credence --help lists them)", name)
			}
			return cli.ShowAppHelp(ctx)
		},
	}
	for _, cmd := range app.Commands {
		cmd.OnUsageError = onUsageError
		cmd.HideHelpCommand = true
	}
	return app
}

func onUsageError(ctx *cli.Context, err error, _ bool) error {
	name := "credence"
	if ctx.Command != nil && ctx.Command.Name != "" && ctx.Command.Name != name {
		name += " " + ctx.Command.Name
	}
	return usage("%v (%s --help shows the flags)", err, name)
}

// flagsFirst moves the flags of a command before its paths: the flag package
// stops at the first path and would take the flags after it as paths. What
// follows "--" stays where it is. A flag at the end that lacks its value is an
// error here, because what is moved behind it would be taken as its value.
func flagsFirst(app *cli.App, args []string) ([]string, error) {
	at := slices.IndexFunc(args[1:], func(arg string) bool { return !strings.HasPrefix(arg, "-") }) + 1
	if at == 0 {
		return args, nil
	}
	cmd := app.Command(args[at])
	if cmd == nil {
		return args, nil
	}
	takesValue := map[string]bool{}
	for _, f := range cmd.Flags {
		if _, isBool := f.(*cli.BoolFlag); !isBool {
			for _, name := range f.Names() {
				takesValue[name] = true
			}
		}
	}
	var flags, paths []string
	rest := args[at+1:]
	for i := 0; i < len(rest); i++ {
		arg := rest[i]
		if arg == "--" {
			paths = append(paths, rest[i+1:]...)
			break
		}
		if len(arg) < 2 || arg[0] != '-' {
			paths = append(paths, arg)
			continue
		}
		flags = append(flags, arg)
		name, _, hasValue := strings.Cut(strings.TrimLeft(arg, "-"), "=")
		if !takesValue[name] || hasValue {
			continue
		}
		if i+1 == len(rest) || len(rest[i+1]) > 1 && rest[i+1][0] == '-' {
			return nil, usage("%s needs a value (%s=VALUE gives one that begins with -)", arg, arg)
		}
		i++
		flags = append(flags, rest[i])
	}
	return slices.Concat(args[:at+1], flags, []string{"--"}, paths), nil
}
