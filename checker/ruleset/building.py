"""A rule set out of its files: read, laid over one another, validated, its words compiled."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from checker.reading.lexicon import KindSpec, Lexicon, ScheduleSpec
from checker.reading.model import Period
from checker.reading.normal import normalise_word
from checker.results import Severity
from checker.ruleset import schema
from checker.ruleset.bounds import too_large
from checker.ruleset.extending import merged
from checker.ruleset.faults import Fault, RuleSetError
from checker.ruleset.files import read_files
from checker.ruleset.kinds import KINDS
from checker.ruleset.kinds.base import shares_of
from checker.ruleset.model import Acceptance, Band, Cap, Group, Rule, RuleSet, Text, Waiver, When
from checker.ruleset.nodes import Node
from checker.ruleset.periods import period_of
from checker.ruleset.sampling import only, reading_of
from checker.ruleset.shipped import shipped
from checker.ruleset.soundness import Checks
from checker.ruleset.validating import validated
from checker.values import Value


class Compiled(Value):
    """A rule set with what it was made from.

    tree   the merged tree, every value with the place it was written at
    model  the same as validated data, examples included
    files  the bytes of every file read
    """

    ruleset: RuleSet
    tree: Node
    model: schema.RuleFile
    files: Mapping[Path, bytes]


def compile_rules(path: Path) -> Compiled:
    """Read and compile a rule file. Raises RuleSetError with everything that is wrong, all in one go."""
    files = read_files(path, shipped)
    tree, faults = merged(files.trees)
    faults = files.faults + faults
    _named(tree, path, len(files.trees) > 1)
    lists = _lists(tree)
    large = list(too_large(tree, lists))
    if large:
        raise RuleSetError([*faults, *large])  # nothing more is tried: it might not end
    model = validated(_adapter(schema.RuleFile), tree, faults)
    options = _options(tree, lists, faults)
    faults += Checks(tree, lists, options).run()
    if faults or model is None:
        raise RuleSetError(faults)
    ruleset = _built(model, options, lists, str(path))
    faults = list(_silent(model, tree, ruleset))
    if faults:
        raise RuleSetError(faults)
    return Compiled(ruleset, tree, model, files.read)


_ADAPTERS: dict[type[Any], TypeAdapter[Any]] = {}


def _adapter(of: type[Any]) -> TypeAdapter[Any]:
    if of not in _ADAPTERS:
        _ADAPTERS[of] = TypeAdapter(of)
    return _ADAPTERS[of]


def _named(tree: Node, path: Path, extends: bool) -> None:
    """An extension without an id of its own is called by its file's name, never by the set that it changes."""
    if extends and isinstance(tree.value, dict) and "id" not in tree.value:
        stem = "".join(char if char.isalnum() or char in "._-" else "-" for char in path.stem).strip("._-")
        name = stem or "rules"
        tree.value["id"] = Node(name, tree.place, raw=name)


def _lists(tree: Node) -> dict[str, list[str]]:
    words = tree.get("words")
    named = words.value if words is not None and isinstance(words.value, dict) else {}
    return {
        name: [normal for word in node.items if word.raw and (normal := normalise_word(word.raw))]
        for name, node in named.items()
    }


def _options(tree: Node, lists: Mapping[str, Sequence[str]], faults: list[Fault]) -> dict[str, object]:
    """Each rule's options by its id, for those whose kind is known and whose options are right."""
    found: dict[str, object] = {}
    rules = tree.get("rules")
    for rule in rules.items if rules is not None else []:
        name, kind = rule.get("id"), rule.get("kind")
        if name is None or not name.raw or kind is None or kind.raw not in KINDS:
            continue
        node = rule.get("options") or Node({}, rule.keys.get("kind", rule.place))
        if not isinstance(node.value, dict):
            continue  # said by the file's own schema
        value = validated(_adapter(KINDS[kind.raw].options), node, faults, lists)
        if value is not None:
            found.setdefault(name.raw, value)  # of two rules with one id the first is looked at further
    return found


def _built(
    model: schema.RuleFile, options: Mapping[str, object], lists: Mapping[str, Sequence[str]], origin: str
) -> RuleSet:
    return RuleSet(
        id=model.id,
        version=model.version,
        title=_text(model.title),
        groups=tuple(Group(group.id, _text(group.title)) for group in model.groups),
        rules=tuple(_rule(rule, options[rule.id]) for rule in model.rules),
        bands=tuple(Band(_text(band.name), band.least) for band in model.bands),
        caps=tuple(
            Cap(_text(cap.reason), cap.rule, cap.values, cap.doc_types, cap.at_most, cap.band)
            for cap in model.caps
        ),
        acceptance=Acceptance(model.acceptance.min_score, model.acceptance.doc_types),
        lexicon=_lexicon(model, options, lists),
        waivers=tuple(
            Waiver(
                waiver.school, waiver.rule, waiver.reason, waiver.who, date.fromisoformat(waiver.until),
                date.fromisoformat(waiver.since) if waiver.since else None,
            )
            for waiver in model.waivers
        ),
        origin=origin,
    )  # fmt: skip


def _silent(model: schema.RuleFile, tree: Node, ruleset: RuleSet) -> Iterator[Fault]:
    """Rules whose examples should come to different ends and all come to the same: no example fires them."""
    nodes = tree.get("rules")
    for rule, node in zip(model.rules, nodes.items if nodes is not None else (), strict=True):
        groups = [group for group in rule.examples.by_status().values() if group]
        written = node.get("examples")
        if len(groups) < 2 or written is None or written.place.source != tree.place.source:
            continue  # what an extension makes of an inherited rule may be meant
        alone = only(ruleset, rule.id)
        kind, options = KINDS[rule.kind], alone.rules[0].options
        values = set()
        for example in (example for group in groups for example in group):
            verdict = kind.judge(rule.id, options, reading_of(example.text, model.frame, alone))
            values.add((verdict.value, verdict.share) if verdict is not None else None)
            if len(values) > 1:
                break
        if len(values) == 1:
            (value,) = values
            count = str(sum(map(len, groups)))
            told = {"rule": rule.id, "count": count, "value": value[0] if value else "not-applicable"}
            yield Fault("never-fires", node.keys["examples"], told)


def _rule(rule: schema.RuleModel, options: object) -> Rule:
    when = rule.when
    return Rule(
        id=rule.id,
        kind=rule.kind,
        title=_text(rule.title),
        group=rule.group,
        weight=rule.weight,
        severity=Severity(rule.severity),
        options=options,
        shares={**shares_of(KINDS[rule.kind], options), **rule.values},
        message={value: _text(text) for value, text in rule.message.items()},
        suggestion={value: _text(text) for value, text in rule.suggestion.items()},
        source=_text(rule.source) if rule.source else None,
        belongs=rule.belongs,
        when=When(when.doc_type, tuple(map(_period, when.period)), when.school, when.not_school),
        key=rule.key,
    )


def _lexicon(
    model: schema.RuleFile, options: Mapping[str, object], lists: Mapping[str, Sequence[str]]
) -> Lexicon:
    found: dict[str, dict[str, Any]] = {}
    tables = weeks = False
    for rule in model.rules:
        wanted = KINDS[rule.kind].wanted(options[rule.id], lists)
        for part, spec in wanted.specs():
            found.setdefault(part, {})[rule.id] = spec
        tables, weeks = tables or wanted.tables, weeks or wanted.weeks
    document = model.document
    return Lexicon(
        kinds=KindSpec(
            names={str(kind): name for kind, name in document.kinds.items()},
            subject=_words(document.subject),
            foreign=_words(document.foreign),
            others=_words(document.others),
            plan=_words(document.plan),
            summary=_words(document.summary),
            other=_words(document.other),
        ),
        schedule=ScheduleSpec(_words(model.schedule.names), _required(model.schedule.required)),
        tables=tables,
        weeks=weeks,
        **found,
    )


def _required(stated: Mapping[str, tuple[int, ...]]) -> dict[str, tuple[int, ...]]:
    """Months by period; "*" serves every period that is not named itself."""
    rest = stated.get("*")
    by_period = {period.value: rest for period in Period} if rest is not None else {}
    return {**by_period, **{_period(name): months for name, months in stated.items() if name != "*"}}


def _period(name: str) -> str:
    period = period_of(name)
    assert period is not None, name  # checked before
    return period.value


def _words(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(normal for word in words if (normal := normalise_word(word)))


def _text(text: schema.TextModel) -> Text:
    return Text(text.zh.strip(), (text.en or "").strip() or None)
