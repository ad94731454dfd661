"""Every rule set that plancheck ships is right, and each of its rules has examples that pass and that do not."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.ruleset.building import Compiled, compile_rules
from checker.ruleset.shipped import rules_folder, shipped
from checker.ruletools.examples import run_examples, uncovered


@pytest.fixture(scope="module", params=sorted(shipped().values()), ids=lambda file: file.stem)
def compiled(request: pytest.FixtureRequest) -> Compiled:
    file: Path = request.param
    return compile_rules(file)


def test_every_example_comes_to_what_it_says(compiled: Compiled) -> None:
    wrong = [
        (trial.place, trial.rule, trial.text, trial.wrong) for trial in run_examples(compiled) if trial.wrong
    ]
    assert wrong == []


def test_every_rule_has_an_example_that_passes_and_one_that_does_not(compiled: Compiled) -> None:
    assert uncovered(compiled) == []


def test_the_points_come_to_a_hundred(compiled: Compiled) -> None:
    assert sum(rule.weight for rule in compiled.ruleset.rules) == pytest.approx(100)


def test_the_published_schema_is_that_of_the_code() -> None:
    from checker.ruletools.editor_schema import as_text

    published = (rules_folder() / "plancheck-rules.schema.json").read_text(encoding="utf-8")
    assert published == as_text(), "run: plancheck rules schema --output rules/plancheck-rules.schema.json"


def test_the_guide_explains_every_key() -> None:
    from checker.ruletools.reference import with_reference

    page = rules_folder().parent / "docs" / "rules.md"
    if not page.exists():
        pytest.skip("the guide is not installed")
    text = page.read_text(encoding="utf-8")
    assert text == with_reference(text), "run: python -m checker.ruletools.reference docs/rules.md"
