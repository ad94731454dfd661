"""The report as JSON: the result types field by field, published in docs/json.md and docs/result.schema.json.

Each document stands on a line of its own, so that a run over thousands of files stays quick to write, to
search and to compare.
"""

from __future__ import annotations

import json
from typing import Any

from checker.reports.options import ReportOptions
from checker.results import SCHEMA_VERSION, Report


def write(report: Report, options: ReportOptions) -> str:
    """One JSON document, without escapes for Chinese. options change nothing here."""
    parts = [f'"schema_version": {dumps(SCHEMA_VERSION)}']
    parts += [f'"{name}": {_part(getattr(report, name))}' for name in report.__slots__]
    return "{" + ",\n".join(parts) + "}\n"


def _part(value: object) -> str:
    if isinstance(value, tuple):
        return "[" + ",\n".join(map(dumps, value)) + "]"
    return dumps(value)


def dumps(value: object) -> str:
    """A result value as JSON in one line."""
    return json.dumps(value, ensure_ascii=False, default=_fields)


def _fields(value: Any) -> dict[str, object]:
    """The fields of a frozen dataclass; json itself knows everything else that a result is made of."""
    return {name: getattr(value, name) for name in value.__slots__}
