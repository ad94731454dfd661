#!/usr/bin/env python3
"""Makes the sample plans that stand beside this script. Invented schools, invented people.

    python samples/make_samples.py                  make them all anew, here
    python samples/make_samples.py --into FOLDER    somewhere else
    python samples/make_samples.py --no-pdf         without the PDF files (they need LibreOffice)

Run again it gives the same bytes: dates and identifiers are fixed. The PDF files are printed by LibreOffice
with the fonts of this machine, so another machine gives other bytes, though the same words.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

import texts_pdf
import texts_plain
import texts_word
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt

MADE_ON = datetime(2026, 1, 1)
OF_WINDOWS = ("宋体", "黑体")  # for text, for headings: what a school's computer has
TO_PRINT_WITH = ("Noto Serif CJK SC", "Noto Sans CJK SC")  # the package fonts-noto-cjk

# the three levels that Word counts by itself: 一、 (heading 1), （一） (heading 2), 1. (items)
LEVELS = [
    ("chineseCountingThousand", "%1、", "Heading1"),
    ("chineseCountingThousand", "（%2）", "Heading2"),
    ("decimal", "%3.", None),
]


def word(text: str, *, running_header: str = "", fonts: tuple[str, str] = OF_WINDOWS) -> bytes:
    """A text as a Word file; with a running header it gets page numbers too."""
    document = Document()
    lay_out(document, *fonts)
    if any(line.startswith("# ") for line in text.splitlines()):
        number_headings(document)
    title, *lines = text.strip().splitlines()
    centred = document.add_paragraph(style="Title")
    centred.add_run(title)
    rows: list[list[str]] = []
    for line in lines:
        if line.startswith("|"):
            rows.append([cell.strip() for cell in line.strip("|").split("|")])
            continue
        if rows:
            add_table(document, rows)
            rows = []
        add_paragraph(document, line)
    if running_header:
        add_running_lines(document, running_header)
    document.core_properties.title = title
    return fixed(document)


def lay_out(document: Any, body_font: str, heading_font: str) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.8)
    for name, font, size in [
        ("Normal", body_font, 12), ("Title", heading_font, 18), ("Heading 1", heading_font, 14),
        ("Heading 2", body_font, 12),
    ]:  # fmt: skip
        style = document.styles[name]
        style.font.size, style.font.name = Pt(size), font
        style.font.color.rgb = None
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for attribute in [a for a in fonts.attrib if "Theme" in a]:
            del fonts.attrib[attribute]
        for script in ("w:eastAsia", "w:ascii", "w:hAnsi"):
            fonts.set(qn(script), font)
    document.styles["Normal"].paragraph_format.line_spacing = 1.35
    document.styles["Normal"].paragraph_format.space_after = Pt(0)
    document.styles["Title"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    border = document.styles["Title"].element.pPr.find(qn("w:pBdr"))
    if border is not None:
        border.getparent().remove(border)


def number_headings(document: Any) -> None:
    """Let the heading styles carry Word's automatic numbers, as a school's template does."""
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{fmt}"/>'
        + (f'<w:pStyle w:val="{style}"/>' if style else "")
        + f'<w:suff w:val="nothing"/><w:lvlText w:val="{shape}"/><w:lvlJc w:val="left"/></w:lvl>'
        for level, (fmt, shape, style) in enumerate(LEVELS)
    )
    numbering = document.part.numbering_part.element
    for child in list(numbering):
        numbering.remove(child)
    multi = '<w:multiLevelType w:val="multilevel"/>'
    numbering.append(
        parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="1">{multi}{levels}</w:abstractNum>')
    )
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="1"><w:abstractNumId w:val="1"/></w:num>'))
    for level, (_, _, style_id) in enumerate(LEVELS):
        if style_id:
            style = document.styles[style_id.replace("Heading", "Heading ")]
            style.element.get_or_add_pPr().append(number_reference(level))


def number_reference(level: int) -> Any:
    inner = f'<w:ilvl w:val="{level}"/><w:numId w:val="1"/>'
    return parse_xml(f"<w:numPr {nsdecls('w')}>{inner}</w:numPr>")


def add_paragraph(document: Any, line: str) -> None:
    if line.startswith("# "):
        document.add_paragraph(line[2:], style="Heading 1")
    elif line.startswith("## "):
        document.add_paragraph(line[3:], style="Heading 2")
    elif re.match(r"\d\) ", line):
        paragraph = document.add_paragraph(line[3:])
        paragraph._p.get_or_add_pPr().append(number_reference(2))
    elif line.startswith("> "):
        document.add_paragraph(line[2:]).alignment = WD_ALIGN_PARAGRAPH.RIGHT
    else:
        document.add_paragraph(line).paragraph_format.first_line_indent = Pt(24)


def add_table(document: Any, rows: list[list[str]]) -> None:
    table = document.add_table(rows=0, cols=len(rows[0]), style="Table Grid")
    for texts in rows:
        for cell, text in zip(table.add_row().cells, texts, strict=True):
            cell.text = text
    for row in table.rows:
        row._tr.get_or_add_trPr().append(parse_xml(f"<w:cantSplit {nsdecls('w')}/>"))
    table.rows[0]._tr.trPr.append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))  # repeated on every page
    widest = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    whole = Cm(15.4)
    shares = [min(max(width + 1, 5), 24) for width in widest]
    for column, share in zip(table.columns, shares, strict=True):
        column.width = int(whole * share / sum(shares))
        for cell in column.cells:
            cell.width = column.width


def add_running_lines(document: Any, header: str) -> None:
    section = document.sections[0]
    top, bottom = section.header.paragraphs[0], section.footer.paragraphs[0]
    top.text = header
    top.alignment = bottom.alignment = WD_ALIGN_PARAGRAPH.CENTER
    bottom.add_run("第 ")
    bottom._p.append(
        parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>')
    )
    bottom.add_run(" 页")


def fixed(document: Any) -> bytes:
    """The file's bytes, without a trace of when it was made."""
    properties = document.core_properties
    properties.author = properties.last_modified_by = "plancheck samples"
    properties.comments = ""
    properties.created = properties.modified = MADE_ON
    first = BytesIO()
    document.save(first)
    second = BytesIO()
    with zipfile.ZipFile(first) as source, zipfile.ZipFile(second, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            if name != "docProps/thumbnail.jpeg":
                member = zipfile.ZipInfo(name, date_time=MADE_ON.timetuple()[:6])
                target.writestr(member, source.read(name), zipfile.ZIP_DEFLATED)
    return second.getvalue()


def printed(text: str, *, running_header: str = "") -> bytes:
    """A text as a PDF file, as if printed from Word: real characters, pages with a header and a number."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        raise SystemExit(
            "The PDF samples are printed by LibreOffice, which is not here: install it, or use --no-pdf."
        )
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "plan.docx"
        source.write_bytes(word(text, running_header=running_header, fonts=TO_PRINT_WITH))
        profile = f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}"
        subprocess.run(
            [program, profile, "--headless", "--convert-to", "pdf", "--outdir", folder, str(source)],
            check=True, capture_output=True, timeout=300,
        )  # fmt: skip
        return without_moment(source.with_suffix(".pdf").read_bytes())


def without_moment(pdf: bytes) -> bytes:
    """The same PDF with a fixed date and identifier, each as long as before, so that no offset moves."""
    date = MADE_ON.strftime("%Y%m%d%H%M%S").encode()
    pdf = re.sub(
        rb"(/CreationDate\(D:)\d{14}[^)]*\)", lambda m: m[1] + date + b"Z" + m[0][len(m[1]) + 15 :], pdf
    )
    pdf = re.sub(rb"<[0-9A-F]{32}>", b"<" + b"0" * 32 + b">", pdf)
    return re.sub(rb"(/DocChecksum /)[0-9A-F]{32}", rb"\g<1>" + b"0" * 32, pdf)


def plain(text: str, *, encoding: str) -> bytes:
    """A text file as Windows' editor saves it."""
    return text.strip().replace("\n", "\r\n").encode(encoding)


@dataclass(frozen=True)
class Sample:
    name: str
    text: str
    made: Callable[[str], bytes]


SAMPLES = [
    Sample("青禾路小学2026年度工会工作计划.docx", texts_word.QINGHE, word),
    Sample("云溪中学工会工作计划（2026—2027学年）.docx", texts_word.YUNXI, word),
    Sample("东篱小学工会2026年工作计划.docx", texts_word.DONGLI, word),
    Sample("白杨中学工会计划（定稿）.docx", texts_word.BAIYANG, word),
    Sample("红星小学2026年秋季学期工会工作计划.docx", texts_word.HONGXING, word),
    Sample(
        "临湖中学2026年度工会工作计划.pdf",
        texts_pdf.LINHU,
        partial(printed, running_header="临湖中学工会文件"),
    ),
    Sample("望江职业学校2026年工会工作计划.pdf", texts_pdf.WANGJIANG, printed),
    Sample("杏林路小学工会计划2026春.pdf", texts_pdf.XINGLIN, printed),
    Sample("石榴园幼儿园工会计划2026.txt", texts_plain.SHILIU, partial(plain, encoding="utf-8")),
    Sample("第二实验学校工会计划.txt", texts_plain.TEMPLATE, partial(plain, encoding="utf-8-sig")),
    Sample("培英學校2026年度工會工作計劃.txt", texts_plain.PEIYING, partial(plain, encoding="big5")),
    Sample("柳林村小学.txt", texts_plain.LIULIN, partial(plain, encoding="gb18030")),
]


def main() -> None:
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    arguments.add_argument("--into", type=Path, default=Path(__file__).parent, metavar="FOLDER")
    arguments.add_argument("--no-pdf", action="store_true")
    use = arguments.parse_args()
    use.into.mkdir(parents=True, exist_ok=True)
    for sample in SAMPLES:
        if not (use.no_pdf and sample.name.endswith(".pdf")):
            (use.into / sample.name).write_bytes(sample.made(sample.text))
            print(sample.name)


if __name__ == "__main__":
    main()
