"""Signs of another font put where they stand: a file may draw a line first and its quotation marks after it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable

from checker.documents.pdf.geometry import Piece

_LONGEST = 4  # characters that a piece drawn into another's gap has at most
_IDEOGRAPH = re.compile(r"[\u3400-\u9fff]")
_LEVEL = 0.35  # ems that two base lines may differ and be one line
_STEP = 8.0  # points: pieces are looked up by height in strips of this

Ends = Callable[[int], tuple[float, float]]  # of a character, by its index
Part = Callable[[Piece, int, int], list[Piece]]  # the pieces between two indices of a piece


def interleave(pieces: list[Piece], ends: Ends, part: Part) -> list[Piece]:
    """The pieces in order, each short sign within or behind the piece of its line that begins last before it."""
    guests = [piece for piece in pieces if len(piece.text) <= _LONGEST and not _IDEOGRAPH.search(piece.text)]
    if not guests:
        return pieces
    signs = set(map(id, guests))
    strips: dict[int, list[Piece]] = defaultdict(list)
    for piece in pieces:
        if id(piece) not in signs:
            strips[int(piece.y // _STEP)].append(piece)
    hosted: dict[int, list[tuple[int, Piece]]] = defaultdict(list)
    moved: set[int] = set()
    for guest in guests:
        host = _host(guest, strips)
        middle = (guest.x0 + guest.x1) / 2
        if host is None or middle >= host.x1 + guest.em:
            continue
        at = next((index for index in range(host.start, host.end) if sum(ends(index)) / 2 > middle), host.end)
        hosted[id(host)].append((at, guest))
        moved.add(id(guest))
    ordered: list[Piece] = []
    for piece in pieces:
        if id(piece) not in moved:
            ordered += _with_guests(piece, hosted[id(piece)], part) if id(piece) in hosted else [piece]
    return ordered


def _host(guest: Piece, strips: dict[int, list[Piece]]) -> Piece | None:
    reach = _LEVEL * guest.em
    strip, last = int((guest.y - reach) // _STEP), int((guest.y + reach) // _STEP)
    level = [
        piece
        for at in range(strip, last + 1)
        for piece in strips.get(at, ())
        if abs(piece.y - guest.y) <= reach and piece.x0 < guest.x0
    ]
    return max(level, key=lambda piece: piece.x0, default=None)


def _with_guests(piece: Piece, guests: list[tuple[int, Piece]], part: Part) -> list[Piece]:
    ordered: list[Piece] = []
    first = piece.start
    for at, guest in sorted(guests, key=lambda item: (item[0], item[1].x0)):
        ordered += [piece] if at == piece.end and first == piece.start else part(piece, first, at)
        ordered.append(guest)
        first = at
    return ordered + part(piece, first, piece.end) if first < piece.end else ordered
