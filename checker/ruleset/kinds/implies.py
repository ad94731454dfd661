"""implies: where one thing is planned, another must be too. Does not apply where the first is not planned."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from checker.reading.lexicon import PhraseSpec
from checker.reading.model import Reading
from checker.reading.patterns import compile_patterns
from checker.ruleset.kinds.base import UsualKind, Verdict, Wanted
from checker.ruleset.kinds.keys import Exceptions, KindOptions, SomePatterns

KEPT, BROKEN = "kept", "broken"


class Options(KindOptions):
    """given: patterns of the first thing; then: of the other, in the same sentence or anywhere in the document."""

    given: SomePatterns
    then: SomePatterns
    unless: Exceptions = ()
    within: Literal["document", "sentence"] = "document"


class Implies(UsualKind):
    name = "implies"
    options = Options
    shares: Mapping[str, float] = {KEPT: 1.0, BROKEN: 0.0}

    def wanted(self, options: Options, lists: Mapping[str, Sequence[str]]) -> Wanted:
        groups = (
            ("given", compile_patterns(options.given, lists)),
            ("then", compile_patterns(options.then, lists)),
        )
        return Wanted(phrase=PhraseSpec(groups, compile_patterns(options.unless, lists)))

    def judge(self, rule_id: str, options: Options, reading: Reading) -> Verdict | None:
        found = reading.phrases[rule_id].groups
        given, then = found["given"], found["then"]
        if not given:
            return None
        if options.within == "sentence":
            answered = {hit.sentence for hit in then}
            open_ = [hit for hit in given if hit.sentence not in answered]
        else:
            open_ = [] if then else list(given)
        value = BROKEN if open_ else KEPT
        shown = open_ or [*given[:1], *then]
        return Verdict(
            value, evidence=tuple(hit.evidence for hit in shown[:3]), told={"count": str(len(open_))}
        )


KIND = Implies()
