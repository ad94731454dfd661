"""Headings known by number, shape, style and name; numbers that skip or repeat."""

from __future__ import annotations

import pytest

from checker.documents.model import Block, BlockKind, Document
from checker.reading.labels import label_of, numeral
from checker.reading.numbering import numbering_faults
from checker.reading.outline import Outline, outline_of
from checker.reading.view import View, view_of

KNOWN = ("指导思想", "主要工作", "每月安排")


def outline(*lines: str | Block) -> tuple[View, Outline]:
    blocks = tuple(
        line if isinstance(line, Block) else Block(BlockKind.PARAGRAPH, line, number)
        for number, line in enumerate(lines, 1)
    )
    view = view_of(Document("plan.txt", "txt", "text", blocks))
    return view, outline_of(view, KNOWN)


def headings(*lines: str | Block) -> list[str]:
    view, found = outline(*lines)
    return [view.text[slice(*piece.title)].strip() for _, piece in found.headings()]


@pytest.mark.parametrize(
    ("text", "style", "number"),
    [
        ("一、抓学习", "cn", 1), ("十二、抓学习", "cn", 12), ("（三）抓学习", "cn-paren", 3), ("㈡抓学习", "cn-paren", 2),
        ("1、抓学习", "num", 1), ("1.抓学习", "num", 1), ("１．抓学习", "num", 1), ("(2)抓学习", "num-paren", 2),
        ("⑵抓学习", "num-paren", 2), ("②抓学习", "circled", 2), ("[2]抓学习", "num-bracket", 2), ("2）抓学习", "num-half", 2),
        ("第一条 为规范", "article", 1), ("第二部分 打算", "part", 2), ("第三，比武", "ordinal", 3), ("一是抓学习", "shi", 1),
        ("●阵地", "bullet", None), ("贰、主要工作", "bank", 2), ("1.10月召开教代会", "num", 1),
    ],
)  # fmt: skip
def test_labels(text: str, style: str, number: int | None) -> None:
    view, _ = outline(text)
    assert label_of(view.text, 0, len(view.text)) == (style, number)


@pytest.mark.parametrize(
    "text", ["3.5米跳绳", "2025年", "3月5日", "一些老师", "七、八月份", "十一假期", "12.4宪法日"]
)
def test_what_is_no_label(text: str) -> None:
    view, _ = outline(text)
    assert label_of(view.text, 0, len(view.text)) == ("", None)


@pytest.mark.parametrize(
    ("text", "value"), [("23", 23), ("二十三", 23), ("十", 10), ("一百零四", 104), ("贰", 2), ("一〇四", 104)]
)
def test_numerals(text: str, value: int) -> None:
    assert numeral(text) == value


def test_a_plain_numbered_paragraph_is_a_heading() -> None:
    assert headings("一、指导思想", "以党的精神为指导，认真做好工会的各项工作。") == ["指导思想"]


def test_a_heading_run_into_its_paragraph() -> None:
    assert headings("一、指导思想：以党的精神为指导，认真做好各项工作。") == ["指导思想"]


def test_text_without_line_breaks_is_cut_at_its_numbers() -> None:
    line = (
        "一、指导思想：以党的精神为指导，服务教师。二、主要工作：1、抓学习，每月一次。2、抓文体，每周一次。"
    )
    assert headings(line)[:2] == ["指导思想", "主要工作"]


def test_a_known_name_alone_on_its_line_is_a_heading_and_any_short_line_is_not() -> None:
    assert headings("主要工作", "大家都好", "每月安排：") == ["主要工作", "每月安排"]


def test_styles_and_bold_type_make_headings() -> None:
    styled = Block(BlockKind.HEADING, "工会的家底", 1, level=1)
    bold = Block(BlockKind.PARAGRAPH, "民主管理", 2, bold=True)
    assert headings(styled, bold, "民主管理要落到实处。") == ["工会的家底", "民主管理"]


def test_the_rest_of_a_broken_sentence_is_no_heading() -> None:
    broken = "一年来，校务公开的内容涉及方方面面，一共有十几项，都在公开栏里张贴，其中有学校"
    assert headings(broken, "主要工作", "，还有年度考核情况。") == []


def faults(*lines: str) -> list[str]:
    view, found = outline(*lines)
    return [fault.what for fault in numbering_faults(view, found)]


def test_numbers_that_skip_repeat_or_begin_in_the_middle() -> None:
    assert len(faults("一、抓学习", "二、抓文体", "四、抓服务")) == 1
    assert len(faults("1、抓学习", "2、抓文体", "2、抓服务")) == 1
    assert len(faults("2、抓文体", "3、抓服务")) == 1


def test_a_list_that_begins_anew_under_the_next_heading_is_right() -> None:
    assert faults("一、抓学习", "1、读书", "2、讲座", "二、抓文体", "1、打球", "2、下棋") == []


def test_items_run_into_a_month_are_right() -> None:
    assert faults("三月1、踏青。2、拜师。", "四月1、赛课。2、植树。") == []
