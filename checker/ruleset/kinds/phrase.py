"""phrase: certain words must occur, or must not, so many times, anywhere or in certain sections."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from checker.reading.lexicon import PhraseSpec
from checker.reading.model import Reading
from checker.reading.normal import normalise_word
from checker.reading.patterns import compile_patterns
from checker.ruleset.kinds.base import Verdict, Wanted
from checker.ruleset.kinds.keys import Count, Exceptions, KindOptions, Names, OptionError, SomePatterns

FITTING, FEW, MANY = "fitting", "few", "many"


class Options(KindOptions):
    """words: patterns; sections: only under headings that hold one of these names; at_least, at_most: in how many
    sentences. Without either: at least one. Words that must not occur: at_most: 0."""

    words: SomePatterns
    unless: Exceptions = ()
    sections: Names = ()
    at_least: Count | None = None
    at_most: Count | None = None

    def __post_init__(self) -> None:
        if self.at_most is not None and self.least > self.at_most:
            low, high = str(self.least), str(self.at_most)
            raise OptionError(
                "least-over-most", "at_least", least="at_least", low=low, most="at_most", high=high
            )

    @property
    def least(self) -> int:
        if self.at_least is not None:
            return self.at_least
        return 1 if self.at_most is None else 0


class Phrase:
    name = "phrase"
    options = Options
    shares: Mapping[str, float] = {FITTING: 1.0, FEW: 0.0, MANY: 0.0}

    def values(self, options: Options) -> tuple[str, ...]:
        few = (FEW,) if options.least else ()
        many = (MANY,) if options.at_most is not None else ()
        return (FITTING, *few, *many)

    def wanted(self, options: Options, lists: Mapping[str, Sequence[str]]) -> Wanted:
        return Wanted(
            phrase=PhraseSpec(
                groups=(("words", compile_patterns(options.words, lists)),),
                unless=compile_patterns(options.unless, lists),
                sections=tuple(map(normalise_word, options.sections)),
            )
        )

    def judge(self, rule_id: str, options: Options, reading: Reading) -> Verdict:
        hits = reading.phrases[rule_id].groups["words"]
        count = len(hits)
        too_many = options.at_most is not None and count > options.at_most
        value = FEW if count < options.least else MANY if too_many else FITTING
        told = {
            "count": str(count),
            "least": str(options.least),
            "found": "；".join(hit.evidence.text for hit in hits[:3]),
        }
        return Verdict(value, evidence=tuple(hit.evidence for hit in hits[:3]), told=told)


KIND = Phrase()
