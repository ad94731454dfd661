"""What a paragraph or a run inherits from its style: outline level, numbering, bold, hidden."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from checker.documents.docx.fragments import Fragments
from checker.documents.docx.names import BOLD, HIDDEN, ILVL, NUM, NUM_ID, OUTLINE, PPR, RPR, TYPE, VAL, w
from checker.documents.limits import Limits

_BASED_ON, _NAME, _DEFAULT = w("basedOn"), w("name"), w("default")
_BUILT_IN_HEADING = re.compile(r"(?:heading|标题|標題)\s*([1-9])", re.I)
_WHOLE = re.compile(r"-?[0-9]{1,9}")
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
        for style_id in self._fragments.marked(b"default"):
            element = self._fragments.get(style_id)
            if element is None or element.get(TYPE) != "paragraph":
                continue
            if element.get(_DEFAULT, "0") not in _OFF:
                found = self._known[style_id] = self._inherited(style_id, element, 0)
                return found
        return PLAIN

    def _resolve(self, style_id: str, depth: int) -> Style:
        element = self._fragments.get(style_id) if self._fragments else None
        if element is None:  # no such style, or no styles at all: the ids of built-in headings still tell
            return Style(style_id, outline=_heading_level(style_id))
        return self._inherited(style_id, element, depth)

    def _inherited(self, style_id: str, element: etree._Element, depth: int) -> Style:
        """A style's own values laid over those of the style that it is based on."""
        own = children(element)
        parent = PLAIN
        if _BASED_ON in own and depth < _DEEPEST:
            based_on = own[_BASED_ON].get(VAL, "")
            parent = self._known.get(based_on) or self._resolve(based_on, depth + 1)
        _, outline, num_id, ilvl, bold, hidden = parent
        named = _heading_level(own[_NAME].get(VAL, "")) if _NAME in own else None
        if named is not None:
            outline = named
        if PPR in own:
            paragraph = children(own[PPR])
            if OUTLINE in paragraph:
                outline = outline_level(paragraph[OUTLINE])
            numbering = children(paragraph[NUM]) if NUM in paragraph else {}
            if NUM_ID in numbering:
                num_id = numbering[NUM_ID].get(VAL)
            if ILVL in numbering:
                ilvl = whole(numbering[ILVL].get(VAL))
        if RPR in own:
            run = children(own[RPR])
            if BOLD in run:
                bold = switched_on(run[BOLD])
            if HIDDEN in run:
                hidden = switched_on(run[HIDDEN])
        return Style(style_id, outline, num_id, ilvl, bold, hidden)


def children(element: etree._Element) -> dict[str, etree._Element]:
    """An element's children by tag; of those of one tag the first."""
    return {child.tag: child for child in reversed(element)}


def switched_on(element: etree._Element) -> bool:
    """Whether a property that is on or off (w:b, w:vanish) is on."""
    return element.get(VAL) not in _OFF


def outline_level(element: etree._Element) -> int | None:
    """The value of a w:outlineLvl; None for body text."""
    value = whole(element.get(VAL))
    return value if value is not None and 0 <= value < _BODY_TEXT else None


def whole(value: str | None) -> int | None:
    """An attribute's whole number, None where it is none."""
    return int(value) if value and _WHOLE.fullmatch(value.strip()) else None


def _heading_level(name: str) -> int | None:
    match = _BUILT_IN_HEADING.fullmatch(name)
    return int(match[1]) - 1 if match else None
