"""What a comparison gives away: frozen values, the fields of its JSON (docs/reports.md)."""

from __future__ import annotations

from enum import StrEnum

from checker.results import DocumentResult, Finding, RuleSetCard, Severity
from checker.values import Value

COMPARISON_SCHEMA_VERSION = "1"


class Change(StrEnum):
    """What became of one requirement."""

    FIXED = "fixed"  # not met, now met
    IMPROVED = "improved"  # still not met in full, but better
    STILL_MISSING = "still-missing"  # as it was
    WORSENED = "worsened"  # met in part, now less
    NEWLY_BROKEN = "newly-broken"  # met, now not
    STILL_MET = "still-met"
    NOT_COMPARED = "not-compared"  # does not apply to one of the two, or only one rule set has the rule


#: changes for the worse
SETBACKS = frozenset({Change.WORSENED, Change.NEWLY_BROKEN})


class MatchedBy(StrEnum):
    """Why two documents are taken for versions of one."""

    ONLY_PAIR = "only-pair"  # one document on each side
    PATH = "path"  # the same place below the two folders
    NAME = "name"  # the same file name, marks of a version (修改稿, v2) aside
    CONTENT = "content"  # the same or nearly the same text
    UNIT = "unit"  # the only plans of this unit


class FindingChange(Value):
    """What became of one rule's finding.

    old, new           None where that run's rule set has no such rule
    no_longer_missing  of what was missing (months, items), what is there now; newly_missing: the other way round
    """

    rule: str
    change: Change
    old: Finding | None
    new: Finding | None
    no_longer_missing: tuple[str, ...] = ()
    newly_missing: tuple[str, ...] = ()

    @property
    def is_setback(self) -> bool:
        """Whether it changed for the worse, and is more than advice or costs points."""
        if self.change not in SETBACKS or self.old is None or self.new is None:
            return False
        return self.new.severity is not Severity.INFO or self.new.points < self.old.points


class DocumentChange(Value):
    """What became of one document. score_change and findings: None and none where either version is unreadable."""

    old: DocumentResult
    new: DocumentResult
    matched_by: MatchedBy
    score_change: float | None
    findings: tuple[FindingChange, ...]

    def by(self, *changes: Change) -> tuple[FindingChange, ...]:
        """The findings that changed in one of these ways."""
        return tuple(finding for finding in self.findings if finding.change in changes)

    @property
    def is_setback(self) -> bool:
        """Whether anything is worse than it was: a requirement, the acceptance, or that it could be read."""
        return (
            any(finding.is_setback for finding in self.findings)
            or (self.old.accepted is True and self.new.accepted is not True)
            or (self.old.problem is None and self.new.problem is not None)
        )


class RunCard(Value):
    """One of the two runs in short. ruleset: the id of the rule set that judged it."""

    ruleset: str
    version: str
    documents: int


class ComparisonSummary(Value):
    """Findings counted by change, documents by whether their score rose, fell or stayed.

    Everything counts the pairs only: documents that one run alone has would make the runs look better or worse.
    old_mean, new_mean  of the pairs that were scored in both runs; None where there are none
    """

    counts: dict[str, int]
    better: int
    worse: int
    same: int
    old_accepted: int
    new_accepted: int
    newly_accepted: int
    no_longer_accepted: int
    old_mean: float | None
    new_mean: float | None


class Comparison(Value):
    """Two runs side by side: the value that every comparison report is made from.

    ruleset             the new run's, for the rules' titles and order
    only_old, only_new  documents that one run alone has
    """

    ruleset: RuleSetCard
    old: RunCard
    new: RunCard
    documents: tuple[DocumentChange, ...]
    only_old: tuple[DocumentResult, ...]
    only_new: tuple[DocumentResult, ...]
    summary: ComparisonSummary

    @property
    def is_setback(self) -> bool:
        """Whether any document that both runs have is worse than it was."""
        return any(document.is_setback for document in self.documents)

    @property
    def same_rules(self) -> bool:
        """Whether both runs were judged by one version of one rule set."""
        return (self.old.ruleset, self.old.version) == (self.new.ruleset, self.new.version)
