"""One plan, saved by LibreOffice in every format, reads alike: numbers, headings, tables, notes, edges."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from checker.documents import BlockKind, Document, read_bytes
from tests.documents.ooxml import (
    abstract,
    docx_bytes,
    level,
    num,
    numbered,
    p,
    part,
    r,
    style,
    tbl,
    tc,
    tr,
)

Save = Callable[[bytes, str], bytes]
ALL = ("docx", "odt", "rtf", "doc")

STYLES = style("Normal", name="Normal", more='w:type="paragraph" w:default="1"')
STYLES += style("1", name="heading 1", based_on="Normal", ppr='<w:outlineLvl w:val="0"/>', rpr="<w:b/>")
STYLES += style("2", name="heading 2", based_on="Normal", ppr='<w:outlineLvl w:val="1"/>')
NUMBERING = (
    abstract(
        0,
        level(0, "chineseCounting", "%1、"),
        level(1, "chineseCounting", "（%2）"),
        level(2, "decimal", "%3."),
        level(3, "decimalEnclosedCircle", "%4"),
    )
    + abstract(1, level(0, "ideographTraditional", "%1、"))
    + abstract(
        2, level(0, "bullet", "\uf0b7", more='<w:rPr><w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/></w:rPr>')
    )
    + num(1, 0)
    + num(2, 1)
    + num(3, 0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>')
    + num(4, 2)
)
GRID = '<w:tblPr><w:tblW w:w="9000" w:type="dxa"/></w:tblPr><w:tblGrid><w:gridCol w:w="3000"/><w:gridCol w:w="3000"/><w:gridCol w:w="3000"/></w:tblGrid>'


def width(twips: int, more: str = "") -> str:
    return f'<w:tcW w:w="{twips}" w:type="dxa"/>{more}'


def plan() -> bytes:
    one = width(3000)
    table = tbl(
        GRID,
        tr(tc("月份", properties=one), tc("工作", properties=one), tc("负责人", properties=one)),
        tr(tc("一季度", properties=width(6000, '<w:gridSpan w:val="2"/>')), tc("王老师", properties=one)),
        tr(
            tc("四月", properties=width(3000, '<w:vMerge w:val="restart"/>')),
            tc(p("一稿"), p("二稿"), properties=one),
            tc("", properties=one),
        ),
        tr(
            tc("", properties=width(3000, "<w:vMerge/>")),
            tc(numbered("座谈", 2), properties=one),
            tc("李老师", properties=one),
        ),
    )
    body = (
        p(r("育才小学工会工作计划", "<w:b/>"))
        + numbered("指导思想", 1, 0, '<w:pStyle w:val="1"/>')
        + p("坚持", r("以人为本", "<w:b/>"), "，服务", '<w:r><w:tab/></w:r>', "职工。")
        + numbered("主要工作", 1, 0, '<w:pStyle w:val="1"/>')
        + numbered("维护权益", 1, 1, '<w:pStyle w:val="2"/>')
        + numbered("召开教代会", 1, 2)
        + numbered("经费审查", 1, 2)
        + numbered("公开账目", 1, 3)
        + numbered("建设队伍", 1, 1)
        + numbered("选举代表", 1, 2)
        + numbered("一项", 2)
        + numbered("二项", 2)
        + numbered("要点", 4)
        + numbered("另起", 3)
        + p(r("第一行"), "<w:r><w:br/></w:r>", r("第二行"))
        + p("甲", r("看不见", "<w:vanish/>"), "乙", '<w:del w:id="1" w:author="a" w:date="2025-01-01T00:00:00Z"><w:r><w:delText>旧</w:delText></w:r></w:del>',
            '<w:ins w:id="2" w:author="a" w:date="2025-01-01T00:00:00Z">' + r("新") + "</w:ins>")
        + p("生僻字𠮷和①②", '<w:r><w:footnoteReference w:id="2"/></w:r>', "。")
        + p("第", '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> NUMPAGES </w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>', "页")
        + table
        + p("2025年2月10日")
        + '<w:sectPr><w:headerReference w:type="default" r:id="h1"/><w:footerReference w:type="default" r:id="f1"/></w:sectPr>'
    )  # fmt: skip
    notes = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
        for number, kind in enumerate(("separator", "continuationSeparator"))
    )
    notes += f'<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r>{r("脚注一条")}</w:p></w:footnote>'
    return docx_bytes(
        body,
        styles=STYLES,
        numbering=NUMBERING,
        parts={
            "word/header1.xml": part("w:hdr", p("页眉文字")),
            "word/footer1.xml": part("w:ftr", p("页脚文字")),
            "word/footnotes.xml": part("w:footnotes", notes),
        },
        related={
            "h1": ("header", "header1.xml"),
            "f1": ("footer", "footer1.xml"),
            "n1": ("footnotes", "footnotes.xml"),
        },
    )


EXPECTED = [
    "育才小学工会工作计划",
    "一、指导思想",
    "坚持以人为本，服务\t职工。",
    "二、主要工作",
    "（一）维护权益",
    "1. 召开教代会",
    "2. 经费审查",
    "① 公开账目",
    "（二）建设队伍",
    "1. 选举代表",
    "甲、一项",
    "乙、二项",
    "• 要点",
    "一、另起",
    "第一行\n第二行",
    "甲乙新",
    "生僻字𠮷和①②。",
    "脚注一条",
    "第1页",
    "月份 | 工作 | 负责人",
    "一季度 |  | 王老师",
    "四月 | 一稿\n二稿 | ",
    " | 甲、座谈 | 李老师",
    "2025年2月10日",
    "页眉文字",
    "页脚文字",
]


def test_the_plan_itself() -> None:
    assert [block.text for block in read_bytes(plan(), "plan.docx").blocks] == [
        text.replace("甲、座谈", "丙、座谈") for text in EXPECTED
    ]


@pytest.fixture(params=ALL)
def document(request: pytest.FixtureRequest, saved_as: Save) -> Document:
    return read_bytes(saved_as(plan(), request.param), f"plan.{request.param}")


def test_every_format_tells_the_same_texts_in_order(document: Document) -> None:
    found = [block.text for block in document.blocks]
    assert [text.replace("甲、座谈", "丙、座谈") for text in found] == [
        text.replace("甲、座谈", "丙、座谈") for text in EXPECTED
    ]


def test_every_format_tells_headings_numbers_and_cells(document: Document) -> None:
    by_text = {block.text: block for block in document.blocks}
    heading, item, row = by_text["（一）维护权益"], by_text["2. 经费审查"], by_text["一季度 |  | 王老师"]
    assert (heading.kind, heading.level, heading.number) == (BlockKind.HEADING, 2, "（一）")
    assert (item.kind, item.level, item.number) == (BlockKind.LIST_ITEM, 3, "2.")
    assert (row.kind, row.cells, row.table) == (BlockKind.TABLE_ROW, ("一季度", "", "王老师"), 1)
    assert by_text["页眉文字"].kind is BlockKind.HEADER
    assert by_text["脚注一条"].kind is BlockKind.FOOTNOTE


def test_every_format_knows_bold_paragraphs(document: Document) -> None:
    bold = [block.text for block in document.blocks if block.bold]
    assert "育才小学工会工作计划" in bold
    assert "一、指导思想" in bold
    assert not any("以人为本" in text for text in bold)
