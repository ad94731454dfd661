"""Tables whose borders are drawn as rows of dots or dashes: told by the strokes, found by pdfplumber.

Our own finding of tables (grids.py) takes lines as whole strokes. Some programs draw a dotted or dashed border as
hundreds of short ones; such pages, and no others, are asked of pdfplumber. It is imported only then, since it takes
longer to load than most documents take to check.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

from checker.documents.model import Note
from checker.documents.pdf.geometry import Box
from checker.documents.pdf.grids import Grid
from checker.documents.pdf.page import Page

_SHORT = 8.0  # points: a dot or a dash is no longer
_GAP = 10.0  # points between two dashes of one border at most
_LEAST = 8  # strokes that make one border
_SNAP = 3.0
_SETTINGS = {
    "join_tolerance": _GAP,
    "edge_min_length_prefilter": 0.0,
    "edge_min_length": 2 * _SHORT,
    "intersection_tolerance": _SHORT,
}


def suggest_table(rules: Iterable[Box]) -> bool:
    """Whether short strokes stand in line at two heights and at two places across, as borders of a table do."""
    short = [box for box in rules if max(box.x1 - box.x0, box.y1 - box.y0) <= _SHORT]
    if len(short) < 4 * _LEAST:
        return False
    across = Counter(round((box.y0 + box.y1) / 2) for box in short)
    down = Counter(round((box.x0 + box.x1) / 2) for box in short)
    return all(sum(count >= _LEAST for count in places.values()) >= 2 for places in (across, down))


def add_grids(data: bytes, password: str | None, pages: Sequence[Page]) -> list[Note]:
    """Give pages the tables that pdfplumber finds on them. Returns a note where it cannot read them."""
    wanted = {page.number: page for page in pages if page.dashed and page.direction == (1, 0)}
    if not wanted:
        return []
    import pdfplumber

    try:
        with pdfplumber.open(io.BytesIO(data), pages=list(wanted), password=password) as document:
            for found in document.pages:
                if not found.rotation:
                    page = wanted[found.page_number]
                    page.grids = _grids_of(found, page.frame)
    except MemoryError:
        raise
    except Exception:  # pdfminer raises all kinds; the page was read, though without its borders
        return [Note("borders-not-read", (("pages", ", ".join(map(str, wanted))),))]
    return []


def _grids_of(found: Any, frame: Box) -> list[Grid]:
    """The tables of one of pdfplumber's pages, in the places of ours."""
    right, down = frame.x0 - found.bbox[0], frame.y0 - found.bbox[1]
    grids = [
        grid_of(
            [Box(x0 + right, top + down, x1 + right, bottom + down) for x0, top, x1, bottom in table.cells]
        )
        for table in found.find_tables(_SETTINGS)
    ]
    return [grid for grid in grids if grid is not None]


def grid_of(cells: Sequence[Box]) -> Grid | None:
    """The grid that cells make, merged ones among them; None where they are no table of two rows and columns."""
    xs = _borders(x for cell in cells for x in (cell.x0, cell.x1))
    ys = _borders(y for cell in cells for y in (cell.y0, cell.y1))
    if len(xs) < 3 or len(ys) < 3:
        return None
    numbers: dict[Box, int] = {}
    owners = [
        [
            numbers.setdefault(_cell_of(cells, Box(left, top, right, bottom)), len(numbers))
            for left, right in pairwise(xs)
        ]
        for top, bottom in pairwise(ys)
    ]
    return Grid(xs, ys, owners, list(numbers))


def _borders(places: Iterable[float]) -> list[float]:
    borders: list[float] = []
    for place in sorted(places):
        if not borders or place - borders[-1] > _SNAP:
            borders.append(place)
    return borders


def _cell_of(cells: Sequence[Box], part: Box) -> Box:
    """The cell in which an elementary one lies; itself where there is none."""
    x, y = (part.x0 + part.x1) / 2, (part.y0 + part.y1) / 2
    return next((cell for cell in cells if cell.holds(x, y)), part)
