"""Markdown with tables that a repository, a wiki or a merge request shows as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from checker.messages import Lang, say
from checker.messages.columns import TEXTS as COLUMNS
from checker.messages.markdown import TEXTS
from checker.messages.reports import TEXTS as WORDS
from checker.reports import digest, naming
from checker.reports.clean import one_line
from checker.reports.options import ReportOptions
from checker.results import DocumentResult, Finding, Outcome, Report, RuleCard, Status

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~&!])")
_SYMBOLS = {Status.PASS: "✓", Status.PARTIAL: "◐", Status.FAIL: "✗", Status.NOT_APPLICABLE: "–"}


def write(report: Report, options: ReportOptions) -> str:
    """One document in full, or several as a table with the most frequent gaps and what each one needs."""
    lang = options.lang
    lines = [f"# {escaped(report.ruleset.title)}", ""]
    if not report.documents:
        lines += [say(TEXTS, "none", lang), ""]
    elif len(report.documents) == 1:
        lines += _one(report, report.documents[0], lang)
    else:
        lines += _several(report, lang)
    if report.not_checked:
        lines += [f"## {say(TEXTS, 'not-checked', lang)}", ""]
        lines += [*(f"- {escaped(path)}" for path in report.not_checked), ""]
    return "\n".join(lines)


def escaped(text: str) -> str:
    """A text that Markdown shows as it is, on one line, in a table's cell too."""
    return _MARKUP.sub(r"\\\1", one_line(text))


def rows(header: Sequence[str], body: Sequence[Sequence[str]]) -> list[str]:
    """A table in pipes, its cells already escaped, with an empty line after it."""
    lines = ["| " + " | ".join(header) + " |", "|" + " --- |" * len(header)]
    return [*lines, *("| " + " | ".join(cells) + " |" for cells in body), ""]


def _one(report: Report, document: DocumentResult, lang: Lang) -> Iterator[str]:
    yield from (f"## {escaped(naming.display_name(document))}", "", escaped(document.path), "")
    if document.outcome is Outcome.UNREADABLE:
        yield from (escaped(document.problem.message if document.problem else ""), "")
        return
    yield from (_score(document, lang), "")
    yield from (f"- {escaped(remark)}" for remark in (*document.remarks, *document.notes))
    if document.remarks or document.notes:
        yield ""
    yield from (f"### {say(TEXTS, 'to-mend', lang)}", "")
    yield from _to_mend(document, lang)
    yield from (f"### {say(TEXTS, 'all-rules', lang)}", "")
    cards = digest.cards(report)
    header = [say(COLUMNS, key, lang) for key in ("rule", "status", "points", "message", "evidence")]
    yield from rows(header, [_rule_row(finding, cards, lang) for finding in document.findings])


def _several(report: Report, lang: Lang) -> Iterator[str]:
    yield say(
        TEXTS, "counts", lang,
        documents=len(report.documents), scored=len(report.scored), unreadable=len(report.unreadable),
        accepted=report.summary.accepted,
    )  # fmt: skip
    yield ""
    reviewed = digest.reviewed_told(report, lang)
    if reviewed:
        yield from (reviewed, "")
    if report.scored:
        yield from (f"## {say(TEXTS, 'documents', lang)}", "")
        header = [say(COLUMNS, key, lang) for key in ("unit", "path", "score", "band", "verdict")]
        header += [say(TEXTS, "gaps", lang), say(COLUMNS, "missing_months", lang)]
        yield from rows(header, [_document_row(document, report, lang) for document in report.scored])
        yield from _frequent(report, lang)
    if report.unreadable:
        yield from (f"## {say(TEXTS, 'unreadable', lang)}", "")
        body = [[escaped(d.path), escaped(d.problem.message if d.problem else "")] for d in report.unreadable]
        yield from rows([say(COLUMNS, "path", lang), say(COLUMNS, "problem", lang)], body)
    wanting = [document for document in report.scored if naming.gaps(document)]
    if wanting:
        yield from (f"## {say(TEXTS, 'per-document', lang)}", "")
    for document in wanting:
        yield from (f"### {escaped(naming.display_name(document))}", "", _score(document, lang), "")
        yield from _to_mend(document, lang)


def _frequent(report: Report, lang: Lang) -> Iterator[str]:
    counts = digest.rule_counts(report)
    if counts:
        yield from (f"## {say(TEXTS, 'frequent', lang)}", "")
        header = [
            say(COLUMNS, "rule", lang),
            say(WORDS, "status-fail", lang),
            say(WORDS, "status-partial", lang),
        ]
        yield from rows(header, [[escaped(c.card.title), str(c.failed), str(c.partial)] for c in counts])


def _score(document: DocumentResult, lang: Lang) -> str:
    return say(
        TEXTS, "score", lang,
        score=naming.number(document.score), max_score=document.max_score,
        band=escaped(document.band or ""), verdict=naming.verdict(document, lang),
    )  # fmt: skip


def _to_mend(document: DocumentResult, lang: Lang) -> Iterator[str]:
    gaps = naming.gaps(document)
    if not gaps:
        yield from (say(TEXTS, "nothing", lang), "")
        return
    for position, finding in enumerate(gaps, start=1):
        cost = f" (-{naming.number(digest.lost(finding))})" if digest.lost(finding) > 0 else ""
        yield f"{position}. {escaped(finding.message)}{cost}"
        if finding.suggestion:
            yield f"   - {say(COLUMNS, 'suggestion', lang)}: {escaped(finding.suggestion)}"
    yield ""


def _failed(document: DocumentResult, cards: Mapping[str, RuleCard]) -> list[str]:
    return [digest.title_of(f, cards) for f in naming.gaps(document) if f.status is Status.FAIL]


def _document_row(document: DocumentResult, report: Report, lang: Lang) -> list[str]:
    cards, kind = digest.cards(report), digest.misfit(document, report.ruleset, lang)
    failed = [kind] if kind else _failed(document, cards)
    return [
        escaped(naming.display_name(document)),
        escaped(document.path),
        naming.number(document.score),
        escaped(document.band or ""),
        naming.verdict(document, lang),
        escaped(naming.in_a_row(failed, lang)),
        digest.months_told(naming.missing_months(document), lang),
    ]


def _rule_row(finding: Finding, cards: Mapping[str, RuleCard], lang: Lang) -> list[str]:
    return [
        escaped(digest.title_of(finding, cards)),
        f"{_SYMBOLS[finding.status]} {say(WORDS, f'status-{finding.status}', lang)}",
        f"{naming.number(finding.points)} / {naming.number(finding.max_points)}",
        escaped(naming.in_a_row(filter(None, (finding.message, _reviewed(finding, lang))), lang)),
        escaped(naming.in_a_row(naming.quotes(finding, lang), lang)),
    ]


def _reviewed(finding: Finding, lang: Lang) -> str:
    """What a reviewer wrote on a finding."""
    told = digest.review_of(finding, lang)
    return say(WORDS, "reviewed", lang, reason=told) if told else ""
