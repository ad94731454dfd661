"""The comparison as JSON Lines: a line for each pair, as it stands in the JSON's `documents`."""

from __future__ import annotations

from checker.comparing.model import Comparison
from checker.reports.json_report import dumps
from checker.reports.options import ReportOptions


def write(comparison: Comparison, options: ReportOptions) -> str:
    """What only one run has is not among the lines. options change nothing here."""
    return "".join(dumps(document) + "\n" for document in comparison.documents)
