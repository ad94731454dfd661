"""The report for a terminal."""

from __future__ import annotations

from checker.reports import plain
from checker.reports.options import ReportOptions
from checker.results import Report


def write(report: Report, options: ReportOptions) -> str:
    """The report of one document, or the table of many."""
    return plain.write(report, options)
