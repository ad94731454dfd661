"""Lines on their way to become blocks: what the readers of office formats hand over, kept within limits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from checker.documents.limits import Limits
from checker.documents.model import Block, BlockKind
from checker.documents.problems import ReadProblem


class Line(NamedTuple):
    """A block to be: all of it but its place in the document."""

    kind: BlockKind
    text: str
    number: str | None = None
    level: int | None = None
    bold: bool = False
    cells: tuple[str, ...] = ()
    table: int | None = None


def bounded(lines: Iterable[Line], limits: Limits) -> list[Line]:
    """Lines as far as a document may have them. Raises ReadProblem (too-large)."""
    kept: list[Line] = []
    characters = 0
    for line in lines:
        kept.append(line)
        characters += len(line.text)
        if len(kept) > limits.blocks:
            raise ReadProblem("too-large", what="blocks", limit=limits.blocks)
        if characters > limits.characters:
            raise ReadProblem("too-large", what="characters", limit=limits.characters)
    return kept


def blocks_of(lines: Iterable[Line]) -> tuple[Block, ...]:
    """Lines with their places in the document. Raises ReadProblem (no-content) where there are none."""
    blocks = tuple(
        [
            Block(kind, text, at, number, level, cells, None, None, table, bold)
            for at, (kind, text, number, level, bold, cells, table) in enumerate(lines, 1)
        ]
    )
    if not blocks:
        raise ReadProblem("no-content")
    return blocks


def labelled(label: str, text: str, *, spaced: bool = True) -> str:
    """A text with its automatic number in front; no space follows a full-width mark or a bracket."""
    gap = " " if spaced and not label.endswith(("、", "）", ")", "．")) else ""
    return f"{label}{gap}{text}"


def row(cells: list[str], inner: list[Line], table: int) -> Iterator[Line]:
    """A table's row as a line; none where it is empty.

    A cell that is a whole row and holds several lines is a frame around text: its lines stand for themselves.
    """
    if len(cells) == 1 and len(inner) > 1:
        yield from inner
    elif any(cells):
        bold = all(line.bold for line in inner)
        yield Line(BlockKind.TABLE_ROW, " | ".join(cells), None, None, bold, tuple(cells), table)


def cell(inner: Sequence[Line]) -> str:
    """A cell's text: its lines, those of tables in it too."""
    return inner[0].text if len(inner) == 1 else "\n".join([line.text for line in inner])
