"""A paragraph's runs read into text, with what its style and its list add."""

from __future__ import annotations

import re

from lxml import etree

from checker.documents.docx.fields import Fields
from checker.documents.docx.names import (
    ID,
    MATH,
    MATH_PARAGRAPH,
    MATH_TEXT,
    PPR,
    RPR,
    SECTION,
    SPACE,
    VAL,
    R,
    T,
    w,
)
from checker.documents.docx.numbering import Numbering
from checker.documents.docx.styles import PLAIN, Style, Styles, outline_level, switched_on, whole
from checker.documents.lines import Line, labelled
from checker.documents.model import BlockKind
from checker.documents.shape import trim
from checker.documents.symbols import plain, symbol

_BOLD, _HIDDEN, _RUN_STYLE = w("b"), w("vanish"), w("rStyle")
_PARAGRAPH_STYLE, _NUM, _NUM_ID, _ILVL, _OUTLINE = (
    w("pStyle"),
    w("numPr"),
    w("numId"),
    w("ilvl"),
    w("outlineLvl"),
)
_FIELD_MARK, _FIELD_CODE = w("fldChar"), w("instrText")
_HEX = re.compile("[0-9A-Fa-f]{1,6}")
_SYMBOL, _BREAK, _RUBY, _RUBY_BASE = w("sym"), w("br"), w("ruby"), w("rubyBase")
_NOTES = {w("footnoteReference"): "footnote", w("endnoteReference"): "endnote"}
_SIGNS = {w("tab"): "\t", w("ptab"): "\t", w("cr"): "\n", w("noBreakHyphen"): "-"}
_XML_SPACE = " \t\r\n"


class ParagraphReader:
    """Reads paragraphs in document order: numbers and fields run on from one to the next.

    notes      (kind, id) of the foot- and endnotes referred to since they were last fetched
    sections   the w:sectPr met so far
    may_hide   whether anything in the document is hidden at all; if not, runs' properties need no look
    """

    def __init__(
        self, styles: Styles, numbering: Numbering, *, may_hide: bool, fields_count: bool = True
    ) -> None:
        self._styles, self._numbering = styles, numbering
        self._may_hide = may_hide
        self._fields_count = fields_count
        self.fields = Fields()
        self.notes: list[tuple[str, str]] = []
        self.sections: list[etree._Element] = []

    def read(self, paragraph: etree._Element) -> Line | None:
        """The line of a paragraph; None for one without text (its number is counted all the same)."""
        style = self._styles.default
        if style.num_id is None and next(iter(paragraph), None) is None:
            return None
        parts: list[str] = []
        bold: bool | None = None  # None: no visible text yet
        for child in paragraph:
            tag = child.tag
            if tag == R:
                bold = self._run(child, style, parts, bold)
            elif tag == PPR:
                style = self._properties(child)
            elif tag in (MATH, MATH_PARAGRAPH) and not self.fields.in_code:
                parts.extend(text.text or "" for text in child.iter(MATH_TEXT))
        text = trim("".join(parts))
        number = None
        if style.num_id is not None and style.num_id != "0" and (text or not style.hidden):
            number = self._numbering.label(style.num_id, style.ilvl, style.style_id)
        if not text:
            return None
        text = plain(text)
        shown = labelled(number.text, text, spaced=number.spaced) if number else text
        label = number.text if number else None
        if style.outline is not None:
            return Line(BlockKind.HEADING, shown, label, style.outline + 1, bool(bold))
        if number is not None:
            return Line(BlockKind.LIST_ITEM, shown, label, number.ilvl + 1, bool(bold))
        return Line(BlockKind.PARAGRAPH, shown, None, None, bool(bold))

    def _properties(self, element: etree._Element) -> Style:
        """A paragraph's style with its own numbering and outline level laid over it."""
        style = self._styles.default
        num_id, ilvl = None, None
        for child in element:
            tag = child.tag
            if tag == _PARAGRAPH_STYLE:
                style = self._styles.get(child.get(VAL))
            elif tag == _NUM:
                for part in child:
                    if part.tag == _NUM_ID:
                        num_id = part.get(VAL)
                    elif part.tag == _ILVL:
                        ilvl = whole(part.get(VAL))
            elif tag == SECTION:
                self.sections.append(child)
            elif tag == _OUTLINE:
                style = style._replace(outline=outline_level(child))
        if num_id is not None:
            style = style._replace(num_id=num_id, ilvl=ilvl)
        elif ilvl is not None:
            style = style._replace(ilvl=ilvl)
        return style

    def _run(self, run: etree._Element, style: Style, parts: list[str], bold: bool | None) -> bool | None:
        """Append what a run shows to `parts`; whether all text so far is bold."""
        run_bold, hidden, fields = style.bold, style.hidden, self.fields
        seen = False
        for child in run:
            tag = child.tag
            if tag == RPR:
                if bold is not False or hidden or self._may_hide:
                    run_bold, hidden = self._run_properties(child, style)
            elif tag == _FIELD_MARK:
                if self._fields_count:
                    fields.mark(child, parts)
            elif tag == _FIELD_CODE:
                fields.code(child)
            elif hidden or fields.in_code:
                continue
            elif tag == T:
                text = _text(child)
                parts.append(text)
                seen = seen or (bold is not False and not text.isspace() and text != "")
            elif tag in _SIGNS:
                parts.append(_SIGNS[tag])
            elif tag == _BREAK:
                parts.append("\n")
            elif tag == _SYMBOL:
                code = child.get(w("char"), "")
                parts.append(symbol(int(code, 16), child.get(w("font"), "")) if _HEX.fullmatch(code) else "")
            elif tag == _RUBY:
                for base in child.iterchildren(_RUBY_BASE):
                    for inner in base.iterchildren(R):
                        bold = self._run(inner, style, parts, bold)
            elif tag in _NOTES:
                self.notes.append((_NOTES[tag], child.get(ID, "")))
        return run_bold and bold is not False if seen else bold

    def _run_properties(self, element: etree._Element, style: Style) -> tuple[bool, bool]:
        """Whether a run is bold and whether it is hidden. Styles toggle each other, own properties decide."""
        bold = hidden = None
        character = PLAIN
        for child in element:
            tag = child.tag
            if tag == _BOLD:
                bold = switched_on(child)
            elif tag == _HIDDEN:
                hidden = switched_on(child)
            elif tag == _RUN_STYLE:
                character = self._styles.character(child.get(VAL))
        return (
            style.bold != character.bold if bold is None else bold,
            style.hidden != character.hidden if hidden is None else hidden,
        )


def _text(element: etree._Element) -> str:
    """A w:t's text; white space at its ends counts only where the file says so, as in Word."""
    text = element.text or ""
    if text and (text[0] in _XML_SPACE or text[-1] in _XML_SPACE) and element.get(SPACE) != "preserve":
        text = text.strip(_XML_SPACE)
    return text.replace("\n", " ") if "\n" in text else text
