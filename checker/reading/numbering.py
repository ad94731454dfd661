"""Item numbers that skip, repeat or begin in the middle. Style of numbering is taste; only gaps and repeats are faults."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.reading.model import Fault
from checker.reading.outline import Outline, Piece
from checker.reading.view import View
from checker.regexes import compiled

_COUNTED = frozenset({"cn", "bank", "cn-paren", "num", "num-paren", "circled", "part", "article"})
_HIDDEN_FIRST = compiled(r"(?:^|[月份:。 ])(?:[1一][、.:)]|①|\(1\)|\(一\))")
_MANY = 30  # numbers beyond this are amounts or years that look like item numbers


def numbering_faults(view: View, outline: Outline) -> tuple[Fault, ...]:
    """Faults of the numbering in reading order."""
    return tuple(_faults(view, outline))


def _faults(view: View, outline: Outline) -> Iterator[Fault]:
    last: dict[int, tuple[str, int]] = {}  # depth -> style and number of the piece before it on that depth
    before: Piece | None = None
    for piece in outline.pieces:
        if not piece.depth:
            if piece.heading and not piece.style:
                last.clear()
            if _HIDDEN_FIRST.search(view.text, piece.start, min(piece.end, piece.start + 8)):
                last.clear()  # 四月1、…: a new list begins inside this piece
            before = piece
            continue
        if piece.style in _COUNTED and piece.number is not None and piece.number <= _MANY:
            held = last.get(piece.depth)
            expected = held[1] + 1 if held and held[0] == piece.style else 1
            if (
                piece.number not in (1, expected)
                and not _first_is_hidden(view, before, piece, held)
                and not _looks_like_a_decimal(view, before, piece.number - 1)
            ):
                yield Fault(_what(view, piece, expected, held), view.line_evidence(piece.line))
            last[piece.depth] = (piece.style, piece.number)
        for depth in [depth for depth in last if depth > piece.depth]:
            del last[depth]
        before = piece


def _first_is_hidden(view: View, before: Piece | None, piece: Piece, held: tuple[str, int] | None) -> bool:
    """三月1、庆祝…2、拜师…: the first number stands inside the piece before."""
    return (
        held is None
        and before is not None
        and bool(_HIDDEN_FIRST.search(view.text[before.start : before.end]))
    )


def _looks_like_a_decimal(view: View, before: Piece | None, number: int) -> bool:
    """4.35岁以下教师…: the number of the item before runs into a figure."""
    return before is not None and bool(re.match(rf"{number}\.\d", view.text[before.start : before.end]))


def _what(view: View, piece: Piece, expected: int, held: tuple[str, int] | None) -> str:
    label = view.text[piece.start : piece.title[0]].strip()
    if held is None:
        return f"编号从“{label}”开始"
    if piece.number == held[1]:
        return f"编号“{label}”重复"
    return f"编号“{label}”与前文不连续（应为第{expected}项）"
