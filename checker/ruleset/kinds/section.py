"""section: a section must stand, under one of several names, headed or (where the rule allows) unheaded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from checker.reading.lexicon import SectionSpec
from checker.reading.model import Presence, Reading
from checker.reading.normal import normalise_word
from checker.reading.patterns import compile_patterns
from checker.ruleset.kinds.base import Verdict, Wanted


@dataclass(frozen=True, slots=True)
class Options:
    """names: headings that count; not_names: headings that look alike; unheaded: sentences that state the section
    without a heading, looked for before the first item of work (where: opening) or anywhere; least: characters that
    must stand under the heading; least_share: what the rule earns where fewer do; gathers: work in items counts as
    the section, unheaded."""

    names: tuple[str, ...]
    not_names: tuple[str, ...] = ()
    unheaded: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    where: Literal["opening", "anywhere"] = "anywhere"
    gathers: bool = False
    least: int = 0
    least_share: float = 0.5


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
                names=tuple(map(normalise_word, options.names)),
                not_names=tuple(map(normalise_word, options.not_names)),
                unheaded=compile_patterns(options.unheaded, lists),
                unless=compile_patterns(options.unless, lists),
                where=options.where,
                gathers=options.gathers,
            )
        )

    def judge(self, rule_id: str, options: Options, reading: Reading) -> Verdict:
        section = reading.sections[rule_id]
        hollow = section.presence is Presence.HEADED and section.content < options.least
        return Verdict(
            value=section.presence.value,
            evidence=section.evidence,
            share=options.least_share if hollow else None,
            told={"hollow": "yes" if hollow else "", "content": str(section.content)},
        )


KIND = Section()
