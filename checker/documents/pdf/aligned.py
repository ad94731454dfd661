"""Tables without ruled lines: pieces that stand under one another in columns over several lines."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from itertools import pairwise

from checker.documents import shape
from checker.documents.pdf.geometry import Box, Line, Piece, Table
from checker.values import Value, field

_SAME_BASE = 0.35
_NEAR = 1.0  # ems that the ends or middles of a column's pieces may lie apart
_FAR = 4.0  # ems between base lines that end a table
_MOST_LINES = 8  # of a row's cells: a table steps back to the left at least so often
_SPACED = 1.25  # times the usual distance of lines from which one begins a row
_PROSE = 12  # ems: a column mostly filled by pieces this long is a column of prose


class _Band(Value, frozen=False):
    """What stands on one base line, left to right, with the lines it came from."""

    y: float
    pieces: list[Piece] = field(default_factory=list)


class _Column(Value, frozen=False):
    x0: float
    x1: float
    pieces: list[Piece] = field(default_factory=list)

    def takes(self, piece: Piece) -> bool:
        return piece.x0 < self.x1 and piece.x1 > self.x0

    def add(self, piece: Piece) -> None:
        self.pieces.append(piece)
        self.x0, self.x1 = min(self.x0, piece.x0), max(self.x1, piece.x1)

    def suits(self, piece: Piece) -> bool:
        """Whether a piece shares an end or the middle with the column's pieces so far."""
        reach = _NEAR * piece.em
        return any(
            abs(ours - _median(theirs)) <= reach
            for ours, theirs in (
                (piece.x0, [other.x0 for other in self.pieces]),
                ((piece.x0 + piece.x1) / 2, [(other.x0 + other.x1) / 2 for other in self.pieces]),
                (piece.x1, [other.x1 for other in self.pieces]),
            )
        )

    def is_even(self) -> bool:
        """Whether the pieces share a left end, a middle or a right end."""
        em = max(piece.em for piece in self.pieces)
        sides = (
            [piece.x0 for piece in self.pieces],
            [(piece.x0 + piece.x1) / 2 for piece in self.pieces],
            [piece.x1 for piece in self.pieces],
        )
        return any(_mostly_within(side, _NEAR * em) for side in sides)


def find(lines: list[Line]) -> tuple[list[Table], list[Line]]:
    """The tables among lines given in the order of drawing, and the lines that belong to none.

    Columns of prose that the file draws line by line across the page come back a column after the other.
    """
    if sum(len(line.pieces) > 1 for line in lines) < 2 and not _share_base_lines(lines):
        return [], lines
    bands = _bands(lines)
    tables: list[Table] = []
    taken: set[int] = set()
    moved: list[tuple[int, list[Piece]]] = []
    start = 0
    while start < len(bands):
        columns, end, trail = _region(bands, start)
        if columns and _is_prose(columns):
            if _crosses(columns):
                across = [piece for column in columns for piece in column.pieces]
                moved.append((id(bands[start].pieces[0]), across))
            start = end
            continue
        table = _table(bands[start:trail], columns) if columns else None
        if table is None:
            start += 1
            continue
        tables.append(table)
        taken.update(id(piece) for band in bands[start:trail] for piece in band.pieces)
        start = trail
    return tables, _rest(lines, taken, moved)


def _rest(lines: list[Line], taken: set[int], moved: list[tuple[int, list[Piece]]]) -> list[Line]:
    """The lines without the pieces that tables took, columns of prose put where their first piece stood."""
    if not taken and not moved:
        return lines
    places = dict(moved)
    shifted = {id(piece) for _, pieces in moved for piece in pieces}
    rest: list[Line] = []
    for line in lines:
        for piece in line.pieces:
            rest += [Line([other]) for other in places.get(id(piece), ())]
        kept = [piece for piece in line.pieces if id(piece) not in taken and id(piece) not in shifted]
        if kept:
            rest.append(Line(kept))
    return rest


def _crosses(columns: list[_Column]) -> bool:
    """Whether the file draws the columns line by line, from one to the next and back."""
    return _steps_back(columns) >= len(columns[-1].pieces) - 1


def _steps_back(columns: list[_Column]) -> int:
    """How often the drawing goes back to a column further left."""
    drawn = sorted((piece.order, index) for index, column in enumerate(columns) for piece in column.pieces)
    return sum(here < before for (_, before), (_, here) in pairwise(drawn))


def _share_base_lines(lines: list[Line]) -> bool:
    heights = sorted((line.y, line.em) for line in lines)
    return sum(b[0] - a[0] <= _SAME_BASE * a[1] for a, b in itertools.pairwise(heights)) >= 2


def _bands(lines: list[Line]) -> list[_Band]:
    bands: list[_Band] = []
    for piece in sorted((piece for line in lines for piece in line.pieces), key=lambda piece: piece.y):
        if bands and piece.y - bands[-1].y <= _SAME_BASE * piece.em:
            bands[-1].pieces.append(piece)
        else:
            bands.append(_Band(piece.y, [piece]))
    for band in bands:
        band.pieces.sort(key=lambda piece: piece.x0)
    return bands


def _region(bands: list[_Band], start: int) -> tuple[list[_Column], int, int]:
    """Columns that begin at a band, the index after their last one, and that after the last of a table in them.

    No columns where the band has one piece only.
    """
    first = bands[start]
    if len(first.pieces) < 2:
        return [], start, start
    columns = [_Column(piece.x0, piece.x1, [piece]) for piece in first.pieces]
    end, last_full = start + 1, start
    while end < len(bands):
        band, above = bands[end], bands[end - 1]
        if band.y - above.y > _FAR * band.pieces[0].em or not _fits(band, columns):
            break
        for piece in band.pieces:
            next(column for column in columns if column.takes(piece)).add(piece)
        if len(band.pieces) > 1:
            last_full = end
        end += 1
    # what follows the last full line is the rest of its cells only while it hangs under a later column
    trail = last_full + 1
    while trail < end and bands[trail].pieces[0].x0 >= columns[1].x0 - _NEAR * bands[trail].pieces[0].em:
        trail += 1
    return columns, end, trail


def _fits(band: _Band, columns: list[_Column]) -> bool:
    used: set[int] = set()
    for piece in band.pieces:
        taking = [index for index, column in enumerate(columns) if column.takes(piece)]
        if len(taking) != 1 or taking[0] in used:
            return False
        used.add(taking[0])
        if len(band.pieces) == 1 and not columns[taking[0]].suits(piece):
            return False
    return True


def _table(bands: list[_Band], columns: list[_Column]) -> Table | None:
    members = {id(piece) for band in bands for piece in band.pieces}
    columns = [
        _Column(column.x0, column.x1, [piece for piece in column.pieces if id(piece) in members])
        for column in columns
    ]
    full = [band for band in bands if len(band.pieces) > 1]
    if len(full) < 2 or not all(column.is_even() for column in columns):
        return None
    if _steps_back(columns) < max(1, len(full) // _MOST_LINES):
        return None  # drawn a column after the other
    rows = _rows(bands, columns)
    if len(rows) < 2:
        return None
    box = Box(
        min(column.x0 for column in columns),
        min(piece.top for piece in bands[0].pieces),
        max(column.x1 for column in columns),
        max(piece.bottom for piece in bands[-1].pieces),
    )
    return Table(box, rows, tuple(column.x0 for column in columns), ruled=False)


def _is_prose(columns: list[_Column]) -> bool:
    """Whether these are columns of a page set in columns: two or three, filled by long lines.

    Cells of several lines each, drawn one cell after the other, are a table all the same.
    """
    if len(columns) > 3 or 0 < _steps_back(columns) < len(columns[-1].pieces) - 1:
        return False
    return all(
        len(column.pieces) >= 4
        and _median(piece.x1 - piece.x0 for piece in column.pieces)
        >= max(0.85 * (column.x1 - column.x0), _PROSE * column.pieces[0].em)
        for column in columns
    )


def _rows(bands: list[_Band], columns: list[_Column]) -> list[list[str]]:
    """Rows by the order of drawing: what stands lower than all of a row, and not in a later column, begins the next.

    Where rows stand further apart than the lines of a cell, that decides; else a row begins in the first column.
    """
    gaps = [0.0, *(below.y - above.y for above, below in pairwise(bands))]
    usual = min(gaps[1:], default=0.0)
    spaced = max(gaps) > _SPACED * usual
    heights = {id(piece): height for height, band in enumerate(bands) for piece in band.pieces}
    placed = sorted(
        ((piece, index) for index, column in enumerate(columns) for piece in column.pieces),
        key=lambda pair: pair[0].order,
    )
    rows: list[list[str]] = []
    last_column, lowest = len(columns), -1
    for piece, index in placed:
        height = heights[id(piece)]
        begins = gaps[height] > _SPACED * usual if spaced else index == 0
        if not rows or (height > lowest and begins and index <= last_column - (not spaced)):
            rows.append([""] * len(columns))
        row = rows[-1]
        row[index] = shape.join(row[index], piece.text)
        last_column, lowest = index, max(lowest, height)
    return rows


def _median(values: Iterable[float]) -> float:
    """As `statistics` has it, which takes longer to load than a page to read."""
    ordered = sorted(values)
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


def _mostly_within(values: list[float], reach: float) -> bool:
    middle = _median(values)
    return sum(abs(value - middle) <= reach for value in values) >= 0.8 * len(values)
