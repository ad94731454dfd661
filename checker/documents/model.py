"""What a reader gives away: a document as a person sees it, block by block.

Nothing here knows of unions, rules or scores. All values are frozen, so that a document can be
shared between stages and sent to another process as it is.
"""

from __future__ import annotations

from enum import StrEnum

from checker.values import Value


class BlockKind(StrEnum):
    """What a block is on the page. The values are those of `plancheck read --format json`."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list-item"
    TABLE_ROW = "table-row"
    HEADER = "header"  # of a page, repeated: never part of the body
    FOOTER = "footer"
    FOOTNOTE = "footnote"


#: Kinds that a page repeats at its edge; they are shown last and read with care.
PAGE_EDGE = frozenset({BlockKind.HEADER, BlockKind.FOOTER})


class Block(Value):
    """One paragraph, list item, table row or heading, in reading order.

    text       as the page shows it: an automatic number written out in front, a table row as its
               cells joined by " | ", soft line breaks as "\n"
    number     the automatic number alone ("一、", "1."), already the beginning of `text`; None where
               there is none or the author typed it by hand
    level      1..9 for a heading or a list item whose level the format states (style, outline
               level, list level); None where the format says nothing
    cells      the texts of a table row's cells, each merged cell once; empty for other kinds
    paragraph  counts the document's blocks from 1 (what a finding's evidence refers to)
    page       from 1, where the format has pages; line: from 1, where the format has lines
    table      which table of the document a row belongs to, from 1; None for other kinds
    bold       the whole block is set in bold (a heading in many plans is known by nothing else)
    """

    kind: BlockKind
    text: str
    paragraph: int
    number: str | None = None
    level: int | None = None
    cells: tuple[str, ...] = ()
    page: int | None = None
    line: int | None = None
    table: int | None = None
    bold: bool = False


class Note(Value):
    """Something the person should know about how a file was read (wrong extension, doubtful encoding).

    code    stable, for programs; its texts stand in checker.messages.documents
    values  what the text of the note names (file names, counts)
    """

    code: str
    values: tuple[tuple[str, str], ...] = ()


class Document(Value):
    """A file as a person sees it.

    path        as given by the caller, "/" between parts; "all.zip!/a.docx" inside an archive
    format      what the content is, whatever the name says: "docx", "pdf", "txt", ...
    reader      which reader made it, for people: "docx", "pdfium", "LibreOffice 7.4", ...
    blocks      in reading order; page headers and footers last
    notes       in the order they arose
    confidence  0..1 where characters were recognised from a picture, else None
    """

    path: str
    format: str
    reader: str
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...] = ()
    confidence: float | None = None

    @property
    def body(self) -> tuple[Block, ...]:
        """The blocks without page headers and footers."""
        return tuple(block for block in self.blocks if block.kind not in PAGE_EDGE)
