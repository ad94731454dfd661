"""A district's few lines over another rule set: what they change, and what of them is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.reading.matching import spans_in
from checker.ruleset.building import Compiled
from checker.ruletools.showing import differences, shown
from tests.ruleset.conftest import Write, compiled, faults_of

DISTRICT = """\
extends: rules.yaml
rescale: true
words:
  教代会: {add: [教工代表会]}
schedule: {required: [9, 10, 11, 12, 1]}
rules:
  - {id: goals, weight: 50}
"""


@pytest.fixture
def district(write: Write) -> Write:
    """Write an extension beside the small rule set."""
    write()

    def writing(content: str) -> Path:
        return write(name="district.yaml", content=content)

    return writing


def weights(found: Compiled) -> dict[str, float]:
    return {rule.id: rule.weight for rule in found.ruleset.rules}


def test_words_are_added_months_replaced_and_weights_scaled(district: Write) -> None:
    found = compiled(district(DISTRICT))
    assert weights(found) == {"congress": 50, "goals": 50}
    (level, *_) = found.ruleset.lexicon.topics["congress"].levels
    assert any(spans_in("召开教工代表会", pattern) for pattern in level[1])
    assert set(found.ruleset.lexicon.schedule.required.values()) == {(9, 10, 11, 12, 1)}
    assert found.ruleset.id == "district"


def test_without_rescale_both_ways_out_are_offered(district: Write) -> None:
    (fault,) = faults_of(district(DISTRICT.replace("rescale: true\n", "")))
    assert fault.code == "weights-over-extended"
    assert "多了 10 分" in fault.sentence()
    assert "{id: congress, weight: 50}" in fault.sentence()
    assert "rescale: true" in fault.sentence()


def test_rescaled_weights_come_to_exactly_a_hundred(district: Write) -> None:
    extension = "extends: school-union-plan\nrescale: true\nrules:\n  - {id: finance.audit, weight: 8}\n"
    found = weights(compiled(district(extension)))
    assert found["finance.audit"] == 8
    assert round(sum(found.values()), 6) == 100


def test_more_than_a_hundred_stated_cannot_be_rescaled(district: Write) -> None:
    extension = "extends: rules.yaml\nrescale: true\nrules:\n  - {id: goals, weight: 100}\n"
    assert "rescale-impossible" in {fault.code for fault in faults_of(district(extension))}


def test_a_rule_is_dropped_with_the_caps_that_hang_on_it(district: Write) -> None:
    extension = "extends: school-union-plan\nrescale: true\ndrop: [finance.audit]\n"
    found = compiled(district(extension)).ruleset
    assert "finance.audit" not in {rule.id for rule in found.rules}
    assert "finance.audit" not in {cap.rule for cap in found.caps}


def test_a_rule_is_added(district: Write) -> None:
    new = "  - {id: 心理健康, kind: topic, title: 心理健康, group: work, weight: 10,\n"
    new += "     options: {levels: {present: [心理健康]}}, values: {present: 1}}\n"
    found = compiled(district("extends: rules.yaml\nrescale: true\nrules:\n" + new))
    assert weights(found) == {"congress": 54, "goals": 36, "心理健康": 10}


@pytest.mark.parametrize(
    ("line", "code", "near"),
    [
        ("rules: [{id: gaols, weight: 40}]", "not-inherited", "goals"),
        ("drop: [gaols]", "unknown-rule", "goals"),
        ("words: {教代会: {remove: [教职大会]}}", "remove-unknown", "教职工大会"),
        ("words: {职代会: {add: [职代会]}}", "add-only", None),
        ("wrods: {}", "unknown-key", "words"),
        ("rules: {id: goals}", "not-a-list-of-rules", None),
    ],
)
def test_mistakes_of_an_extension(district: Write, line: str, code: str, near: str | None) -> None:
    found = {fault.code: fault for fault in faults_of(district(f"extends: rules.yaml\n{line}\n"))}
    assert code in found
    assert found[code].nearest == near
    assert found[code].place.line == 2
    assert found[code].place.source.path.name == "district.yaml"


@pytest.mark.parametrize(
    ("extends", "code"),
    [
        ("school-union-pln", "extends-unknown"),
        ("nowhere.yaml", "extends-unknown"),
        ("/etc/passwd", "extends-unknown"),
        ("/etc/rules.yaml", "extends-refused"),
        ("'\\\\server\\share\\rules.yaml'", "extends-refused"),
        ("C:/rules.yaml", "extends-refused"),
        ("district.yaml", "extends-circle"),
    ],
)
def test_what_cannot_be_extended(district: Write, extends: str, code: str) -> None:
    assert code in {fault.code for fault in faults_of(district(f"extends: {extends}\n"))}


def test_a_fault_in_what_is_extended_is_shown_there(write: Write) -> None:
    write(("weight: 60", "wieght: 60"))
    found = faults_of(write(name="district.yaml", content="extends: rules.yaml\n"))
    assert {fault.place.source.path.name for fault in found if fault.code == "unknown-key"} == {"rules.yaml"}


def test_show_says_where_each_value_came_from(district: Write) -> None:
    text = shown(compiled(district(DISTRICT)))
    (goals,) = (line for line in text.split("\n") if "weight: 50" in line and "district" in line)
    assert goals.endswith("district.yaml:7")
    assert "weight: 50  # 折算前 60" in text
    assert "      - 教工代表会" not in text.split("教代会:")[0]
    assert "- 教工代表会  # 来自" in text


def test_what_show_prints_is_a_rule_set_again(district: Write, write: Write) -> None:
    before = compiled(district(DISTRICT))
    text = shown(before).replace("extends: rules.yaml\n", "").replace("rescale: true\n", "")
    after = compiled(write(name="again.yaml", content=text))
    assert differences(before, after) == []


def test_diff_names_what_is_different(district: Write, tmp_path: Path) -> None:
    lines = differences(compiled(tmp_path / "rules.yaml"), compiled(district(DISTRICT)))
    assert "+ words.教代会: 教工代表会" in lines
    assert "~ rules[goals].weight: 40 → 50" in lines
    assert "~ rules[congress].weight: 60 → 50" in lines
