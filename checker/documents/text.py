"""Plain text: a block a line, tables by their separators, clearly wrapped lines joined."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise

from checker.documents import decoding, shape
from checker.documents.limits import Limits
from checker.documents.model import Block, BlockKind, Document, Note
from checker.documents.problems import ReadProblem
from checker.values import Value, replace

_LINE_END = re.compile(r"\r\n|\r|\n")
_PIPE = re.compile(r"[|｜│┃]")
_RULE_LINE = re.compile(r"[\s|｜:+=\-─━┄┈┌┐└┘├┤┬┴┼┏┓┗┛┣┫┳┻╋│┃]+")
_DRAWN = frozenset("|｜-─━+=│┃┼├┤┌┐└┘┬┴")

_MIN_WRAP, _MAX_WRAP = 40, 160  # columns: no page is set narrower or wider
_SLACK = 4  # columns that a full line may stay short of the margin (punctuation is not put first)


class Line(Value):
    """A line that is not empty: its text trimmed, its number in the file, what stood before it."""

    text: str
    number: int
    indented: bool = False
    after_blank: bool = False
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int | None = None


def read(data: bytes, path: str, limits: Limits) -> Document:
    """The document of a text file in any usual encoding. Raises ReadProblem (no-content, too-large)."""
    return read_marked(data, path, limits, "txt", lambda lines: lines)


def read_marked(
    data: bytes, path: str, limits: Limits, kind: str, plain: Callable[[Iterable[Line]], Iterable[Line]]
) -> Document:
    """The same of a text in a format of text that has marks of its own, which `plain` takes off its lines."""
    decoded = decoding.decode(data)
    if len(decoded.text) > limits.characters:
        raise ReadProblem("too-large", what="characters", limit=limits.characters)
    lines = list(_lines(decoded.text))
    if not lines:
        raise ReadProblem("no-content")
    blocks = _blocks(list(plain(lines)))
    if len(blocks) > limits.blocks:
        raise ReadProblem("too-large", what="blocks", limit=limits.blocks)
    return Document(path, kind, f"{kind} ({decoded.encoding})", tuple(blocks), encoding_notes(decoded))


def encoding_notes(decoded: decoding.Decoded) -> tuple[Note, ...]:
    """What a person should know of how a text was decoded: a choice in doubt, characters lost."""
    notes = []
    if decoded.rival is not None:
        notes.append(Note("doubtful-encoding", (("chosen", decoded.encoding), ("rival", decoded.rival))))
    if decoded.lost:
        notes.append(Note("lost-characters", (("count", str(decoded.lost)),)))
    return tuple(notes)


def _lines(text: str) -> Iterator[Line]:
    blank = False
    for number, raw in enumerate(_LINE_END.split(text), 1):
        trimmed = shape.trim(raw)
        if not trimmed:
            blank = True
            continue
        yield Line(trimmed, number, indented=raw[:1] in " \t\u3000\xa0", after_blank=blank)
        blank = False


def _blocks(lines: list[Line]) -> list[Block]:
    blocks: list[Block] = []
    table = 0
    for piece in _pieces(lines):
        if isinstance(piece, Line):
            blocks.append(
                Block(piece.kind, piece.text, len(blocks) + 1, level=piece.level, line=piece.number)
            )
            continue
        table += 1
        for line, cells in piece:
            blocks.append(
                Block(
                    BlockKind.TABLE_ROW,
                    " | ".join(cells),
                    len(blocks) + 1,
                    cells=cells,
                    line=line.number,
                    table=table,
                )
            )
    return blocks


_Row = tuple[Line, tuple[str, ...]]


def _pieces(lines: list[Line]) -> Iterator[Line | list[_Row]]:
    """Lines and tables in order, each table a list of its rows; wrapped lines already joined."""
    prose: list[Line] = []
    start = 0
    while start < len(lines):
        rows, end = _table_at(lines, start)
        if rows:
            yield from _unwrapped(prose)
            prose = []
            yield rows
        else:
            prose.extend(lines[start:end])
        start = end
    yield from _unwrapped(prose)


def _table_at(lines: list[Line], start: int) -> tuple[list[_Row], int]:
    """The rows of a table that starts here and the index after it; no rows where none starts."""
    end, rows = start, list[_Row]()
    first = _cells(lines[start].text)
    if first is None:
        return [], start + 1
    separator = first[0]
    while end < len(lines):
        if _is_drawn(lines[end].text):
            end += 1
            continue
        found = _cells(lines[end].text)
        if found is None or found[0] != separator:
            break
        rows.append((lines[end], found[1]))
        end += 1
    counts = [len(cells) for _, cells in rows]
    regular = any(a == b for a, b in pairwise(counts)) or max(counts, default=0) >= 3
    return (rows, end) if regular else ([], max(end, start + 1))


def _cells(text: str) -> tuple[str, tuple[str, ...]] | None:
    """The separator and the cells of a line that looks like a table's row, None for prose."""
    if "\t" in text:
        cells = tuple(shape.trim(cell) for cell in text.split("\t"))
        if sum(map(bool, cells)) == 2 and shape.starts_item(text) and len(cells[0]) <= 5:
            return None  # "1.<tab>text": a typed list number, not a cell
        return ("\t", cells) if sum(map(bool, cells)) >= 2 else None
    if _PIPE.search(text):
        inner = text[1:] if _PIPE.match(text) else text
        inner = inner[:-1] if _PIPE.match(inner[-1:]) else inner
        cells = tuple(shape.trim(cell) for cell in _PIPE.split(inner))
        return ("|", cells) if len(cells) >= 2 else None
    return None


def _is_drawn(text: str) -> bool:
    """Whether a line only draws a table's rule (|---|---| or ├──┼──┤)."""
    return len(text) >= 3 and _RULE_LINE.fullmatch(text) is not None and not _DRAWN.isdisjoint(text)


def _unwrapped(lines: list[Line]) -> Iterator[Line]:
    margin = _margin(lines)
    current: Line | None = None
    last = 0  # width of the line above
    indents = any(line.indented for line in lines) and not all(line.indented for line in lines)
    for line in lines:
        if current is not None and margin and _continues(current, line, last, margin, indents):
            current = replace(current, text=shape.join(current.text, line.text))
        else:
            if current is not None:
                yield current
            current = line
        last = _width(line) if margin else 0
    if current is not None:
        yield current


def _margin(lines: list[Line]) -> int:
    """The width that lines were cut at, in columns; 0 where the text is not clearly hard-wrapped."""
    if any(
        len(line.text) > _MAX_WRAP for line in lines
    ):  # no narrower than that: no need to measure them all
        return 0
    widths = [_width(line) for line in lines]
    margin = max(widths, default=0)
    if not _MIN_WRAP <= margin <= _MAX_WRAP:
        return 0
    long = [index for index, width in enumerate(widths) if width > margin / 2]
    full = [index for index in long if widths[index] >= margin - _SLACK]
    cut = [index for index in full if not shape.ends_sentence(lines[index].text)]
    return margin if len(cut) >= 3 and len(full) >= 0.6 * len(long) and len(cut) >= 0.6 * len(full) else 0


def _width(line: Line) -> int:
    return shape.width(line.text) + (4 if line.indented else 0)


def _continues(current: Line, line: Line, last: int, margin: int, indents: bool) -> bool:
    if line.after_blank or line.kind is not BlockKind.PARAGRAPH or current.kind is BlockKind.HEADING:
        return False
    if last < margin - _SLACK or shape.starts_item(line.text) or (indents and line.indented):
        return False
    return indents or not shape.ends_sentence(current.text)
