"""Ruled tables: the grid that lines on a page make, and which of its cells are merged."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from checker.documents.pdf.geometry import Box
from checker.values import Value

_THIN = 4.0  # points: a box up to this is a line
_SNAP = 3.0  # points within which two lines are one
_LEAST = 6.0  # points: a shorter line rules nothing
_COVER = 0.6  # share of a cell's side that a line must cover to close it
_MOST_RULES = 6_000
_MOST_CROSSINGS = 500_000  # a drawing, not tables
_MOST_CELLS = 40_000


@dataclass(slots=True)  # made for every stroke, twice as fast as a Value
class Edge:
    """A straight line at `at`, from `start` to `end` along the other axis."""

    at: float
    start: float
    end: float


class Grid(Value):
    """A ruled table: its columns' and rows' borders, and for each elementary cell the cell it belongs to."""

    xs: list[float]
    ys: list[float]
    owners: list[list[int]]  # by row, then column; the number of the cell, counted in reading order
    cells: list[Box]

    @property
    def box(self) -> Box:
        return Box(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])

    def cell_at(self, x: float, y: float) -> int | None:
        """The number of the cell that a point lies in, None outside of the table."""
        xs, ys = self.xs, self.ys
        if not (xs[0] - _SNAP <= x <= xs[-1] + _SNAP and ys[0] - _SNAP <= y <= ys[-1] + _SNAP):
            return None
        row, column = bisect_right(ys, y, 1, len(ys) - 1), bisect_right(xs, x, 1, len(xs) - 1)
        return self.owners[row - 1][column - 1]

    def parts(self, x0: float, x1: float, y: float) -> bool:
        """Whether a stretch of a line lies in more than one cell, or reaches out of the table."""
        return self.cell_at(x0, y) != self.cell_at(x1, y)

    def rows(self) -> list[list[int]]:
        """The cells by rows, each where it begins."""
        seen: set[int] = set()
        rows = []
        for owners in self.owners:
            row = [cell for cell in dict.fromkeys(owners) if cell not in seen]
            seen.update(row)
            rows.append(row)
        return rows


def find(rules: list[Box]) -> list[Grid]:
    """The tables that lines and outlines make, top to bottom. One column alone is no table."""
    if not 3 <= len(rules) <= _MOST_RULES:
        return []
    upright, level = _edges(rules)
    if len(upright) * len(level) > _MOST_CROSSINGS:
        return []
    grids = []
    for verticals, horizontals in _connected(upright, level):
        grid = _grid(verticals, horizontals)
        if grid is not None:
            grids.append(grid)
    grids = [grid for grid in grids if not any(_inside(grid, other) for other in grids if other is not grid)]
    return sorted(grids, key=lambda grid: (grid.ys[0], grid.xs[0]))


def _inside(grid: Grid, other: Grid) -> bool:
    """Whether a table stands in a cell of another: its text is then that cell's."""
    inner, outer = grid.box, other.box
    return inner.area < outer.area and all(
        outer.holds(x, y) for x in (inner.x0, inner.x1) for y in (inner.y0, inner.y1)
    )


def _edges(rules: list[Box]) -> tuple[list[Edge], list[Edge]]:
    upright: list[Edge] = []
    level: list[Edge] = []
    for box in rules:
        wide, high = box.x1 - box.x0, box.y1 - box.y0
        if wide <= _THIN and high <= _THIN:
            continue
        if wide <= _THIN:
            upright.append(Edge((box.x0 + box.x1) / 2, box.y0, box.y1))
        elif high <= _THIN:
            level.append(Edge((box.y0 + box.y1) / 2, box.x0, box.x1))
        else:
            upright += [Edge(box.x0, box.y0, box.y1), Edge(box.x1, box.y0, box.y1)]
            level += [Edge(box.y0, box.x0, box.x1), Edge(box.y1, box.x0, box.x1)]
    return _merged(upright), _merged(level)


def _merged(edges: list[Edge]) -> list[Edge]:
    """Lines within reach of each other snapped together and joined where they touch."""
    edges.sort(key=lambda edge: edge.at)
    groups: list[list[Edge]] = []
    for edge in edges:
        if groups and edge.at - groups[-1][0].at <= _SNAP:
            groups[-1].append(edge)
        else:
            groups.append([edge])
    merged = []
    for group in groups:
        at = sum(edge.at for edge in group) / len(group)
        group.sort(key=lambda edge: edge.start)
        current = Edge(at, group[0].start, group[0].end)
        for edge in group[1:]:
            if edge.start <= current.end + _SNAP:
                current.end = max(current.end, edge.end)
            else:
                merged.append(current)
                current = Edge(at, edge.start, edge.end)
        merged.append(current)
    return [edge for edge in merged if edge.end - edge.start >= _LEAST]


def _connected(upright: list[Edge], level: list[Edge]) -> list[tuple[list[Edge], list[Edge]]]:
    """Groups of lines that cross or touch one another."""
    parents = list(range(len(upright) + len(level)))

    def root(index: int) -> int:
        while parents[index] != index:
            parents[index] = parents[parents[index]]
            index = parents[index]
        return index

    for i, vertical in enumerate(upright):
        for j, horizontal in enumerate(level):
            if (
                horizontal.start - _SNAP <= vertical.at <= horizontal.end + _SNAP
                and vertical.start - _SNAP <= horizontal.at <= vertical.end + _SNAP
            ):
                parents[root(i)] = root(len(upright) + j)
    groups: dict[int, tuple[list[Edge], list[Edge]]] = {}
    for i, vertical in enumerate(upright):
        groups.setdefault(root(i), ([], []))[0].append(vertical)
    for j, horizontal in enumerate(level):
        groups.setdefault(root(len(upright) + j), ([], []))[1].append(horizontal)
    return [group for group in groups.values() if group[0] and group[1]]


def _grid(verticals: list[Edge], horizontals: list[Edge]) -> Grid | None:
    walls, floors = _by_place(verticals), _by_place(horizontals)
    xs = _positions(verticals, min(edge.start for edge in horizontals), max(edge.end for edge in horizontals))
    ys = _positions(horizontals, min(edge.start for edge in verticals), max(edge.end for edge in verticals))
    columns, rows = len(xs) - 1, len(ys) - 1
    if columns < 2 or rows < 1 or columns * rows > _MOST_CELLS:
        return None
    parents = list(range(columns * rows))

    def root(index: int) -> int:
        while parents[index] != index:
            parents[index] = parents[parents[index]]
            index = parents[index]
        return index

    for row in range(rows):
        for column in range(columns):
            here = row * columns + column
            if column + 1 < columns and not _closed(walls.get(xs[column + 1], ()), ys[row], ys[row + 1]):
                parents[root(here + 1)] = root(here)
            if row + 1 < rows and not _closed(floors.get(ys[row + 1], ()), xs[column], xs[column + 1]):
                parents[root(here + columns)] = root(here)
    numbers: dict[int, int] = {}
    owners = [
        [numbers.setdefault(root(row * columns + column), len(numbers)) for column in range(columns)]
        for row in range(rows)
    ]
    if all(len(set(row)) == 1 for row in owners):
        return None  # boxes one above another: prose in a frame
    return Grid(xs, ys, owners, _boxes(xs, ys, owners, len(numbers)))


def _positions(edges: list[Edge], least: float, most: float) -> list[float]:
    """Where the borders stand; an open side ends where the lines across it end."""
    places = sorted({edge.at for edge in edges})
    if least < places[0] - 2 * _SNAP:
        places.insert(0, least)
    if most > places[-1] + 2 * _SNAP:
        places.append(most)
    return places


def _by_place(edges: list[Edge]) -> dict[float, list[Edge]]:
    places: dict[float, list[Edge]] = {}
    for edge in edges:
        places.setdefault(edge.at, []).append(edge)
    return places


def _closed(edges: Sequence[Edge], start: float, end: float) -> bool:
    """Whether lines on one border cover enough of a cell's side."""
    if len(edges) == 1 and edges[0].start <= start and end <= edges[0].end:
        return True
    covered = sum(max(0.0, min(end, edge.end) - max(start, edge.start)) for edge in edges)
    return covered >= _COVER * (end - start)


def _boxes(xs: list[float], ys: list[float], owners: list[list[int]], count: int) -> list[Box]:
    boxes: list[Box | None] = [None] * count
    for row, line in enumerate(owners):
        for column, cell in enumerate(line):
            old = boxes[cell]
            x0, y0, x1, y1 = xs[column], ys[row], xs[column + 1], ys[row + 1]
            boxes[cell] = (
                Box(x0, y0, x1, y1)
                if old is None
                else Box(min(old.x0, x0), min(old.y0, y0), max(old.x1, x1), max(old.y1, y1))
            )
    return [box for box in boxes if box is not None]
