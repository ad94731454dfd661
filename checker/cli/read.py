"""`plancheck read FILE`: what was read of a document, before any rule judged it."""

from __future__ import annotations

from collections.abc import Sequence

from checker.cli.errors import UsageError
from checker.cli.output import check_target, write_whole
from checker.cli.parsing import Parser
from checker.cli.status import ExitStatus
from checker.cli.terminal import Terminal
from checker.messages.cli import EXAMPLES_READ
from checker.reports.clean import file_name, one_line


def run(argv: Sequence[str], terminal: Terminal) -> int:
    """Show one document; a sentence on stderr and status 3 where it cannot be read."""
    from checker import documents
    from checker.messages.documents import tell_note, tell_problem
    from checker.reports import reading_view

    args = _parser(terminal).parse(argv)
    if len(args.paths) != 1:
        code = "one-file" if args.paths else "no-paths"
        raise UsageError(terminal.sentence(code, count=len(args.paths)))
    path = args.paths[0]
    if args.output:
        check_target(args.output, [path], terminal)
    try:
        document = documents.read(path, password=args.password)
    except documents.ReadProblem as problem:
        values = {"path": path, **problem.values}
        sentence = tell_problem(
            problem.code, {key: file_name(value) for key, value in values.items()}, terminal.lang
        )
        terminal.tell(f"{file_name(path)}: {sentence}")
        return ExitStatus.UNREADABLE
    notes = [tell_note(note.code, dict(note.values), terminal.lang) for note in document.notes]
    is_json = args.format == "json"
    text = reading_view.as_json(document, notes) if is_json else reading_view.as_text(document, terminal.lang)
    if args.output:
        write_whole(args.output, text, terminal)
    else:
        terminal.result(text, utf8=is_json)
    if not is_json:
        for note in notes:
            terminal.tell(one_line(note))
    return ExitStatus.ACCEPTED


def _parser(terminal: Terminal) -> Parser:
    say = terminal.sentence
    parser = Parser(
        terminal.lang,
        usage=[say("usage-read")],
        purpose=say("help-read"),
        examples=[(terminal.pick(typed), terminal.pick(meant)) for typed, meant in EXAMPLES_READ],
    )
    parser.heading(say("heading-report"))
    parser.option(
        "--format",
        metavar=say("meta-format"),
        type=parser.choice(("text", "json")),
        default="text",
        help=say("opt-read-format"),
    )
    parser.option("--output", metavar=say("meta-file"), help=say("opt-output"))
    parser.option("--password", metavar=say("meta-word"), help=say("opt-password"))
    parser.general_options()
    return parser
