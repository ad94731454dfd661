"""Weeks of a term to which work is tied: 第3周, 第一至三周, 3-5周, or a bare number in a table's 周次 column."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.documents.model import BlockKind
from checker.reading.labels import numeral
from checker.reading.model import Evidence
from checker.reading.tables import cells_of
from checker.reading.view import View
from checker.regexes import compiled

MOST_WEEKS = 30
_N = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_MENTION = compiled(rf"第?(?P<a>{_N})周?(?:(?P<s>[-～至到、,]{{1,2}})第?(?P<b>{_N}))?周(?![年岁末])")
_CELL = compiled(rf"第?(?P<a>{_N})周?(?:(?P<s>[-～至到、,]{{1,2}})第?(?P<b>{_N}))?周?")
_MARKED = compiled(r"第|周.*周|[-～至到]")


def weeks_of(view: View) -> dict[int, Evidence]:
    """Each week from 1 to 30 that work is tied to, with the first place where it is."""
    found: dict[int, Evidence] = {}
    column = False
    table: int | None = None
    for index, line in enumerate(view.lines):
        if line.block.kind is BlockKind.TABLE_ROW:
            first = next(iter(cells_of(line)), "")
            if line.block.table != table:
                table, column = line.block.table, first in ("周", "周次", "教学周", "周数")
                continue
            match = _CELL.fullmatch(first) if column else None
            weeks = list(_range(match)) if match else list(_mentioned(line.text))
        else:
            weeks = list(_mentioned(line.text))
        for week in weeks:
            found.setdefault(week, view.line_evidence(index))
    return dict(sorted(found.items()))


def _mentioned(text: str) -> Iterator[int]:
    for match in _MENTION.finditer(text):
        if _MARKED.search(match.group()):  # "两周" and "每一周" are spans of time, no week of the term
            yield from _range(match)


def _range(match: re.Match[str]) -> Iterator[int]:
    first = numeral(match["a"])
    last = numeral(match["b"]) if match["b"] else first
    listed = bool(match["s"]) and match["s"][0] in "、,"
    for week in (first, last) if listed else range(first, last + 1):
        if 1 <= week <= MOST_WEEKS:
            yield week
