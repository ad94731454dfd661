"""Automatic numbers of Word files: written out as the page shows them."""

from __future__ import annotations

import pytest

from checker.documents import BlockKind
from tests.documents.ooxml import abstract, blocks_of, docx_bytes, level, num, numbered, p, style, texts_of

OFFICIAL = abstract(
    0, level(0, "chineseCountingThousand", "%1、"), level(1, "chineseCountingThousand", "（%2）"), level(2, "decimal", "%3."),
    level(3, "decimal", "（%4）"),
)  # fmt: skip


def labels(body: str, numbering: str, styles: str | None = None) -> list[str | None]:
    return [block.number for block in blocks_of(docx_bytes(body, numbering=numbering, styles=styles))]


def test_levels_of_an_official_document() -> None:
    body = "".join(numbered("文", 1, ilvl) for ilvl in (0, 1, 1, 2, 2, 3, 0, 1, 2))
    blocks = blocks_of(docx_bytes(body, numbering=OFFICIAL + num(1, 0)))
    assert [block.text for block in blocks] == [
        "一、文", "（一）文", "（二）文", "1. 文", "2. 文", "（1）文", "二、文", "（一）文", "1. 文",
    ]  # fmt: skip
    assert (blocks[3].kind, blocks[3].number, blocks[3].level) == (BlockKind.LIST_ITEM, "1.", 3)


@pytest.mark.parametrize(
    ("number_format", "expected"),
    [
        ("chineseCounting", "一 二 十 十一 二十"),
        ("chineseCountingThousand", "一 二 十 十一 二十"),
        ("taiwaneseCountingThousand", "一 二 十 十一 二十"),
        ("taiwaneseCounting", "一 二 十 十一 二十"),
        ("japaneseCounting", "一 二 十 十一 二十"),
        ("ideographDigital", "一 二 一〇 一一 二〇"),
        ("chineseLegalSimplified", "壹 贰 壹拾 壹拾壹 贰拾"),
        ("ideographLegalTraditional", "壹 貳 壹拾 壹拾壹 貳拾"),
        ("ideographTraditional", "甲 乙 癸 11 20"),
        ("ideographZodiac", "子 丑 酉 戌 20"),
        ("ideographZodiacTraditional", "甲子 乙丑 癸酉 甲戌 癸未"),
        ("ideographEnclosedCircle", "㊀ ㊁ ㊉ 11 20"),
        ("decimalEnclosedCircle", "① ② ⑩ ⑪ ⑳"),
        ("decimalEnclosedCircleChinese", "① ② ⑩ ⑪ ⑳"),
        ("decimalEnclosedFullstop", "⒈ ⒉ ⒑ ⒒ ⒛"),
        ("decimalEnclosedParen", "⑴ ⑵ ⑽ ⑾ ⒇"),
        ("decimalFullWidth", "１ ２ １０ １１ ２０"),
        ("decimalZero", "01 02 10 11 20"),
        ("lowerLetter", "a b j k t"),
        ("upperLetter", "A B J K T"),
        ("lowerRoman", "i ii x xi xx"),
        ("upperRoman", "I II X XI XX"),
        ("ordinal", "1st 2nd 10th 11th 20th"),
        ("numberInDash", "- 1 - - 2 - - 10 - - 11 - - 20 -"),
        ("somethingNew", "1 2 10 11 20"),
    ],
)
def test_number_formats(number_format: str, expected: str) -> None:
    found = labels(
        "".join(numbered("文", 1) for _ in range(20)), abstract(0, level(0, number_format, "%1")) + num(1, 0)
    )
    assert " ".join(str(found[index - 1]) for index in (1, 2, 10, 11, 20)) == expected


def test_custom_format_with_zeros() -> None:
    custom = (
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><mc:AlternateContent><mc:Choice Requires="w14">'
        '<w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/>'
        '</mc:Fallback></mc:AlternateContent><w:lvlText w:val="%1"/></w:lvl>'
    )
    assert labels(numbered("文", 1) + numbered("文", 1), abstract(0, custom) + num(1, 0)) == ["001", "002"]


@pytest.mark.parametrize(
    ("pattern", "suffix", "text"),
    [
        ("%1、", "", "1、文"),
        ("（%1）", "", "（1）文"),
        ("%1)", "", "1)文"),
        ("%1．", "", "1．文"),
        ("%1.", "", "1. 文"),
        ("第%1章", '<w:suff w:val="space"/>', "第1章 文"),
        ("第%1章", '<w:suff w:val="nothing"/>', "第1章文"),
    ],
)
def test_space_between_number_and_text(pattern: str, suffix: str, text: str) -> None:
    data = docx_bytes(
        numbered("文", 1), numbering=abstract(0, level(0, "decimal", pattern, more=suffix)) + num(1, 0)
    )
    assert texts_of(data) == [text]


def test_compound_and_legal_numbers() -> None:
    legal = level(1, "decimal", "%1.%2", more="<w:isLgl/>")
    numbering = abstract(
        0, level(0, "chineseCounting", "第%1章"), legal, level(2, "decimal", "%1.%2.%3")
    ) + num(1, 0)
    body = "".join(numbered("文", 1, ilvl) for ilvl in (0, 1, 2, 0, 1, 1))
    assert labels(body, numbering) == ["第一章", "1.1", "一.1.1", "第二章", "2.1", "2.2"]


def test_two_lists_of_one_definition_count_on_unless_restarted() -> None:
    restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    numbering = OFFICIAL + num(1, 0) + num(2, 0) + num(3, 0, restart)
    body = "".join(numbered("文", num_id) for num_id in (1, 1, 2, 3, 3, 1))
    assert labels(body, numbering) == ["一、", "二、", "三、", "一、", "二、", "三、"]


def test_start_and_a_level_replaced_for_one_list() -> None:
    other = f'<w:lvlOverride w:ilvl="0">{level(0, "upperLetter", "%1.", start=3)}</w:lvlOverride>'
    numbering = (
        abstract(0, level(0, "decimal", "%1.", start=5))
        + abstract(1, level(0, "decimal", "%1."))
        + num(1, 0)
        + num(2, 1, other)
    )
    assert labels("".join(numbered("文", num_id) for num_id in (1, 1, 2, 2)), numbering) == [
        "5.",
        "6.",
        "C.",
        "D.",
    ]


def test_level_that_does_not_restart() -> None:
    numbering = abstract(
        0, level(0, "decimal", "%1."), level(1, "decimal", "(%2)", more='<w:lvlRestart w:val="0"/>')
    ) + num(1, 0)
    assert labels("".join(numbered("文", 1, ilvl) for ilvl in (0, 1, 1, 0, 1)), numbering) == [
        "1.",
        "(1)",
        "(2)",
        "2.",
        "(3)",
    ]


def test_number_inherited_from_a_heading_style() -> None:
    numbering = (
        abstract(0, level(0, "chineseCounting", "%1、", more='<w:pStyle w:val="1"/>'), level(1, "chineseCounting", "（%2）", more='<w:pStyle w:val="2"/>'))
        + num(4, 0)
    )  # fmt: skip
    link = '<w:numPr><w:numId w:val="4"/></w:numPr><w:outlineLvl w:val="{}"/>'
    styles = style("1", name="heading 1", ppr=link.format(0)) + style(
        "2", name="heading 2", ppr=link.format(1)
    )
    styles += style("Own", based_on="1")
    body = "".join(p("目标", properties=f'<w:pStyle w:val="{name}"/>') for name in ("1", "2", "2", "Own"))
    body += p("不编号", properties='<w:pStyle w:val="1"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    blocks = blocks_of(docx_bytes(body, numbering=numbering, styles=styles))
    assert [block.text for block in blocks] == ["一、目标", "（一）目标", "（二）目标", "二、目标", "不编号"]
    assert {block.kind for block in blocks} == {BlockKind.HEADING}


def test_definition_that_stands_with_a_list_style() -> None:
    link = abstract(0, more='<w:numStyleLink w:val="Official"/>')
    numbering = (
        link
        + abstract(1, level(0, "chineseCounting", "%1、"), more='<w:styleLink w:val="Official"/>')
        + num(1, 0)
        + num(2, 1)
    )
    styles = style("Official", ppr='<w:numPr><w:numId w:val="2"/></w:numPr>', more='w:type="numbering"')
    assert labels(numbered("文", 1) + numbered("文", 2), numbering, styles) == ["一、", "二、"]


def test_bullets_are_shown_as_the_page_shows_them() -> None:
    def point(ilvl: int, char: str, font: str) -> str:
        fonts = f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"/></w:rPr>'
        return level(ilvl, "bullet", char).replace("</w:lvl>", f"{fonts}</w:lvl>")

    numbering = abstract(
        0,
        point(0, "\uf0b7", "Symbol"),
        point(1, "\uf06c", "Wingdings"),
        point(2, "o", "Courier New"),
        point(3, "\uf034", "Webdings"),
    ) + num(1, 0)
    data = docx_bytes("".join(numbered("文", 1, ilvl) for ilvl in range(4)), numbering=numbering)
    assert texts_of(data) == ["• 文", "● 文", "o 文", "• 文"]


def test_empty_numbered_paragraph_counts_hidden_and_deleted_ones_do_not() -> None:
    styles = style("Hidden", rpr="<w:vanish/>")
    mark = "<w:rPr><w:del/></w:rPr>"
    body = numbered("文", 1) + numbered("", 1) + numbered("藏", 1, properties='<w:pStyle w:val="Hidden"/>')
    body += numbered("", 1).replace("</w:pPr>", f"{mark}</w:pPr>") + numbered("文", 1)
    assert labels(body, OFFICIAL + num(1, 0), styles) == ["一、", "三、"]


def test_numbers_without_definitions_are_left_out() -> None:
    assert texts_of(docx_bytes(numbered("文", 1))) == ["文"]
    assert texts_of(docx_bytes(numbered("文", 9) + numbered("文", 1, 7), numbering=OFFICIAL + num(1, 0))) == [
        "文",
        "文",
    ]
    gone = docx_bytes(numbered("文", 1), related={"rId1": ("numbering", "numbering.xml")})
    assert texts_of(gone) == ["文"]


@pytest.mark.parametrize(
    "number_format", ["upperRoman", "lowerLetter", "chineseCounting", "decimalEnclosedCircle"]
)
def test_absurd_start_makes_no_endless_label(number_format: str) -> None:
    numbering = abstract(0, level(0, number_format, "%1.", start=900_000_000)) + num(1, 0)
    (label,) = labels(numbered("文", 1), numbering)
    assert label is not None
    assert len(label) < 20
