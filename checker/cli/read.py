"""`plancheck read FILE`: what was read of a document, before any rule judged it."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from functools import partial

from checker.cli.check import limits_of, tell_misspelt
from checker.cli.errors import UsageError
from checker.cli.output import check_target, write_whole
from checker.cli.parsing import Parser
from checker.cli.status import ExitStatus
from checker.cli.terminal import Terminal
from checker.documents.limits import Limits
from checker.messages import Lang
from checker.messages.cli import EXAMPLES_READ
from checker.messages.documents import tell_note, tell_problem
from checker.reports.clean import file_name, one_line
from checker.values import Value


def run(argv: Sequence[str], terminal: Terminal) -> int:
    """Show one document; a sentence on stderr and status 3 where it cannot be read."""
    args = _parser(terminal).parse(argv)
    if len(args.paths) != 1:
        code = "one-file" if args.paths else "no-paths"
        raise UsageError(terminal.sentence(code, count=len(args.paths)))
    path = args.paths[0]
    if args.output:
        check_target(args.output, [path], terminal)
    limits = limits_of(args, terminal)
    is_json = args.format == "json"
    work = partial(_read, path, limits, args.password, terminal.lang, is_json)
    shown = work() if terminal.debug else _guarded(work, limits)  # a child would keep a traceback to itself
    if shown.problem is not None:
        code, values = shown.problem
        safe = {key: file_name(value) for key, value in {"path": path, **values}.items()}
        tell_misspelt([path], terminal)
        told = tell_problem(code, safe, terminal.lang)
        name = "" if file_name(path) in told else file_name(path)
        terminal.tell(terminal.sentence("of-file", path=name, message=told) if name else told)
        return ExitStatus.UNREADABLE
    if args.output:
        write_whole(args.output, shown.text, terminal)
    else:
        terminal.result(shown.text, utf8=is_json)
    if not is_json:
        for note in shown.notes:
            terminal.tell(one_line(note))
    return ExitStatus.ACCEPTED


class _Shown(Value):
    """What there is to show of a file. problem: the code and values of the ReadProblem that came instead."""

    text: str = ""
    notes: tuple[str, ...] = ()
    problem: tuple[str, dict[str, str]] | None = None


def _read(path: str, limits: Limits, password: str | None, lang: Lang, is_json: bool) -> _Shown:
    from checker import documents
    from checker.reports import reading_view

    try:
        document = documents.read(path, limits, password=password)
    except documents.ReadProblem as problem:
        return _Shown(problem=(problem.code, problem.values))
    notes = tuple(tell_note(note.code, dict(note.values), lang) for note in document.notes)
    text = reading_view.as_json(document, notes) if is_json else reading_view.as_text(document, lang)
    return _Shown(text, notes)


def _guarded(work: Callable[[], _Shown], limits: Limits) -> _Shown:
    """The work done within the limits on time and memory that a check keeps, where the system lets us."""
    from checker.batch.alone import can_fork, run_alone

    if not can_fork():
        return work()

    def packed() -> bytes:
        shown = work()
        return json.dumps([shown.text, shown.notes, shown.problem]).encode()

    sent = run_alone(packed, limits)
    if isinstance(sent, str):
        limit = f"{limits.seconds:g}" if sent == "timeout" else str(limits.memory // 2**20)
        return _Shown(problem=(sent, {"limit": limit}))
    if not sent:
        return _Shown(problem=("crashed", {}))
    text, notes, problem = json.loads(sent)
    return _Shown(text, tuple(notes), (problem[0], problem[1]) if problem else None)


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
    parser.option("--limit", metavar=say("meta-limit"), repeated=True, help=say("opt-limit"))
    parser.general_options()
    return parser
