"""Tables of Word files: a row a block, each text once, cells under their headings."""

from __future__ import annotations

import pytest

from checker.documents import BlockKind, Limits, ReadProblem
from tests.documents.ooxml import (
    abstract,
    blocks_of,
    docx_bytes,
    level,
    num,
    numbered,
    p,
    r,
    tbl,
    tc,
    texts,
    tr,
)

SPAN = '<w:gridSpan w:val="{}"/>'
RESTART, CONTINUE = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def rows(*table_rows: str) -> list[tuple[str, ...]]:
    return [block.cells for block in blocks_of(docx_bytes(tbl(*table_rows)))]


def test_rows_are_blocks_with_cells_and_table_number() -> None:
    blocks = blocks_of(
        docx_bytes(p("前") + tbl(tr("月份", "工作"), tr("3月", "")) + p("中") + tbl(tr("甲", "乙")))
    )
    assert [(block.kind.value, block.text, block.cells, block.table) for block in blocks] == [
        ("paragraph", "前", (), None),
        ("table-row", "月份 | 工作", ("月份", "工作"), 1),
        ("table-row", "3月 | ", ("3月", ""), 1),
        ("paragraph", "中", (), None),
        ("table-row", "甲 | 乙", ("甲", "乙"), 2),
    ]


def test_rows_without_any_text_are_no_blocks() -> None:
    assert rows(tr("", ""), tr("甲", "")) == [("甲", "")]


def test_paragraphs_of_a_cell_are_its_lines_numbers_written_out() -> None:
    numbering = abstract(0, level(0, "decimal", "%1.")) + num(1, 0)
    cell = tc(numbered("召开教代会", 1), numbered("慰问教师", 1), p())
    (block,) = blocks_of(docx_bytes(tbl(tr("3月", cell)), numbering=numbering))
    assert block.cells == ("3月", "1. 召开教代会\n2. 慰问教师")


def test_cell_merged_across_keeps_later_cells_under_their_headings() -> None:
    wide = tc("一季度", properties=SPAN.format(2))
    assert rows(tr("1月", "2月", "3月"), tr(wide, "三月"), tr("一月", wide)) == [
        ("1月", "2月", "3月"), ("一季度", "", "三月"), ("一月", "一季度"),
    ]  # fmt: skip


def test_cell_merged_across_in_the_old_way() -> None:
    first, more = tc("合", properties='<w:hMerge w:val="restart"/>'), tc(properties="<w:hMerge/>")
    assert rows(tr(first, more, "丙")) == [("合", "", "丙")]


def test_cell_merged_down_is_read_once() -> None:
    top, below = tc("维护", properties=RESTART), tc("（看不见）", properties=CONTINUE)
    assert rows(tr(top, "一"), tr(below, "二"), tr(below, "三")) == [("维护", "一"), ("", "二"), ("", "三")]


def test_continued_cell_without_a_beginning_is_shown() -> None:
    assert rows(tr("甲", "乙"), tr(tc("丙", properties=CONTINUE), "丁")) == [("甲", "乙"), ("丙", "丁")]


def test_row_that_begins_further_right() -> None:
    assert rows(tr("甲", "乙"), tr("丙", properties='<w:gridBefore w:val="1"/>'), tr("丁", "戊")) == [
        ("甲", "乙"), ("", "丙"), ("丁", "戊"),
    ]  # fmt: skip


def test_nested_table_stands_in_its_cell_once() -> None:
    inner = tbl(tr("时间", "地点"), tr("3月", "礼堂"))
    assert rows(tr("会议", tc(p("安排"), inner, p()))) == [("会议", "安排\n时间 | 地点\n3月 | 礼堂")]


def test_frame_around_text_is_not_one_long_row() -> None:
    framed = tc(p("一、目标", properties='<w:outlineLvl w:val="0"/>'), p("落实"), tbl(tr("3月", "开会")))
    blocks = blocks_of(docx_bytes(tbl(tr(framed), tr("学校", "育才"))))
    assert [(block.kind.value, block.text, block.table) for block in blocks] == [
        ("heading", "一、目标", None), ("paragraph", "落实", None), ("table-row", "3月 | 开会", 2),
        ("table-row", "学校 | 育才", 1),
    ]  # fmt: skip


def test_one_cell_with_one_line_stays_a_row() -> None:
    (block,) = blocks_of(docx_bytes(tbl(tr(tc("工作安排表", properties=SPAN.format(3))))))
    assert (block.kind, block.cells) == (BlockKind.TABLE_ROW, ("工作安排表",))


def test_content_controls_around_cells_rows_and_tables() -> None:
    def control(inner: str) -> str:
        return f"<w:sdt><w:sdtPr/><w:sdtContent>{inner}</w:sdtContent></w:sdt>"

    body = control(
        tbl(control(tr(control(tc("甲")), "乙")), tr(tc(control(p("丙"))), tc(p(control(r("丁"))))))
    )
    assert texts(body) == ["甲 | 乙", "丙 | 丁"]


def test_tracked_rows_and_cells() -> None:
    kept = tr("留", "下", properties='<w:ins w:id="1" w:author="a"/>')
    gone = tr("删", "去", properties='<w:del w:id="2" w:author="a"/>')
    assert rows(f"<w:ins>{tr('新', '行')}</w:ins>", kept, gone, tr(tc("旧格", properties="<w:cellDel/>"), "新格")) == [
        ("新", "行"), ("留", "下"), ("新格",),
    ]  # fmt: skip


def test_hidden_row_is_out() -> None:
    assert rows(tr("藏", "起", properties="<w:hidden/>"), tr("甲", "乙")) == [("甲", "乙")]


def test_bold_row() -> None:
    def bold(text: str) -> str:
        return tc(p(r(text, "<w:b/>")))

    blocks = blocks_of(docx_bytes(tbl(tr(bold("月份"), bold("工作")), tr(bold("3月"), "开会"))))
    assert [block.bold for block in blocks] == [True, False]


@pytest.mark.parametrize("span", ["1000000000", "-3", "x", "9" * 40])
def test_absurd_spans_end_quickly(span: str) -> None:
    wide = tc("宽", properties=SPAN.format(span))
    assert rows(*[tr(wide, "乙")] * 300)[0][0] == "宽"
    assert max(len(cells) for cells in rows(tr(*[wide] * 300))) <= 400


def test_too_many_rows_are_refused() -> None:
    data = docx_bytes(tbl(*[tr("甲", "乙")] * 11))
    assert len(blocks_of(data, Limits(table_rows=11))) == 11
    with pytest.raises(ReadProblem) as problem:
        blocks_of(data, Limits(table_rows=10))
    assert (problem.value.code, problem.value.values["what"]) == ("too-large", "table_rows")
