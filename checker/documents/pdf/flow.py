"""A page's pieces to what a person reads in order: lines, and tables as one item each."""

from __future__ import annotations

from checker.documents.pdf import aligned, lines, paragraphs
from checker.documents.pdf.geometry import Line, Piece, Table
from checker.documents.pdf.grids import Grid
from checker.documents.pdf.page import Page

_MOST_PIECES = 4_000  # a page with more is no text that columns or tables could be found in


def arrange(page: Page) -> list[Line]:
    """The page's lines and tables in reading order, text set at a right angle last unless a table holds it."""
    free, turned, tables = page.pieces[:], page.turned, []
    if page.grids:
        held: list[dict[int, list[Piece]]] = [{} for _ in page.grids]
        free = [piece for piece in page.pieces if not _put(piece, page.grids, held)]
        turned = [piece for piece in page.turned if not _put(piece, page.grids, held)]
        made = [_ruled(grid, cells) for grid, cells in zip(page.grids, held, strict=True)]
        tables = [table for table in made if table is not None]
    free.sort(key=lambda piece: piece.order)
    unruled: list[Table] = []
    if len(free) > _MOST_PIECES:
        ordered = lines.top_down(free)
    else:
        unruled, rest = aligned.find(lines.gather(free))
        ordered = lines.in_reading_order(rest)
    for table in (*tables, *unruled):
        lines.insert_table(ordered, table)
    ordered += lines.gather(turned)
    return ordered


def _put(piece: Piece, grids: list[Grid], held: list[dict[int, list[Piece]]]) -> bool:
    x, y = (piece.x0 + piece.x1) / 2, piece.y - piece.em / 3
    for grid, cells in zip(grids, held, strict=True):
        cell = grid.cell_at(x, y)
        if cell is not None:
            cells.setdefault(cell, []).append(piece)
            return True
    return False


def _ruled(grid: Grid, held: dict[int, list[Piece]]) -> Table | None:
    if not held:
        return None
    widest: dict[float, float] = {}
    found = {cell: lines.top_down(pieces) for cell, pieces in held.items()}
    for cell, own in found.items():
        left = grid.cells[cell].x0
        widest[left] = max(widest.get(left, 0.0), *(line.x1 - line.x0 for line in own))
    rows = []
    for row in grid.rows():
        texts = []
        for cell in row:
            box = grid.cells[cell]
            texts.append(paragraphs.cell_text(found.get(cell, []), box.x1 - box.x0, widest.get(box.x0, 0.0)))
        if any(texts):
            rows.append(texts)
    return Table(grid.box, rows, tuple(grid.xs[:-1]), ruled=True)
