"""topic: something must be worked on; the strongest level that the document reaches is the value."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from checker.reading.lexicon import TopicSpec
from checker.reading.model import Reading
from checker.reading.patterns import compile_patterns
from checker.ruleset.kinds.base import Verdict, Wanted
from checker.ruleset.kinds.keys import Exceptions, KindOptions, SomePatterns
from checker.values import field

ABSENT = "absent"


class Options(KindOptions):
    """levels: from the strongest down, each with the patterns that reach it; unless: look-alikes that do not count,
    unless_for: for one level only; scope: only what is planned, or the whole document; body: what the guiding thought
    or the opening says does not reach the strongest level."""

    levels: dict[str, SomePatterns]
    unless: Exceptions = ()
    unless_for: dict[str, Exceptions] = field(default_factory=dict)
    scope: Literal["plan", "whole"] = "whole"
    body: bool = False


class Topic:
    name = "topic"
    options = Options
    shares: Mapping[str, float] = {ABSENT: 0.0}

    def values(self, options: Options) -> tuple[str, ...]:
        return (*options.levels, ABSENT)

    def wanted(self, options: Options, lists: Mapping[str, Sequence[str]]) -> Wanted:
        return Wanted(
            topic=TopicSpec(
                levels=tuple(
                    (level, compile_patterns(words, lists)) for level, words in options.levels.items()
                ),
                unless=compile_patterns(options.unless, lists),
                unless_for={
                    level: compile_patterns(words, lists) for level, words in options.unless_for.items()
                },
                scope=options.scope,
                body=options.body,
            )
        )

    def judge(self, rule_id: str, options: Options, reading: Reading) -> Verdict:
        topic = reading.topics[rule_id]
        return Verdict(value=topic.level, evidence=topic.evidence)


KIND = Topic()
