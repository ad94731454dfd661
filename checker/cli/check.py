"""`plancheck PATH...`: check files and folders, write one report of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from checker.cli.errors import Done, RulesError, UsageError
from checker.cli.originals import Originals
from checker.cli.output import check_target, refuse_document, write_whole
from checker.cli.parsing import Arguments, BadValue, Parser
from checker.cli.paths import expanded, misspelt
from checker.cli.registry import STEPS, CheckRun, load
from checker.cli.status import ExitStatus, status_of
from checker.cli.terminal import Terminal
from checker.documents.limits import Limits
from checker.messages.cli import EXAMPLES_CHECK
from checker.reports.clean import file_name
from checker.reports.formats import FILES, FORMATS, content_of, pieces_of
from checker.reports.options import SORTS, ReportOptions
from checker.results import Report
from checker.ruleset.model import RuleSet
from checker.values import replace

_WIDE_DASHES = ("—", "－", "–", "﹣")


def run(argv: Sequence[str], terminal: Terminal) -> int:
    """Check what the arguments name and write the report; returns the exit status."""
    steps = [load(name) for name in STEPS]
    parser = _parser(terminal)
    for step in steps:
        step.add_options(parser)
    parser.general_options("--version")
    args = parser.parse(argv)
    if args.version:
        from checker import __version__

        raise Done(f"plancheck {__version__}\n")
    args.paths = expanded(args.paths)
    check_paths(args.paths, terminal)
    for target in filter(None, (args.output, args.resume)):
        check_target(target, args.paths, terminal)
    if args.output:
        refuse_document(args.output, FILES, terminal)
    if args.resume:
        _check_journal(args.resume, terminal)
    for step in steps:
        step.prepare(args, terminal)
    ruleset = load_rules(args, terminal)
    options = _report_options(args, terminal)
    limits = limits_of(args, terminal)
    report, left = _checked(args, ruleset, limits, terminal)
    this_run = CheckRun(args, ruleset, options, limits, terminal)
    for step in steps:
        report = step.finish(report, this_run)
    _deliver(report, this_run)
    if left:
        terminal.say("interrupted-partly", done=len(report.documents), left=left)
        return ExitStatus.INTERRUPTED
    if not report.documents:
        shown = terminal.sentence("comma").join(map(file_name, args.paths))
        terminal.say("nothing-found", paths=shown)
    return status_of(report)


def load_rules(args: Arguments, terminal: Terminal) -> RuleSet:
    """The rule set that --rules and --min-score ask for, or a plancheck.yaml beside or above the first path.

    Raises RulesError for one that cannot be used.
    """
    from checker.ruleset.discovery import rules_beside
    from checker.ruleset.loading import load_ruleset

    try:
        ruleset = load_ruleset(args.rules or (rules_beside(args.paths[0]) if args.paths else None))
    except Exception as error:
        from checker.ruleset.faults import RuleSetError  # known only once a rule set was compiled

        if not isinstance(error, RuleSetError):
            raise
        raise RulesError(error.render(terminal.lang)) from None
    if args.min_score is not None:
        ruleset = replace(ruleset, acceptance=replace(ruleset.acceptance, min_score=args.min_score))
    return ruleset


def check_paths(paths: Sequence[str], terminal: Terminal) -> None:
    """Refuse no paths at all, and a path that was meant for an option. Raises UsageError."""
    if not paths:
        raise UsageError(terminal.sentence("no-paths"))
    for path in paths:
        if path.startswith(_WIDE_DASHES) and not Path(path).exists():
            raise UsageError(terminal.sentence("wide-dash", word=file_name(path)))
    tell_misspelt(paths, terminal)


def tell_misspelt(paths: Sequence[str], terminal: Terminal) -> None:
    """Say what was probably meant by paths that lead to nothing; the run tells that they do."""
    for code, typed, meant in misspelt(paths):
        terminal.say(code, word=file_name(typed), near=file_name(meant))


def _check_journal(target: str, terminal: Terminal) -> None:
    """Refuse to keep a journal in a file that is something else. Raises UsageError."""
    from checker.batch.journal import is_foreign

    try:
        foreign = is_foreign(target)
    except OSError:
        return  # it cannot be read: the run says so
    if foreign:
        raise UsageError(terminal.sentence("resume-is-foreign", path=file_name(target)))


def _checked(args: Arguments, ruleset: RuleSet, limits: Limits, terminal: Terminal) -> tuple[Report, int]:
    """The report, and how many files Ctrl-C left unchecked (0: the run came to its end)."""
    from checker import batch
    from checker.cli.progress import Course

    options = batch.BatchOptions(
        lang=terminal.lang,
        limits=limits,
        jobs=args.jobs,
        journal=Path(args.resume) if args.resume else None,
        password=args.password,
    )
    with Course(terminal) as course:
        try:
            return batch.run(args.paths, ruleset, options=options, on_progress=course.tell), 0
        except batch.Interrupted as interrupted:
            return interrupted.report, interrupted.left


def limits_of(args: Arguments, terminal: Terminal) -> Limits:
    """The limits that --limit sets. Raises UsageError."""
    from checker.batch import LimitError, parse_limits

    try:
        return parse_limits(args.limit or (), lang=terminal.lang)
    except LimitError as error:
        raise UsageError(str(error)) from None


def _report_options(args: Arguments, terminal: Terminal) -> ReportOptions:
    to_screen = not args.output
    return ReportOptions(
        lang=terminal.lang,
        width=terminal.width if to_screen else 80,
        colour=terminal.colour and to_screen,
        unicode=terminal.unicode and to_screen,
        details=args.details,
        sort=args.sort,
        table=len(args.paths) > 1 or Path(args.paths[0]).is_dir(),
        author=args.author,
    )


def _deliver(report: Report, run: CheckRun) -> None:
    args, terminal = run.args, run.terminal
    name = args.format or ("plain" if args.plain else "terminal")
    around = Originals(run.limits, args.password).around()
    extension = Path(args.output or "").suffix.lower()
    if not args.format and not args.plain and extension in FILES and extension != ".txt":
        # a page or a workbook by its name: what the screen shows would not open as one
        write_whole(args.output, content_of(extension, report, run.options, around), terminal)
        terminal.say("output-written", path=file_name(args.output))
        return
    pieces = pieces_of(name, report, run.options, around)
    if args.output:
        write_whole(args.output, pieces, terminal)
        terminal.say("output-written", path=file_name(args.output))
    else:
        terminal.result(pieces, utf8=name not in ("terminal", "plain"))


def _format(parser: Parser, terminal: Terminal) -> Callable[[str], str]:
    one_of = parser.choice(FORMATS)

    def convert(word: str) -> str:
        if word.lower() in ("xlsx", "xls", "excel"):
            raise BadValue(terminal.sentence("format-is-workbook"))
        if word.lower() in ("docx", "doc", "word"):
            raise BadValue(terminal.sentence("format-is-letter"))
        return one_of(word)

    return convert


def _parser(terminal: Terminal) -> Parser:
    say = terminal.sentence
    parser = Parser(
        terminal.lang,
        usage=[say(f"usage-{name}") for name in ("check", "read", "compare", "rules", "doctor")],
        purpose=say("help-check"),
        examples=[(terminal.pick(typed), terminal.pick(meant)) for typed, meant in EXAMPLES_CHECK],
        ending=say("help-status"),
    )
    parser.heading(say("heading-report"))
    formats = say("comma").join(FORMATS)
    parser.option(
        "--format",
        metavar=say("meta-format"),
        type=_format(parser, terminal),
        help=say("opt-format", formats=formats),
    )
    parser.option("--output", metavar=say("meta-file"), help=say("opt-output"))
    parser.option("--plain", help=say("opt-plain"))
    parser.option("--details", help=say("opt-details"))
    parser.option(
        "--sort", metavar=say("meta-sort"), type=parser.choice(SORTS), default="score", help=say("opt-sort")
    )
    parser.heading(say("heading-checking"))
    parser.option("--rules", metavar=say("meta-file"), help=say("opt-rules"))
    parser.option(
        "--min-score", metavar=say("meta-number"), type=parser.number(0, 100), help=say("opt-min-score")
    )
    parser.option("--password", metavar=say("meta-word"), help=say("opt-password"))
    parser.option(
        "--jobs", metavar=say("meta-count"), type=parser.number(1, 256, whole=True), help=say("opt-jobs")
    )
    parser.option("--resume", metavar=say("meta-file"), help=say("opt-resume"))
    parser.option("--limit", metavar=say("meta-limit"), repeated=True, help=say("opt-limit"))
    return parser
