"""Stale references: congresses, plenums, slogans, plans and anniversaries against the document's year.

The dated table is the rule set's; here is only the comparing. A reference is stale if a newer one of its series had
taken its place before the document's year began, unless the newer one stands beside it.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.reading.finder import Hits
from checker.reading.labels import numeral
from checker.reading.lexicon import CurrencySpec, Ordinal, Series
from checker.reading.matching import NUMERAL
from checker.reading.model import Fault, Period
from checker.reading.view import View
from checker.regexes import compiled

_LOOKS_BACK = compiled(r"以来|召开以后|回顾|从.{0,12}到|历史|周年以来")
_OVER_NEW_YEAR = frozenset({Period.SCHOOL_YEAR, Period.AUTUMN_TERM, Period.SPRING_TERM, Period.TERM})


def stale_of(
    view: View, hits: Hits, spec: CurrencySpec, year: int | None, period: Period
) -> tuple[Fault, ...] | None:
    """Stale references of a document; None where it states no year to judge by."""
    if year is None:
        return None
    faults = [fault for series in spec.series for fault in _stale_in(view, hits, series, year)]
    faults += [
        fault for ordinal in spec.ordinals for fault in _wrong_ordinals(view, hits, ordinal, year, period)
    ]
    return tuple(faults)


def _stale_in(view: View, hits: Hits, series: Series, year: int) -> Iterator[Fault]:
    began = (year, 1)
    outdated = [item for item in series.items if item.until is not None and item.until < began]
    latest = [item for item in series.items if item.until is None or item.until >= began]
    fresh = [span for item in latest for span in hits.of_all(item.words)]
    if fresh and series.beside == "document":
        return
    current = {view.sentence_at(start) for start, _ in fresh}
    told: set[tuple[int, int]] = set()
    for item in outdated:
        for span in hits.allowed(item.words, series.unless):
            sentence = view.sentence_at(span[0])
            if sentence in current or (id(item), sentence) in told:
                continue
            if _LOOKS_BACK.search(view.text[span[1] : span[1] + 4]):
                continue
            told.add((id(item), sentence))
            until = f"{item.until[0]}年{item.until[1]}月" if item.until else ""
            what = f"{view.text[slice(*span)]}（{series.title}，{until}起已不是最新）"
            yield Fault(what, view.evidence(*span))


def _wrong_ordinals(view: View, hits: Hits, ordinal: Ordinal, year: int, period: Period) -> Iterator[Fault]:
    right = {year - ordinal.minus}
    if period in _OVER_NEW_YEAR:
        right.add(year + 1 - ordinal.minus)
    for span in hits.of(ordinal.pattern):
        words = view.text[slice(*span)]
        number = NUMERAL.search(words)
        if number is None or "." in number.group():
            continue
        value = numeral(number.group())
        if value not in right and value > 1:
            yield Fault(f"{words}（是{value + ordinal.minus}年的）", view.evidence(*span))
