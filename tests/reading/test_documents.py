"""Whole small documents and what a careful reviewer notes down of them: period, months, sections, kind, currency."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from checker.checking import check_document
from checker.documents.limits import DEFAULT_LIMITS
from checker.documents.text import read as read_text
from checker.ruleset.loading import load_ruleset
from checker.ruleset.model import RuleSet

DOCUMENTS = Path(__file__).parent / "documents"
RULES = {
    "guidance": "section.guidance", "goals": "section.goals", "tasks": "section.tasks", "measures": "section.measures",
    "schedule": "schedule.present", "stale": "currency.stale", "congress": "congress.planned",
}  # fmt: skip


def _cases() -> list[object]:
    return [
        pytest.param(case["text"], case["expect"], id=f"{file.stem}-{number}")
        for file in sorted(DOCUMENTS.glob("*.yaml"))
        for number, case in enumerate(yaml.safe_load(file.read_text(encoding="utf-8")))
    ]


@pytest.fixture(scope="module")
def ruleset() -> RuleSet:
    return load_ruleset()


@pytest.mark.parametrize(("text", "expect"), _cases())
def test_reading(ruleset: RuleSet, text: str, expect: dict[str, Any]) -> None:
    result = check_document(read_text(text.encode(), "plan.txt", DEFAULT_LIMITS), ruleset)
    assert result.reading is not None
    values = {finding.rule: finding.value for finding in result.findings}
    got: dict[str, Any] = {}
    for key in expect:
        if key in values or key in RULES:
            got[key] = values[RULES.get(key, key)]
        else:
            value = getattr(result.reading, key)
            got[key] = list(value) if isinstance(value, tuple) else value
    assert got == expect
