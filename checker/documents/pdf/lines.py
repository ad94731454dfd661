"""Pieces gathered into lines, and lines put into the order in which a person reads them."""

from __future__ import annotations

from checker.documents.pdf.geometry import Line, Piece, Table

_SAME_BASE = 0.35  # ems that two base lines may differ and be one line
_STRAY = 0.35  # ems that the strokes of a bold made by drawing twice lie apart at most
_RISE = 0.6  # ems upward from which a line opens another column or box


def gather(pieces: list[Piece]) -> list[Line]:
    """Lines in the order in which the file draws them; what is drawn twice (a bold made so) stands once."""
    lines: list[Line] = []
    last: Piece | None = None  # of the last line
    for piece in _once(pieces):
        if last is None or abs(piece.y - last.y) > _SAME_BASE * max(piece.em, last.em) or piece.x0 < last.x0:
            lines.append(Line([piece]))
            last = piece
        elif piece.x0 - last.x1 < 0.6 * min(piece.em, last.em):
            _extend(last, piece)
            lines[-1].measure()
        else:
            lines[-1].add([piece])
            last = piece
    return lines


def _extend(last: Piece, piece: Piece) -> None:
    """Two pieces that touch are one: a line changes its font in the middle of a sentence."""
    gap = piece.x0 - last.x1
    latin = last.text[-1] < "\u2e80" and piece.text[0] < "\u2e80"
    last.text += (" " if latin and gap > 0.15 * last.em else "") + piece.text
    if len(piece.text) > len(last.text) / 2:
        last.em = piece.em
    last.bold = last.bold and piece.bold
    last.x1, last.end = max(last.x1, piece.x1), piece.end


def _once(pieces: list[Piece]) -> list[Piece]:
    if len({piece.text for piece in pieces}) == len(pieces):
        return pieces
    kept: list[Piece] = []
    places: dict[str, dict[tuple[int, int], Piece]] = {}  # by text, then by a net as wide as a twin may stray
    for piece in pieces:
        twins = places.setdefault(piece.text, {})
        reach = _STRAY * piece.em or 1.0
        column, row = int(piece.x0 // reach), int(piece.y // reach)
        if twins and any(
            (twin := twins.get((column + right, row + down))) is not None
            and abs(twin.x0 - piece.x0) < reach
            and abs(twin.y - piece.y) < reach
            for right in (0, -1, 1)
            for down in (0, -1, 1)
        ):
            continue
        twins[column, row] = piece
        kept.append(piece)
    return kept


def in_reading_order(lines: list[Line]) -> list[Line]:
    """Lines top to bottom, a column at a time.

    The order of drawing is kept where it runs down the page and where it rises to a column on the right; what is
    drawn out of its turn (a header last, a text box first) is put where it stands.
    """
    runs = _runs(lines)
    ordered: list[Line] = []
    previous: list[Line] = []
    for run in runs:
        if not previous or run[0].top >= max(line.bottom for line in ordered) - 0.5 * run[0].em:
            ordered += run
        elif _is_next_column(previous, run):
            at = _index(ordered, previous[-1]) + 1
            ordered[at:at] = run
        else:
            _insert(ordered, run)
        previous = run
    return _level(ordered)


def _level(lines: list[Line]) -> list[Line]:
    """Lines that stand side by side on one base line made one."""
    levelled: list[Line] = []
    for line in lines:
        above = levelled[-1] if levelled else None
        if above is not None and abs(line.y - above.y) <= _SAME_BASE * line.em and line.x0 >= above.x1:
            above.add(line.pieces)
        else:
            levelled.append(line)
    return levelled


def _runs(lines: list[Line]) -> list[list[Line]]:
    runs: list[list[Line]] = []
    for line in lines:
        if runs and line.y >= runs[-1][-1].y - _RISE * line.em:
            runs[-1].append(line)
        else:
            runs.append([line])
    return runs


def _is_next_column(left: list[Line], right: list[Line]) -> bool:
    top, bottom = right[0].top, right[-1].bottom
    beside = [line for line in left if line.bottom > top and line.top < bottom]
    if not beside:
        return False
    edge, foot = max(line.x1 for line in beside), max(line.bottom for line in beside)
    facing = [line for line in right if line.top < foot]
    return all(line.x0 >= edge - 0.5 * line.em for line in facing)


def _insert(ordered: list[Line], run: list[Line]) -> None:
    """Put each line before the first that stands lower, lines of one height left to right."""
    for line in run:
        at = len(ordered)
        for index, other in enumerate(ordered):
            level = abs(other.y - line.y) <= _SAME_BASE * line.em
            if (level and other.x0 > line.x0) or (not level and other.y > line.y):
                at = index
                break
        ordered.insert(at, line)


def _index(lines: list[Line], wanted: Line) -> int:
    return next(index for index, line in enumerate(lines) if line is wanted)


def top_down(pieces: list[Piece]) -> list[Line]:
    """The lines of a table's cell, by their height alone."""
    if len(pieces) == 1:
        return [Line([pieces[0]])]
    lines: list[Line] = []
    for piece in sorted(_once(pieces), key=lambda piece: (piece.y, piece.x0)):
        last = lines[-1] if lines else None
        if last is not None and piece.y - last.y <= _SAME_BASE * piece.em:
            last.pieces.append(piece)
            last.pieces.sort(key=lambda other: other.x0)
            last.measure()
        else:
            lines.append(Line([piece]))
    return lines


def insert_table(ordered: list[Line], table: Table) -> None:
    """Put a table before the first line below it that it stands above."""
    box = table.box
    item = Line([Piece("", box.x0, box.x1, box.y1, 10.0)], table)
    for index, line in enumerate(ordered):
        if line.y > box.y1 - 2 and line.x0 < box.x1 and line.x1 > box.x0:
            ordered.insert(index, item)
            return
    ordered.append(item)
