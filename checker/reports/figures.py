"""What a batch comes to, for overviews: how scores spread, the median, which months lack, points by group.

Counts by outcome, band and rule and the mean come from the report's own summary; here is what only overviews show.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from statistics import median

from checker.reports.digest import MonthState, month_strip
from checker.results import DocumentResult, RuleCard
from checker.values import Value


class Bin(Value):
    """Scores from `low` up to, not including, `high`; the last bin takes the full score too."""

    low: int
    high: int
    count: int


class MonthCount(Value):
    """How many plans need a month, and how many of these do not cover it."""

    month: int
    required: int
    missing: int


class GroupScore(Value):
    """What a document earned in one group of rules."""

    title: str
    points: float
    max_points: float


def median_score(documents: Iterable[DocumentResult]) -> float | None:
    """The median of all scores to one decimal; None where nothing was scored."""
    scores = _scores(documents)
    return round(median(scores), 1) if scores else None


def spread(documents: Iterable[DocumentResult], step: int = 10) -> tuple[Bin, ...]:
    """How many documents scored in each bin of `step` points from 0 to 100."""
    counts = [0] * (100 // step)
    for score in _scores(documents):
        counts[min(int(score // step), len(counts) - 1)] += 1
    return tuple(Bin(index * step, (index + 1) * step, count) for index, count in enumerate(counts))


def month_counts(documents: Sequence[DocumentResult]) -> tuple[MonthCount, ...]:
    """January to December: how many plans need the month and how many of them lack it."""
    required, missing = dict.fromkeys(range(1, 13), 0), dict.fromkeys(range(1, 13), 0)
    for document in documents:
        for month in document.reading.required_months if document.reading else ():
            required[month] += 1
        for month, state in month_strip(document):
            missing[month] += state is MonthState.GAP
    return tuple(MonthCount(month, required[month], missing[month]) for month in range(1, 13))


def group_scores(document: DocumentResult, rules: Sequence[RuleCard]) -> tuple[GroupScore, ...]:
    """A document's points by group, in the rule set's order."""
    points = {finding.rule: (finding.points, finding.max_points) for finding in document.findings}
    totals: dict[str, tuple[float, float]] = {}
    for rule in rules:
        got, possible = points.get(rule.id, (0.0, 0.0))
        before = totals.get(rule.group, (0.0, 0.0))
        totals[rule.group] = (before[0] + got, before[1] + possible)
    return tuple(GroupScore(title, round(got, 1), round(most, 1)) for title, (got, most) in totals.items())


def _scores(documents: Iterable[DocumentResult]) -> list[float]:
    return [document.score for document in documents if document.score is not None]
