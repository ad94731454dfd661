"""What is placed on a page: boxes, pieces of text, lines and tables, in points, x to the right and y down."""

from __future__ import annotations

from dataclasses import dataclass

from checker.values import Value

_ASCENT, _DESCENT = 0.85, 0.2  # ems that characters reach above and below the base line


class Box(Value):
    """A rectangle; one side may be next to nothing (a ruled line)."""

    x0: float
    y0: float
    x1: float
    y1: float

    def holds(self, x: float, y: float, slack: float = 0.0) -> bool:
        return self.x0 - slack <= x <= self.x1 + slack and self.y0 - slack <= y <= self.y1 + slack

    @property
    def area(self) -> float:
        return (self.x1 - self.x0) * (self.y1 - self.y0)


@dataclass(slots=True)  # made a hundred times a page, twice as fast as a Value
class Piece:
    """Text of one line without a wide gap in it.

    x0, x1  left and right end; y  the base line; em  the font size as it stands on the page
    start   index of its first character among the page's, end one past the last: for a closer look
    order   the place in the order in which the file draws the page
    """

    text: str
    x0: float
    x1: float
    y: float
    em: float
    start: int = -1
    end: int = -1
    order: int = 0
    bold: bool = False

    @property
    def top(self) -> float:
        return self.y - _ASCENT * self.em

    @property
    def bottom(self) -> float:
        return self.y + _DESCENT * self.em


class Table(Value):
    """A table's rows of cell texts, its place, and its columns' left borders."""

    box: Box
    rows: list[list[str]]
    columns: tuple[float, ...]
    ruled: bool


class Line:
    """Pieces on one base line, left to right; or a whole table, which takes its place among lines.

    Its measures are taken when it is made and when pieces are added: they are asked for many times.
    """

    __slots__ = ("bold", "bottom", "em", "pieces", "table", "text", "top", "x0", "x1", "y")

    def __init__(self, pieces: list[Piece], table: Table | None = None) -> None:
        self.pieces = pieces
        self.table = table
        self.measure()

    def add(self, pieces: list[Piece]) -> None:
        """More pieces on the right."""
        self.pieces += pieces
        self.measure()

    def measure(self) -> None:
        """Take the measures anew, after a piece was changed."""
        pieces, first = self.pieces, self.pieces[0]
        self.x0, self.y = first.x0, first.y
        if len(pieces) == 1:
            self.text, self.x1, self.em, self.bold = first.text, first.x1, first.em, first.bold
            self.top, self.bottom = first.y - _ASCENT * first.em, first.y + _DESCENT * first.em
        else:
            self.text = " ".join(piece.text for piece in pieces)
            self.x1 = max(piece.x1 for piece in pieces)
            self.em = max(pieces, key=lambda piece: len(piece.text)).em
            self.bold = all(piece.bold for piece in pieces)
            self.top = min(piece.top for piece in pieces)
            self.bottom = max(piece.bottom for piece in pieces)
        if self.table is not None:
            self.top = self.table.box.y0
