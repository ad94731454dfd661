"""The rules of a set for people: all of them in a list, one of them explained."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from checker.messages import Lang, say
from checker.messages.rules import KINDS as KIND_MEANINGS
from checker.messages.rules import TEXTS
from checker.reports.cells import pad
from checker.ruleset.building import Compiled
from checker.ruleset.kinds import KINDS
from checker.ruleset.model import Rule, RuleSet, When
from checker.ruleset.nodes import Node
from checker.ruleset.schema import RuleModel
from checker.values import Value, names_of

_MOST_WORDS = 24
_PRO_RATA = frozenset({"months", "weeks"})


def listed(ruleset: RuleSet, lang: Lang = Lang.ZH) -> str:
    """All rules by group, with points and titles."""
    lines = [
        say(TEXTS, "set-line", lang, title=ruleset.title.in_(lang), id=ruleset.id, version=ruleset.version)
    ]
    for group in ruleset.groups:
        rules = [rule for rule in ruleset.rules if rule.group == group.id]
        points = f"{sum(rule.weight for rule in rules):g}"
        lines += ["", say(TEXTS, "group-line", lang, title=group.title.in_(lang), points=points)]
        lines += [
            f"  {pad(rule.id, 24)}{pad(points_of(rule, lang), 12)} {rule.title.in_(lang)}" for rule in rules
        ]
    return "\n".join((*lines, "", say(TEXTS, "list-foot", lang, count=len(ruleset.rules)))) + "\n"


def points_of(rule: Rule, lang: Lang) -> str:
    """What a rule is worth, in words."""
    if rule.weight:
        return say(TEXTS, "points", lang, points=f"{rule.weight:g}")
    each, most = getattr(rule.options, "each", None), getattr(rule.options, "most", None)
    if rule.kind == "currency" and each:
        return say(TEXTS, "deducts", lang, each=f"{each:g}", most=f"{most:g}")
    return say(TEXTS, "only-told", lang)


def when_of(rule: Rule, lang: Lang) -> str:
    """The conditions of a rule as they stand in the rule set."""
    parts = [f"{name}: {'、'.join(value)}" for name in names_of(When) if (value := getattr(rule.when, name))]
    return "；".join(parts) if lang is Lang.ZH else "; ".join(parts)


def explained(compiled: Compiled, rule_id: str, lang: Lang = Lang.ZH) -> str:
    """Everything about one rule. KeyError where there is none of that id."""
    ruleset = compiled.ruleset
    rule = {rule.id: rule for rule in ruleset.rules}[rule_id]
    model = {model.id: model for model in compiled.model.rules}[rule_id]
    group = next(group.title.in_(lang) for group in ruleset.groups if group.id == rule.group)
    severity = say(TEXTS, f"severity-{rule.severity.value}", lang)
    lines = [
        f"{rule.title.in_(lang)}  {rule.id}",
        say(TEXTS, "about", lang, group=group, points=points_of(rule, lang), severity=severity),
        say(TEXTS, "kind-is", lang, kind=rule.kind, meaning=say(KIND_MEANINGS, rule.kind, lang)),
    ]
    if rule.source:
        lines.append(say(TEXTS, "basis", lang, source=rule.source.in_(lang)))
    if when_of(rule, lang):
        lines.append(say(TEXTS, "applies-when", lang, when=when_of(rule, lang)))
    lines += ["", say(TEXTS, "outcomes", lang), *(f"  {line}" for line in outcomes(rule, lang))]
    lines += [
        say(
            TEXTS,
            "capped",
            lang,
            values=say(TEXTS, "comma", lang).join(cap.values),
            reason=cap.reason.in_(lang),
        )
        for cap in ruleset.caps
        if cap.rule == rule_id
    ]
    lines += _advice(rule, lang)
    words = list(_words(rule.options, lang))
    lines += ["", *words] if words else []
    lines += _examples(model, lang)
    lines += ["", say(TEXTS, "defined-at", lang, place=_place(compiled.tree, rule_id))]
    return "\n".join(lines) + "\n"


def outcomes(rule: Rule, lang: Lang) -> Iterator[str]:
    """What each value of a rule earns, the best first, with its message."""
    values = KINDS[rule.kind].values(rule.options)
    for value in sorted(map(str, values), key=lambda value: -rule.shares.get(value, 0.0)):
        text = rule.message.get(value) or rule.message.get("*")
        message = text.in_(lang) if text else ""
        share = rule.shares.get(value, 0.0)
        if rule.kind in _PRO_RATA and 0 < share < 1:
            yield say(TEXTS, "pro-rata", lang, value=value, message=message).rstrip()
        else:
            points = f"{rule.weight * share:g}"
            yield say(
                TEXTS,
                "outcome",
                lang,
                value=value,
                percent=f"{share * 100:g}",
                points=points,
                message=message,
            ).rstrip()


def _advice(rule: Rule, lang: Lang) -> Iterator[str]:
    for text in dict.fromkeys(text.in_(lang) for text in rule.suggestion.values()):
        yield say(TEXTS, "advice", lang, suggestion=text)


def _words(options: Any, lang: Lang, prefix: str = "") -> Iterator[str]:
    """The options as they stand, long lists cut short."""
    if not isinstance(options, Value):
        return
    for name in names_of(type(options)):
        value = getattr(options, name)
        if value in ((), {}, None, "", False):
            continue
        yield from _option(f"{prefix}{name}", value, lang)


def _option(key: str, value: Any, lang: Lang) -> Iterator[str]:
    if isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _option(f"{key}.{name}", inner, lang)
    elif isinstance(value, Sequence) and not isinstance(value, str):
        if value and isinstance(value[0], Value):
            titles = [str(getattr(item, "title", item)) for item in value]
            yield _shown(key, list(dict.fromkeys(titles)), lang)
        else:
            yield _shown(
                key, ["/".join(item) if isinstance(item, tuple) else str(item) for item in value], lang
            )
    else:
        yield _shown(key, [str(value)], lang)


def _shown(key: str, words: Sequence[str], lang: Lang) -> str:
    shown = "、".join(words[:_MOST_WORDS])
    if len(words) > _MOST_WORDS:
        shown += say(TEXTS, "and-more", lang, count=len(words))
    return say(TEXTS, "looks-for", lang, key=key, words=shown)


def _examples(model: RuleModel, lang: Lang) -> Iterator[str]:
    for status, examples in model.examples.by_status().items():
        if examples:
            yield ""
            yield say(TEXTS, f"examples-{status}", lang)
            for example in examples:
                first, *rest = example.text.strip().split("\n")
                yield f"  · {first}"
                yield from (f"    {line}" for line in rest)


def _place(tree: Node, rule: str) -> str:
    rules = tree.get("rules")
    for node in rules.items if rules is not None else ():
        name = node.get("id")
        if name is not None and name.raw == rule:
            places = dict.fromkeys(str(below.place) for below in (name, *_elsewhere(node)))
            return "、".join(places)
    return "—"


def _elsewhere(rule: Node) -> Iterator[Node]:
    """The first value of every other file that had a say in a rule."""
    seen = {rule.get("id").place.source} if rule.get("id") is not None else set()  # type: ignore[union-attr]
    for node in rule.walk():
        if node.place.source not in seen and not isinstance(node.value, dict | list):
            seen.add(node.place.source)
            yield node
