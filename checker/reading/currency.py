"""Stale references: congresses, plenums, slogans, plans and anniversaries against the document's year.

The dated table is the rule set's; here is only the comparing. A reference is stale if a newer one of its series had
taken its place before the document's year began, unless the newer one stands beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.reading.lexicon import CurrencySpec, Dated, Ordinal, Series
from checker.reading.model import Fault, Period
from checker.reading.outline import numeral
from checker.reading.patterns import NUMBER
from checker.reading.view import View

_LOOKS_BACK = re.compile(r"以来|召开以后|回顾|从.{0,12}到|历史|周年以来")
_OVER_NEW_YEAR = frozenset({Period.SCHOOL_YEAR, Period.AUTUMN_TERM, Period.SPRING_TERM, Period.TERM})


def stale_of(view: View, spec: CurrencySpec, year: int | None, period: Period) -> tuple[Fault, ...] | None:
    """Stale references of a document; None where it states no year to judge by."""
    if year is None:
        return None
    faults = [fault for series in spec.series for fault in _stale_in(view, series, year)]
    faults += [fault for ordinal in spec.ordinals for fault in _wrong_ordinals(view, ordinal, year, period)]
    return tuple(faults)


def _stale_in(view: View, series: Series, year: int) -> Iterator[Fault]:
    began = (year, 1)
    outdated = [item for item in series.items if item.until is not None and item.until < began]
    fresh = [item for item in series.items if item not in outdated]
    everywhere = (0, len(view.text))
    for start, end in view.sentences:
        blocked = [span for pattern in series.unless for span in pattern.spans(view.text, start, end)]
        for item in outdated:
            hit = _first(view, item, start, end, blocked)
            if hit is None or _LOOKS_BACK.search(view.text[hit[1] : hit[1] + 4]):
                continue
            scope = (start, end) if series.beside == "sentence" else everywhere
            if any(_first(view, other, *scope, []) for other in fresh):
                continue
            what = view.text[slice(*hit)]
            until = f"{item.until[0]}年{item.until[1]}月" if item.until else ""
            yield Fault(f"{what}（{series.title}，{until}起已不是最新）", view.evidence(*hit))


def _first(
    view: View, item: Dated, start: int, end: int, blocked: list[tuple[int, int]]
) -> tuple[int, int] | None:
    for pattern in item.words:
        for span in pattern.spans(view.text, start, end):
            if not any(left <= span[0] < right or left < span[1] <= right for left, right in blocked):
                return span
    return None


def _wrong_ordinals(view: View, ordinal: Ordinal, year: int, period: Period) -> Iterator[Fault]:
    right = {year - ordinal.minus}
    if period in _OVER_NEW_YEAR:
        right.add(year + 1 - ordinal.minus)
    for start, end in view.sentences:
        for span in ordinal.pattern.spans(view.text, start, end):
            number = re.search(NUMBER, view.text[slice(*span)])
            if number is None or "." in number.group():
                continue
            value = numeral(number.group())
            if value not in right and value > 1:
                yield Fault(
                    f"{view.text[slice(*span)]}（是{value + ordinal.minus}年的）", view.evidence(*span)
                )
