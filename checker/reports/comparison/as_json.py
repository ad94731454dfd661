"""The comparison as JSON: its values field by field (docs/reports.md)."""

from __future__ import annotations

from checker.comparing.model import COMPARISON_SCHEMA_VERSION, Comparison
from checker.reports.json_report import dumps
from checker.reports.options import ReportOptions
from checker.values import names_of


def write(comparison: Comparison, options: ReportOptions) -> str:
    """One JSON document, a line for each pair of documents. options change nothing here."""
    parts = [f'"schema_version": {dumps(COMPARISON_SCHEMA_VERSION)}']
    for name in names_of(type(comparison)):
        value = getattr(comparison, name)
        told = "[" + ",\n".join(map(dumps, value)) + "]" if isinstance(value, tuple) else dumps(value)
        parts.append(f'"{name}": {told}')
    return "{" + ",\n".join(parts) + "}\n"
