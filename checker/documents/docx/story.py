"""A story (body, header, footnote, ...) walked once, top to bottom: paragraphs and tables to lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain
from typing import NamedTuple

from lxml import etree

from checker.documents.docx.names import ALT_CHUNK, R_ID, SECTION, TBL, TC, TCPR, TR, TRPR, VAL, P, w
from checker.documents.docx.paragraphs import ParagraphReader
from checker.documents.docx.styles import switched_on, whole
from checker.documents.limits import Limits
from checker.documents.lines import Line
from checker.documents.lines import cell as cell_text
from checker.documents.lines import row as table_row
from checker.documents.problems import ReadProblem

_SPAN, _BEFORE, _HIDDEN_ROW = w("gridSpan"), w("gridBefore"), w("hidden")
_MERGED_DOWN, _MERGED_ACROSS = w("vMerge"), w("hMerge")
_ROW_EXCEPTIONS = w("tblPrEx")
_MOST_COLUMNS = 63  # of a Word table; larger spans are damage or malice
_DEEPEST = 12  # tables in tables

Chunk = Callable[[str], list[Line]]  # relationship id of an embedded document -> its lines


class Story:
    """Lines of one part. `tables` numbers the tables of all parts of the document."""

    def __init__(
        self, paragraphs: ParagraphReader, limits: Limits, *, chunk: Chunk, tables: Iterator[int]
    ) -> None:
        self._paragraphs, self._limits, self._chunk, self._tables = paragraphs, limits, chunk, tables
        self._rows = 0

    def lines(self, container: etree._Element, depth: int = 0) -> Iterator[Line]:
        """The lines of a body, a cell, a header or a note."""
        for element in container:
            tag = element.tag
            if tag == P:
                line = self._paragraphs.read(element)
                if line is not None:
                    yield line
            elif tag == TBL:
                if depth >= _DEEPEST:
                    raise ReadProblem("too-large", what="xml_depth", limit=_DEEPEST)
                yield from self._table(element, depth + 1)
            elif tag == ALT_CHUNK:
                yield from self._chunk(element.get(R_ID, ""))
            elif tag == SECTION:
                self._paragraphs.sections.append(element)

    def _table(self, table: etree._Element, depth: int) -> Iterator[Line]:
        number = next(self._tables)
        open_columns: set[int] = set()  # columns in which a cell of the row above may go on
        merges = next(table.iter(_SPAN, _MERGED_DOWN, _MERGED_ACROSS), None) is not None
        for row in table.iterchildren(TR):
            self._rows += 1
            if self._rows > self._limits.table_rows:
                raise ReadProblem("too-large", what="table_rows", limit=self._limits.table_rows)
            properties = _first(row, TRPR)
            if properties is not None and _is_hidden(properties):
                continue
            before = 0 if properties is None else _columns(properties.find(_BEFORE))
            if merges:
                cells, inner, open_columns = self._row(row, before, open_columns, depth)
            else:
                lines = [list(self.lines(cell, depth)) for cell in row.iterchildren(TC)]
                cells, inner = [""] * before + list(map(cell_text, lines)), list(chain.from_iterable(lines))
            yield from table_row(cells, inner, number)

    def _row(
        self, row: etree._Element, column: int, open_columns: set[int], depth: int
    ) -> tuple[list[str], list[Line], set[int]]:
        """The texts of a row's cells from a column on, all lines in them, and the columns whose cell may go on below.

        Columns that a merged cell covers are kept as empty cells, so that a cell stands under its heading; at
        the end of a row nothing stands behind them, and they are left out.
        """
        cells, inner, going_on = [""] * column, list[Line](), set[int]()
        covered = 0  # columns to the left that the last cell takes beyond its own
        for cell in row.iterchildren(TC):
            shape = _cell_shape(cell)
            if shape.across == "continue":
                covered += 1
                column += 1
                continue
            cells.extend([""] * min(covered, _MOST_COLUMNS - len(cells)))
            lines = list(self.lines(cell, depth))
            if shape.down is not None:
                going_on.add(column)
            if shape.down == "continue" and column in open_columns:
                lines = []
            cells.append(cell_text(lines))
            inner.extend(lines)
            covered = shape.span - 1
            column += shape.span
        return cells, inner, going_on


class _CellShape(NamedTuple):
    """Columns that a cell takes, and whether it begins ("restart") or continues a merged one."""

    span: int = 1
    down: str | None = None
    across: str | None = None


_PLAIN_CELL = _CellShape()


def _cell_shape(cell: etree._Element) -> _CellShape:
    properties = _first(cell, TCPR)
    shape = _PLAIN_CELL
    for element in properties if properties is not None else ():
        tag = element.tag
        if tag == _SPAN:
            shape = shape._replace(span=max(1, _columns(element)))
        elif tag == _MERGED_DOWN:
            shape = shape._replace(down="restart" if element.get(VAL) == "restart" else "continue")
        elif tag == _MERGED_ACROSS:
            shape = shape._replace(across="restart" if element.get(VAL) == "restart" else "continue")
    return shape


def _first(element: etree._Element, tag: str) -> etree._Element | None:
    """The properties of an element, which the schema puts first (after a row's own exceptions)."""
    for child in element:
        if child.tag == tag:
            return child
        if child.tag != _ROW_EXCEPTIONS:
            return None
    return None


def _columns(element: etree._Element | None) -> int:
    value = None if element is None else whole(element.get(VAL))
    return 0 if value is None else min(max(value, 0), _MOST_COLUMNS)


def _is_hidden(properties: etree._Element) -> bool:
    hidden = properties.find(_HIDDEN_ROW)
    return hidden is not None and switched_on(hidden)
