"""What becomes of each requirement between two versions, and what counts as worse."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checker.comparing import Change, DocumentChange, compare, compare_documents
from checker.results import DocumentResult, Finding, RuleSetCard, Severity, Status
from tests.reports.report_samples import RULESET, report, scored, unreadable


def finding(status: Status, points: float = 0, max_points: float = 4, **more: object) -> Finding:
    made = Finding("r", "v", status, points, max_points, Severity.ERROR, str(status), "改")
    return replace(made, **more)


def one(found: Finding | None, **more: object) -> DocumentResult:
    return replace(scored(), findings=(found,) if found else (), **more)


PASS, FAIL = finding(Status.PASS, 4), finding(Status.FAIL)
HALF, QUARTER = finding(Status.PARTIAL, 2), finding(Status.PARTIAL, 1)
NOT_APPLICABLE = finding(Status.NOT_APPLICABLE, 0, 0)


@pytest.mark.parametrize(
    ("old", "new", "change"),
    [
        (FAIL, PASS, Change.FIXED),
        (HALF, PASS, Change.FIXED),
        (FAIL, HALF, Change.IMPROVED),
        (QUARTER, HALF, Change.IMPROVED),
        (FAIL, FAIL, Change.STILL_MISSING),
        (HALF, HALF, Change.STILL_MISSING),
        (HALF, QUARTER, Change.WORSENED),
        (HALF, FAIL, Change.WORSENED),
        (PASS, HALF, Change.NEWLY_BROKEN),
        (PASS, FAIL, Change.NEWLY_BROKEN),
        (PASS, PASS, Change.STILL_MET),
        (NOT_APPLICABLE, FAIL, Change.NOT_COMPARED),
        (PASS, NOT_APPLICABLE, Change.NOT_COMPARED),
        (None, FAIL, Change.NOT_COMPARED),
        (PASS, None, Change.NOT_COMPARED),
    ],
)
def test_changes(old: Finding | None, new: Finding | None, change: Change) -> None:
    (found,) = compare_documents(one(old), one(new)).findings
    assert found.change is change


def test_points_that_shift_with_what_does_not_apply_are_no_change() -> None:
    shifted = finding(Status.PARTIAL, 3, 6)  # the same half of a larger share
    (found,) = compare_documents(one(HALF), one(shifted)).findings
    assert found.change is Change.STILL_MISSING


def test_a_larger_deduction_is_worse_though_the_rule_has_no_points() -> None:
    old, new = finding(Status.FAIL, -2, 0), finding(Status.FAIL, -4, 0)
    (found,) = compare_documents(one(old), one(new)).findings
    assert found.change is Change.WORSENED
    assert found.is_setback


def test_things_that_are_there_now_and_things_that_went_are_told_apart() -> None:
    old, new = replace(HALF, missing=("1", "2")), replace(HALF, missing=("2", "7"))
    (found,) = compare_documents(one(old), one(new)).findings
    assert (found.no_longer_missing, found.newly_missing) == (("1",), ("7",))


def changed(old: DocumentResult, new: DocumentResult) -> DocumentChange:
    return compare_documents(old, new)


def test_a_setback_is_worse_findings_acceptance_or_readability() -> None:
    assert changed(one(PASS), one(FAIL)).is_setback
    assert changed(one(PASS, accepted=True), one(PASS, accepted=False)).is_setback
    assert changed(scored(), unreadable()).is_setback


def test_no_setback_where_nothing_is_worse() -> None:
    assert not changed(one(FAIL), one(FAIL)).is_setback
    assert not changed(unreadable(), scored()).is_setback
    advice = replace(PASS, severity=Severity.INFO, points=0, max_points=0)
    broken = replace(advice, status=Status.FAIL)
    assert not changed(one(advice), one(broken)).is_setback  # advice that costs nothing


def test_score_and_findings_of_an_unreadable_version_are_not_compared() -> None:
    document = changed(scored(), unreadable())
    assert document.score_change is None
    assert document.findings == ()


def test_a_run_is_summed_up_over_its_pairs_alone() -> None:
    old = report(scored("a/x.docx"), scored("a/y.docx", "青石中学", ()), scored("a/z.docx", "丙", ()))
    new = report(scored("b/x.docx", faults=()), scored("b/y.docx", "青石中学", ("finance.audit",)))
    comparison = compare(old, new)
    summary = comparison.summary
    assert [d.score_change for d in comparison.documents] == [21, -21]
    assert (summary.better, summary.worse, summary.same) == (1, 1, 0)
    assert (summary.old_mean, summary.new_mean) == (89.5, 89.5)
    assert summary.counts["fixed"] == 5
    assert summary.counts["newly-broken"] == 1
    assert [d.path for d in comparison.only_old] == ["a/z.docx"]
    assert comparison.is_setback
    assert comparison.same_rules


def test_another_version_of_the_rules_is_noticed() -> None:
    other: RuleSetCard = replace(RULESET, version="2.0")
    assert not compare(report(scored()), report(scored(), ruleset=other)).same_rules


def test_nothing_against_nothing() -> None:
    comparison = compare(report(), report())
    assert comparison.documents == ()
    assert comparison.summary.old_mean is None
    assert not comparison.is_setback
