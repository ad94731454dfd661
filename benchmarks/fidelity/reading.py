"""What a contestant read of a file, in one shape for all, and how much of the truth is in it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

COLUMNS = ("paragraphs", "whole", "numbers", "headings", "cells", "order")


@dataclass(slots=True)
class Reading:
    """Lines in order (a table row with its cells joined by tabs), the texts told to be headings, milliseconds."""

    lines: list[str]
    headings: list[str] = field(default_factory=list)
    cells: list[str] = field(default_factory=list)
    ms: float = 0.0
    error: str = ""


def shares(
    paragraphs: Sequence[tuple[str, str]], headings: Iterable[str], cells: Sequence[str], reading: Reading
) -> dict[str, tuple[int, int]]:
    """(found, all) by column.

    paragraphs  its characters are there, in one piece, white space left aside
    whole       it is one line (or block) of its own
    numbers     its automatic number stands right before it
    headings    it is told to be a heading
    cells       it is one cell, told as a cell or as a piece of a row's line
    order       paragraphs found in their true order
    """
    flat = _bare("\n".join(reading.lines))
    lines = {_bare(line) for line in reading.lines}
    numbered = [(label, text) for label, text in paragraphs if label]
    told = {_bare(heading) for heading in reading.headings}
    pieces = {_bare(cell) for cell in reading.cells}
    pieces |= {_bare(piece) for line in reading.lines for piece in re.split(r"[\t|]", line)}
    all_headings = list(headings)
    places = [place for _, text in paragraphs if (place := flat.find(_bare(text))) >= 0]
    return {
        "paragraphs": (len(places), len(paragraphs)),
        "whole": (
            sum(bool({_bare(text), _bare(label + text)} & lines) for label, text in paragraphs),
            len(paragraphs),
        ),
        "numbers": (sum(_bare(label + text) in flat for label, text in numbered), len(numbered)),
        "headings": (
            sum(any(told_one.endswith(_bare(text)) for told_one in told) for text in all_headings),
            len(all_headings),
        ),
        "cells": (sum(_bare(cell) in pieces for cell in cells), len(cells)),
        "order": (_longest_rise(places), len(paragraphs)),
    }


def _bare(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _longest_rise(places: Sequence[int]) -> int:
    """How many of the places, at most, stand in rising order."""
    ends: list[int] = []
    for place in places:
        at = bisect_left(ends, place)
        ends[at : at + 1] = [place]
    return len(ends)
