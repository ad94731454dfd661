"""Which formats there are: one line each. A format is a module with `write(report, options) -> str`."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import cast

from checker.reports.options import ReportOptions
from checker.results import Report

Writer = Callable[[Report, ReportOptions], str]

#: `--format NAME` -> the module that writes it, imported only when it is asked for
FORMATS: dict[str, str] = {
    "terminal": "checker.reports.terminal",
    "plain": "checker.reports.plain",
    "json": "checker.reports.json_report",
    "jsonl": "checker.reports.jsonl",
    "notice": "checker.reports.notice",
    "csv": "checker.reports.csv_table",
    "csv-findings": "checker.reports.csv_findings",
    "markdown": "checker.reports.markdown",
    "junit": "checker.reports.junit",
}


def writer(name: str) -> Writer:
    """The writer of a format. KeyError for an unknown name."""
    return cast(Writer, import_module(FORMATS[name]).write)
