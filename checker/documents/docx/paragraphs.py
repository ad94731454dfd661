"""A paragraph's runs read into text, with what its style and its list add."""

from __future__ import annotations

import re

from lxml import etree

from checker.documents.docx.fields import Fields
from checker.documents.docx.names import (
    BOLD,
    HIDDEN,
    ID,
    ILVL,
    MATH,
    MATH_PARAGRAPH,
    MATH_TEXT,
    NUM,
    NUM_ID,
    OUTLINE,
    PPR,
    RPR,
    RUN_STYLE,
    SECTION,
    SPACE,
    STYLE,
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

_FIELD_MARK, _FIELD_CODE = w("fldChar"), w("instrText")
_HEX = re.compile("[0-9A-Fa-f]{1,6}")
_SYMBOL, _RUBY, _RUBY_BASE = w("sym"), w("ruby"), w("rubyBase")
_NOTES = {w("footnoteReference"): "footnote", w("endnoteReference"): "endnote"}
_SIGNS = {w("tab"): "\t", w("ptab"): "\t", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "-"}
_XML_SPACE = " \t\r\n"


class ParagraphReader:
    """Reads the paragraphs of a story in document order: numbers and fields run on from one to the next.

    notes      (kind, id) of the foot- and endnotes referred to since they were last fetched
    sections   the w:sectPr met so far
    """

    def __init__(
        self, story: etree._Element, styles: Styles, numbering: Numbering, *, fields_count: bool = True
    ) -> None:
        self._styles, self._numbering = styles, numbering
        self._fields_count = fields_count
        self.fields = Fields()
        self.notes: list[tuple[str, str]] = []
        self.sections: list[etree._Element] = []
        # whether any run is bold or hidden by properties of its own, and whether any is hidden: if none is, none is asked
        self._looks = next(story.iter(BOLD, HIDDEN, RUN_STYLE), None) is not None
        self._may_hide = self._looks and (
            next(story.iter(HIDDEN), None) is not None
            or any(styles.character(found.get(VAL)).hidden for found in story.iter(RUN_STYLE))
        )

    def read(self, paragraph: etree._Element) -> Line | None:
        """The line of a paragraph; None for one without text (its number is counted all the same)."""
        style = self._styles.default
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
        text = trim("".join(parts)) if parts else ""
        number = None
        if style.num_id is not None and style.num_id != "0" and (text or not style.hidden):
            number = self._numbering.label(style.num_id, style.ilvl, style.style_id)
        if not text:
            return None
        shown, label = plain(text), None
        if number is not None:
            label = number.text
            shown = labelled(label, shown, spaced=number.spaced)
        if style.outline is not None:
            return Line(BlockKind.HEADING, shown, label, style.outline + 1, bool(bold))
        if number is not None:
            return Line(BlockKind.LIST_ITEM, shown, label, number.ilvl + 1, bool(bold))
        return Line(BlockKind.PARAGRAPH, shown, None, None, bool(bold))

    def _properties(self, element: etree._Element) -> Style:
        """A paragraph's style with its own numbering and outline level laid over it."""
        style = self._styles.default
        own = own_ilvl = None
        for child in element:
            tag = child.tag
            if tag == STYLE:
                style = self._styles.get(child.get(VAL))
            elif tag == NUM:
                for part in child:
                    if part.tag == NUM_ID:
                        own = part.get(VAL)
                    elif part.tag == ILVL:
                        own_ilvl = whole(part.get(VAL))
            elif tag == SECTION:
                self.sections.append(child)
            elif tag == OUTLINE:
                style = style._replace(outline=outline_level(child))
        if own is not None or own_ilvl is not None:
            style_id, outline, num_id, ilvl, bold, hidden = style
            if own is not None:
                num_id, ilvl = own, None
            style = Style(style_id, outline, num_id, ilvl if own_ilvl is None else own_ilvl, bold, hidden)
        return style

    def _run(self, run: etree._Element, style: Style, parts: list[str], bold: bool | None) -> bool | None:
        """Append what a run shows to `parts`; whether all text so far is bold."""
        run_bold, hidden, fields = style.bold, style.hidden, self.fields
        seen = False
        for child in run:
            tag = child.tag
            if tag == T:
                if not hidden and not fields.in_code:
                    text = _text(child)
                    parts.append(text)
                    seen = seen or (bold is not False and text != "" and not text.isspace())
            elif tag == RPR:
                if self._looks and (bold is not False or hidden or self._may_hide):
                    run_bold, hidden = self._run_properties(child, style)
            elif tag == _FIELD_MARK:
                if self._fields_count:
                    fields.mark(child, parts)
            elif tag == _FIELD_CODE:
                fields.code(child)
            elif hidden or fields.in_code:
                continue
            elif tag in _SIGNS:
                parts.append(_SIGNS[tag])
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
            if tag == BOLD:
                bold = switched_on(child)
            elif tag == HIDDEN:
                hidden = switched_on(child)
            elif tag == RUN_STYLE:
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
