"""`--report FILE`, once or several times, and `--report-dir FOLDER`: every report that one run is to leave."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from checker.cli.errors import OutputError, UsageError
from checker.cli.originals import Originals
from checker.cli.output import check_target, reason_of, with_extension, write_whole
from checker.cli.parsing import Arguments, Parser
from checker.cli.registry import CheckRun
from checker.cli.terminal import Terminal
from checker.messages import say
from checker.messages.cli import TEXTS as CLI
from checker.messages.reporting import TEXTS
from checker.reports.around import Around, stems
from checker.reports.clean import file_name
from checker.reports.formats import FILES, content_of, returned_writers
from checker.results import Report
from checker.values import replace

_INDEX = "index.html"


def add_options(parser: Parser) -> None:
    """Declare --report and --report-dir."""
    extensions = " ".join(dict.fromkeys(FILES))
    parser.heading(say(TEXTS, "heading", parser.lang))
    parser.option(
        "--report",
        metavar=say(CLI, "meta-file", parser.lang),
        type=with_extension(FILES, parser.lang),
        repeated=True,
        help=say(TEXTS, "opt-report", parser.lang, extensions=extensions),
    )
    parser.option(
        "--report-dir",
        metavar=say(TEXTS, "meta-folder", parser.lang),
        help=say(TEXTS, "opt-report-dir", parser.lang),
    )


def prepare(args: Arguments, terminal: Terminal) -> None:
    """Refuse, before anything is scored, targets that cannot be written or that are submitted files."""
    for target in args.report or ():
        check_target(target, args.paths, terminal)
    if args.report_dir:
        _check_folder(Path(args.report_dir), args.paths, terminal)


def finish(report: Report, run: CheckRun) -> Report:
    """Write every file that was asked for; the report stays as it is."""
    targets, folder = run.args.report or (), run.args.report_dir
    if not targets and not folder:
        return report
    around = Originals(run.limits, run.args.password).around()
    pages: dict[str, str] = {}
    if folder:
        around = replace(around, stems=stems(report))
        pages = _write_returned(report, run, Path(folder), around)
    for target in targets:
        links = _as_seen_from(Path(target).parent, Path(folder), pages) if folder else None
        _write(Path(target), report, run, replace(around, pages=links))
        run.terminal.say("output-written", path=file_name(target))
    return report


def _write_returned(report: Report, run: CheckRun, folder: Path, around: Around) -> dict[str, str]:
    """Write what each school gets back; returns path -> name of its page."""
    terminal = run.terminal
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        sentence = say(
            TEXTS, "dir-failed", terminal.lang, path=file_name(str(folder)), reason=reason_of(error)
        )
        raise OutputError(sentence) from None
    from urllib.parse import quote

    several = len(report.documents) > 1
    around = replace(around, index=_INDEX if several else None)
    pages: dict[str, str] = {}
    count = 0
    for result in report.documents:
        for write_one in returned_writers():
            returned = write_one(report, result, run.options, around)
            if returned is None:
                continue
            target = str(folder / returned.name)
            check_target(target, run.args.paths, terminal)  # a web page that was sent in keeps its name here
            write_whole(target, returned.content, terminal)
            count += 1
            if returned.name.endswith(".html"):
                pages[result.path] = quote(returned.name)
    if several:
        _write(folder / _INDEX, report, run, replace(around, pages=pages))
        count += 1
    terminal.tell(say(TEXTS, "dir-written", terminal.lang, count=count, path=file_name(str(folder))))
    return pages


def _write(target: Path, report: Report, run: CheckRun, around: Around) -> None:
    content = content_of(target.suffix.lower(), report, run.options, around)
    write_whole(str(target), content, run.terminal)


def _as_seen_from(start: Path, folder: Path, pages: Mapping[str, str]) -> dict[str, str]:
    """The pages' addresses from another folder; on another drive they have none, and the whole path is used."""
    from urllib.parse import quote

    try:
        between = PurePosixPath(Path(os.path.relpath(folder.resolve(), start.resolve())).as_posix())
        base = quote(str(between))
    except ValueError:  # Windows: no way leads from one drive to another
        base = folder.resolve().as_uri()
    return {path: f"{base}/{name}" for path, name in pages.items()}


def _check_folder(folder: Path, inputs: list[str], terminal: Terminal) -> None:
    shown = file_name(str(folder))
    if folder.exists() and not folder.is_dir():
        raise UsageError(say(TEXTS, "dir-is-file", terminal.lang, path=shown))
    for given in map(Path, inputs):
        if given.is_dir() and folder.resolve().is_relative_to(given.resolve()):
            raise UsageError(say(TEXTS, "dir-in-input", terminal.lang, path=shown))
