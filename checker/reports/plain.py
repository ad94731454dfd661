"""The report as plain text, fit to be pasted into a chat or a mail: no boxes, colours or columns.

Lines are not broken: the window that the text is pasted into does that.
"""

from __future__ import annotations

from checker.messages import Lang, say
from checker.messages.reports import TEXTS
from checker.reports import digest
from checker.reports.clean import file_name, one_line
from checker.reports.digest import MonthState, points
from checker.reports.options import ReportOptions
from checker.results import DocumentResult, Finding, Outcome, Report, RuleCard, Status

_EVIDENCE_COLUMNS = 60


def write(report: Report, options: ReportOptions) -> str:
    """The report of one document, or the list of many, which --details follows with the single reports."""
    is_list = options.table or len(report.documents) != 1
    parts = [_many(report, options)] if is_list else []
    if options.details or not is_list:
        ordered = digest.in_order(report.documents, options.sort, report.ruleset.bands)
        parts += [_one(document, report, options.lang) for document in ordered]
    return "\n\n".join("\n".join(lines) for lines in parts) + "\n"


def _one(document: DocumentResult, report: Report, lang: Lang) -> list[str]:
    known = digest.cards(report)
    lines = [f"【{file_name(digest.name_of(document.path))}】"]
    if document.outcome is Outcome.UNREADABLE:
        message = one_line(document.problem.message) if document.problem else ""
        return [*lines, _labelled("unreadable", message, lang)]
    if document.reading is not None:
        facts = document.reading
        told = (one_line(facts.unit or ""), digest.kind_of(facts, lang), digest.period_of(facts, lang))
        lines.append(say(TEXTS, "comma", lang).join(filter(None, told)))
    lines += [_verdict(document, lang), *digest.reasons(document, report.ruleset.min_score, lang)]
    found = digest.shortfalls(document)
    lines += ["", say(TEXTS, "heading-shortfalls" if found else "nothing-missing", lang, count=len(found))]
    for number, finding in enumerate(found, 1):
        lines += _shortfall(number, finding, document, known, lang)
    waived = [finding for finding in document.findings if finding.waived is not None]
    if waived:
        lines += ["", say(TEXTS, "heading-waivers", lang)]
        lines += [_bulleted(one_line(digest.title_of(f, known)), one_line(f.message), lang) for f in waived]
    lines += _months(document, lang)
    lines += ["", say(TEXTS, "heading-rules", lang)]
    for group, findings in digest.by_group(document, known).items():
        lines += _group(group, findings, known, lang)
    lines += ["", *map(one_line, document.notes)] if document.notes else []
    return lines


def _verdict(document: DocumentResult, lang: Lang) -> str:
    score = say(TEXTS, "of-100", lang, score=points(document.score or 0), most=document.max_score)
    verdict = say(TEXTS, "accepted" if document.accepted else "sent-back", lang)
    return say(TEXTS, "comma", lang).join((score, one_line(document.band or ""), verdict))


def _shortfall(
    number: int, finding: Finding, document: DocumentResult, known: dict[str, RuleCard], lang: Lang
) -> list[str]:
    lost = digest.lost(finding)
    price = say(TEXTS, "minus", lang, points=points(lost)) if lost > 0 else say(TEXTS, "free-of-cost", lang)
    title = one_line(digest.title_of(finding, known))
    details = (
        ("label-place", digest.where(finding, document, lang)),
        ("label-suggestion", one_line(finding.suggestion)),
        ("label-source", one_line(finding.source or "")),
        ("label-review", digest.review_of(finding, lang)),
    )
    return [
        f"{number}. {say(TEXTS, 'in-brackets', lang, first=title, second=price)}",
        _labelled("label-problem", digest.problem_told(finding, lang), lang),
        *(_labelled(code, text, lang) for code, text in details if text),
    ]


def _labelled(code: str, text: str, lang: Lang) -> str:
    return say(TEXTS, "labelled", lang, label=say(TEXTS, code, lang), text=text)


def _months(document: DocumentResult, lang: Lang) -> list[str]:
    strip = digest.month_strip(document)
    if document.reading is None or not strip:
        return []
    lines = ["", say(TEXTS, "heading-months", lang)]
    for state in (MonthState.LISTED, MonthState.PROSE, MonthState.GAP):
        months = [month for month, found in strip if found is state]
        if months:
            lines.append(_labelled(f"month-{state}", digest.months_told(months, lang), lang))
    return lines if len(lines) > 2 else [*lines, say(TEXTS, "months-none", lang)]


def _group(group: str, findings: list[Finding], known: dict[str, RuleCard], lang: Lang) -> list[str]:
    got, most = digest.group_points(findings)
    lines = [say(TEXTS, "in-brackets", lang, first=one_line(group), second=f"{points(got)}/{points(most)}")]
    for finding in findings:
        status = say(TEXTS, f"status-{finding.status}", lang)
        price = f" {points(finding.points)}/{points(finding.max_points)}" if finding.max_points else ""
        title = one_line(digest.title_of(finding, known))
        lines.append(
            _bulleted(f"{status}{price} {title}", digest.seen(finding, _EVIDENCE_COLUMNS, lang), lang)
        )
    return lines


def _bulleted(first: str, second: str, lang: Lang) -> str:
    return "- " + (say(TEXTS, "labelled", lang, label=first, text=second) if second else first)


def _many(report: Report, options: ReportOptions) -> list[str]:
    lang = options.lang
    lines = [f"【{one_line(report.ruleset.title)}】", digest.counts_told(report, lang)]
    scored, unreadable = digest.light(report)
    if scored:
        lines.append(digest.totals_told(report, lang))
    for number, document in enumerate(digest.in_order(scored, options.sort, report.ruleset.bands), 1):
        lines.append(f"{number}. {_row(document, report, lang)}")
    if unreadable:
        lines += ["", say(TEXTS, "heading-unreadable", lang, count=len(unreadable))]
        for reason, paths in digest.by_reason(unreadable).items():
            names = say(TEXTS, "comma", lang).join(map(file_name, paths))
            lines.append(_bulleted(names, one_line(reason), lang))
    counts = digest.rule_counts(report)
    if counts:
        lines += ["", say(TEXTS, "heading-rule-counts", lang)]
        for count in counts:
            told = say(TEXTS, "rule-count", lang, failed=count.failed, partial=count.partial)
            lines.append(_bulleted(one_line(count.card.title), told, lang))
    if report.waivers:
        lines += ["", say(TEXTS, "heading-waivers", lang)]
        known = digest.cards(report)
        lines += [f"- {digest.waiver_told(use, known, lang)}" for use in report.waivers]
    return lines


def _row(document: DocumentResult, report: Report, lang: Lang) -> str:
    comma = say(TEXTS, "comma", lang)
    parts = [
        say(
            TEXTS,
            "labelled",
            lang,
            label=file_name(digest.name_of(document.path)),
            text=_verdict(document, lang),
        )
    ]
    unmet = digest.key_gaps(document, report, lang)
    if unmet:
        keys = [
            one_line(title)
            if status is Status.FAIL
            else say(
                TEXTS, "in-brackets", lang, first=one_line(title), second=say(TEXTS, "status-partial", lang)
            )
            for title, status in unmet
        ]
        parts.append(_labelled("column-keys", comma.join(keys), lang))
    gaps = [month for month, state in digest.month_strip(document) if state is MonthState.GAP]
    if gaps:
        parts.append(_labelled("label-months-missing", digest.months_told(gaps, lang), lang))
    return say(TEXTS, "semicolon", lang).join(parts)
