"""JSON Lines: one document a line, as it stands in the JSON report's `documents`."""

from __future__ import annotations

from collections.abc import Iterator

from checker.reports.json_report import dumps
from checker.reports.options import ReportOptions
from checker.results import Report


def write(report: Report, options: ReportOptions) -> str:
    """A line for each document in the report's order; nothing for none. options change nothing here."""
    return "".join(parts(report))


def parts(report: Report) -> Iterator[str]:
    """The same line by line."""
    for document in report.documents:
        yield dumps(document) + "\n"
