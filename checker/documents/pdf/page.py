"""A page on its way from PDFium, or from the engine for scans, to the document's blocks."""

from __future__ import annotations

from checker.documents.pdf.geometry import Box, Piece
from checker.documents.pdf.grids import Grid
from checker.values import Value, field


class Page(Value, frozen=False):
    """One page as a person sees it: hidden text is already left out.

    grids     tables that ruled lines make
    pictures  where images stand
    turned    pieces set at a right angle to the rest of the page, where they stand
    direction of the page's text in the file's space: (1, 0) is the usual one
    """

    number: int
    frame: Box
    direction: tuple[int, int] = (1, 0)
    pieces: list[Piece] = field(default_factory=list)
    grids: list[Grid] = field(default_factory=list)
    pictures: list[Box] = field(default_factory=list)
    turned: list[Piece] = field(default_factory=list)
    characters: int = 0
    slanted: int = 0  # characters set at an angle, as watermarks are
    unmapped: float = 0.0  # share of characters whose font does not tell what they are
    drawn: bool = False  # something is drawn, text or not
    dashed: bool = False  # no grid, but short strokes in rows that may be borders of a table
    recognised: bool = False  # its text is invisible, laid over a picture of the page
