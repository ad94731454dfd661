"""currency: congresses, plenums, guiding slogans, ordinals and anniversaries must belong to the plan's year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from checker.reading.lexicon import CurrencySpec, Dated, Ordinal, Series
from checker.reading.model import Reading
from checker.reading.patterns import compile_pattern, compile_patterns
from checker.ruleset.kinds.base import UsualKind, Verdict, Wanted
from checker.ruleset.kinds.keys import Exceptions, KindOptions, NumberPattern, Patterns, Points, YearMonth

FOUND, CLEAN, UNKNOWN = "found", "clean", "unknown"


class ItemOption(KindOptions):
    """words (patterns) that were current from `since` ("2017-10") until the next item, or until `until`."""

    since: YearMonth
    words: Patterns = ()
    until: YearMonth | None = None


class SeriesOption(KindOptions):
    """Things that take each other's place, oldest first. unless: look-alikes; beside: where a current one makes an
    older one right, in the same sentence or anywhere in the document."""

    title: str
    items: tuple[ItemOption, ...]
    unless: Exceptions = ()
    beside: Literal["sentence", "document"] = "sentence"


class OrdinalOption(KindOptions):
    """pattern with one number (#) in it; the number must be the plan's year minus `minus`."""

    title: str
    pattern: NumberPattern
    minus: int


class Options(KindOptions):
    series: tuple[SeriesOption, ...] = ()
    ordinals: tuple[OrdinalOption, ...] = ()
    each: Points = 2.0  # points taken off for each stale reference
    most: Points = 6.0  # points taken off altogether


class Currency(UsualKind):
    name = "currency"
    options = Options
    shares: Mapping[str, float] = {CLEAN: 1.0, UNKNOWN: 1.0, FOUND: 0.0}

    def wanted(self, options: Options, lists: Mapping[str, Sequence[str]]) -> Wanted:
        return Wanted(
            currency=CurrencySpec(
                series=tuple(_series(line, lists) for line in options.series),
                ordinals=tuple(
                    Ordinal(compile_pattern(line.pattern, lists), line.title, line.minus)
                    for line in options.ordinals
                ),
            )
        )

    def judge(self, rule_id: str, options: Options, reading: Reading) -> Verdict:
        faults = reading.stale[rule_id]
        if faults is None:
            return Verdict(UNKNOWN)
        if not faults:
            return Verdict(CLEAN)
        first_places = {fault.what: fault.evidence for fault in reversed(faults)}
        distinct = tuple(dict.fromkeys(fault.what for fault in faults))
        return Verdict(
            FOUND,
            evidence=tuple(first_places[what] for what in distinct[:3]),
            points=-min(options.most, options.each * len(distinct)),
            told={"found": "；".join(distinct), "year": str(reading.year)},
        )


def _series(line: SeriesOption, lists: Mapping[str, Sequence[str]]) -> Series:
    following = [item.since for item in line.items[1:]]
    ends = [item.until or after for item, after in zip(line.items, (*following, None), strict=True)]
    return Series(
        title=line.title,
        items=tuple(
            Dated(compile_patterns(item.words, lists), _month(item.since), _month(end) if end else None)
            for item, end in zip(line.items, ends, strict=True)
        ),
        unless=compile_patterns(line.unless, lists),
        beside=line.beside,
    )


def _month(text: str) -> tuple[int, int]:
    year, month = text.split("-")
    return int(year), int(month)


KIND = Currency()
