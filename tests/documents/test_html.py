"""Web pages, and what Word and browsers save as web pages."""

from __future__ import annotations

import pytest

from checker.documents import Document, ReadProblem, read_bytes
from checker.documents.model import BlockKind


def page(body: str, head: str = "", name: str = "plan.html") -> Document:
    text = f"<!DOCTYPE html><html><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>"
    return read_bytes(text.encode(), name)


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks]


def test_paragraphs_headings_and_line_breaks_are_blocks() -> None:
    document = page(
        "<h1>工会工作计划</h1><div>一、指导思想<br>　　坚持依法维权。<p>开好教代会。</p>附则</div>"
    )
    assert texts(document) == ["工会工作计划", "一、指导思想", "坚持依法维权。", "开好教代会。", "附则"]
    assert (document.blocks[0].kind, document.blocks[0].level) == (BlockKind.HEADING, 1)
    assert {block.kind for block in document.blocks[1:]} == {BlockKind.PARAGRAPH}


def test_inline_marks_do_not_break_a_line_and_source_lines_do_not_part_chinese() -> None:
    document = page("<p>坚持<b>依法</b>维\n   权，<a href='x'>办好</a>\n实事 and\nmore words</p>")
    assert texts(document) == ["坚持依法维权，办好实事 and more words"]


@pytest.mark.parametrize(
    ("style", "labels"),
    [
        ("", ["1.", "2."]),
        ("type='a'", ["a.", "b."]),
        ("style='list-style-type: cjk-ideographic'", ["一、", "二、"]),
        ("style='list-style: simp-chinese-informal inside' start=3", ["三、", "四、"]),
        ("style='list-style-type:cjk-heavenly-stem'", ["甲、", "乙、"]),
        ("style='list-style:none'", [None, None]),
        ("reversed", ["2.", "1."]),
    ],
)
def test_numbers_of_lists_are_written_out(style: str, labels: list[str | None]) -> None:
    blocks = page(f"<ol {style}><li>工会</li><li>计划</li></ol>").blocks
    assert [block.number for block in blocks] == labels
    assert all(
        block.kind is BlockKind.LIST_ITEM and block.text.startswith(block.number or "") for block in blocks
    )


def test_lists_within_lists_have_levels_and_count_on() -> None:
    document = page("<ol><li>甲<ol><li>子</li></ol></li><li value=5>乙</li></ol><ul><li>点</li></ul>")
    assert [(block.text, block.level) for block in document.blocks] == [
        ("1. 甲", 1), ("1. 子", 2), ("5. 乙", 1), ("点", 1),
    ]  # fmt: skip


def test_tables_are_rows_with_merged_cells_once() -> None:
    document = page(
        "<table><caption>月度安排</caption><thead><tr><th>月份<th>工作</thead>"
        "<tr><td rowspan=2>三月<td>一、慰问<br>二、<i>评优</i></tr><tr><td>开会</tr>"
        "<tr><td colspan=2>全年</tr></table>"
    )
    assert document.blocks[0].text == "月度安排"
    assert [block.cells for block in document.blocks[1:]] == [
        ("月份", "工作"), ("三月", "一、慰问\n二、评优"), ("开会",), ("全年",),
    ]  # fmt: skip


def test_a_table_that_lays_out_the_page_is_walked_as_text() -> None:
    inner = "<table><tr><td>月份<td>工作</tr></table>"
    document = page(f"<table><tr><td>菜单<td><p>工会计划</p>{inner}</td></tr></table>")
    kinds = [(block.kind, block.text) for block in document.blocks]
    assert kinds == [
        (BlockKind.PARAGRAPH, "菜单"),
        (BlockKind.PARAGRAPH, "工会计划"),
        (BlockKind.TABLE_ROW, "月份 | 工作"),
    ]


def test_what_is_hidden_is_left_out_and_what_is_typed_is_read() -> None:
    document = page(
        "<script>教代会</script><p style='display:none'>经审</p><p hidden>民主管理</p><!-- 评议 -->"
        "<p>看得<span style='visibility: hidden'>不</span>见</p><del>删去</del>"
        "<p>主席：<input value='王红'><input type=hidden value='暗'></p>",
        head="<title>标题</title><style>p{}</style>",
    )
    assert texts(document) == ["看得见", "主席：王红"]


def test_bold_is_told_of_whole_blocks_only() -> None:
    document = page(
        "<p><b>一、指导思想</b></p><p><b>二、</b>目标</p><p style='font-weight:bold'>三、任务</p>"
    )
    assert [block.bold for block in document.blocks] == [True, False, True]


def test_lines_of_preformatted_text_stay_apart() -> None:
    assert texts(page("<pre>一、指导思想\n二、工作目标</pre>")) == ["一、指导思想", "二、工作目标"]


@pytest.mark.parametrize(
    ("encoding", "stated"),
    [("utf-8", "utf-8"), ("gb18030", "gb2312"), ("big5", "big5"), ("gb18030", ""), ("utf-8", "gb2312"),
     ("gb18030", "utf-8"), ("utf-8", "no-such-thing"), ("utf-16", "utf-16")],
)  # fmt: skip
def test_the_encoding_is_what_the_bytes_are_even_where_the_page_errs(encoding: str, stated: str) -> None:
    text = f"<html><head><meta http-equiv=Content-Type content='text/html; charset={stated}'></head>"
    text += "<body><p>本校工作安排，加強民主管理。</p></body></html>"
    assert texts(read_bytes(text.encode(encoding), "plan.htm")) == ["本校工作安排，加強民主管理。"]


def test_a_page_named_doc_is_read_as_what_it_is_with_a_note() -> None:
    word = (
        "<html xmlns:o='urn:schemas-microsoft-com:office:office'><body><p class=MsoNormal>"
        "<![if !supportLists]><span style='mso-list:Ignore'>一、</span><![endif]>指导思想<o:p></o:p></p></body></html>"
    )
    document = read_bytes(word.encode(), "plan.doc")
    assert texts(document) == ["一、指导思想"]
    assert [dict(note.values) for note in document.notes] == [{"named": ".doc", "actual": "html"}]


def test_a_bundle_is_read_from_the_page_it_opens_with() -> None:
    bundle = (
        "From: <Saved by Blink>\r\nSubject: plan\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="B"\r\n\r\n'
        "--B\r\nContent-Type: text/html; charset=gb2312\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        "<html><body><p>=B9=A4=BB=E1=BC=C6=BB=AE</p></body></html>\r\n"
        "--B\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0K\r\n--B--\r\n"
    )
    document = read_bytes(bundle.encode(), "plan.doc")
    assert (texts(document), document.format) == (["工会计划"], "mht")


def test_a_page_without_words_and_a_bundle_without_a_page_are_problems() -> None:
    with pytest.raises(ReadProblem, match="no-content"):
        page("<script>1</script>")
    with pytest.raises(ReadProblem, match="broken"):
        read_bytes(b"MIME-Version: 1.0\r\nContent-Type: image/png\r\n\r\nx", "plan.mht")


def test_depth_beyond_all_measure_is_refused() -> None:
    with pytest.raises(ReadProblem, match="too-large"):
        page("<div>" * 5000 + "x")
