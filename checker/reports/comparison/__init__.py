"""Reports of a comparison: one module a format, each with `write(comparison, options) -> str`.

told.py  what the formats say alike
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import cast

from checker.comparing.model import Comparison
from checker.reports.options import ReportOptions

ComparisonWriter = Callable[[Comparison, ReportOptions], "str | bytes"]

#: `plancheck --compare OLD NEW --format NAME` -> the module that writes it
FORMATS: dict[str, str] = {
    "terminal": "checker.reports.comparison.terminal",
    "json": "checker.reports.comparison.as_json",
    "jsonl": "checker.reports.comparison.as_json_lines",
    "html": "checker.reports.comparison.as_html",
    "notice": "checker.reports.comparison.notice",
    "csv": "checker.reports.comparison.csv_table",
    "csv-findings": "checker.reports.comparison.csv_findings",
    "markdown": "checker.reports.comparison.markdown",
    "junit": "checker.reports.comparison.junit",
}

#: `--report FILE` with `--compare` -> the module that writes it, by the file's extension
FILES: dict[str, str] = {
    ".html": FORMATS["html"],
    ".htm": FORMATS["html"],
    ".csv": FORMATS["csv"],
    ".md": FORMATS["markdown"],
    ".json": FORMATS["json"],
    ".jsonl": FORMATS["jsonl"],
    ".xml": FORMATS["junit"],
    ".txt": FORMATS["notice"],
}


def writer(module: str) -> ComparisonWriter:
    """The writer of a module that FORMATS or FILES names."""
    return cast(ComparisonWriter, import_module(module).write)
