"""A rule set as data: what a district's YAML says once it is read and found right."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from checker.messages import Lang
from checker.reading.lexicon import Lexicon
from checker.results import RuleCard, RuleSetCard, Severity
from checker.values import Value, field


class Text(Value):
    """A text for people in Chinese, and in English where the rule set gives one."""

    zh: str
    en: str | None = None

    def in_(self, lang: Lang) -> str:
        return self.en if lang is Lang.EN and self.en is not None else self.zh


class When(Value):
    """When a rule applies; otherwise its finding is not-applicable and its points go to the rest of its group."""

    doc_type: tuple[str, ...] = ()
    period: tuple[str, ...] = ()
    school: tuple[str, ...] = ()  # the unit's name holds one of these words
    not_school: tuple[str, ...] = ()  # ... or none of these


class Rule(Value):
    """One rule. `options` is of its kind's own class; shares says what part of the weight each value earns.

    message, suggestion  by value; the key "*" serves every value without one of its own
    belongs              headings under which the missing part would stand, for the place of an absence
    """

    id: str
    kind: str
    title: Text
    group: str
    weight: float
    severity: Severity
    options: object
    shares: Mapping[str, float]
    message: Mapping[str, Text] = field(default_factory=dict)
    suggestion: Mapping[str, Text] = field(default_factory=dict)
    source: Text | None = None
    belongs: tuple[str, ...] = ()
    when: When = When()
    key: bool = False


class Group(Value):
    id: str
    title: Text


class Band(Value):
    name: Text
    least: float


class Cap(Value):
    """A ceiling on the total: where `rule` found one of `values`, or the document is one of `doc_types`."""

    reason: Text
    rule: str | None = None
    values: tuple[str, ...] = ()
    doc_types: tuple[str, ...] = ()
    at_most: float | None = None
    band: str | None = None  # this band whatever the score


class Acceptance(Value):
    """What a document must reach to be accepted."""

    min_score: float = 60
    doc_types: tuple[str, ...] = ()  # empty: any


class Waiver(Value):
    """One school excused from one rule, by whom, why and until when (days inclusive)."""

    school: str
    rule: str
    reason: str
    who: str
    until: date
    since: date | None = None


class RuleSet(Value):
    """A whole rule set, its words compiled. origin: the file it was read from, for people."""

    id: str
    version: str
    title: Text
    groups: tuple[Group, ...]
    rules: tuple[Rule, ...]
    bands: tuple[Band, ...]  # best first
    caps: tuple[Cap, ...]
    acceptance: Acceptance
    lexicon: Lexicon
    waivers: tuple[Waiver, ...] = ()
    origin: str = ""

    def card(self, lang: Lang) -> RuleSetCard:
        """How reports call this rule set and its rules."""
        titles = {group.id: group.title.in_(lang) for group in self.groups}
        return RuleSetCard(
            id=self.id,
            version=self.version,
            title=self.title.in_(lang),
            rules=tuple(
                RuleCard(
                    id=rule.id,
                    title=rule.title.in_(lang),
                    group=titles[rule.group],
                    weight=rule.weight,
                    severity=rule.severity,
                    source=rule.source.in_(lang) if rule.source else None,
                    key=rule.key,
                )
                for rule in self.rules
            ),
            bands=tuple(band.name.in_(lang) for band in self.bands),
            min_score=self.acceptance.min_score,
            doc_types=self.acceptance.doc_types,
        )
