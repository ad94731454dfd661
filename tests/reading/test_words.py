"""What counts and what only looks alike, by rule: small texts of the tests' own making.

Each file in cases/ holds, for one rule of the default set, texts by the value that a careful reviewer gives them.
A text stands under a heading of a plan, so that nothing else decides.
"""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from checker.checking import check_document
from checker.documents.model import Block, BlockKind, Document
from checker.ruleset.loading import load_ruleset
from checker.ruleset.model import RuleSet

CASES = Path(__file__).parent / "cases"
BEFORE = ("青山小学2025年工会工作计划", "一、主要工作")
AFTER = ("青山小学", "2025年1月6日")


def _cases() -> list[object]:
    found = []
    for file in sorted(CASES.glob("*.yaml")):
        content = yaml.safe_load(file.read_text(encoding="utf-8"))
        rule = content.pop("rule")
        for value, texts in content.items():
            found += [
                pytest.param(rule, str(value), text, id=f"{rule}-{value}-{number}")
                for number, text in enumerate(texts)
            ]
    return found


@pytest.fixture(scope="module")
def ruleset() -> RuleSet:
    return load_ruleset()


def plan(*lines: str) -> Document:
    """A text document of these lines."""
    blocks = tuple(Block(BlockKind.PARAGRAPH, line.strip(), number) for number, line in enumerate(lines, 1))
    return Document("plan.txt", "txt", "text", blocks)


@pytest.mark.parametrize(("rule", "value", "text"), _cases())
def test_value(ruleset: RuleSet, rule: str, value: str, text: str) -> None:
    result = check_document(plan(*BEFORE, *text.strip().split("\n"), *AFTER), ruleset)
    finding = next(finding for finding in result.findings if finding.rule == rule)
    assert finding.value == value, [evidence.text for evidence in finding.evidence]
