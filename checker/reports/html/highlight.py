"""A document's blocks cut up for display: where each piece of evidence stands in the text.

Evidence quotes its document as its author wrote it, shortened with "…" at a cut, and names the block. Where
the quotation is found in the block it becomes a range; where it is not (a rule may quote in its own way) the
whole block stands for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from checker.documents.model import Block
from checker.reading.model import Evidence
from checker.results import Status
from checker.values import Value

CELL_JOINT = " | "

#: which status a piece of text shows where several findings quote it: what needs attention first
_RANK = {Status.FAIL: 0, Status.PARTIAL: 1, Status.PASS: 2, Status.NOT_APPLICABLE: 3}


class Quote(Value):
    """One piece of evidence of one finding. number: the finding's on the page; anchor: the id to jump to."""

    number: int
    anchor: str
    status: Status
    evidence: Evidence


class Piece(Value):
    """A stretch of text with the quotations that cover it and those that end with it."""

    text: str
    covering: tuple[Quote, ...] = ()
    ending: tuple[Quote, ...] = ()

    @property
    def status(self) -> Status | None:
        """What the stretch shows: the most pressing status of the findings that quote it."""
        return min((quote.status for quote in self.covering), key=_RANK.__getitem__, default=None)


class Range(Value):
    start: int
    end: int
    quote: Quote


def locate(text: str, quotation: str) -> tuple[int, int] | None:
    """Where a quotation stands in a text: first as it is, then without its marks of shortening and with any
    white space between its characters. None where it is not found."""
    for wanted in (quotation, quotation.strip("…").strip()):
        if wanted and (start := text.find(wanted)) >= 0:
            return start, start + len(wanted)
    letters = "".join(quotation.strip("…").split())
    if letters and (found := re.search(r"\s*".join(map(re.escape, letters)), text)):
        return found.span()
    return None


def ranges(block: Block, quotes: Iterable[Quote]) -> list[Range]:
    """Where the quotations of a block stand in its text; the whole text for one that is not found in it."""
    found = []
    for quote in quotes:
        start, end = locate(block.text, quote.evidence.text) or (0, len(block.text))
        found.append(Range(start, end, quote))
    return found


def cut(text: str, found: Sequence[Range], start: int = 0) -> tuple[Piece, ...]:
    """A text, which begins at `start` of its block, cut where ranges begin and end."""
    end = start + len(text)
    inside = [r for r in found if r.start < end and r.end > start]
    edges = sorted({start, end, *(max(r.start, start) for r in inside), *(min(r.end, end) for r in inside)})
    pieces = []
    for left, right in pairwise(edges):
        covering = tuple(r.quote for r in inside if r.start <= left and r.end >= right)
        ending = tuple(r.quote for r in inside if r.end == right)
        pieces.append(Piece(text[left - start : right - start], covering, ending))
    return tuple(pieces)


def cut_cells(block: Block, found: Sequence[Range]) -> tuple[tuple[Piece, ...], ...]:
    """The cells of a table row, each cut like a text of its own. A range that ends in the joint between two cells
    ends with the cell before it."""
    cells, position, spans = [], 0, []
    for cell in block.cells:
        spans.append((position, position + len(cell)))
        position += len(cell) + len(CELL_JOINT)
    for (left, right), cell in zip(spans, block.cells, strict=True):
        joint = right + len(CELL_JOINT)
        here = [Range(r.start, right, r.quote) if right < r.end < joint else r for r in found]
        cells.append(cut(cell, here, left))
    return tuple(cells)
