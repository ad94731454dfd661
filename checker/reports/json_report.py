"""The report as JSON: the result types field by field, published in docs/json.md and docs/result.schema.json.

Each document stands on a line of its own, so that a run over thousands of files stays quick to write, to
search and to compare.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from checker.reports.options import ReportOptions
from checker.results import SCHEMA_VERSION, Report
from checker.values import Value, names_of


def write(report: Report, options: ReportOptions) -> str:
    """One JSON document, without escapes for Chinese. options change nothing here."""
    return "".join(parts(report))


def parts(report: Report) -> Iterator[str]:
    """The same piece by piece: a run over thousands of files need not be held in memory as one text."""
    yield f'{{"schema_version": {dumps(SCHEMA_VERSION)}'
    for name in names_of(type(report)):
        yield f',\n"{name}": '
        value = getattr(report, name)
        if isinstance(value, Sequence):
            yield from _list(value)
        else:
            yield dumps(value)
    yield "}\n"


def _list(values: Sequence[object]) -> Iterator[str]:
    yield "["
    for number, value in enumerate(values):
        yield (",\n" if number else "") + dumps(value)
    yield "]"


def dumps(value: object) -> str:
    """A result value as JSON in one line."""
    return json.dumps(value, ensure_ascii=False, default=_fields)


def _fields(value: Value) -> dict[str, object]:
    """The fields of a value; json itself knows everything else that a result is made of."""
    return {name: getattr(value, name) for name in names_of(type(value))}
