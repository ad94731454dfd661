"""What reports for people pick out of the results, and in which order. Nothing is judged anew here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

from checker.messages import Lang, say
from checker.messages.reports import TEXTS
from checker.messages.spans import months_in_words, weeks_in_words
from checker.reading.model import Evidence
from checker.reports.cells import shorten, width
from checker.reports.clean import one_line
from checker.results import (
    DocumentResult,
    Facts,
    Finding,
    Outcome,
    Report,
    RuleCard,
    RuleSetCard,
    Status,
    WaiverUse,
)
from checker.values import Value, replace

#: values that say that there is nothing at all: the evidence is the place where the part belongs
NOTHING_THERE = frozenset({"absent", "none"})
_QUOTE_COLUMNS = 100  # enough to find the words again
_COVERAGE_RULE = "schedule.coverage"
_NOT_PASSED = (Status.FAIL, Status.PARTIAL)
_WEEK = re.compile(r"第(\d{1,3})周")  # as the rule kind names a week


class MonthState(StrEnum):
    LISTED = "listed"  # covered by the month-by-month arrangement
    PROSE = "prose"  # covered by a sentence elsewhere
    GAP = "gap"  # required and not covered
    FREE = "free"  # neither required nor covered


class RuleCount(Value):
    """How many plans of a run do not pass a rule."""

    card: RuleCard
    failed: int
    partial: int


def cards(report: Report) -> dict[str, RuleCard]:
    """The rules by their ids."""
    return {card.id: card for card in report.ruleset.rules}


def title_of(finding: Finding, known: Mapping[str, RuleCard]) -> str:
    """What a finding's rule is called."""
    return known[finding.rule].title if finding.rule in known else finding.rule


def lost(finding: Finding) -> float:
    """The points that a finding cost."""
    return round(max(0.0, finding.max_points) - finding.points, 1)


def shortfalls(document: DocumentResult) -> list[Finding]:
    """The findings that are no pass, the costliest first, at equal cost in the order of the rules."""
    return sorted((f for f in document.findings if f.status in _NOT_PASSED), key=lambda f: -lost(f))


def unmet_keys(document: DocumentResult, known: Mapping[str, RuleCard]) -> list[tuple[str, Status]]:
    """The titles of the key requirements that a document fails, then of those that it meets in part."""
    unmet = [
        (known[finding.rule].title, finding.status)
        for finding in document.findings
        if finding.status in _NOT_PASSED and finding.rule in known and known[finding.rule].key
    ]
    return sorted(unmet, key=lambda pair: pair[1] is Status.PARTIAL)


def misfit(document: DocumentResult, card: RuleSetCard, lang: Lang) -> str:
    """What is the matter with a document of a kind that is not accepted, in a few words; nothing for the others."""
    kind = document.reading.doc_type if document.reading is not None else None
    if kind is None or not card.doc_types or kind in card.doc_types:
        return ""
    if f"misfit-{kind}" in TEXTS:
        return say(TEXTS, f"misfit-{kind}", lang)
    asked = f"type-{card.doc_types[0]}"
    return (
        say(TEXTS, "misfit-other-than", lang, kind=say(TEXTS, asked, lang))
        if asked in TEXTS
        else say(TEXTS, "misfit", lang)
    )


def key_gaps(document: DocumentResult, report: Report, lang: Lang) -> list[tuple[str, Status]]:
    """What a table names of a document: its unmet key requirements, or that it is no such document at all, which
    makes what it lacks of one beside the point."""
    kind = misfit(document, report.ruleset, lang)
    return [(kind, Status.FAIL)] if kind else unmet_keys(document, cards(report))


def by_group(document: DocumentResult, known: Mapping[str, RuleCard]) -> dict[str, list[Finding]]:
    """A document's findings by the title of their group, in the order of the rule set."""
    groups: dict[str, list[Finding]] = {}
    for finding in document.findings:
        group = known[finding.rule].group if finding.rule in known else ""
        groups.setdefault(group, []).append(finding)
    return groups


def rule_counts(report: Report) -> list[RuleCount]:
    """The rules that some plan does not pass, the most frequently failed first."""
    counts = [
        RuleCount(card, per_status.get(Status.FAIL, 0), per_status.get(Status.PARTIAL, 0))
        for card in report.ruleset.rules
        if (per_status := report.summary.rules.get(card.id))
    ]
    return sorted((c for c in counts if c.failed or c.partial), key=lambda c: (-c.failed, -c.partial))


def in_order(documents: Sequence[DocumentResult], sort: str, bands: Sequence[str]) -> list[DocumentResult]:
    """Scored documents by score (best first), name, band (best first) or path."""
    if sort == "name":
        return sorted(documents, key=lambda d: (name_of(d.path), d.path))
    if sort == "path":
        return sorted(documents, key=lambda d: d.path)
    if sort == "band":
        rank = {band: index for index, band in enumerate(bands)}
        return sorted(documents, key=lambda d: (rank.get(d.band or "", len(rank)), -(d.score or 0), d.path))
    return sorted(documents, key=lambda d: (-(d.score or 0), d.path))


def light(report: Report) -> tuple[list[DocumentResult], list[DocumentResult]]:
    """The scored and the unreadable documents with no more than a row of a table needs: thousands of whole results
    need not be in memory at a time."""
    rules = {card.id for card in report.ruleset.rules if card.key} | {_COVERAGE_RULE}
    scored, unreadable = [], []
    for document in report.documents:
        if document.outcome is Outcome.UNREADABLE:
            unreadable.append(document)
            continue
        findings = tuple(
            replace(f, message="", suggestion="", source=None, evidence=(), overruled=None, waived=None)
            for f in document.findings
            if f.rule in rules
        )
        scored.append(replace(document, findings=findings, notes=(), remarks=()))
    return scored, unreadable


def by_reason(unreadable: Iterable[DocumentResult]) -> dict[str, list[str]]:
    """The paths that could not be read, by the sentence that says why, in the order of the paths."""
    reasons: dict[str, list[str]] = {}
    for document in sorted(unreadable, key=lambda document: document.path):
        reasons.setdefault(document.problem.message if document.problem else "", []).append(document.path)
    return reasons


def name_of(path: str) -> str:
    """The file's own name."""
    return path.rsplit("/", 1)[-1]


def month_strip(document: DocumentResult, order: Sequence[int] = ()) -> list[tuple[int, MonthState]]:
    """The twelve months in an order, by default from the first of the document's period on, each with its state."""
    facts = document.reading
    if facts is None:
        return []
    gaps = _gaps(document, facts)
    states = []
    for month in order or _from_first(facts.required_months):
        if month in gaps:
            state = MonthState.GAP
        elif month in facts.months:
            state = MonthState.LISTED
        elif month in facts.prose_months:
            state = MonthState.PROSE
        else:
            state = MonthState.FREE
        states.append((month, state))
    return states


def common_months(documents: Iterable[DocumentResult]) -> list[int]:
    """The order of months that suits many documents: that of their period where it is one, else the calendar's."""
    orders = {tuple(_from_first(d.reading.required_months)) for d in documents if d.reading is not None}
    return list(orders.pop()) if len(orders) == 1 else list(range(1, 13))


def _gaps(document: DocumentResult, facts: Facts) -> set[int]:
    """Required months without anything planned; the rule on coverage may not let every mention count."""
    gaps = set(facts.required_months) - set(facts.months) - set(facts.prose_months)
    for finding in document.findings:
        if finding.rule == _COVERAGE_RULE:
            gaps |= {int(month) for month in finding.missing if month.isdigit()}
    return gaps


def _from_first(required: Sequence[int]) -> list[int]:
    """The months 1..12 turned so that the period's first stands first: the one after the longest pause."""
    wanted = set(required)
    if not wanted or len(wanted) == 12:
        return list(range(1, 13))

    def pause_before(month: int) -> int:
        return next(back for back in range(12) if (month - 2 - back) % 12 + 1 in wanted)

    first = max(sorted(wanted), key=pause_before)
    return [(first - 1 + step) % 12 + 1 for step in range(12)]


def months_told(months: Sequence[int], lang: Lang) -> str:
    """Months for people: 3月、5—9月."""
    return say(TEXTS, "comma", lang).join(months_in_words(months, lang))


def place(evidence: Evidence, lang: Lang) -> str:
    """Where words stand, as a person finds them in the file: by page, else line, else paragraph."""
    for code, number in (("page", evidence.page), ("line", evidence.line), ("paragraph", evidence.paragraph)):
        if number is not None:
            return say(TEXTS, code, lang, number=number)
    return ""


def where(finding: Finding, document: DocumentResult, lang: Lang) -> str:
    """Where to mend a finding: the words in question, or the heading under which the missing part belongs."""
    if not finding.evidence:
        return ""
    evidence = finding.evidence[0]
    at = place(evidence, lang)
    if finding.value not in NOTHING_THERE:
        return say(TEXTS, "at-words", lang, text=shorten(one_line(evidence.text), _QUOTE_COLUMNS), at=at)
    if is_top(evidence, document):
        return say(TEXTS, "at-new-section", lang)
    return say(TEXTS, "at-heading", lang, text=one_line(evidence.text), at=at)


def seen(finding: Finding, columns: int, lang: Lang) -> str:
    """What a finding stands on, in one line that fits: the reviewer's word, the words found, else the message."""
    if finding.overruled is not None:
        return shorten(say(TEXTS, "reviewed", lang, reason=one_line(finding.overruled.reason)), columns)
    if finding.value in NOTHING_THERE or not finding.evidence or finding.waived is not None:
        return shorten(one_line(finding.message), columns)
    evidence = finding.evidence[0]
    at = place(evidence, lang)
    room = columns - width(say(TEXTS, "at-words", lang, text="", at=at))
    return say(TEXTS, "at-words", lang, text=shorten(one_line(evidence.text), room), at=at).strip()


def review_of(finding: Finding, lang: Lang) -> str:
    """What a reviewer wrote on a finding, and what the rules had said; nothing where nobody did."""
    overruled = finding.overruled
    if overruled is None:
        return ""
    was = say(TEXTS, f"status-{overruled.was.status}", lang)
    code = "review-note" if overruled.status is None else "review-ruled"
    return say(TEXTS, code, lang, reason=one_line(overruled.reason), was=was)


def waiver_told(use: WaiverUse, known: Mapping[str, RuleCard], lang: Lang) -> str:
    """One waiver of the rule set: who is excused from what, why, by whom, until when, and what became of it."""
    title = known[use.rule].title if use.rule in known else use.rule
    state = say(TEXTS, f"waiver-{use.state}", lang, count=use.documents)
    return say(
        TEXTS, "waiver", lang, school=one_line(use.school), rule=one_line(title), reason=one_line(use.reason),
        who=one_line(use.who), until=one_line(use.until), state=state,
    )  # fmt: skip


def problem_told(finding: Finding, lang: Lang) -> str:
    """What a finding says is wrong, with what is missing where that is not everything and not named already."""
    message = one_line(finding.message)
    missing = missing_told(finding, lang)
    if not missing or missing in message or finding.value in NOTHING_THERE:
        return message
    return say(TEXTS, "message-and-missing", lang, message=message.rstrip("。."), missing=missing)


def counts_told(report: Report, lang: Lang) -> str:
    """How many documents were scored, could not be read, were not checked."""
    counts = (
        ("count-scored", report.summary.outcomes.get(Outcome.SCORED, 0)),
        ("count-unreadable", report.summary.outcomes.get(Outcome.UNREADABLE, 0)),
        ("count-not-checked", len(report.not_checked)),
    )
    told = [say(TEXTS, code, lang, count=count) for code, count in counts if count or code == "count-scored"]
    return say(TEXTS, "semicolon", lang).join(told)


def totals_told(report: Report, lang: Lang) -> str:
    """The mean score, how many are accepted and how many sent back."""
    summary = report.summary
    told = say(
        TEXTS, "totals", lang,
        mean=points(summary.mean_score) if summary.mean_score is not None else "-",
        accepted=summary.accepted,
        sent_back=summary.outcomes.get(Outcome.SCORED, 0) - summary.accepted,
        least=points(report.ruleset.min_score),
    )  # fmt: skip
    reviewed = reviewed_told(report, lang)
    return told + say(TEXTS, "semicolon", lang) + reviewed if reviewed else told


def reviewed_told(report: Report, lang: Lang) -> str:
    """How many findings a reviewer has ruled otherwise; nothing where none."""
    count = report.summary.reviewed
    return say(TEXTS, "totals-reviewed", lang, count=count) if count else ""


def missing_told(finding: Finding, lang: Lang) -> str:
    """What is not there, in words: months, weeks or items."""
    return say(TEXTS, "comma", lang).join(map(one_line, things_told(finding.missing, lang)))


def things_told(things: Sequence[str], lang: Lang) -> tuple[str, ...]:
    """Things that are missing, for people: what a rule names by number are months; long runs are told by their ends."""
    if all(thing.isdecimal() and 1 <= int(thing) <= 12 for thing in things):
        return months_in_words(map(int, things), lang)
    weeks = [_WEEK.fullmatch(thing) for thing in things]
    if all(weeks):
        return weeks_in_words((int(week[1]) for week in weeks if week), lang)
    return tuple(things)


def coverage_told(facts: Facts, gaps: Sequence[int], lang: Lang) -> str:
    """Which required months have nothing planned."""
    required = len(facts.required_months)
    if not facts.months and not facts.prose_months:
        return say(TEXTS, "months-none", lang)
    if not gaps:
        return say(TEXTS, "months-complete", lang, required=required)
    return say(TEXTS, "months-gaps", lang, required=required, missing=months_told(gaps, lang))


def group_points(findings: Sequence[Finding]) -> tuple[float, float]:
    """Points got and possible of some findings."""
    return round(sum(f.points for f in findings), 1), round(sum(f.max_points for f in findings), 1)


def is_top(evidence: Evidence, document: DocumentResult) -> bool:
    """The title stands in for a place where no heading fits the missing part."""
    title = document.reading.title if document.reading else None
    return evidence.paragraph == 1 or (title is not None and one_line(evidence.text) == one_line(title))


def reasons(document: DocumentResult, min_score: float, lang: Lang) -> list[str]:
    """Why a document is not accepted, the remarks on its total, and what it would be without a cap."""
    told = []
    if document.accepted is False and document.score is not None:
        code = "below-min" if document.score < min_score else "wrong-type"
        if code == "below-min" or not document.remarks:
            told.append(say(TEXTS, code, lang, least=points(min_score)))
    told += map(one_line, document.remarks)
    earned = round(sum(finding.points for finding in document.findings), 1)
    if document.score is not None and earned > document.score:
        told.append(say(TEXTS, "held-down", lang, earned=points(earned), score=points(document.score)))
    return told


def points(number: float) -> str:
    """Points without a needless fraction: 5, 2.5."""
    return f"{number:g}"


def kind_of(facts: Facts, lang: Lang) -> str:
    """What sort of document it is, in words; a rule set's own kinds as they are called there."""
    code = f"type-{facts.doc_type}"
    return say(TEXTS, code, lang) if code in TEXTS else one_line(facts.doc_type)


def period_of(facts: Facts, lang: Lang) -> str:
    """The time that a plan is for, in words."""
    code = f"period-{facts.period}"
    if facts.year is None:
        return say(TEXTS, code, lang) if code in TEXTS else one_line(facts.period)
    code = f"dated-{facts.period}"
    return say(TEXTS, code if code in TEXTS else "dated", lang, year=facts.year)
