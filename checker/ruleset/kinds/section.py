"""section: a section must stand, under one of several names, headed or (where the rule allows) unheaded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, Literal

from checker.reading.lexicon import SectionSpec
from checker.reading.model import Presence, Reading, SectionReading
from checker.reading.normal import normalise_word
from checker.reading.patterns import compile_patterns
from checker.ruleset.kinds.base import Verdict, Wanted
from checker.ruleset.kinds.keys import (
    Count,
    Exceptions,
    Fraction,
    KindOptions,
    Names,
    Patterns,
    RefersTo,
    SomeNames,
)


class Options(KindOptions):
    """names: headings that count; not_names: headings that look alike; unheaded: sentences that state the section
    without a heading, looked for before the first item of work (where: opening) or anywhere; least: characters that
    must stand under the heading; least_share: what the rule earns where fewer do; gathers: work in items counts as
    the section, unheaded. after: sections
    that must come before this one, after_share: what the rule earns where one does not."""

    names: SomeNames
    after: tuple[Annotated[str, RefersTo("section")], ...] = ()
    after_share: Fraction = 0.5
    not_names: Names = ()
    unheaded: Patterns = ()
    unless: Exceptions = ()
    where: Literal["opening", "anywhere"] = "anywhere"
    gathers: bool = False
    least: Count = 0
    least_share: Fraction = 0.5


class Section:
    name = "section"
    options = Options
    shares: Mapping[str, float] = {Presence.HEADED: 1.0, Presence.UNHEADED: 0.8, Presence.ABSENT: 0.0}

    def values(self, options: Options) -> tuple[str, ...]:
        if options.unheaded or options.gathers:
            return (Presence.HEADED, Presence.UNHEADED, Presence.ABSENT)
        return (Presence.HEADED, Presence.ABSENT)

    def wanted(self, options: Options, lists: Mapping[str, Sequence[str]]) -> Wanted:
        return Wanted(
            section=SectionSpec(
                names=frozenset(map(normalise_word, options.names)),
                not_names=tuple(map(normalise_word, options.not_names)),
                unheaded=compile_patterns(options.unheaded, lists),
                unless=compile_patterns(options.unless, lists),
                where=options.where,
                gathers=options.gathers,
            )
        )

    def judge(self, rule_id: str, options: Options, reading: Reading) -> Verdict:
        section = reading.sections[rule_id]
        value, told = section.presence.value, {"content": str(section.content)}
        if section.presence is Presence.HEADED and section.content < options.least:
            return Verdict(value, section.evidence, share=options.least_share, told=told, aspect="hollow")
        if any(_stands_before(section, reading.sections[other]) for other in options.after):
            return Verdict(value, section.evidence, share=options.after_share, told=told, aspect="misplaced")
        return Verdict(value, section.evidence, told=told)


def _stands_before(section: SectionReading, other: SectionReading) -> bool:
    """Whether a section stands before one that should precede it; False where either is absent."""
    own = section.evidence[0].paragraph if section.evidence else None
    others = other.evidence[0].paragraph if other.evidence else None
    return own is not None and others is not None and own < others


KIND = Section()
