"""Any rendering of a set of months in any of the known shapes reads back as that set."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.checking import check_document
from checker.documents.limits import DEFAULT_LIMITS
from checker.documents.model import Block, BlockKind, Document
from checker.documents.text import read as read_text
from checker.reading.months import mentions, span
from checker.reading.normal import normalise
from checker.results import Facts
from checker.ruleset.loading import load_ruleset

CHINESE = ("", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")
WORK = ("慰问退休教师", "教工健步走", "师德演讲", "教学基本功比赛", "走访住院会员", "迎新茶话会")
RULES = load_ruleset()


def _digits(month: int) -> str:
    return str(month)


def _chinese(month: int) -> str:
    return CHINESE[month]


def _wide(month: int) -> str:
    return str(month).translate(str.maketrans("0123456789", "０１２３４５６７８９"))


def _first_as_yuan(month: int) -> str:
    return "元" if month == 1 else CHINESE[month]


numerals = st.sampled_from([_digits, _chinese, _wide, _first_as_yuan])
sets = st.sets(st.integers(1, 12), min_size=2, max_size=12).map(sorted)
suffixes = st.sampled_from(["月", "月份"])
joints = st.sampled_from(["：", ":", "　", "  ", "——", "、"])


def facts(*lines: str) -> Facts:
    text = "\n".join(("青山小学工会2025年工作计划", "一、主要工作", "抓好文体活动。", "二、每月安排", *lines))
    result = check_document(read_text(text.encode(), "plan.txt", DEFAULT_LIMITS), RULES)
    assert result.reading is not None
    return result.reading


@settings(deadline=None, max_examples=120)
@given(sets, numerals, suffixes, joints, st.randoms(use_true_random=False))
def test_lines(months: list[int], numeral, suffix: str, joint: str, random) -> None:  # type: ignore[no-untyped-def]
    lines = [f"{numeral(month)}{suffix}{joint}{random.choice(WORK)}" for month in months]
    assert list(facts(*lines).months) == months


@settings(deadline=None, max_examples=80)
@given(sets, numerals, suffixes)
def test_headings_with_items(months: list[int], numeral, suffix: str) -> None:  # type: ignore[no-untyped-def]
    lines = [
        line
        for month in months
        for line in (f"{numeral(month)}{suffix}", f"1、{WORK[month % 6]}", "2、开好小组会")
    ]
    assert list(facts(*lines).months) == months


@settings(deadline=None, max_examples=80)
@given(sets, numerals, st.sampled_from(["{}月", "{}月份", "{}月上旬", "{}"]))
def test_table(months: list[int], numeral, shape: str) -> None:  # type: ignore[no-untyped-def]
    rows = [
        ("月份", "工作内容", "责任人"),
        *((shape.format(numeral(month)), WORK[month % 6], "张老师") for month in months),
    ]
    if shape == "{}" and numeral is _first_as_yuan and 1 in months:
        return  # a bare 元 is no month
    head = (Block(BlockKind.PARAGRAPH, "青山小学工会2025年工作计划", 1),)
    body = tuple(
        Block(BlockKind.TABLE_ROW, " | ".join(row), number, cells=row, table=1)
        for number, row in enumerate(rows, 2)
    )
    result = check_document(Document("plan.docx", "docx", "docx", head + body), RULES)
    assert result.reading is not None
    assert list(result.reading.months) == months


@settings(deadline=None, max_examples=80)
@given(
    st.integers(1, 12),
    st.integers(2, 9),
    numerals,
    st.sampled_from(["-", "—", "－", "至", "到", "~", "～", " — "]),
)
def test_ranges(first: int, length: int, numeral, sign: str) -> None:  # type: ignore[no-untyped-def]
    last = (first + length - 2) % 12 + 1
    text = normalise(f"{numeral(first)}月{sign}{numeral(last)}月份").text
    found = [mention.months for mention in mentions(text)]
    assert found == [tuple(span(first, last))]


@settings(deadline=None, max_examples=60)
@given(sets)
def test_days(months: list[int]) -> None:
    lines = [f"{month}月{month + 3}日 {WORK[month % 6]}" for month in months]
    assert list(facts(*lines).months) == months


@pytest.mark.parametrize(
    "decoy",
    [
        "十一长假",
        "五一劳动节",
        "三八妇女节",
        "六一儿童节",
        "12.4国家宪法日",
        "3—6年级",
        "第41个教师节",
        "一月一次",
        "三个月",
        "每月十五日",
        "上月",
        "本月底",
        "1、十一期间",
    ],
)
def test_decoys_name_no_month(decoy: str) -> None:
    assert list(mentions(normalise(decoy).text)) == []


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("七、八月份", (7, 8)), ("七月、八月", (7, 8)), ("七八月份", (7, 8)), ("7、8月份", (7, 8)), ("元月至二月", (1, 2)),
        ("9月至次年1月", (9, 10, 11, 12, 1)), ("2024年9月—2025年1月", (9, 10, 11, 12, 1)), ("3月20日至25日", (3,)),
        ("11月底", (11,)), ("5月份和6月份", (5, 6)), ("二〇二五年三月", (3,)), ("1、9月份", (9,)),
    ],
)  # fmt: skip
def test_expressions(text: str, months: tuple[int, ...]) -> None:
    assert [mention.months for mention in mentions(normalise(text).text)] == [months]
