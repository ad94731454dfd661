"""The handbook as a Word document, set as official documents are: Song and Hei faces, A4, page numbers."""

from __future__ import annotations

import io
from typing import Any

from checker.ruletools.handbook import Heading, Paragraph, Part, Table

_BODY, _HEAD = "宋体", "黑体"
_SIZES = {0: 20, 1: 15, 2: 13, 3: 11.5}  # points, by heading level
_WIDTH_CM = 16.0


def as_word(parts: list[Part]) -> bytes:
    """The bytes of a .docx."""
    from docx import Document
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Cm, Pt

    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    section.top_margin = section.bottom_margin = Cm(2.4)
    _faces(document.styles["Normal"], _BODY, 10.5)
    document.styles["Normal"].paragraph_format.line_spacing = 1.3
    document.styles["Normal"].paragraph_format.space_after = Pt(3)
    for level, size in _SIZES.items():
        style = document.styles["Title" if level == 0 else f"Heading {level}"]
        _faces(style, _HEAD, size)
        style.font.color.rgb = None
        style.font.bold = level in (0, 3)
    _without_line(document.styles["Title"])
    _page_number(section.footer.paragraphs[0])
    for part in parts:
        if isinstance(part, Heading):
            added = document.add_heading(part.text, part.level)
            if part.level == 0:
                added.alignment = WD_ALIGN_PARAGRAPH.CENTER
        elif isinstance(part, Table):
            _table(document, part)
        else:
            _paragraph(document, part)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _faces(style: Any, face: str, size: float) -> None:
    """A style's font, for Chinese and Latin letters both."""
    from docx.oxml.ns import qn
    from docx.shared import Pt

    style.font.size = Pt(size)
    style.font.name = "Times New Roman" if face == _BODY else face
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in ("w:eastAsia", *(("w:ascii", "w:hAnsi") if face != _BODY else ())):
        fonts.set(qn(name), face)
    for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        if fonts.get(qn(theme)) is not None:
            del fonts.attrib[qn(theme)]


def _without_line(style: Any) -> None:
    """The default title's blue rule has no place in an official document."""
    from docx.oxml.ns import qn

    border = style.element.pPr.find(qn("w:pBdr"))
    if border is not None:
        style.element.pPr.remove(border)


def _paragraph(document: Any, part: Paragraph) -> None:
    paragraph = document.add_paragraph(style="List Bullet" if part.bullet else None)
    if part.label:
        paragraph.add_run(part.label).bold = True
    paragraph.add_run(part.text)


def _table(document: Any, part: Table) -> None:
    from docx.enum.table import WD_TABLE_ALIGNMENT
    from docx.shared import Cm, Pt

    table = document.add_table(rows=1, cols=len(part.header))
    table.style = "Table Grid"
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    for cell, text in zip(table.rows[0].cells, part.header, strict=True):
        cell.paragraphs[0].add_run(text).bold = True
    for row in part.rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.paragraphs[0].add_run(text)
    for row in table.rows:
        for cell, share in zip(row.cells, part.widths, strict=True):
            cell.width = Cm(_WIDTH_CM * share / 100)
            layout = cell.paragraphs[0].paragraph_format
            layout.space_before = layout.space_after = Pt(2)
            layout.line_spacing = 1.0
    _merge_empty(table)
    _repeat_header(table.rows[0])
    document.add_paragraph()


def _merge_empty(table: Any) -> None:
    """A group's cell spans its rules: the empty cells of the first column belong to the one above."""
    column = table.columns[0].cells
    first = 0
    for number in range(1, len(column) + 1):
        if number == len(column) or column[number].text:
            if number - first > 1:
                merged = column[first].merge(column[number - 1])
                for paragraph in merged.paragraphs[1:]:
                    paragraph._p.getparent().remove(paragraph._p)
            first = number


def _repeat_header(row: Any) -> None:
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _page_number(paragraph: Any) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)
