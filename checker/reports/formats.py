"""Which formats there are: one line each.

A format is a module with `write(report, options)`, and with `parts(report)` if it can be written piece by piece.
One that shows more than the report itself holds (a plan's own
text, links to the plans' own pages) has `write_file(report, options, around)` besides.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import cast

from checker.reports.around import Around, Returned
from checker.reports.options import ReportOptions
from checker.results import DocumentResult, Report

Writer = Callable[[Report, ReportOptions], str]
ReturnedWriter = Callable[[Report, DocumentResult, ReportOptions, Around], Returned | None]

#: `--format NAME` -> the module that writes it, imported only when it is asked for
FORMATS: dict[str, str] = {
    "terminal": "checker.reports.terminal",
    "plain": "checker.reports.plain",
    "json": "checker.reports.json_report",
    "jsonl": "checker.reports.jsonl",
    "html": "checker.reports.html",
    "notice": "checker.reports.notice",
    "csv": "checker.reports.csv_table",
    "csv-findings": "checker.reports.csv_findings",
    "markdown": "checker.reports.markdown",
    "junit": "checker.reports.junit",
}

#: `--report FILE` -> the module that writes it, by the file's extension
FILES: dict[str, str] = {
    ".html": "checker.reports.html",
    ".htm": "checker.reports.html",
    ".xlsx": "checker.reports.excel",
    ".csv": "checker.reports.csv_table",
    ".md": "checker.reports.markdown",
    ".json": "checker.reports.json_report",
    ".jsonl": "checker.reports.jsonl",
    ".xml": "checker.reports.junit",
    ".txt": "checker.reports.notice",
}

#: what `--report-dir FOLDER` holds for each document: modules with `write_one(report, result, options, around)`
RETURNED: tuple[str, ...] = ("checker.reports.html.returned", "checker.reports.word")


def writer(name: str) -> Writer:
    """The writer of a format, which needs the report alone. KeyError for an unknown name."""
    return cast(Writer, import_module(FORMATS[name]).write)


def pieces_of(name: str, report: Report, options: ReportOptions, around: Around) -> Iterator[str]:
    """The report in a format of FORMATS, piece by piece where the format can. KeyError for an unknown name."""
    found = import_module(FORMATS[name])
    if hasattr(found, "parts"):
        yield from found.parts(report)
    else:
        yield cast(str, _write(FORMATS[name], report, options, around))


def content_of(extension: str, report: Report, options: ReportOptions, around: Around) -> str | bytes:
    """The report as a file with an extension of FILES holds it. KeyError for an unknown one."""
    return cast("str | bytes", _write(FILES[extension], report, options, around))


def _write(module: str, report: Report, options: ReportOptions, around: Around) -> object:
    found = import_module(module)
    if hasattr(found, "write_file"):
        return found.write_file(report, options, around)
    return found.write(report, options)


def returned_writers() -> list[ReturnedWriter]:
    """The writers of what each school gets back."""
    return [cast(ReturnedWriter, import_module(module).write_one) for module in RETURNED]
