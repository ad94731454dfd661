"""Text compared normalised, shown as written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.reading.normal import normalise


@pytest.mark.parametrize(
    ("written", "compared"),
    [
        ("指 导 思 想", "指导思想"),
        ("一、 指 导 思 想", "一、指导思想"),
        ("以习 近平新时代", "以习近平新时代"),
        ("２０２６年３月", "2026年3月"),
        ("關(guān)係", "关系"),
        ("不影響(xiǎng)上課", "不影响上课"),
        ("建設(shè)職能", "建设职能"),
        ("二○二五年", "二〇二五年"),
        ("二O二五年", "二〇二五年"),
        ("兼职的.`特点", "兼职的.特点"),
        ("“三八”节", "三八节"),
        ("教\u200b代\u200b会", "教代会"),
        ("3 月 5 日", "3月5日"),
        ("90 %", "90%"),
        ("3～4月", "3～4月"),
        ("①抓学习", "①抓学习"),
    ],
)
def test_what_may_not_decide_is_taken_out(written: str, compared: str) -> None:
    assert normalise(written).text == compared


@pytest.mark.parametrize("kept", ["使用 app 打卡", "甲组(a)先来", "OK", "10 中秋慰问"])
def test_what_carries_meaning_stays(kept: str) -> None:
    assert normalise(kept).text == kept


def test_a_span_is_shown_as_its_author_wrote_it() -> None:
    written = "加強民主管理,推進學校民主政治建設(shè),關(guān)心教職工"
    normal = normalise(written)
    start = normal.text.index("民主政治建设")
    first, last = normal.original_span(start, start + len("民主政治建设"))
    assert written[first:last] == "民主政治建設"


@given(st.text(alphabet="教職会 　（）()shè，。“”３3月a①\u200b\t", max_size=40))
def test_every_character_knows_where_it_came_from(written: str) -> None:
    normal = normalise(written)
    places = [normal.original_span(i, i + 1) for i in range(len(normal.text))]
    assert all(0 <= first < last <= len(written) for first, last in places)
    assert places == sorted(places)
