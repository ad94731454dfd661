"""JSON Lines: one document a line, as it stands in the JSON report's `documents`."""

from __future__ import annotations

from checker.reports.json_report import dumps
from checker.reports.options import ReportOptions
from checker.results import Report


def write(report: Report, options: ReportOptions) -> str:
    """A line for each document in the report's order; nothing for none. options change nothing here."""
    return "".join(dumps(document) + "\n" for document in report.documents)
