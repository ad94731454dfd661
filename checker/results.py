"""What judging gives away and every report is made from: one value, frozen, the contract's JSON in Python.

Field names and meanings are the published ones (docs/json.md); reports add nothing to them and
compute no totals of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum

from checker.reading.model import Evidence
from checker.values import Value

SCHEMA_VERSION = "1"
MAX_SCORE = 100


class Outcome(StrEnum):
    SCORED = "scored"
    UNREADABLE = "unreadable"


class Status(StrEnum):
    PASS = "pass"
    PARTIAL = "partial"
    FAIL = "fail"
    NOT_APPLICABLE = "not-applicable"


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Finding(Value):
    """What one rule found in one document. One a rule, also for what passed."""

    rule: str
    value: str
    status: Status
    points: float
    max_points: float
    severity: Severity
    message: str
    suggestion: str
    source: str | None = None
    evidence: tuple[Evidence, ...] = ()
    missing: tuple[str, ...] = ()
    overruled: Overrule | None = None
    waived: Waived | None = None


class Waived(Value):
    """Why a finding is not held against this school: its value stays as found, its points go to the other rules.

    school  as the waiver names it; until: the last day, "2026-08-31"
    """

    school: str
    reason: str
    who: str
    until: str


class WaiverState(StrEnum):
    """What became of a waiver in a run."""

    APPLIED = "applied"
    UNUSED = "unused"  # no document of that school failed the rule, or the school is called otherwise
    NOT_YET = "not-yet"
    EXPIRED = "expired"


class WaiverUse(Value):
    """One waiver of the rule set and what became of it. documents: to how many it was applied."""

    school: str
    rule: str
    reason: str
    who: str
    until: str
    state: WaiverState
    documents: int = 0


class Overrule(Value):
    """What a reviewer wrote upon a finding; the finding that carries it already says what the reviewer ruled.

    was     the finding as the rules had judged it
    status  what the reviewer ruled; None: a note only, which changes nothing
    by      who wrote it, where that is known
    """

    was: Finding
    status: Status | None
    reason: str
    by: str | None = None

    @property
    def changed(self) -> bool:
        """Whether the reviewer ruled otherwise than the rules had; not so for a note or an agreement."""
        return self.status not in (None, self.was.status)


class Ruling(Value):
    """A reviewer's word on one rule of one document, as read from a workbook: not yet applied to any finding.

    content  which document, by its text (DocumentResult.content): a renamed file is the same document
    school   how the document was called when the reviewer wrote, for people
    """

    content: str
    rule: str
    status: Status | None
    reason: str = ""
    by: str | None = None
    school: str = ""


class Problem(Value):
    """Why a document could not be read: a documented code and a sentence for people."""

    code: str
    message: str


class Facts(Value):
    """What the checker read before any rule judged it (the contract's `reading`)."""

    title: str | None
    unit: str | None
    signed_on: str | None
    doc_type: str
    year: int | None
    period: str
    required_months: tuple[int, ...]
    months: tuple[int, ...]
    prose_months: tuple[int, ...]


class DocumentResult(Value):
    """One document's whole judgement. score, band and accepted are None where it could not be read.

    reader   which reader made the text out of the file
    notes    sentences about the reading that a person should know (wrong extension, doubtful encoding)
    remarks  sentences about the total: which cap held it down, which deduction was made
    content  names the document by its text alone, so that a reviewer's word on it outlives a new name
    """

    path: str
    outcome: Outcome
    problem: Problem | None = None
    reader: str | None = None
    notes: tuple[str, ...] = ()
    reading: Facts | None = None
    score: float | None = None
    max_score: int = MAX_SCORE
    band: str | None = None
    accepted: bool | None = None
    findings: tuple[Finding, ...] = ()
    remarks: tuple[str, ...] = ()
    content: str | None = None


class RuleCard(Value):
    """How a rule is called in reports: everything about it that does not depend on a document."""

    id: str
    title: str
    group: str  # the group's title, as the rule set writes it
    weight: float
    severity: Severity
    source: str | None = None
    key: bool = False  # one of the few requirements that a batch table names in its own column


class RuleSetCard(Value):
    """Which rule set judged: what the contract's `ruleset` holds, and its rules in order for reports.

    min_score  what a document must reach to be accepted in this run
    doc_types  the kinds of document that can be accepted, the plan first; empty: any
    """

    id: str
    version: str
    title: str
    rules: tuple[RuleCard, ...] = ()
    bands: tuple[str, ...] = ()  # best first
    min_score: float = 60
    doc_types: tuple[str, ...] = ()


class Summary(Value):
    """Counts over a run: documents by outcome and by band, findings by rule and status, accepted documents.

    mean_score  of those that could be read; None where none could
    reviewed    findings that a reviewer has ruled otherwise than the rules had
    """

    outcomes: dict[str, int]
    bands: dict[str, int]
    rules: dict[str, dict[str, int]]
    accepted: int = 0
    mean_score: float | None = None
    reviewed: int = 0


class Report(Value):
    """A whole run: the value that every output is made from.

    documents may read each result from the disk when it is asked for (checker.batch.journal.Results): iterate over
    it, and hold on to one at a time, so that memory stays flat over thousands of files.
    """

    ruleset: RuleSetCard
    documents: Sequence[DocumentResult]
    summary: Summary
    not_checked: tuple[str, ...] = ()  # paths of other kinds that a folder held
    unmatched: tuple[Ruling, ...] = ()  # what a reviewer wrote on documents or rules that this run has not
    waivers: tuple[WaiverUse, ...] = ()  # every waiver of the rule set, used or not

    @property
    def scored(self) -> tuple[DocumentResult, ...]:
        return tuple(d for d in self.documents if d.outcome is Outcome.SCORED)

    @property
    def unreadable(self) -> tuple[DocumentResult, ...]:
        return tuple(d for d in self.documents if d.outcome is Outcome.UNREADABLE)


def summarise(documents: Iterable[DocumentResult]) -> Summary:
    """Count what a run found: every total in every report comes from here."""
    outcomes = {outcome.value: 0 for outcome in Outcome}
    bands: dict[str, int] = {}
    rules: dict[str, dict[str, int]] = {}
    scores: list[float] = []
    accepted = reviewed = 0
    for document in documents:  # once: each may be read from the disk
        outcomes[document.outcome.value] += 1
        accepted += document.accepted is True
        if document.score is not None:
            scores.append(document.score)
        if document.band is not None:
            bands[document.band] = bands.get(document.band, 0) + 1
        for finding in document.findings:
            counts = rules.setdefault(finding.rule, {status.value: 0 for status in Status})
            counts[finding.status.value] += 1
            reviewed += finding.overruled is not None and finding.overruled.changed
    mean = round(sum(scores) / len(scores), 1) if scores else None
    return Summary(outcomes, bands, rules, accepted, mean, reviewed)
