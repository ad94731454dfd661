"""The report as plain text, fit to be pasted into a chat or a mail: no boxes, colours or columns."""

from __future__ import annotations

from checker.messages import Lang, say
from checker.messages.reports import TEXTS
from checker.reports import digest
from checker.reports.clean import file_name, one_line
from checker.reports.digest import points
from checker.reports.options import ReportOptions
from checker.results import DocumentResult, Outcome, Report


def write(report: Report, options: ReportOptions) -> str:
    """One document's whole report."""
    parts = [_one(document, report, options.lang) for document in report.documents]
    return "\n".join("\n".join(lines) + "\n" for lines in parts)


def _one(document: DocumentResult, report: Report, lang: Lang) -> list[str]:
    lines = [file_name(document.path)]
    if document.outcome is Outcome.UNREADABLE:
        return [*lines, one_line(document.problem.message if document.problem else "")]
    lines.append(f"{points(document.score or 0)} {document.band}")
    known = digest.cards(report)
    for number, finding in enumerate(digest.shortfalls(document), 1):
        lines.append(
            f"{number}. {digest.title_of(finding, known)} {say(TEXTS, 'minus', lang, points=points(digest.lost(finding)))}"
        )
    return lines
