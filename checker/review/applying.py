"""Rulings put over findings: status, points, message; then the total is added up anew by judging's own arithmetic."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from checker.judging import add_up
from checker.messages import Lang, say
from checker.messages.office import REVIEW, status_word
from checker.results import DocumentResult, Finding, Overrule, Report, Ruling, Status, summarise
from checker.ruleset.model import Rule, RuleSet
from checker.values import replace

_HALF = 0.5  # what "partial" is worth where the rule has no value of its own for it


def overrule(report: Report, rulings: Iterable[Ruling], ruleset: RuleSet, lang: Lang = Lang.ZH) -> Report:
    """The report with rulings applied, and those that match nothing in it.

    Of two rulings on one finding the later counts. A rule that does not apply to a document cannot be overruled.
    """
    waiting = {(ruling.content, ruling.rule): ruling for ruling in rulings}
    rules = {rule.id: rule for rule in ruleset.rules}
    matched: set[tuple[str, str]] = set()
    documents = []
    for document in report.documents:
        mine = {
            finding.rule: waiting[key]
            for finding in document.findings
            if (key := (document.content or "", finding.rule)) in waiting
            and finding.status is not Status.NOT_APPLICABLE
            and finding.rule in rules
        }
        matched.update((ruling.content, ruling.rule) for ruling in mine.values())
        documents.append(_overruled(document, mine, rules, ruleset, lang) if mine else document)
    unmatched = tuple(ruling for key, ruling in waiting.items() if key not in matched)
    return replace(report, documents=tuple(documents), summary=summarise(documents), unmatched=unmatched)


def _overruled(
    document: DocumentResult,
    rulings: Mapping[str, Ruling],
    rules: Mapping[str, Rule],
    ruleset: RuleSet,
    lang: Lang,
) -> DocumentResult:
    findings = tuple(
        _ruled(finding, rulings[finding.rule], rules[finding.rule], lang)
        if finding.rule in rulings
        else finding
        for finding in document.findings
    )
    if document.score is None or document.reading is None:
        return replace(document, findings=findings)
    doc_type = document.reading.doc_type
    before = add_up(document.findings, doc_type, ruleset, lang)
    after = add_up(findings, doc_type, ruleset, lang)
    others = tuple(remark for remark in document.remarks if remark not in before.remarks)
    return replace(
        document,
        findings=findings,
        score=after.score,
        # a verdict that hangs on more than the findings (a copy of another plan, say) is not a rule's to lift
        band=after.band if document.band == before.band else document.band,
        accepted=after.accepted if document.accepted == before.accepted else document.accepted,
        remarks=(*after.remarks, *others, *_remarks(findings, rules, lang)),
    )


def _remarks(findings: Iterable[Finding], rules: Mapping[str, Rule], lang: Lang) -> Iterator[str]:
    """What a person has changed, as remarks on the total: these stand in every report, also where passes do not."""
    for finding in findings:
        entry = finding.overruled
        if entry is not None and entry.changed:
            was, now = (status_word(status.value, lang) for status in (entry.was.status, finding.status))
            reason = (
                say(REVIEW, "because", lang, reason=entry.reason.rstrip("。.；;")) if entry.reason else ""
            )
            yield say(
                REVIEW,
                "remark",
                lang,
                rule=rules[finding.rule].title.in_(lang),
                was=was,
                now=now,
                reason=reason,
            )


def _ruled(finding: Finding, ruling: Ruling, rule: Rule, lang: Lang) -> Finding:
    entry = Overrule(finding, ruling.status, ruling.reason, ruling.by)
    if ruling.status is None:
        message = say(REVIEW, "noted", lang, message=finding.message, reason=ruling.reason)
        return replace(finding, message=message, overruled=entry)
    if ruling.status is finding.status:
        return replace(finding, message=_told("confirmed", finding, ruling, lang), overruled=entry)
    value, share = _worth(rule, ruling.status, finding)
    return replace(
        finding,
        value=value,
        status=ruling.status,
        points=_points(finding, ruling.status, share),
        message=_told("overruled", finding, ruling, lang),
        suggestion=""
        if ruling.status is Status.PASS
        else finding.suggestion or _suggestion(rule, value, lang),
        missing=() if ruling.status is Status.PASS else finding.missing,
        overruled=entry,
    )


def _worth(rule: Rule, status: Status, finding: Finding) -> tuple[str, float]:
    """The value of the rule that stands for a status, and its share of the points: caps hang on values."""
    for value, share in rule.shares.items():
        if _status_of(share) is status:
            return value, share
    return finding.value, {Status.PASS: 1.0, Status.PARTIAL: _HALF, Status.FAIL: 0.0}[status]


def _status_of(share: float) -> Status:
    return Status.PASS if share >= 1 else Status.FAIL if share <= 0 else Status.PARTIAL


def _points(finding: Finding, status: Status, share: float) -> float:
    """Points by the share; of a deduction, all is given back for a pass and half of it for a partial."""
    if finding.points < 0:
        kept = {Status.PASS: 0.0, Status.PARTIAL: _HALF, Status.FAIL: 1.0}[status]
        return round(finding.points * kept, 1) or 0.0
    return round(finding.max_points * share + 1e-9, 1)


def _suggestion(rule: Rule, value: str, lang: Lang) -> str:
    """What the rule suggests for a value, unless the text needs facts that only reading could supply."""
    text = rule.suggestion.get(value) or rule.suggestion.get("*")
    suggestion = text.in_(lang) if text else ""
    return "" if "{" in suggestion else suggestion


def _told(code: str, finding: Finding, ruling: Ruling, lang: Lang) -> str:
    """The message of a finding that a person has ruled on; what the rules had said stays in it."""
    now = status_word((ruling.status or finding.status).value, lang)
    if code == "confirmed":
        told = say(REVIEW, code, lang, now=now)
    else:
        told = say(REVIEW, code, lang, was=status_word(finding.status.value, lang), now=now)
    if ruling.reason:
        told += say(REVIEW, "reason", lang, reason=ruling.reason.rstrip("。.；;"))
    if ruling.by:
        told += say(REVIEW, "by", lang, by=ruling.by)
    return told + say(REVIEW, "judged", lang, message=finding.message)
