"""A document's body as one normalised text of sentences, each of which knows where it stands.

All finders work on this view: the text is normalised once, and a span of it turns into evidence here.
"""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Iterator

from checker.documents.model import Block, BlockKind, Document
from checker.reading.model import Evidence
from checker.reading.normal import Normal, normalise_lines
from checker.regexes import compiled
from checker.values import Value, field

_SENTENCE_END = compiled(r"[。;!?\n]+[)》]*")
EVIDENCE_LENGTH = 90
LONGEST_SENTENCE = 2_000


class Line(Value):
    """A line of the view: one block, or one line of a block that holds soft line breaks.

    start, end  its span in the view's text (without the line end); offset: which line of the block it is
    raw         the line as its author wrote it
    """

    block: Block
    normal: Normal
    start: int
    end: int
    offset: int
    raw: str

    @property
    def text(self) -> str:
        return self.normal.text


class View(Value, frozen=False):
    """The body of a document, ready for reading. `text` holds the lines joined by "\\n"."""

    document: Document
    text: str
    lines: tuple[Line, ...]
    sentences: tuple[tuple[int, int], ...]
    _starts: list[int]
    sentence_starts: list[int]
    headings: list[str | None] = field(default_factory=list)  # the nearest heading above each line, by line

    def line_at(self, position: int) -> int:
        """The index of the line that holds a position of the text."""
        return max(0, bisect_right(self._starts, position) - 1)

    def sentence_at(self, position: int) -> int:
        """The index of the sentence that holds a position of the text."""
        return max(0, bisect_right(self.sentence_starts, position) - 1)

    def evidence(self, start: int, end: int) -> Evidence:
        """The sentence around a span as its author wrote it, shortened around the span where it is long."""
        sentence = self.sentences[self.sentence_at(start)]
        line = self.lines[self.line_at(start)]
        left, right = max(sentence[0], line.start), min(max(sentence[1], end), line.end)
        if right - left > EVIDENCE_LENGTH:
            slack = max(0, EVIDENCE_LENGTH - (end - start)) // 2
            left, right = max(left, start - slack), min(right, end + slack)
        return self.quote(self.line_at(start), left, right)

    def quote(self, line_index: int, left: int, right: int) -> Evidence:
        """A span of one line as its author wrote it, with its place."""
        line = self.lines[line_index]
        original = line.raw
        first, last = line.normal.original_span(left - line.start, right - line.start)
        if left == line.start:
            first = 0  # what normalising dropped at the edge (a quotation mark) is shown all the same
        if right == line.end:
            last = len(original)
        cut_left, cut_right = first > 0 and left > line.start, right < line.end
        text = original[first:last].strip()
        mid_sentence = cut_left and not self._begins_sentence(left)
        return Evidence(
            text=("…" if mid_sentence else "")
            + text
            + ("…" if cut_right and not text.endswith(("。", "；", ";", "！", "？")) else ""),
            paragraph=line.block.paragraph,
            page=line.block.page,
            line=line.block.line,
            heading=self.headings[line_index] if line_index < len(self.headings) else None,
        )

    def line_evidence(self, line_index: int) -> Evidence:
        """A whole line as evidence (a heading, a row of a schedule)."""
        line = self.lines[line_index]
        return self.quote(line_index, line.start, min(line.end, line.start + EVIDENCE_LENGTH))

    def _begins_sentence(self, position: int) -> bool:
        return position in (self.sentences[self.sentence_at(position)][0], 0)


def view_of(document: Document) -> View:
    """Normalise a document's body and cut it into lines and sentences."""
    parts = [(block, *part) for block in document.body for part in enumerate(parts_of(block))]
    lines: list[Line] = []
    at = 0
    normals = normalise_lines([raw for _, _, raw in parts])
    for (block, offset, raw), normal in zip(parts, normals, strict=True):
        if normal.text:
            lines.append(Line(block, normal, at, at + len(normal.text), offset, raw))
            at = lines[-1].end + 1
    text = "\n".join([line.text for line in lines])
    sentences = tuple(_sentences(text))
    return View(
        document, text, tuple(lines), sentences,
        [line.start for line in lines], [start for start, _ in sentences],
    )  # fmt: skip


def parts_of(block: Block) -> list[str]:
    """A block's own lines; a table row stays one line whatever its cells hold."""
    if block.kind is BlockKind.TABLE_ROW:
        return [block.text.replace("\n", " ")]
    return block.text.split("\n")


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    """Spans of sentences, in pieces where one is far longer than any: what is asked of it must not cost a book."""
    at = 0
    for match in itertools.chain(_SENTENCE_END.finditer(text), [None]):
        left, right = match.span() if match else (len(text), len(text))
        if left > at:
            end = right if text[left : left + 1] != "\n" else left
            while end - at > LONGEST_SENTENCE:
                yield at, at + LONGEST_SENTENCE
                at += LONGEST_SENTENCE
            yield at, end
        at = right
