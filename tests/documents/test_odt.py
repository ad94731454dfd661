"""OpenDocument texts, written part by part. Whole ones made by LibreOffice: test_office_formats.py."""

from __future__ import annotations

import pytest

from checker.documents import DEFAULT_LIMITS, Block, Limits, ReadProblem, odt
from tests.documents.ooxml import zipped

NAMESPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"), ("draw", "drawing"),
        ("fo", "xsl-fo-compatible"),
    )
)  # fmt: skip
NAMESPACES += ' xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"'


def odt_bytes(body: str, automatic: str = "", styles: str = "", manifest: str = "<a/>") -> bytes:
    content = (
        f"<office:document-content {NAMESPACES}><office:automatic-styles>{automatic}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": content,
            "styles.xml": f"<office:document-styles {NAMESPACES}>{styles}</office:document-styles>",
            "META-INF/manifest.xml": manifest,
        }
    )


def blocks(body: str, automatic: str = "", styles: str = "") -> tuple[Block, ...]:
    return odt.read(odt_bytes(body, automatic, styles), "plan.odt", DEFAULT_LIMITS).blocks


def texts(body: str, automatic: str = "", styles: str = "") -> list[str]:
    return [block.text for block in blocks(body, automatic, styles)]


def p(inner: str, style: str = "") -> str:
    return f'<text:p text:style-name="{style}">{inner}</text:p>'


def level(number: int, form: str, suffix: str = "、", more: str = "") -> str:
    return f'<text:list-level-style-number text:level="{number}" style:num-format="{form}" style:num-suffix="{suffix}" {more}/>'


def listed(*items: str, attributes: str = 'text:style-name="L"') -> str:
    inner = "".join(f"<text:list-item>{item}</text:list-item>" for item in items)
    return f"<text:list {attributes}>{inner}</text:list>"


def list_style(*levels: str, name: str = "L") -> str:
    return f'<text:list-style style:name="{name}">{"".join(levels)}</text:list-style>'


def test_white_space_and_signs() -> None:
    assert texts(p('  A \n B<text:s text:c="2"/>C<text:tab/>D<text:line-break/>E ')) == ["A B  C\tD\nE"]


def test_spans_links_and_ruby() -> None:
    ruby = "<text:ruby><text:ruby-base>拼</text:ruby-base><text:ruby-text>pīn</text:ruby-text></text:ruby>"
    assert texts(p(f"前<text:span>中<text:a>链</text:a></text:span>{ruby}后")) == ["前中链拼后"]


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("一, 二, 三, ...", "一、 二、"), ("壹, 贰, 叁, ...", "壹、 贰、"), ("甲, 乙, 丙, ...", "甲、 乙、"),
        ("子, 丑, 寅, ...", "子、 丑、"), ("①, ②, ③, ...", "①、 ②、"), ("１, ２, ３, ...", "１、 ２、"),
        ("1", "1、 2、"), ("a", "a、 b、"), ("I", "I、 II、"), ("01, 02, 03, ...", "01、 02、"), ("", "、 、"),
    ],
)  # fmt: skip
def test_number_formats(form: str, expected: str) -> None:
    found = blocks(listed(p("甲文"), p("乙文")), list_style(level(1, form)))
    assert " ".join(str(block.number) for block in found) == expected


def test_levels_show_the_numbers_above_them() -> None:
    styles = list_style(
        level(1, "1", "."),
        level(2, "1", ".", 'text:display-levels="2"'),
        level(3, "一", "", 'loext:num-list-format="（%3%）"'),
    )
    body = listed(
        p("A") + listed(p("B") + listed(p("C"), attributes=""), p("D"), attributes=""),
        p("E") + listed(p("F"), attributes=""),
    )
    assert [(block.text, block.level) for block in blocks(body, styles)] == [
        ("1. A", 1), ("1.1. B", 2), ("（一）C", 3), ("1.2. D", 2), ("2. E", 1), ("2.1. F", 2),
    ]  # fmt: skip


def test_lists_begin_anew_or_go_on() -> None:
    style = list_style(level(1, "1", "."))
    go_on = 'text:style-name="L" text:continue-numbering="true"'
    by_id = 'text:style-name="L" text:continue-list="a"'
    body = (
        listed(p("A"), p("B"), attributes='text:style-name="L" xml:id="a"')
        + p("-")
        + listed(p("C"), attributes=go_on)
    )
    body += listed(p("D")) + listed(p("E"), attributes=by_id)
    body += (
        '<text:list text:style-name="L"><text:list-item text:start-value="7">'
        + p("F")
        + "</text:list-item></text:list>"
    )
    assert texts(body, style) == ["1. A", "2. B", "-", "3. C", "1. D", "4. E", "7. F"]


def test_second_paragraph_and_head_of_a_list_have_no_number() -> None:
    head = f"<text:list text:style-name='L'><text:list-header>{p('头')}</text:list-header><text:list-item>{p('A')}{p('B')}</text:list-item></text:list>"
    assert texts(head, list_style(level(1, "1", "."))) == ["头", "1. A", "B"]


def test_bullets() -> None:
    style = list_style(
        '<text:list-level-style-bullet text:level="1" text:bullet-char="\uf0b7"><style:text-properties fo:font-family="Symbol"/></text:list-level-style-bullet>'
    )
    assert texts(listed(p("A")), style) == ["• A"]


def test_headings_count_by_the_outline() -> None:
    outline = (
        '<office:styles><text:outline-style><text:outline-level-style text:level="1" style:num-format="一" style:num-suffix="、"/>'
        '<text:outline-level-style text:level="2" style:num-format=""/></text:outline-style></office:styles>'
    )
    body = '<text:h text:outline-level="1">A</text:h><text:h text:outline-level="2">B</text:h><text:h text:outline-level="1">C</text:h>'
    assert [(block.text, block.kind.value, block.level, block.number) for block in blocks(body, styles=outline)] == [
        ("一、A", "heading", 1, "一、"), ("B", "heading", 2, None), ("二、C", "heading", 1, "二、"),
    ]  # fmt: skip


def test_hidden_text_bold_and_what_styles_inherit() -> None:
    styles = (
        '<style:style style:name="Head" style:family="paragraph"><style:text-properties fo:font-weight="bold"/></style:style>'
        '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Head"/>'
        '<style:style style:name="T1" style:family="text"><style:text-properties text:display="none"/></style:style>'
        '<style:style style:name="T2" style:family="text"><style:text-properties fo:font-weight="normal"/></style:style>'
    )
    body = p('全<text:span text:style-name="T1">藏</text:span>黑', "P1") + p(
        '半<text:span text:style-name="T2">细</text:span>', "P1"
    )
    body += '<text:section text:display="none"><text:p>藏</text:p></text:section><text:section><text:p>见</text:p></text:section>'
    assert [(block.text, block.bold) for block in blocks(body, styles)] == [
        ("全黑", True),
        ("半细", False),
        ("见", False),
    ]


def test_tracked_deletions_comments_and_notes() -> None:
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>旧</text:p></text:deletion></text:changed-region></text:tracked-changes>"
        + p('甲<text:change text:change-id="x"/><office:annotation><text:p>批注</text:p></office:annotation>'
            '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>脚注</text:p></text:note-body></text:note>'
            '<text:note text:note-class="endnote"><text:note-body><text:p>尾注</text:p></text:note-body></text:note>乙')
        + p("丙")
    )  # fmt: skip
    assert [(block.kind.value, block.text) for block in blocks(body)] == [
        ("paragraph", "甲乙"), ("footnote", "脚注"), ("paragraph", "丙"), ("footnote", "尾注"),
    ]  # fmt: skip


def test_text_boxes_and_shapes_after_their_paragraph() -> None:
    box = "<draw:frame><draw:text-box><text:p>框</text:p></draw:text-box></draw:frame>"
    shape = "<draw:custom-shape><text:p>形</text:p></draw:custom-shape>"
    assert texts(box + p(f"前{box}{shape}后")) == ["框", "前后", "框", "形"]


def cell(inner: str, attributes: str = "") -> str:
    return f"<table:table-cell {attributes}>{inner}</table:table-cell>"


def row(*cells: str, attributes: str = "") -> str:
    return f"<table:table-row {attributes}>{''.join(cells)}</table:table-row>"


COVERED = "<table:covered-table-cell/>"


def test_tables_with_merged_repeated_and_nested_cells() -> None:
    nested = f"<table:table>{row(cell(p('x')), cell(p('y')))}</table:table>"
    body = (
        "<table:table>"
        + f"<table:table-header-rows>{row(cell(p('月')), cell(p('事')), cell(p('人')))}</table:table-header-rows>"
    )
    body += row(cell(p("宽"), 'table:number-columns-spanned="2"'), COVERED, cell(p("王")))
    body += row(
        cell(p("高"), 'table:number-rows-spanned="2"'),
        cell(p("尾"), 'table:number-columns-spanned="2"'),
        COVERED,
    )
    body += row(COVERED, cell(nested), cell(""))
    body += row(
        cell(p("同"), 'table:number-columns-repeated="3"'), attributes='table:number-rows-repeated="2"'
    )
    body += row(cell(p("藏")), cell(p("行")), attributes='table:visibility="collapse"') + "</table:table>"
    assert [block.cells for block in blocks(body)] == [
        ("月", "事", "人"), ("宽", "", "王"), ("高", "尾"), ("", "x | y", ""), ("同", "同", "同"), ("同", "同", "同"),
    ]  # fmt: skip


def test_page_headers_and_footers() -> None:
    styles = (
        "<office:master-styles><style:master-page><style:header><text:p>头</text:p></style:header>"
        '<style:header-left style:display="false"><text:p>左</text:p></style:header-left>'
        "<style:footer><text:p>脚</text:p></style:footer></style:master-page></office:master-styles>"
    )
    assert [(block.kind.value, block.text) for block in blocks(p("正文"), styles=styles)] == [
        ("paragraph", "正文"), ("header", "头"), ("footer", "脚"),
    ]  # fmt: skip


def test_what_ends_in_a_problem() -> None:
    def code(data: bytes, limits: Limits = DEFAULT_LIMITS) -> str:
        with pytest.raises(ReadProblem) as problem:
            odt.read(data, "plan.odt", limits)
        return problem.value.code

    assert code(odt_bytes(p("A"), manifest="<m:manifest><m:encryption-data/></m:manifest>")) == "encrypted"
    assert code(zipped({"content.xml": "<a/>"})) == "broken"
    assert code(odt_bytes("<text:p>")) == "broken"
    assert code(odt_bytes(p(""))) == "no-content"
    endless = f"<table:table>{row(cell(p('A')), attributes='table:number-rows-repeated=' + chr(34) + '900000000' + chr(34))}</table:table>"
    assert code(odt_bytes(endless)) == "too-large"
    assert code(odt_bytes("<text:section>" * 3_000 + p("A") + "</text:section>" * 3_000)) == "too-large"
    assert (
        len(odt.read(odt_bytes(p('A<text:s text:c="999999999"/>B')), "x", DEFAULT_LIMITS).blocks[0].text)
        < 2_000
    )
