"""Plain text and Markdown as blocks."""

from __future__ import annotations

import pytest

from checker.documents import Document, Limits, ReadProblem, read_bytes, shape
from checker.documents.model import BlockKind

PROSE = (
    "工会要依法履行维护教职工合法权益的基本职责，坚持每学期召开一次教职工代表大会，认真听取和审议学校工作报告，落实代表提案，"
    "做到件件有回音，事事有着落，让每一位教职工都感受到集体的温暖和力量。"
)
OTHER = (
    "组织教职工开展健康有益的文体活动，关心困难教职工的生活，做好节日慰问和生病探望工作，努力为大家排忧解难。"
)


def document(text: str, name: str = "plan.txt", limits: Limits | None = None) -> Document:
    return read_bytes(text.encode(), name, limits or Limits())


def texts(text: str, name: str = "plan.txt") -> list[str]:
    return [block.text for block in document(text, name).blocks]


def cut(text: str, columns: int, first: str = "") -> str:
    whole = first + text
    return "\n".join(whole[i : i + columns] for i in range(0, len(whole), columns))


def test_each_line_is_a_block_with_its_number_and_without_the_space_around_it() -> None:
    blocks = document("\ufeff\u3000\u3000一、指导思想 \t\r\n\r\n\xa0依法维权\u3000\r二、目标\n").blocks
    assert [(block.text, block.line, block.paragraph) for block in blocks] == [
        ("一、指导思想", 1, 1), ("依法维权", 3, 2), ("二、目标", 4, 3),
    ]  # fmt: skip
    assert {block.kind for block in blocks} == {BlockKind.PARAGRAPH}


def test_cells_parted_by_tabs_or_bars_are_table_rows() -> None:
    found = document("月份\t工作\n1月\t开会\n\n正文\n| 月份 | 工作 |\n|---|:--|\n| 2月 | 慰问 |\n").blocks
    assert [(block.cells, block.table) for block in found] == [
        (("月份", "工作"), 1), (("1月", "开会"), 1), ((), None), (("月份", "工作"), 2), (("2月", "慰问"), 2),
    ]  # fmt: skip
    assert found[0].text == "月份 | 工作"


def test_a_row_alone_needs_three_cells() -> None:
    assert document("月份\t工作\t负责人\n正文").blocks[0].cells == ("月份", "工作", "负责人")
    assert document("育才小学工会\t2024年3月\n正文").blocks[0].cells == ()


@pytest.mark.parametrize(
    "text", ["1.\t开会\n2.\t慰问", "一、\t指导思想\n二、\t目标", "甲|乙两校\n正文", "\t正文\n\t正文二"]
)
def test_tabs_behind_numbers_and_single_bars_make_no_table(text: str) -> None:
    assert all(block.kind is BlockKind.PARAGRAPH for block in document(text).blocks)


def test_a_box_drawn_with_signs_is_a_table() -> None:
    box = "┌──┬──┐\n│月份│工作│\n├──┼──┤\n│3月 │开会│\n└──┴──┘"
    assert [block.cells for block in document(box).blocks if block.cells] == [
        ("月份", "工作"),
        ("3月", "开会"),
    ]


def test_hard_wrapped_prose_is_joined_into_paragraphs() -> None:
    text = f"一、指导思想\n{cut(PROSE, 34, '　　')}\n{cut(OTHER, 34, '　　')}\n二、工作目标\n{cut(PROSE, 34, '　　')}\n"
    assert texts(text) == ["一、指导思想", PROSE, OTHER, "二、工作目标", PROSE]


def test_a_number_begins_a_block_even_where_the_line_above_is_full() -> None:
    text = f"{cut(PROSE, 34)}\n{PROSE[:34]}\n1.开会\n三月：慰问\n"
    assert texts(text)[-2:] == ["1.开会", "三月：慰问"]


def test_lines_of_many_lengths_are_never_joined() -> None:
    lines = ["工会计划", PROSE, OTHER, "做好工作", OTHER + PROSE, "开会", PROSE]
    assert texts("\n".join(lines)) == lines


def test_short_lines_of_one_length_are_never_joined() -> None:
    lines = ["召开教代会", "慰问教职工", "组织运动会", "参加培训班", "检查工会费"] * 3
    assert texts("\n".join(lines)) == lines


def test_lines_of_a_list_that_end_in_full_stops_are_never_joined() -> None:
    lines = [PROSE[:33] + "。"] * 6
    assert texts("\n".join(lines)) == lines


def test_markdown_is_told_without_its_marks() -> None:
    text = (
        "---\ntitle: x\n---\n# 工会计划\n\n目标\n----\n\n- **依法** 维权 `教代会`\n- [ ] 慰问\n1. 开会\n\n"
        "> 引用 [网站](http://x)\n\n***\n```\n# 原样\n```\n| 月份 | *工作* |\n| --- | --- |\n| 3月 | 开会 |\n"
    )
    blocks = document(text, "plan.md").blocks
    assert [(block.kind.value, block.text, block.level) for block in blocks] == [
        ("heading", "工会计划", 1),
        ("heading", "目标", 2),
        ("list-item", "依法 维权 教代会", None),
        ("list-item", "慰问", None),
        ("list-item", "1. 开会", None),
        ("paragraph", "引用 网站", None),
        ("paragraph", "# 原样", None),
        ("table-row", "月份 | 工作", None),
        ("table-row", "3月 | 开会", None),
    ]


def test_signs_that_are_no_marks_stay() -> None:
    assert texts("党的__精神，3*4*5，file_name_x，#1 号楼\n", "plan.md") == [
        "党的__精神，3*4*5，file_name_x，#1 号楼"
    ]
    assert texts("# 标题\n**粗**\n") == ["# 标题", "**粗**"]  # not in a .txt


def test_a_choice_of_encoding_in_doubt_is_noted() -> None:
    notes = read_bytes("女模女模".encode("gbk"), "plan.txt").notes
    assert [note.code for note in notes] == ["doubtful-encoding"]


def test_blank_and_oversized_files_are_problems() -> None:
    for data, limits, code in (
        (b"", Limits(), "empty"),
        (b" \r\n\t", Limits(), "no-content"),
        (b"a\nb", Limits(blocks=1), "too-large"),
        (b"a\nb", Limits(characters=2), "too-large"),
        (b"a\nb", Limits(file_size=2), "too-large"),
    ):
        with pytest.raises(ReadProblem) as caught:
            read_bytes(data, "plan.txt", limits)
        assert caught.value.code == code


def test_widths_are_those_of_the_single_characters() -> None:
    for start in range(0, 0x30000, 16):
        text = "".join(map(chr, range(start, start + 16)))
        assert shape.width(text) == sum(2 if shape.is_wide(char) else 1 for char in text), hex(start)
