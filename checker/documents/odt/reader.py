"""An OpenDocument text walked once, top to bottom, into lines.

Tracked deletions need no care: OpenDocument keeps them apart, in text:tracked-changes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lxml import etree

from checker.documents.container import Container
from checker.documents.limits import Limits
from checker.documents.lines import Line, blocks_of, bounded, labelled, row
from checker.documents.lines import cell as cell_text
from checker.documents.model import BlockKind, Document
from checker.documents.odt.lists import Counter, Label, Lists, start_value, whole
from checker.documents.odt.names import (
    CELL,
    COVERED,
    ITEM,
    LIST,
    LIST_HEADER,
    ROW,
    STYLE_NAME,
    TABLE,
    H,
    P,
    q,
)
from checker.documents.odt.styles import Look, Styles
from checker.documents.packed import Packed
from checker.documents.problems import ReadProblem
from checker.documents.shape import trim
from checker.documents.symbols import plain
from checker.values import Value, field

_SPACES = re.compile(r"[ \t\r\n]+")
_CONTAINERS = frozenset(
    q(name)
    for name in (
        "text:section", "text:index-body", "text:index-title", "text:table-of-content", "text:illustration-index",
        "text:table-index", "text:object-index", "text:user-index", "text:alphabetical-index", "text:bibliography",
        "text:numbered-paragraph", "draw:text-box", "draw:g", "draw:a",
    )
)  # fmt: skip
_SHAPES = frozenset(
    q(f"draw:{name}")
    for name in (
        "frame",
        "custom-shape",
        "rect",
        "ellipse",
        "g",
        "a",
        "line",
        "polygon",
        "path",
        "connector",
        "caption",
    )
)
_ROW_GROUPS = frozenset(q(f"table:{name}") for name in ("table-rows", "table-header-rows", "table-row-group"))
_UNSEEN = frozenset(
    q(name)
    for name in (
        "office:annotation", "office:annotation-end", "text:tracked-changes", "text:ruby-text", "text:hidden-paragraph",
        "text:note-citation", "text:bookmark", "text:alphabetical-index-mark", "text:toc-mark", "text:user-index-mark",
        "office:forms", "text:sequence-decls", "text:variable-decls", "text:user-field-decls",
    )
)  # fmt: skip
_HIDDEN_TEXT, _NOTE, _S, _TAB, _BREAK = (
    q("text:hidden-text"),
    q("text:note"),
    q("text:s"),
    q("text:tab"),
    q("text:line-break"),
)
_SPANNED, _COLUMNS_REPEATED, _ROWS_REPEATED = (
    q(f"table:number-{name}") for name in ("columns-spanned", "columns-repeated", "rows-repeated")
)
_MOST_COLUMNS, _MOST_SPACES = 63, 1_000


def read(data: bytes | Packed, path: str, limits: Limits) -> Document:
    """The document of an .odt. Raises ReadProblem: broken, encrypted, too-large, no-content."""
    container = Container(data, limits)
    if b":encryption-data" in (container.read("META-INF/manifest.xml") or b""):
        raise ReadProblem("encrypted", path=path)
    content = container.xml("content.xml")
    body = None if content is None else content.find(f"{q('office:body')}/{q('office:text')}")
    if body is None:
        raise ReadProblem("broken", reason="content.xml")
    styles_part = container.xml("styles.xml")
    walk = _Walk(Styles(content, styles_part), limits)
    lines = bounded(walk.document(body, styles_part), limits)
    return Document(path, "odt", "odt", blocks_of(lines))


class _Paragraph(Value, frozen=False):
    """What a paragraph's content has given so far."""

    parts: list[str] = field(default_factory=list)
    bold: bool | None = None
    boxes: list[etree._Element] = field(default_factory=list)


class _Walk:
    def __init__(self, styles: Styles, limits: Limits) -> None:
        self._styles, self._limits = styles, limits
        self._lists = Lists(styles)
        self._tables = self._rows = 0
        self._footnotes: list[etree._Element] = []
        self._endnotes: list[etree._Element] = []

    def document(self, body: etree._Element, styles_part: etree._Element | None) -> Iterator[Line]:
        """The body, each footnote after the line that refers to it, endnotes, page headers and footers."""
        for line in self._blocks(body):
            yield line
            while self._footnotes:
                yield from _as(self._blocks(self._footnotes.pop(0)), BlockKind.FOOTNOTE)
        for note in self._endnotes:
            yield from _as(self._blocks(note), BlockKind.FOOTNOTE)
        for name, kind in (("header", BlockKind.HEADER), ("footer", BlockKind.FOOTER)):
            seen: set[str] = set()
            for edge in () if styles_part is None else styles_part.iter(*_edges(name)):
                lines = () if edge.get(q("style:display")) == "false" else self._blocks(edge)
                for line in _as(lines, kind):
                    if line.text not in seen:
                        seen.add(line.text)
                        yield line

    def _blocks(self, container: etree._Element) -> Iterator[Line]:
        for element in container:
            tag = element.tag
            if tag in (P, H):
                yield from self._paragraph(element, None, None)
            elif tag == LIST:
                yield from self._list(element, self._lists.counter(element), 0)
            elif tag == TABLE:
                yield from self._table(element)
            elif (tag in _CONTAINERS or tag in _SHAPES) and element.get(q("text:display")) != "none":
                yield from self._blocks(element)

    def _list(self, element: etree._Element, counter: Counter, level: int) -> Iterator[Line]:
        for item in element.iterchildren(ITEM, LIST_HEADER):
            unnumbered = item.tag == LIST_HEADER
            for child in item:
                if child.tag in (P, H):
                    label = None if unnumbered else counter.next(level, start_value(item))
                    unnumbered = True  # further paragraphs of an item have no number of their own
                    yield from self._paragraph(child, label, level)
                elif child.tag == LIST:
                    yield from self._list(child, counter, level + 1)
                elif child.tag == TABLE:
                    yield from self._table(child)

    def _paragraph(
        self, element: etree._Element, label: Label | None, list_level: int | None
    ) -> Iterator[Line]:
        """A paragraph or heading, then the text boxes that are anchored in it."""
        found = _Paragraph()
        self._inline(element, self._styles.look("paragraph", element.get(STYLE_NAME)), found)
        text = plain(trim("".join(found.parts)))
        outline = whole(element.get(q("text:outline-level"))) if element.tag == H else None
        stands_free = text and list_level is None and element.get(q("text:is-list-header")) != "true"
        if outline is not None and stands_free:
            label = self._lists.heading(outline - 1, start_value(element))
        if text:
            shown = labelled(label.text, text, spaced=label.spaced) if label else text
            number, bold = label.text if label else None, bool(found.bold)
            if outline is not None:
                yield Line(BlockKind.HEADING, shown, number, min(max(outline, 1), 9), bold)
            elif label is not None and list_level is not None:
                yield Line(BlockKind.LIST_ITEM, shown, number, min(list_level + 1, 9), bold)
            else:
                yield Line(BlockKind.PARAGRAPH, shown, number, None, bold)
        for box in found.boxes:
            yield from self._blocks(box)

    def _inline(self, element: etree._Element, look: Look, found: _Paragraph) -> None:
        """Append what an element and all in it show."""
        _add(element.text, look, found)
        for child in element:
            tag = child.tag
            if tag == _S:
                _add_sign(" " * min(whole(child.get(q("text:c"))) or 1, _MOST_SPACES), look, found)
            elif tag == _TAB:
                _add_sign("\t", look, found)
            elif tag == _BREAK:
                _add_sign("\n", look, found)
            elif tag == _NOTE:
                notes = self._endnotes if child.get(q("text:note-class")) == "endnote" else self._footnotes
                notes.extend(child.iterchildren(q("text:note-body")))
            elif tag in _SHAPES:
                if not look.hidden:
                    found.boxes.append(child)
            elif tag == _HIDDEN_TEXT:
                if child.get(q("text:is-hidden")) == "false":
                    self._inline(child, look, found)
            elif tag not in _UNSEEN:
                own = self._styles.look("text", child.get(STYLE_NAME)) if child.get(STYLE_NAME) else Look()
                self._inline(child, own.over(look), found)
            _add(child.tail, look, found)

    def _table(self, table: etree._Element) -> Iterator[Line]:
        self._tables += 1
        yield from self._table_rows(table, self._tables)

    def _table_rows(self, group: etree._Element, number: int) -> Iterator[Line]:
        for element in group:
            if element.tag in _ROW_GROUPS:
                yield from self._table_rows(element, number)
            elif element.tag == ROW and element.get(q("table:visibility")) not in ("collapse", "filter"):
                cells, inner = self._cells(element)
                times = whole(element.get(_ROWS_REPEATED)) or 1
                for _ in range(times if any(cells) else 1):
                    self._rows += 1
                    if self._rows > self._limits.table_rows:
                        raise ReadProblem("too-large", what="table_rows", limit=self._limits.table_rows)
                    yield from row(cells, inner, number)

    def _cells(self, element: etree._Element) -> tuple[list[str], list[Line]]:
        """A row's cells: covered ones are empty, unless a cell spread over the rest of the row covers them."""
        cells, inner = list[str](), list[Line]()
        covered = waiting = 0
        for child in element.iterchildren(CELL, COVERED):
            times = min(whole(child.get(_COLUMNS_REPEATED)) or 1, _MOST_COLUMNS)
            if child.tag == COVERED and covered >= times:
                covered -= times
                waiting += times
                continue
            cells.extend([""] * min(waiting, _MOST_COLUMNS))
            waiting = 0
            lines = [] if child.tag == COVERED else list(self._blocks(child))
            cells.extend([cell_text(lines)] * (times if len(cells) < _MOST_COLUMNS else 1))
            inner.extend(lines)
            covered = min(whole(child.get(_SPANNED)) or 1, _MOST_COLUMNS) - 1
        return cells, inner


def _add(text: str | None, look: Look, found: _Paragraph) -> None:
    """Append text; white space counts as one space, and as none after another."""
    if not text or look.hidden:
        return
    shown = _SPACES.sub(" ", text)
    if shown[0] == " " and (not found.parts or found.parts[-1].endswith((" ", "\n", "\t"))):
        shown = shown[1:]
    if shown:
        found.parts.append(shown)
        if not shown.isspace():
            found.bold = bool(look.bold) and found.bold is not False


def _add_sign(sign: str, look: Look, found: _Paragraph) -> None:
    if not look.hidden:
        found.parts.append(sign)


def _edges(name: str) -> list[str]:
    """The elements of a page's header or footer: of all, of left and of first pages."""
    return [q(f"style:{name}{pages}") for pages in ("", "-left", "-first")]


def _as(lines: Iterable[Line], kind: BlockKind) -> Iterator[Line]:
    return (Line(kind, line.text, line.number, bold=line.bold) for line in lines)
