"""A story of an RTF file (body, header, note, text box): its paragraphs, cells and rows put together into lines."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from checker.documents.limits import Limits
from checker.documents.lines import Line, cell, labelled, row
from checker.documents.model import BlockKind
from checker.documents.problems import ReadProblem
from checker.documents.shape import trim
from checker.documents.symbols import BULLET, plain
from checker.values import Value, field

_TOLERANCE = 40  # twips, 0.7 mm: cell borders closer than this are one and the same
_MOST_COLUMNS, _DEEPEST = 63, 12


class CellShape(NamedTuple):
    """A cell as \\trowd defines it. right: its border in twips; merged: goes on from the left or from above."""

    right: int
    from_left: bool = False
    from_above: bool = False


class ParagraphLook(Value, frozen=False):
    """Properties of the current paragraph. outline: from 0."""

    outline: int | None = None
    list_level: int = 0
    nesting: int = 0  # in how many tables it stands


class _Row(Value, frozen=False):
    cells: list[list[Line]]
    shapes: list[CellShape]
    left: int
    after: list[Line]


class Story(Value, frozen=False):
    """Fed with text and ends of paragraphs, cells and rows; `lines` when all is done."""

    limits: Limits
    tables: list[int]  # one number, shared by all stories: tables met so far
    rows: list[int]  # likewise: rows met so far
    lines: list[Line] = field(default_factory=list)
    after: list[Line] = field(default_factory=list)  # notes and text boxes, to follow the current line
    label: list[str] = field(default_factory=list)
    _parts: list[str] = field(default_factory=list)
    _bold: bool | None = None
    _cells: dict[int, list[list[Line]]] = field(
        default_factory=dict
    )  # by nesting: finished cells of the open row
    _open: dict[int, list[Line]] = field(default_factory=dict)  # by nesting: lines of the open cell
    _table: list[_Row] = field(default_factory=list)

    def add(self, text: str, bold: bool) -> None:
        """Append text to the current paragraph."""
        self._parts.append(text)
        if text and not text.isspace():
            self._bold = bold and self._bold is not False

    @property
    def is_empty(self) -> bool:
        """Whether the current paragraph has shown nothing yet."""
        return not trim("".join(self._parts))

    def end_paragraph(self, look: ParagraphLook) -> None:
        """The end of a paragraph, in the text or in a cell."""
        line = self._line(look)
        nesting = min(look.nesting, _DEEPEST)
        if nesting:
            self._open.setdefault(nesting, []).extend([line] if line else [])
            if self.after and nesting == 1:
                return  # they follow the row
            return
        self.end_table()
        if line:
            self.lines.append(line)
        self._take_after(self.lines)

    def end_cell(self, look: ParagraphLook, nesting: int) -> None:
        """The end of a cell; what stands before it is its last paragraph."""
        nesting = min(max(nesting, 1), _DEEPEST)
        line = self._line(look)
        self._cells.setdefault(nesting, []).append(self._open.pop(nesting, []) + ([line] if line else []))

    def end_row(self, nesting: int, shapes: list[CellShape], left: int) -> None:
        """The end of a row: into the table, or into the cell around a nested one."""
        nesting = min(max(nesting, 1), _DEEPEST)
        cells = self._cells.pop(nesting, [])
        if not cells:
            return
        self.rows[0] += 1
        if self.rows[0] > self.limits.table_rows:
            raise ReadProblem("too-large", what="table_rows", limit=self.limits.table_rows)
        if nesting > 1:
            texts = [cell(lines) for lines in cells]
            inner = [line for lines in cells for line in lines]
            self._open.setdefault(nesting - 1, []).extend(row(texts, inner, 0))
            return
        found = _Row(cells, shapes[: len(cells)], left, [])
        self._take_after(found.after)
        self._table.append(found)

    def end_table(self) -> None:
        """A paragraph outside of any table ends the one before."""
        if not self._table:
            return
        rows, self._table = self._table, []
        self.tables[0] += 1
        edges = _edges(rows)
        for found in rows:
            inner = [line for lines in found.cells for line in lines]
            self.lines.extend(row(_aligned(found, edges), inner, self.tables[0]))
            self.lines.extend(found.after)

    def finish(self, look: ParagraphLook) -> list[Line]:
        """All lines; text after the last mark counts as a paragraph, an unfinished row as a row."""
        nesting, look.nesting = look.nesting, 0
        if self._cells or self._open:
            if not self.is_empty or self._open:
                self.end_cell(look, nesting)
            for level in sorted(self._cells, reverse=True):
                self.end_row(level, [], 0)
        self.end_paragraph(look)
        return self.lines

    def _line(self, look: ParagraphLook) -> Line | None:
        text = _characters("".join(self._parts))
        label, bold = "".join(self.label), bool(self._bold)
        self._parts, self.label, self._bold = [], [], None
        text = plain(trim(text))
        if not text:
            return None
        number = plain(trim(_characters(label))).replace("\ufffd", BULLET) or None
        shown = labelled(number, text, spaced=label[-1:].isspace()) if number else text
        if look.outline is not None and not look.nesting:
            return Line(BlockKind.HEADING, shown, number, min(look.outline + 1, 9), bold)
        if number:
            return Line(BlockKind.LIST_ITEM, shown, number, min(look.list_level + 1, 9), bold)
        return Line(BlockKind.PARAGRAPH, shown, None, None, bold)

    def _take_after(self, lines: list[Line]) -> None:
        lines.extend(self.after)
        self.after.clear()


def _characters(text: str) -> str:
    """Characters beyond U+FFFF come as two halves."""
    if any("\ud800" <= char < "\ue000" for char in text):
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


def _edges(rows: Iterable[_Row]) -> list[int]:
    """The borders between the columns of a table, from left to right."""
    edges: list[int] = []
    for right in sorted({shape.right for found in rows for shape in found.shapes}):
        if not edges or right - edges[-1] > _TOLERANCE:
            edges.append(right)
    return edges[:_MOST_COLUMNS]


def _aligned(found: _Row, edges: list[int]) -> list[str]:
    """The texts of a row's cells, with empty ones for the columns that a wider cell covers before another."""
    if len(found.shapes) != len(found.cells):
        return [cell(lines) for lines in found.cells]
    left = found.left + _TOLERANCE
    cells = [""] * sum(edge <= left for edge in edges)
    waiting = 0
    for lines, shape in zip(found.cells, found.shapes, strict=True):
        covered = sum(left < edge <= shape.right + _TOLERANCE for edge in edges)
        left = max(left, shape.right + _TOLERANCE)
        if shape.from_left:
            waiting += max(covered, 1)
            continue
        cells.extend([""] * waiting)
        cells.append("" if shape.from_above else cell(lines))
        waiting = max(covered, 1) - 1
    return cells
