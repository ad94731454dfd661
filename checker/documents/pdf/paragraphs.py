"""Lines of prose to paragraphs: which line goes on with the one above. In doubt a line begins a new one."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence

from checker.documents import shape
from checker.documents.pdf.geometry import Line
from checker.values import Value

#: What cannot be parted at a line's beginning: brackets stay with what follows them, marks with what they end, a
#: Latin word with the mark before it, and quotes with both sides.
_FIRST_UNIT = re.compile(
    r"""[（(“‘《〈「『【\[]*(?:[\x21-\x7e]+|.)(?:[，。、；：！？）》」』】]+[\x21-\x7e]*|[“”‘’]+(?:[\x21-\x7e]+|.)?)*""",
    re.DOTALL,
)
_SLACK = 0.8  # ems that a full line may end short of what would still have fitted
_WIDE_GAP = 1.3  # times the usual distance of two lines from which a paragraph ends
_RESIZED = 0.12  # share by which sizes within a paragraph may differ
_FARTHEST_INSET = 4.0  # ems that a paragraph's first line is set in at most
_RAGGED = 0.2  # ems by which lines set to the right begin apart
_LONG_TITLE = 14  # ems of a title's line that is full; shorter ones in the middle are lines of their own
_CELL_PADDING = 12.0  # points that a cell keeps free, left and right together, in usual tables
_BINDING = 0.72  # share of the page that lines must reach before they can be full ...
_SURELY_CUT = 3  # ... unless so many end in mid-sentence at one and the same place


class Margins(Value):
    """Where lines of prose begin and end; x1 is infinite where no line is full."""

    x0: float
    x1: float
    spacing: float  # usual distance of base lines within a paragraph, in ems
    indented: bool  # first lines of paragraphs are set in
    spaced: bool = False  # paragraphs stand further apart than their lines


class Paragraph(Value, frozen=False):
    """Lines that are one paragraph, with the page that it begins on."""

    lines: list[Line]
    page: int
    edge: float  # where lines end in the column of the last one


def margins(lines: Sequence[Line], width: float, left: float = 0.0) -> Margins:
    """The margins of lines that share a column; `width` and `left` are those of the room they stand in."""
    prose = [line for line in lines if line.table is None]
    if not prose:
        return Margins(left, float("inf"), 2.0, False)
    starts = [round(line.x0 / 3) for line in prose]
    least = max(2, 0.05 * len(prose))
    common = {place for place, count in Counter(starts).items() if count >= least}
    x0 = min(line.x0 for line, start in zip(prose, starts, strict=True) if not common or start in common)
    ends = sorted([line.x1 for line in prose], reverse=True)
    x1 = ends[min(1, len(ends) - 1)] if len(ends) > 8 else ends[0]
    if x1 - left < _BINDING * width and _cut_at(x1, prose) < _SURELY_CUT:
        x1 = float("inf")
    em = prose[len(prose) // 2].em
    spacings = Counter(
        [
            round(gap, 1)
            for above, below in itertools.pairwise(prose)
            if 0.8 < (gap := (below.y - above.y) / below.em) < 4
            and above.x1 > x1 - 2 * above.em
            and abs(below.em - em) <= _RESIZED * em  # a title's lines are closer, by their size
        ]
    )
    spacing = min(
        (value for value, count in spacings.items() if count >= 0.2 * max(spacings.values())), default=2.0
    )
    inset = sum(1.5 * em < line.x0 - x0 < 2.6 * em for line in prose)
    return Margins(x0, x1, spacing, inset >= 0.15 * len(prose), _are_spaced(prose, x1, spacing))


def _cut_at(x1: float, prose: list[Line]) -> int:
    """How many lines end there in mid-sentence."""
    return sum(x1 - line.x1 < _SLACK * line.em and not shape.ends_sentence(line.text) for line in prose)


def _are_spaced(prose: list[Line], x1: float, spacing: float) -> bool:
    """Whether what follows a short line, which ends its paragraph, stands further below than a line would."""
    gaps = [
        (below.y - above.y) / below.em
        for above, below in itertools.pairwise(prose)
        if above.x1 < x1 - 2 * above.em
        and 0 < below.y - above.y < 4 * below.em
        and abs(below.em - above.em) <= _RESIZED * above.em  # headings keep other distances
    ]
    return len(gaps) >= 3 and sum(gap > _WIDE_GAP * spacing for gap in gaps) >= 0.8 * len(gaps)


def continues(block: Paragraph, line: Line, page: Margins, *, same_page: bool) -> bool:
    """Whether a line goes on with the paragraph that the line before it stands in."""
    last = block.lines[-1]
    if abs(line.em - last.em) > _RESIZED * last.em or not _is_full(last, line, block.edge):
        return False
    if shape.starts_item(line.text) or _set_right(last, line, page):
        return False
    if same_page and line.y - last.y > max(_WIDE_GAP * page.spacing * line.em, page.spacing * line.em + 4):
        return False
    ended = shape.ends_sentence(last.text)
    if same_page and _are_centred(last, line):
        return not ended
    if last.bold != line.bold and ended:
        return False
    first = block.lines[0]
    step = line.x0 - last.x0 if same_page or len(block.lines) > 1 else line.x0 - page.x0
    if step > line.em:  # set in further: an item's text hanging under its number, or a new paragraph
        return same_page and last is first and shape.starts_item(first.text)
    if step < -_FARTHEST_INSET * line.em:
        return False
    if ended and abs(step) <= 0.5 * line.em and _is_inset(line, page):
        return False  # two first lines, one below the other
    if step < -0.5 * line.em or line.x0 > page.x0 + line.em:
        return not ended or last is first or (step > -0.5 * line.em and not page.indented)
    return page.indented or (page.spaced and same_page) or not ended


def _are_centred(last: Line, line: Line) -> bool:
    """A long title and the rest of it: a shorter line in the middle below a full one."""
    if last.x1 - last.x0 < _LONG_TITLE * last.em or line.x0 - last.x0 <= line.em:
        return False
    middles = (last.x0 + last.x1) / 2, (line.x0 + line.x1) / 2
    return abs(middles[0] - middles[1]) < 0.5 * line.em


def _is_inset(line: Line, page: Margins) -> bool:
    """Whether a line begins where the first lines of paragraphs do."""
    return page.indented and 1.5 * line.em < line.x0 - page.x0 < 2.6 * line.em


def _set_right(last: Line, line: Line, page: Margins) -> bool:
    """Two lines that share their right end and nothing else, as a signature and its date do."""
    far = page.x0 + _FARTHEST_INSET * line.em
    ragged = abs(line.x0 - last.x0) > _RAGGED * line.em
    return ragged and min(last.x0, line.x0) > far and abs(line.x1 - last.x1) < _SLACK * line.em


def _is_full(last: Line, line: Line, edge: float) -> bool:
    """Whether the next line's beginning would not have fitted behind this one."""
    if last.x1 + _SLACK * line.em > edge:
        return True  # not even nothing would have
    unit = _FIRST_UNIT.match(line.text)
    room = shape.width(unit[0] if unit else " ") / 2 * line.em
    return last.x1 + room + _SLACK * line.em > edge


def cell_text(lines: list[Line], width: float, widest: float) -> str:
    """A cell's lines as its text: wrapped lines joined, paragraphs apart by a line end.

    `widest` is the longest line that stands in the same column.
    """
    room = width - _CELL_PADDING
    if widest > 0.6 * width:
        room = min(room, widest)
    text = ""
    last: Line | None = None
    for line in lines:
        if last is None:
            text = line.text
        elif shape.starts_item(line.text) or not _is_full(last, line, last.x0 + room):
            text += "\n" + line.text
        else:
            text = shape.join(text, line.text)
        last = line
    return text
