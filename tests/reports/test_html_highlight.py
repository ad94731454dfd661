"""Where a quotation stands in a block, and how a block is cut around it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.documents.model import Block, BlockKind
from checker.reading.model import Evidence
from checker.reports.html.highlight import Quote, Range, cut, cut_cells, locate, ranges
from checker.results import Status


def quote(number: int, text: str, status: Status = Status.PASS) -> Quote:
    return Quote(number, f"e{number}-1", status, Evidence(text, paragraph=1))


@pytest.mark.parametrize(
    ("text", "quotation", "found"),
    [
        ("三月召开教代会，审议报告。", "召开教代会", "召开教代会"),
        (
            "三月召开教代会，审议报告。",
            "…召开教代会，审议报告。",
            "召开教代会，审议报告。",
        ),  # shortened at the front
        ("三月召开教代会，审议报告。", "三月召开…", "三月召开"),
        ("三月召开\n教代会", "召开教代会", "召开\n教代会"),  # a soft line break inside
        ("三 月 召 开", "三月召开", "三 月 召 开"),
        ("等等…", "等等…", "等等…"),  # the author's own dots are part of the text
        ("三月召开教代会", "四月", None),
        ("三月召开教代会", "…", None),
        ("", "三月", None),
    ],
)
def test_a_quotation_is_found_as_its_author_wrote_it(text: str, quotation: str, found: str | None) -> None:
    span = locate(text, quotation)
    assert (text[span[0] : span[1]] if span else None) == found


def test_a_quotation_that_is_not_found_marks_the_whole_block() -> None:
    block = Block(BlockKind.PARAGRAPH, "三月召开教代会", 1)
    (found,) = ranges(block, [quote(1, "别处的话")])
    assert (found.start, found.end) == (0, 7)


def test_quotations_that_overlap_show_the_most_pressing_status() -> None:
    text = "第38个教师节表彰先进，三月召开教代会"
    found = [
        Range(0, 11, quote(1, "第38个教师节表彰先进", Status.PASS)),
        Range(0, 7, quote(2, "第38个教师节", Status.FAIL)),
    ]
    pieces = cut(text, found)
    assert [(p.text, p.status) for p in pieces] == [
        ("第38个教师节", Status.FAIL),
        ("表彰先进", Status.PASS),
        ("，三月召开教代会", None),
    ]
    assert [[q.number for q in p.ending] for p in pieces] == [[2], [1], []]


def test_a_quotation_over_two_cells_marks_both_and_ends_once() -> None:
    block = Block(BlockKind.TABLE_ROW, "3月 | 召开教代会", 1, cells=("3月", "召开教代会"), table=1)
    first, second = cut_cells(block, ranges(block, [quote(1, "3月 | 召开")]))
    assert [(p.text, bool(p.covering)) for p in first] == [("3月", True)]
    assert [(p.text, bool(p.covering)) for p in second] == [("召开", True), ("教代会", False)]
    assert [q.number for p in (*first, *second) for q in p.ending] == [1]


def test_a_quotation_that_ends_in_the_joint_ends_with_its_cell() -> None:
    block = Block(BlockKind.TABLE_ROW, "3月 | 教代会", 1, cells=("3月", "教代会"), table=1)
    first, second = cut_cells(block, [Range(0, 4, quote(1, "3月 |"))])
    assert [q.number for p in first for q in p.ending] == [1]
    assert not any(p.covering for p in second)


spans = st.tuples(st.integers(0, 20), st.integers(1, 20)).map(lambda pair: (pair[0], pair[0] + pair[1]))


@given(st.text("甲乙丙丁", min_size=1, max_size=24), st.lists(spans, max_size=6))
def test_no_cut_loses_or_doubles_a_character(text: str, found: list[tuple[int, int]]) -> None:
    made = [
        Range(min(start, len(text) - 1), min(end, len(text)), quote(number, "x"))
        for number, (start, end) in enumerate(found, start=1)
        if min(start, len(text) - 1) < min(end, len(text))
    ]
    pieces = cut(text, made)
    assert "".join(piece.text for piece in pieces) == text
    assert sorted(q.number for piece in pieces for q in piece.ending) == sorted(r.quote.number for r in made)
