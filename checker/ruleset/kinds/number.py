"""number: a target must bear a figure that can be checked at the end of the year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from checker.reading.lexicon import PhraseSpec
from checker.reading.model import Reading
from checker.reading.normal import normalise_word
from checker.reading.patterns import compile_patterns
from checker.ruleset.kinds.base import Verdict, Wanted
from checker.ruleset.kinds.keys import Count, Exceptions, KindOptions, Names, Patterns, SomeNames

CHECKABLE, VAGUE, ABSENT = "checkable", "vague", "absent"


class Options(KindOptions):
    """units: what must follow the number; words: patterns that must stand in the same sentence; sections: only under
    headings that hold one of these names; at_least: in how many sentences; unless: numbers that are no target."""

    units: SomeNames = ("%", "项", "次", "人", "名", "个", "篇", "场", "件", "节", "户", "家", "本")
    words: Patterns = ()
    sections: Names = ()
    unless: Exceptions = ("第#(项|次|人|名|个|篇|场|件|节|户|家|本)",)
    at_least: Count = 1


class Number:
    name = "number"
    options = Options
    shares: Mapping[str, float] = {CHECKABLE: 1.0, VAGUE: 0.4, ABSENT: 0.0}

    def values(self, options: Options) -> tuple[str, ...]:
        return (CHECKABLE, VAGUE, ABSENT) if options.words or options.sections else (CHECKABLE, ABSENT)

    def wanted(self, options: Options, lists: Mapping[str, Sequence[str]]) -> Wanted:
        units = "|".join(map(normalise_word, options.units))
        figures = compile_patterns((f"#({units})",), lists)
        return Wanted(
            phrase=PhraseSpec(
                groups=(("figures", figures), ("words", compile_patterns(options.words, lists))),
                unless=compile_patterns(options.unless, lists),
                sections=tuple(map(normalise_word, options.sections)),
            )
        )

    def judge(self, rule_id: str, options: Options, reading: Reading) -> Verdict:
        found = reading.phrases[rule_id]
        figures, words = found.groups["figures"], found.groups["words"]
        if options.words:
            named = {hit.sentence for hit in words}
            figures = tuple(hit for hit in figures if hit.sentence in named)
        told = {"count": str(len(figures)), "least": str(options.at_least)}
        if len(figures) >= options.at_least:
            return Verdict(CHECKABLE, evidence=tuple(hit.evidence for hit in figures[:3]), told=told)
        spoken_of = bool(words) if options.words else found.in_place
        value = VAGUE if spoken_of and VAGUE in self.values(options) else ABSENT
        return Verdict(value, evidence=tuple(hit.evidence for hit in (*figures, *words)[:3]), told=told)


KIND = Number()
