"""What a paragraph or a run inherits from its style: outline level, numbering, bold, hidden."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from checker.documents.docx.fragments import Fragments
from checker.documents.docx.names import PPR, RPR, VAL, w
from checker.documents.limits import Limits

_BUILT_IN_HEADING = re.compile(r"(?:heading|标题|標題)\s*([1-9])", re.I)
_BODY_TEXT = 9  # w:outlineLvl of text that is no heading
_OFF = frozenset({"0", "false", "off", "none"})
_DEEPEST = 30  # styles based on styles; Word itself stops at 11


class Style(NamedTuple):
    """A style with all that it inherits. outline: 0..8 for headings 1..9, else None."""

    style_id: str = ""
    outline: int | None = None
    num_id: str | None = None
    ilvl: int | None = None
    bold: bool = False
    hidden: bool = False


PLAIN = Style()


class Styles:
    """The styles of a document, each resolved when it is first asked for."""

    def __init__(self, chunks: Iterator[bytes] | None, limits: Limits) -> None:
        self._fragments = None if chunks is None else Fragments(chunks, "style", "styleId", limits)
        self._known: dict[str, Style] = {}
        self.default = self._default()

    def get(self, style_id: str | None) -> Style:
        """A style by its id; the default paragraph style for None."""
        if style_id is None:
            return self.default
        found = self._known.get(style_id)
        if found is None:
            found = self._known[style_id] = self._resolve(style_id, 0)
        return found

    def character(self, style_id: str | None) -> Style:
        """A character style by its id; one without effect for None."""
        return PLAIN if style_id is None else self.get(style_id)

    def _default(self) -> Style:
        if self._fragments is None:
            return PLAIN
        for style_id, tag in self._fragments:
            element = self._fragments.get(style_id) if b"default" in tag else None
            if element is None or element.get(w("type")) != "paragraph":
                continue
            if element.get(w("default"), "0") not in _OFF:
                return self._resolve(style_id, 0)
        return PLAIN

    def _resolve(self, style_id: str, depth: int) -> Style:
        element = self._fragments.get(style_id) if self._fragments else None
        if element is None:  # no such style, or no styles at all: the ids of built-in headings still tell
            return Style(style_id, outline=_heading_level(style_id))
        based_on = element.find(w("basedOn"))
        parent = PLAIN
        if based_on is not None and depth < _DEEPEST:
            parent = self._resolve(based_on.get(VAL, ""), depth + 1)
        name = element.find(w("name"))
        return _merged(parent._replace(style_id=style_id), element, "" if name is None else name.get(VAL, ""))


def switched_on(element: etree._Element) -> bool:
    """Whether a property that is on or off (w:b, w:vanish) is on."""
    return element.get(VAL) not in _OFF


def outline_level(element: etree._Element) -> int | None:
    """The value of a w:outlineLvl; None for body text."""
    value = whole(element.get(VAL))
    return value if value is not None and 0 <= value < _BODY_TEXT else None


def whole(value: str | None) -> int | None:
    """An attribute's whole number, None where it is none."""
    return int(value) if value and re.fullmatch(r"-?[0-9]{1,9}", value.strip()) else None


def _heading_level(name: str) -> int | None:
    match = _BUILT_IN_HEADING.fullmatch(name)
    return int(match[1]) - 1 if match else None


def _merged(style: Style, element: etree._Element, name: str) -> Style:
    """A parent's values overlaid with a style's own."""
    named = _heading_level(name)
    if named is not None:
        style = style._replace(outline=named)
    paragraph, run = element.find(PPR), element.find(RPR)
    if paragraph is not None:
        level = paragraph.find(w("outlineLvl"))
        if level is not None:
            style = style._replace(outline=outline_level(level))
        numbering = paragraph.find(w("numPr"))
        if numbering is not None:
            num_id, ilvl = numbering.find(w("numId")), numbering.find(w("ilvl"))
            if num_id is not None:
                style = style._replace(num_id=num_id.get(VAL))
            if ilvl is not None:
                style = style._replace(ilvl=whole(ilvl.get(VAL)))
    if run is not None:
        bold, hidden = run.find(w("b")), run.find(w("vanish"))
        if bold is not None:
            style = style._replace(bold=switched_on(bold))
        if hidden is not None:
            style = style._replace(hidden=switched_on(hidden))
    return style
