"""Page headers, footers and numbers: what stands at the edge of a page and says the same on others."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from checker.documents.pdf.geometry import Line
from checker.documents.pdf.page import Page

_ZONE = 0.1  # share of the page's height, above and below, where headers and footers stand
_MOST = 4  # lines at an edge
_NUMERAL = "一二三四五六七八九十百零〇"
_PAGE_NUMBER = re.compile(
    rf"[-—–―－·•.\s]*(?:第\s*)?[\d{_NUMERAL}]{{1,4}}\s*(?:页|頁)?\s*"
    rf"(?:[,，/／|]?\s*(?:共|of|总)?\s*[\d{_NUMERAL}]{{1,4}}\s*(?:页|頁)?)?[-—–―－·•.\s]*|Page\s+\d+(?:\s+of\s+\d+)?",
    re.IGNORECASE,
)


def split(
    pages: Sequence[Page], flows: Sequence[list[Line]]
) -> tuple[list[tuple[int, str]], list[tuple[int, str]]]:
    """Take headers and footers out of the pages' lines. Returns both as (page, text), each once.

    The same words, digits apart, at the same height on two pages or more and on a third of them are repeated; a page
    number at the very foot is one on a single page too.
    """
    tops = [_edge(page, lines, top=True) for page, lines in zip(pages, flows, strict=True)]
    feet = [_edge(page, lines, top=False) for page, lines in zip(pages, flows, strict=True)]
    return _taken(pages, flows, tops), _taken(pages, flows, feet, numbers=True)


def _edge(page: Page, lines: list[Line], *, top: bool) -> list[Line]:
    """The lines in the page's upper or lower margin, from the edge inwards."""
    height = page.frame.y1 - page.frame.y0
    found = [
        line
        for line in lines
        if line.table is None
        and (line.y - page.frame.y0 < _ZONE * height if top else page.frame.y1 - line.y < _ZONE * height)
    ]
    found.sort(key=lambda line: line.y, reverse=not top)
    return found[:_MOST]


def _taken(
    pages: Sequence[Page], flows: Sequence[list[Line]], edges: list[list[Line]], *, numbers: bool = False
) -> list[tuple[int, str]]:
    counts: Counter[tuple[str, int]] = Counter()
    for page, lines in zip(pages, edges, strict=True):
        counts.update({_key(page, line) for line in lines})
    enough = max(2, len(pages) / 3)
    found: dict[str, tuple[int, str]] = {}
    for page, flow, lines in zip(pages, flows, edges, strict=True):
        for rank, line in enumerate(lines):
            key, place = _key(page, line)
            seen = sum(counts[key, place + step] for step in (-1, 0, 1))
            if seen >= enough or (numbers and rank == 0 and _PAGE_NUMBER.fullmatch(line.text)):
                found.setdefault(key, (page.number, line.text))
                flow[:] = [other for other in flow if other is not line]
            elif len(pages) > 1 and not numbers:
                break  # what stands inwards of the page's own text is no header
    return list(found.values())


def _key(page: Page, line: Line) -> tuple[str, int]:
    """The words without their digits and spaces, and the height in steps of a few points."""
    return re.sub(r"[\d\s]+", "#", line.text), round((line.y - page.frame.y0) / 6)
