"""HTML pages that stand alone: one plan with its text and the evidence marked, or a batch's overview.

page.py       templates into a page with its style, script and policy
plan.py       the page of one plan
highlight.py  where evidence stands in a text
batch.py      the page of many plans
returned.py   the pages of --report-dir
"""

from __future__ import annotations

from checker.reports.around import Around
from checker.reports.html.batch import batch_page
from checker.reports.html.plan import plan_page
from checker.reports.options import ReportOptions
from checker.results import Report

__all__ = ["batch_page", "plan_page", "write", "write_file"]


def write(report: Report, options: ReportOptions) -> str:
    """One page of the whole report, with the evidence quoted."""
    return write_file(report, options, Around())


def write_file(report: Report, options: ReportOptions, around: Around) -> str:
    """One page of the whole report: a single document's own page with its text, or the batch's, which links to
    the documents' own pages where there are any and else has a section for each."""
    if len(report.documents) == 1 and not options.table:
        result = report.documents[0]
        return plan_page(report, result, options.lang, document=around.document(result.path))
    return batch_page(report, options.lang, sort=options.sort, links=around.pages)
