"""The report for a terminal: one plan in full, or the table of many."""

from __future__ import annotations

from checker.reports import digest
from checker.reports.options import ReportOptions
from checker.results import Report


def write(report: Report, options: ReportOptions) -> str:
    """The report of one document, or the table of many, which --details follows with the single reports.

    Without colour the text holds no escape codes at all.
    """
    from checker.reports import terminal_batch, terminal_plan
    from checker.reports.terminal_parts import Canvas

    canvas = Canvas(options)
    is_table = options.table or len(report.documents) != 1
    if is_table:
        terminal_batch.draw(canvas, report)
    if options.details or not is_table:
        for document in digest.in_order(report.documents, options.sort, report.ruleset.bands):
            if is_table:
                canvas.line("")
                canvas.line((canvas.rule_char * canvas.width, "bold"))
            terminal_plan.draw(canvas, document, report)
    return canvas.text
