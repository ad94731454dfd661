"""A page's tree to lines, as a person sees them who opens it in a browser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree, html

from checker.documents import shape
from checker.documents.html.lists import Numbering
from checker.documents.limits import Limits
from checker.documents.lines import Line, cell, labelled, row
from checker.documents.model import BlockKind
from checker.documents.problems import ReadProblem

_UNSEEN = frozenset({
    "script", "style", "head", "template", "noscript", "iframe", "object", "embed", "svg", "math", "audio", "video",
    "canvas", "map", "datalist", "del", "rp", "select", "button",
})  # fmt: skip
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "dir", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "header", "hgroup", "hr", "html", "legend", "li", "main",
    "menu", "nav", "ol", "p", "pre", "search", "section", "summary", "table", "ul", "caption", "tr", "td", "th",
})  # fmt: skip
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BOLD = frozenset({"b", "strong", "th"})
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(bold|bolder|[6-9]00)", re.IGNORECASE)
_PLAIN_STYLE = re.compile(r"font-weight\s*:\s*(normal|lighter|[1-5]00)", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\r\n\f]+")
_TYPED = frozenset({"text", "email", "tel", "url", "number", "date", "month", "week", "time", ""})
_LONG_CELL = 1_500  # characters: a cell that holds a whole article lays out the page


def lines(text: str, limits: Limits) -> Iterator[Line]:
    """The lines of a page. Raises ReadProblem (broken, too-large)."""
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    try:
        root = html.document_fromstring(text.replace("\x00", "").encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        raise ReadProblem("no-content") from None
    if any("xcessive depth" in entry.message for entry in parser.error_log):
        raise ReadProblem("too-large", what="xml_depth", limit=limits.xml_depth)
    return _Walk(limits).document(root)


class _Walk:
    """The state of a walk: the line being gathered, and where it stands."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._parts: list[str] = []
        self._bold: list[bool] = []  # of each part
        self._ready: list[Line] = []
        self._level: int | None = None  # of the heading around
        self._depth = 0  # of lists
        self._label: str | None = None  # a list item's number, until its first line takes it
        self._in_item = False
        self._preformatted = False
        self._tables = 0

    def document(self, root: Any) -> Iterator[Line]:
        self._visit(root, bold=False)
        self._flush()
        yield from self._ready

    def _visit(self, element: Any, *, bold: bool) -> None:
        tag = element.tag
        if not isinstance(tag, str) or tag in _UNSEEN or _is_hidden(element):
            return
        css = element.get("style") or ""
        bold = (bold or tag in _BOLD or tag in _HEADINGS or bool(_BOLD_STYLE.search(css))) and not (
            css and _PLAIN_STYLE.search(css)
        )
        if tag == "table" and self._table(element, bold=bold):
            return
        if tag == "br":
            self._flush()
        elif tag in ("input", "textarea"):
            self._typed(element, bold=bold)
        elif tag in ("ol", "ul", "menu", "dir"):
            self._list(element, bold=bold)
        elif tag in _HEADINGS:
            self._heading(element, _HEADINGS[tag])
        elif tag in _BLOCKS:
            self._flush()
            before, self._preformatted = self._preformatted, self._preformatted or tag == "pre"
            self._inside(element, bold=bold)
            self._flush()
            self._preformatted = before
        else:
            self._inside(element, bold=bold)

    def _inside(self, element: Any, *, bold: bool) -> None:
        self._add(element.text, bold=bold)
        for child in element:
            self._visit(child, bold=bold)
            self._add(child.tail, bold=bold)

    def _add(self, text: str | None, *, bold: bool) -> None:
        if not text:
            return
        if self._preformatted:
            first, *more = text.replace("\r\n", "\n").split("\n")
            self._part(first, bold=bold)
            for line in more:
                self._flush()
                self._part(line, bold=bold)
        else:
            self._part(text, bold=bold)

    def _part(self, text: str, *, bold: bool) -> None:
        self._parts.append(text)
        self._bold.append(bold or not text.strip())

    def _flush(self) -> None:
        text = shape.trim(_collapsed("".join(self._parts)))
        bold = all(self._bold) if text else False
        self._parts, self._bold = [], []
        if not text:
            return
        label, self._label = self._label, None
        if label:
            text = labelled(label, text)
        kind, level = BlockKind.PARAGRAPH, None
        if self._level is not None:
            kind, level = BlockKind.HEADING, self._level
        elif self._in_item:
            kind, level = BlockKind.LIST_ITEM, min(self._depth, 9)
            self._in_item = False  # what follows in the item is a paragraph of its own
        self._ready.append(Line(kind, text, label, level, bold))

    def _heading(self, element: Any, level: int) -> None:
        self._flush()
        before, self._level = self._level, level
        self._inside(element, bold=True)
        self._flush()
        self._level = before

    def _list(self, element: Any, *, bold: bool) -> None:
        self._flush()
        self._depth += 1
        numbering = Numbering(element)
        for child in element:
            if child.tag == "li" and not _is_hidden(child):
                self._label, self._in_item = numbering.label(child), True
                self._visit(child, bold=bold)
                self._flush()
                self._label, self._in_item = None, False
            else:
                self._visit(child, bold=bold)
                self._add(child.tail if child.tag != "li" else None, bold=bold)
        self._flush()
        self._depth -= 1

    def _typed(self, element: Any, *, bold: bool) -> None:
        if element.tag == "textarea":
            self._add(element.text, bold=bold)
        elif (element.get("type") or "").lower() in _TYPED:
            self._add(element.get("value"), bold=bold)

    def _table(self, element: Any, *, bold: bool) -> bool:
        """Tell a table in rows. False where it only lays out the page, and is walked as any block."""
        rows = _rows(element)
        if _lays_out(element, rows):
            return False
        self._flush()
        for caption in element.iterchildren("caption"):
            self._visit(caption, bold=bold)
        self._tables += 1
        number = self._tables
        for line in rows:
            if _is_hidden(line):
                continue
            texts: list[str] = []
            held: list[Line] = []
            for box in line.iterchildren("td", "th"):
                if not _is_hidden(box):
                    inner = self._cell(box, bold=bold or box.tag == "th")
                    texts.append(cell(inner))
                    held += inner
            self._ready.extend(row(texts, held, number))
        return True

    def _cell(self, element: Any, *, bold: bool) -> list[Line]:
        outside, self._ready = self._ready, []
        self._inside(element, bold=bold)
        self._flush()
        inner, self._ready = self._ready, outside
        return inner


def _collapsed(text: str) -> str:
    """White space as browsers show it: one blank, and none where a line of the source ends between Chinese."""

    def blank(found: re.Match[str]) -> str:
        start, end = found.span()
        if "\n" in found[0] and start > 0 and end < len(text):
            return "" if shape.is_wide(text[start - 1]) and shape.is_wide(text[end]) else " "
        return " "

    return _SPACE.sub(blank, text)


def _is_hidden(element: Any) -> bool:
    if element.get("hidden") is not None:
        return True
    css = element.get("style")
    return bool(css) and _HIDDEN.search(css) is not None


def _rows(table: Any) -> list[Any]:
    """A table's own rows in the order shown: head, bodies, foot."""
    head, body, foot = [], [], []
    for child in table:
        match child.tag:
            case "tr":
                body.append(child)
            case "thead":
                head += child.iterchildren("tr")
            case "tbody":
                body += child.iterchildren("tr")
            case "tfoot":
                foot += child.iterchildren("tr")
    return head + body + foot


def _lays_out(table: Any, rows: list[Any]) -> bool:
    """Whether a table is there for its places only: one column, tables within, or an article in a cell."""
    if table.get("role") == "presentation" or not rows:
        return True
    if all(len(list(line.iterchildren("td", "th"))) <= 1 for line in rows):
        return True
    if next(table.iterdescendants("table"), None) is not None:
        return True
    return any(len(box.text_content()) > _LONG_CELL for line in rows for box in line.iterchildren("td", "th"))
