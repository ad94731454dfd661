"""Stale references: what each costs, and that one mistake is one mistake."""

from __future__ import annotations

import pytest

from checker.checking import check_document
from checker.documents.model import Block, BlockKind, Document
from checker.results import Finding
from checker.ruleset.loading import load_ruleset
from checker.ruleset.model import RuleSet


@pytest.fixture(scope="module")
def ruleset() -> RuleSet:
    return load_ruleset()


def stale(ruleset: RuleSet, *lines: str) -> Finding:
    """What is found stale in a plan for 2026 that has these lines."""
    whole = ("青山小学2026年工会工作计划", "一、主要工作", *lines)
    blocks = tuple(Block(BlockKind.PARAGRAPH, line, number) for number, line in enumerate(whole, 1))
    result = check_document(Document("plan.txt", "txt", "text", blocks), ruleset)
    return next(found for found in result.findings if found.rule == "currency.stale")


def test_references_of_the_plans_own_time_cost_nothing(ruleset: RuleSet) -> None:
    found = stale(ruleset, "学习党的二十届四中全会精神。", "九月庆祝第42个教师节。")
    assert (found.value, found.points) == ("clean", 0)


def test_each_stale_reference_costs_and_is_named(ruleset: RuleSet) -> None:
    found = stale(ruleset, "学习党的十九大精神。", "九月庆祝第三十七个教师节。")
    assert (found.value, found.points) == ("found", -4)
    assert "十九大" in found.message
    assert "2021年" in found.message


def test_one_that_is_repeated_is_told_and_costs_once(ruleset: RuleSet) -> None:
    found = stale(ruleset, "五月筹备第三十七个教师节。", "九月庆祝第三十七个教师节。")
    assert found.points == -2
    assert found.message.count("第三十七个教师节") == 1
    assert [place.paragraph for place in found.evidence] == [3]


def test_many_cost_no_more_than_the_rule_set_allows(ruleset: RuleSet) -> None:
    lines = [f"九月庆祝第{number}个教师节。" for number in (30, 31, 32, 33, 34)]
    assert stale(ruleset, *lines).points == -6
