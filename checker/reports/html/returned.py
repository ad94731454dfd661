"""The page that stands in `--report-dir` for each document."""

from __future__ import annotations

from checker.reports.around import Around, Returned
from checker.reports.html.plan import plan_page
from checker.reports.options import ReportOptions
from checker.results import DocumentResult, Outcome, Report


def write_one(
    report: Report, result: DocumentResult, options: ReportOptions, around: Around
) -> Returned | None:
    """A document's own page with its text; none for one that could not be read, which the list of them tells."""
    if result.outcome is Outcome.UNREADABLE:
        return None
    document = around.document(result.path)
    page = plan_page(report, result, options.lang, document=document, back=around.index)
    return Returned(f"{around.stems[result.path]}.html", page)
