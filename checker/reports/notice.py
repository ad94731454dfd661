"""The few lines that a reviewer pastes into a chat: one block a document, no markup, no table."""

from __future__ import annotations

from collections.abc import Iterator

from checker.messages import Lang, say
from checker.messages.notice import TEXTS
from checker.reports import digest, naming
from checker.reports.clean import file_name, one_line
from checker.reports.options import ReportOptions
from checker.results import DocumentResult, Finding, Outcome, Report

BETWEEN = "\n\n" + "—" * 12 + "\n\n"


def write(report: Report, options: ReportOptions) -> str:
    """A block of lines for each document in the report's order, parted by a dash line."""
    lang = options.lang
    if not report.documents:
        return say(TEXTS, "none", lang) + "\n"
    return BETWEEN.join("\n".join(_block(document, report, lang)) for document in report.documents) + "\n"


def _block(document: DocumentResult, report: Report, lang: Lang) -> Iterator[str]:
    yield say(TEXTS, "heading", lang, name=one_line(naming.display_name(document)))
    if document.outcome is Outcome.UNREADABLE:
        problem = document.problem.message if document.problem else ""
        yield say(
            TEXTS,
            "unreadable",
            lang,
            file=file_name(digest.name_of(document.path)),
            problem=one_line(problem),
        )
        yield say(TEXTS, "close-unreadable", lang)
        return
    title = (document.reading.title if document.reading else None) or naming.file_stem(document.path)
    yield say(
        TEXTS, "score", lang,
        title=one_line(title), score=naming.number(document.score), max_score=document.max_score,
        band=document.band, verdict=naming.verdict(document, lang),
    )  # fmt: skip
    for remark in document.remarks:
        yield say(TEXTS, "remark", lang, remark=one_line(remark))
    gaps = naming.gaps(document)
    misfit = digest.misfit(document, report.ruleset, lang)
    if gaps:
        yield say(TEXTS, "to-heed" if misfit else "to-mend", lang, count=len(gaps))
        for position, finding in enumerate(gaps, start=1):
            yield from _item(position, finding, lang)
    else:
        yield say(TEXTS, "nothing", lang)
    advice = [finding.suggestion or finding.message for finding in naming.advice(document)]
    if advice:
        yield say(TEXTS, "advice", lang, advice=one_line(" ".join(advice)))
    if misfit:
        yield say(TEXTS, "close-misfit", lang)
        return
    close = "close-returned" if not document.accepted else "close-accepted" if gaps else "close-complete"
    yield say(TEXTS, close, lang)


def _item(position: int, finding: Finding, lang: Lang) -> Iterator[str]:
    line = say(TEXTS, "item", lang, number=position, message=one_line(finding.message))
    missing = naming.in_a_row(naming.missing(finding, lang), lang)
    if missing:
        line += say(TEXTS, "missing", lang, missing=one_line(missing))
    if digest.lost(finding) > 0:
        line += say(TEXTS, "cost", lang, points="-" + naming.number(digest.lost(finding)))
    yield line
    if finding.suggestion:
        yield say(TEXTS, "suggestion", lang, suggestion=one_line(finding.suggestion))
