"""The command line: arguments in, calls out. No logic of checking or reporting lives here.

    main.py      which command is meant, and what becomes of every exception
    parsing.py   arguments taken apart, every word said in the user's language, and the help text
    terminal.py  the two streams: encoding, colour, width, what is said where
    output.py    --output: a file written whole or not at all
    check.py     plancheck PATH...
    read.py      plancheck read FILE

How to add to it:

- a command (`plancheck NAME ...`): write a module with `run(argv, terminal) -> int` and add one line to
  COMMANDS in checker.cli.registry. A name that begins with "--" (say "--compare") is found anywhere on the
  line.
- options of the check command (`--report FILE`, `--review FILE`): write a module with `add_options(parser)`
  and `finish(report, run) -> report`, and add it to STEPS in checker.cli.registry.
- an output format (`--format NAME`): write a module with `write(report, options) -> str` in checker.reports
  and add one line to FORMATS in checker.reports.formats.

Each is imported only when it is used, except that the modules in STEPS are imported on every check: they
import what they need inside `finish`.
"""
