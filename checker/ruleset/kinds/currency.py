"""currency: congresses, plenums, guiding slogans, ordinals and anniversaries must belong to the plan's year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from checker.reading.lexicon import CurrencySpec, Dated, Ordinal
from checker.reading.model import Reading
from checker.reading.patterns import compile_pattern, compile_patterns
from checker.ruleset.kinds.base import Verdict, Wanted

FOUND, CLEAN, UNKNOWN = "found", "clean", "unknown"


@dataclass(frozen=True, slots=True)
class DatedOption:
    """words that were the current guide from `since` to `until` ("2017-10"); outdated after that month's year."""

    title: str
    words: tuple[str, ...]
    since: str
    until: str | None = None
    unless: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OrdinalOption:
    """pattern with one number (#) in it; the number must be the plan's year minus `minus`."""

    title: str
    pattern: str
    minus: int


@dataclass(frozen=True, slots=True)
class Options:
    dated: tuple[DatedOption, ...] = ()
    ordinals: tuple[OrdinalOption, ...] = ()
    each: float = 2.0  # points taken off for each stale reference
    most: float = 6.0  # points taken off altogether


class Currency:
    name = "currency"
    options = Options
    shares: Mapping[str, float] = {CLEAN: 1.0, UNKNOWN: 1.0, FOUND: 0.0}

    def values(self, options: Options) -> tuple[str, ...]:
        return (CLEAN, FOUND, UNKNOWN)

    def wanted(self, options: Options, lists: Mapping[str, Sequence[str]]) -> Wanted:
        return Wanted(
            currency=CurrencySpec(
                dated=tuple(
                    Dated(
                        words=compile_patterns(line.words, lists),
                        title=line.title,
                        since=_month(line.since),
                        until=_month(line.until) if line.until else None,
                        unless=compile_patterns(line.unless, lists),
                    )
                    for line in options.dated
                ),
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
        return Verdict(
            FOUND,
            evidence=tuple(fault.evidence for fault in faults[:3]),
            points=-min(options.most, options.each * len(faults)),
            told={"found": "；".join(fault.what for fault in faults), "year": str(reading.year)},
        )


def _month(text: str) -> tuple[int, int]:
    year, month = text.split("-")
    return int(year), int(month)


KIND = Currency()
