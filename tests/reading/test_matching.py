"""Patterns put together from where their words stand (checker.reading.matching)."""

from __future__ import annotations

import random
import re

import pytest

from checker.reading.matching import Matcher, Places, spans_in
from checker.reading.patterns import Pattern, PatternError, compile_pattern

LISTS = {"召开": ["召开", "开好"], "教代会": ["教代会", "教职工大会", "教代会提案"]}


def _matches(pattern: str, text: str) -> list[str]:
    return [text[start:end] for start, end in spans_in(text, compile_pattern(pattern, LISTS))]


def _by_sentence(pattern: str, text: str) -> list[str]:
    """Matches in a text whose sentences end with 。"""
    compiled = compile_pattern(pattern, LISTS)
    sentences = [match.span() for match in re.finditer("[^。]+。?", text)]
    words: dict[str, list[tuple[int, int]]] = {}
    for word in set(compiled.all_words()):
        spans = [match.span() for match in re.finditer(f"(?={re.escape(word)})", text)]
        if spans:
            words[word] = [(start, start + len(word)) for start, _ in spans]
    places = Places(text, sentences, [start for start, _ in sentences], words)
    return [text[start:end] for start, end in places.of_pattern(Matcher.of(compiled))]


def test_a_gap_reaches_twenty_four_characters_and_no_further() -> None:
    assert _matches("召开…教代会", "召开" + "一" * 24 + "教代会") == ["召开" + "一" * 24 + "教代会"]
    assert _matches("召开…教代会", "召开" + "一" * 25 + "教代会") == []
    assert (
        _matches("召开……教代会", "召开" + "一" * 25 + "教代会") != []
    )  # …… as Chinese is written: twice as far


def test_a_gap_within_a_clause_stops_at_a_comma() -> None:
    assert _matches("工会～审计", "工会接受审计") == ["工会接受审计"]
    assert _matches("工会～审计", "工会学习,审计局来校") == []


def test_no_match_reaches_into_the_next_sentence() -> None:
    assert _by_sentence("召开…教代会", "三月召开大会。教代会提案另行办理。") == []
    assert _by_sentence("召开…教代会", "三月召开大会。四月召开教代会。") == ["召开教代会"]


def test_the_nearest_next_part_and_the_longest_word_count() -> None:
    assert _matches("召开…<教代会>", "召开教代会提案会,再开教代会") == ["召开教代会提案"]
    assert _matches("(教代会|教代会提案)…落实", "教代会提案要落实") == ["教代会提案要落实"]


def test_matches_of_one_pattern_do_not_overlap() -> None:
    assert _matches("学习…教育", "学习再学习教育,学习法律教育") == ["学习再学习教育", "学习法律教育"]


def test_a_number_is_taken_whole() -> None:
    assert _matches("达到#%", "满意率达到97.5%") == ["达到97.5%"]
    assert _matches("第#届#次", "第十二届三次会议") == ["第十二届三次"]
    assert _matches("达到#%", "达到很高的%") == []


def test_the_beginning_of_a_sentence() -> None:
    assert _by_sentence("^为了", "为了教师。不是为了学校。为了学生。") == ["为了", "为了"]


def test_what_may_be_left_out_between_gaps_and_numbers() -> None:
    assert _matches("召开…(第|)#届教代会", "召开我校五届教代会") == ["召开我校五届教代会"]
    assert _matches("(第|)#个教师节", "迎接第41个教师节") == ["第41个教师节"]  # once, not with and without 第


def test_a_pattern_of_nothing_but_what_may_be_left_out_is_refused() -> None:
    with pytest.raises(PatternError, match="all-optional"):
        compile_pattern("(好|)…(坏|)", {})
    with pytest.raises(PatternError, match="too-many-words"):
        compile_pattern("学" + "#(好|)" * 20, {})


def _as_regex(pattern: Pattern) -> re.Pattern[str]:
    """The same pattern for `re`, a second opinion."""
    gaps = {"": "", "…": ".{0,24}?", "～": r"[^,。;:、]{0,10}?"}
    (form,) = pattern.forms
    text = ""
    for part, joint in zip(form.parts, (*form.joints, ""), strict=True):
        assert not isinstance(part, str)
        text += f"(?:{'|'.join(sorted(part, key=len, reverse=True))})" + gaps[joint]
    return re.compile(text)


@pytest.mark.parametrize("source", ["甲…乙", "甲～乙", "(甲|甲乙)…(丙|乙丙)", "甲…乙～丙", "(甲|乙)…甲"])
def test_agrees_with_regular_expressions_on_texts_of_any_shape(source: str) -> None:
    chance = random.Random(source)
    compiled = compile_pattern(source, {})
    regex = _as_regex(compiled)
    for _ in range(400):
        text = "".join(chance.choices("甲乙丙丁,", weights=(2, 2, 2, 5, 1), k=chance.randint(2, 60)))
        assert spans_in(text, compiled) == [match.span() for match in regex.finditer(text)], text
