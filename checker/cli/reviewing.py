"""`--review FILE.xlsx`: what reviewers filled in, put over what the rules judged; `--author` signs what goes back.

A workbook that holds entries is never overwritten: its rows can be sorted, its columns added to, and a new one
carries the entries but not what else a person has put there.
"""

from __future__ import annotations

from pathlib import Path

from checker.cli.errors import UsageError
from checker.cli.output import reason_of
from checker.cli.parsing import Arguments, Parser
from checker.cli.registry import CheckRun
from checker.cli.terminal import Terminal
from checker.messages import say
from checker.messages.cli import TEXTS as CLI
from checker.messages.reviewing import TEXTS
from checker.reports.clean import file_name, one_line
from checker.results import Report, Ruling

_MOST_NAMED = 5


def add_options(parser: Parser) -> None:
    """Declare --review and --author."""
    parser.heading(say(TEXTS, "heading", parser.lang))
    parser.option(
        "--review",
        metavar=say(CLI, "meta-file", parser.lang),
        repeated=True,
        help=say(TEXTS, "opt-review", parser.lang),
    )
    parser.option(
        "--author", metavar=say(TEXTS, "meta-name", parser.lang), help=say(TEXTS, "opt-author", parser.lang)
    )


def prepare(args: Arguments, terminal: Terminal) -> None:
    """Read the reviews before anything is scored; refuse to write over a workbook that holds some.

    Raises UsageError for a file that is no workbook with reviews.
    """
    args.rulings = _gathered(args.review or (), terminal)
    for target in filter(None, (*(args.report or ()), args.output)):
        if Path(target).suffix.lower() == ".xlsx" and Path(target).is_file():
            _refuse_to_lose(target, terminal)


def finish(report: Report, run: CheckRun) -> Report:
    """The report with the reviews applied; what was applied and what matched nothing is told."""
    if not run.args.review:
        return report
    from checker.review import overrule

    ruled = overrule(report, run.args.rulings, run.ruleset, run.terminal.lang)
    applied = len(run.args.rulings) - len(ruled.unmatched)
    run.terminal.tell(say(TEXTS, "applied", run.terminal.lang, count=applied))
    if ruled.unmatched:
        _tell_unmatched(ruled, run.terminal)
    return ruled


def _gathered(files: list[str] | tuple[str, ...], terminal: Terminal) -> list[Ruling]:
    """The rulings of all files; of two on one finding the later file's counts, which is told."""
    held: dict[tuple[str, str], Ruling] = {}
    for file in files:
        for ruling in _read(file, terminal):
            key = (ruling.content, ruling.rule)
            earlier = held.get(key)
            if earlier is not None and ruling.status is None:
                continue  # a note alone does not undo what another reviewer ruled
            if earlier is not None and earlier.status not in (None, ruling.status):
                told = say(
                    TEXTS, "two-reviewers", terminal.lang,
                    school=one_line(ruling.school), rule=one_line(ruling.rule), path=file_name(file),
                )  # fmt: skip
                terminal.tell(told)
            held[key] = ruling
    return list(held.values())


def _read(file: str, terminal: Terminal) -> tuple[Ruling, ...]:
    from checker.review import ReviewError, read_workbook

    shown = file_name(file)
    if Path(file).exists() and not Path(file).is_file():  # reading a pipe would wait for ever
        raise UsageError(say(TEXTS, "not-a-workbook", terminal.lang, path=shown))
    try:
        rulings, faults = read_workbook(Path(file).read_bytes())
    except FileNotFoundError:
        raise UsageError(say(TEXTS, "missing", terminal.lang, path=shown)) from None
    except OSError as error:
        raise UsageError(
            say(TEXTS, "cannot-open", terminal.lang, path=shown, reason=reason_of(error))
        ) from None
    except ReviewError as error:
        raise UsageError(say(TEXTS, error.code, terminal.lang, path=shown)) from None
    for fault in faults:
        told = say(
            TEXTS, fault.code, terminal.lang,
            path=shown, sheet=fault.sheet, row=fault.row, school=one_line(fault.school), text=one_line(fault.text),
        )  # fmt: skip
        terminal.tell(told)
    return rulings


def _refuse_to_lose(target: str, terminal: Terminal) -> None:
    """Raise UsageError where a workbook holds what a reviewer filled in."""
    from checker.review import ReviewError, read_workbook

    try:
        rulings, faults = read_workbook(Path(target).read_bytes())
    except (OSError, ReviewError):
        return  # not one of ours: writing it is the other options' business
    if rulings or faults:
        count = len(rulings) + len(faults)
        raise UsageError(say(TEXTS, "would-lose", terminal.lang, path=file_name(target), count=count))


def _tell_unmatched(report: Report, terminal: Terminal) -> None:
    titles = {rule.id: rule.title for rule in report.ruleset.rules}
    lang = terminal.lang
    named = [
        say(
            TEXTS,
            "one",
            lang,
            school=one_line(ruling.school),
            rule=titles.get(ruling.rule, one_line(ruling.rule)),
        )
        for ruling in report.unmatched[:_MOST_NAMED]
    ]
    which = say(CLI, "comma", lang).join(named)
    if len(report.unmatched) > _MOST_NAMED:
        which += say(TEXTS, "and-more", lang)
    terminal.tell(say(TEXTS, "unmatched", lang, count=len(report.unmatched), which=which))
