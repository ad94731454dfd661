"""Two runs side by side: two versions of one plan, or a district's folder before and after it was mended.

comparison = compare(old, new)               two Reports
comparison.documents[0].score_change, comparison.summary.counts["fixed"]

model.py     the values that a comparison is made of
matching.py  which document of the old run is which of the new one
"""

from __future__ import annotations

from collections.abc import Sequence

from checker.comparing.matching import match
from checker.comparing.model import (
    COMPARISON_SCHEMA_VERSION,
    Change,
    Comparison,
    ComparisonSummary,
    DocumentChange,
    FindingChange,
    MatchedBy,
    RunCard,
)
from checker.results import DocumentResult, Finding, Outcome, Report, Status

__all__ = [
    "COMPARISON_SCHEMA_VERSION",
    "Change",
    "Comparison",
    "ComparisonSummary",
    "DocumentChange",
    "FindingChange",
    "MatchedBy",
    "RunCard",
    "compare",
    "compare_documents",
]

_RANK = {Status.FAIL: 0, Status.PARTIAL: 1, Status.PASS: 2}


def compare(old: Report, new: Report) -> Comparison:
    """What became of the old run's findings in the new one.

    Documents are paired by path, name and content (checker.comparing.matching); pairs stand in the new run's order,
    those that one run alone has apart. Two runs by different rule sets can be compared: a rule that one of them
    has not is "not-compared".
    """
    pairing = match(old.documents, new.documents)
    documents = tuple(compare_documents(pair.old, pair.new, pair.matched_by) for pair in pairing.pairs)
    return Comparison(
        ruleset=new.ruleset,
        old=_card(old),
        new=_card(new),
        documents=documents,
        only_old=pairing.only_old,
        only_new=pairing.only_new,
        summary=_summarise(documents),
    )


def compare_documents(
    old: DocumentResult, new: DocumentResult, matched_by: MatchedBy = MatchedBy.ONLY_PAIR
) -> DocumentChange:
    """What became of one document's findings, in the order of the new version's rules, old ones' last."""
    before = {finding.rule: finding for finding in old.findings}
    after = {finding.rule: finding for finding in new.findings}
    both_read = old.outcome is Outcome.SCORED and new.outcome is Outcome.SCORED
    rules = dict.fromkeys((*after, *before)) if both_read else {}
    return DocumentChange(
        old=old,
        new=new,
        matched_by=matched_by,
        score_change=_difference(old.score, new.score),
        findings=tuple(_compare_findings(rule, before.get(rule), after.get(rule)) for rule in rules),
    )


def _compare_findings(rule: str, old: Finding | None, new: Finding | None) -> FindingChange:
    was, is_now = (finding.missing if finding else () for finding in (old, new))
    return FindingChange(
        rule=rule,
        change=_change(old, new),
        old=old,
        new=new,
        no_longer_missing=tuple(thing for thing in was if thing not in is_now),
        newly_missing=tuple(thing for thing in is_now if thing not in was),
    )


def _change(old: Finding | None, new: Finding | None) -> Change:
    if old is None or new is None or old.status not in _RANK or new.status not in _RANK:
        return Change.NOT_COMPARED
    before, after = _standing(old), _standing(new)
    if new.status is Status.PASS:
        return Change.STILL_MET if old.status is Status.PASS else Change.FIXED
    if old.status is Status.PASS:
        return Change.NEWLY_BROKEN
    if after == before:
        return Change.STILL_MISSING
    return Change.IMPROVED if after > before else Change.WORSENED


def _standing(finding: Finding) -> tuple[int, float]:
    """How well a requirement is met: by status, and within a status by the share of its points (a deduction, which
    has no share, by its points). Points alone would not do: what does not apply shifts how many there are."""
    share = finding.points / finding.max_points if finding.max_points else finding.points
    return _RANK[finding.status], round(share, 3)


def _difference(old: float | None, new: float | None) -> float | None:
    return None if old is None or new is None else round(new - old, 1)


def _card(report: Report) -> RunCard:
    return RunCard(
        ruleset=report.ruleset.id,
        version=report.ruleset.version,
        documents=len(report.documents),
    )


def _summarise(documents: Sequence[DocumentChange]) -> ComparisonSummary:
    counts = {change.value: 0 for change in Change}
    for document in documents:
        for finding in document.findings:
            counts[finding.change.value] += 1
    scores = [
        (d.old.score, d.new.score) for d in documents if d.old.score is not None and d.new.score is not None
    ]
    changes = [document.score_change for document in documents if document.score_change is not None]
    return ComparisonSummary(
        counts=counts,
        better=sum(change > 0 for change in changes),
        worse=sum(change < 0 for change in changes),
        same=sum(change == 0 for change in changes),
        old_accepted=sum(d.old.accepted is True for d in documents),
        new_accepted=sum(d.new.accepted is True for d in documents),
        newly_accepted=sum(d.new.accepted is True and d.old.accepted is not True for d in documents),
        no_longer_accepted=sum(d.old.accepted is True and d.new.accepted is not True for d in documents),
        old_mean=_mean([old for old, _ in scores]),
        new_mean=_mean([new for _, new in scores]),
    )


def _mean(scores: Sequence[float]) -> float | None:
    return round(sum(scores) / len(scores), 1) if scores else None
