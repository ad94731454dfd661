"""`plancheck rules test`: every rule's examples, read and judged as a school's file is."""

from __future__ import annotations

from collections.abc import Iterable

from checker.judging import judge
from checker.messages import Lang
from checker.results import Finding
from checker.ruleset.building import Compiled
from checker.ruleset.faults import Place
from checker.ruleset.nodes import Node
from checker.ruleset.sampling import only, reading_of
from checker.ruleset.schema import ExampleModel
from checker.values import Value


class Trial(Value):
    """One example tried.

    wanted  the status it stands under; wrong: what came out otherwise, as (what, wanted, got)
    place   where the example stands ("school-union-plan.yaml:120")
    inherited  it comes from the rule set that is extended: what changes its outcome may be meant
    """

    rule: str
    wanted: str
    text: str
    finding: Finding
    place: str
    wrong: tuple[tuple[str, str, str], ...] = ()
    inherited: bool = False


def run_examples(compiled: Compiled, rules: Iterable[str] = (), lang: Lang = Lang.ZH) -> list[Trial]:
    """Try the examples of some rules, of all where none are named."""
    wanted = set(rules)
    trials = []
    for rule in compiled.model.rules:
        if wanted and rule.id not in wanted:
            continue
        alone = only(compiled.ruleset, rule.id)
        for status, examples in rule.examples.by_status().items():
            for number, example in enumerate(examples):
                reading = reading_of(example.text, compiled.model.frame, alone)
                finding = judge(reading, alone, lang).findings[0]
                schedule = reading.schedule
                months = schedule.months or schedule.prose_months
                place = _place(compiled.tree, rule.id, status, number)
                trials.append(
                    Trial(
                        rule.id,
                        status,
                        example.text,
                        finding,
                        str(place),
                        tuple(_wrong(example, status, finding, months)),
                        inherited=place.source != compiled.tree.place.source,
                    )
                )
    return trials


def uncovered(compiled: Compiled) -> list[tuple[str, str]]:
    """(rule, what it lacks: "pass" or "fail") of rules without an example that passes and one that does not."""
    lacking = []
    for rule in compiled.model.rules:
        examples = rule.examples
        if not examples.passing:
            lacking.append((rule.id, "pass"))
        if not examples.fail and not examples.partial:
            lacking.append((rule.id, "fail"))
    return lacking


def _wrong(
    example: ExampleModel, status: str, finding: Finding, months: tuple[int, ...]
) -> Iterable[tuple[str, str, str]]:
    if finding.status != status:
        yield "status", status, f"{finding.status.value} ({finding.value})"
    if example.value is not None and example.value != finding.value:
        yield "value", example.value, finding.value
    if example.months is not None and tuple(sorted(example.months)) != months:
        yield "months", _listed(sorted(example.months)), _listed(months)
    if example.missing is not None and set(example.missing) != set(finding.missing):
        yield "missing", _listed(example.missing), _listed(finding.missing)


def _listed(items: Iterable[object]) -> str:
    return "、".join(map(str, items)) or "—"


def _place(tree: Node, rule: str, status: str, number: int) -> Place:
    rules = tree.get("rules")
    for node in rules.items if rules is not None else ():
        name = node.get("id")
        if name is not None and name.raw == rule:
            return node.at(("examples", status, number))[0].place
    return tree.place
