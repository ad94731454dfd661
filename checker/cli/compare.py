"""`plancheck --compare OLD NEW`: what became of every requirement between two versions or two runs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from checker.cli.check import check_paths, limits_of, load_rules
from checker.cli.errors import UsageError
from checker.cli.output import check_target, reason_of, with_extension, write_whole
from checker.cli.parsing import Arguments, Parser
from checker.cli.status import ExitStatus
from checker.cli.terminal import Terminal
from checker.comparing.model import Comparison
from checker.messages import say
from checker.messages.comparison import TEXTS
from checker.reports.clean import file_name
from checker.reports.comparison import FILES, FORMATS, writer
from checker.reports.options import ReportOptions
from checker.results import Report
from checker.ruleset.model import RuleSet


def run(argv: Sequence[str], terminal: Terminal) -> int:
    """Compare, write what was asked for, and say by the exit status whether anything became worse."""
    from checker.comparing import compare

    args = _parser(terminal).parse(argv)
    if len(args.paths) != 2:
        raise UsageError(say(TEXTS, "two-paths", terminal.lang, count=len(args.paths)))
    check_paths(args.paths, terminal)
    for path in args.paths:
        if not Path(path).exists():
            raise UsageError(say(TEXTS, "no-such-path", terminal.lang, path=file_name(path)))
    for target in (*(args.report or ()), *filter(None, (args.output,))):
        check_target(target, args.paths, terminal)
    to_check = [path for path in args.paths if not _is_json(path)]
    rules_for = Arguments(**{**vars(args), "paths": to_check[-1:]})
    ruleset = load_rules(rules_for, terminal) if to_check else None
    reports = [
        _read_back(path, terminal)
        if ruleset is None or _is_json(path)
        else _checked(path, args, ruleset, terminal)
        for path in args.paths
    ]
    comparison = compare(*reports)
    _deliver(comparison, args, terminal)
    return _status(comparison)


def _status(comparison: Comparison) -> ExitStatus:
    """3 where a document of the new run could not be read, else 1 where anything is worse than it was."""
    news = [*(document.new for document in comparison.documents), *comparison.only_new]
    if not news and not comparison.only_old:
        return ExitStatus.USAGE
    if any(document.problem is not None for document in news):
        return ExitStatus.UNREADABLE
    return ExitStatus.NOT_ACCEPTED if comparison.is_setback else ExitStatus.ACCEPTED


def _is_json(path: str) -> bool:
    return Path(path).suffix.lower() == ".json" and Path(path).is_file()


def _read_back(path: str, terminal: Terminal) -> Report:
    from checker.reports.json_reading import NotAReport, report_of

    try:
        return report_of(Path(path).read_text(encoding="utf-8-sig"))
    except (NotAReport, UnicodeDecodeError):
        raise UsageError(say(TEXTS, "not-a-report", terminal.lang, path=file_name(path))) from None
    except OSError as error:
        sentence = say(TEXTS, "not-readable", terminal.lang, path=file_name(path), reason=reason_of(error))
        raise UsageError(sentence) from None


def _checked(path: str, args: Arguments, ruleset: RuleSet, terminal: Terminal) -> Report:
    from checker import batch
    from checker.cli.progress import Course

    options = batch.BatchOptions(
        lang=terminal.lang, limits=limits_of(args, terminal), jobs=args.jobs, password=args.password
    )
    with Course(terminal) as course:
        try:
            return batch.run([path], ruleset, options=options, on_progress=course.tell)
        except batch.Interrupted:  # half a run compares to nothing
            raise KeyboardInterrupt from None


def _deliver(comparison: Comparison, args: Arguments, terminal: Terminal) -> None:
    to_screen = not args.output
    options = ReportOptions(
        lang=terminal.lang,
        width=terminal.width if to_screen else 80,
        colour=terminal.colour and to_screen,
        unicode=terminal.unicode and to_screen,
        details=args.details,
    )
    for target in args.report or ():
        write_whole(target, writer(FILES[Path(target).suffix.lower()])(comparison, options), terminal)
        terminal.say("output-written", path=file_name(target))
    name = args.format or "terminal"
    extension = Path(args.output or "").suffix.lower()
    by_name = not args.format and extension in FILES and extension != ".txt"
    text = writer(FILES[extension] if by_name else FORMATS[name])(comparison, options)
    if args.output:
        write_whole(args.output, text, terminal)
        terminal.say("output-written", path=file_name(args.output))
    elif isinstance(text, str):
        terminal.result(text, utf8=name != "terminal")


def _parser(terminal: Terminal) -> Parser:
    lang, word = terminal.lang, terminal.sentence
    parser = Parser(
        lang,
        usage=[say(TEXTS, "usage", lang)],
        purpose=say(TEXTS, "purpose", lang),
        ending=say(TEXTS, "ending", lang),
    )
    parser.heading(say(TEXTS, "heading-output", lang))
    parser.option(
        "--format",
        metavar=word("meta-format"),
        type=parser.choice(FORMATS),
        help=say(TEXTS, "opt-format", lang, formats=word("comma").join(FORMATS)),
    )
    parser.option("--output", metavar=word("meta-file"), help=word("opt-output"))
    parser.option(
        "--report",
        metavar=word("meta-file"),
        type=with_extension(FILES, terminal.lang),
        repeated=True,
        help=say(TEXTS, "opt-report", lang, extensions=" ".join(FILES)),
    )
    parser.option("--details", help=say(TEXTS, "opt-details", lang))
    parser.heading(word("heading-checking"))
    parser.option("--rules", metavar=word("meta-file"), help=word("opt-rules"))
    parser.option(
        "--min-score", metavar=word("meta-number"), type=parser.number(0, 100), help=word("opt-min-score")
    )
    parser.option("--password", metavar=word("meta-word"), help=word("opt-password"))
    parser.option(
        "--jobs", metavar=word("meta-count"), type=parser.number(1, 256, whole=True), help=word("opt-jobs")
    )
    parser.option("--limit", metavar=word("meta-limit"), repeated=True, help=word("opt-limit"))
    parser.general_options()
    return parser
