"""The score sheet of a run as an Excel workbook, for reviewers who live in Excel or WPS.

Sheets: scores (a row a school), months covered, findings (with columns for the reviewer's own word, read back by
checker.review), what passed and why, rules with a chart, files that could not be read, and reviews that match
nothing in this run. XlsxWriter writes it: no formulas, macros or links, so nothing in it can run.
"""

from __future__ import annotations

import re
from datetime import datetime

from checker.messages import Lang
from checker.reports.options import ReportOptions
from checker.results import Report

_FIXED_HEIGHT = re.compile(rb'(<row [^>]*?) customHeight="1"')


def write(report: Report, options: ReportOptions) -> bytes:
    """The workbook of a report, in the language of the options."""
    return workbook(report, options.lang)


def workbook(report: Report, lang: Lang = Lang.ZH, created: datetime | None = None) -> bytes:
    """The workbook of a report. created: the date in its properties (default: now)."""
    from io import BytesIO

    from xlsxwriter import Workbook

    from checker.reports.excel import findings, months, rules, scores, unread
    from checker.reports.excel.book import Book

    held = BytesIO()
    made = Workbook(held, {"in_memory": True})
    properties: dict[str, object] = {
        "title": report.ruleset.title,
        "comments": f"plancheck {report.ruleset.version}",
    }
    if created is not None:
        properties["created"] = created
    made.set_properties(properties)
    book = Book(made, lang)
    scores.add(book, report)
    months.add(book, report)
    findings.add_findings(book, report)
    findings.add_passes(book, report)
    rules.add(book, report)
    unread.add(book, report)
    findings.add_unmatched(book, report)
    made.close()
    return _rows_may_grow(held.getvalue())


def _rows_may_grow(data: bytes) -> bytes:
    """The workbook with its rows' heights as they are now, but free to grow when a reviewer writes more.

    XlsxWriter marks every height it is given as fixed by hand, and Excel would then cut a long note off.
    """
    from io import BytesIO
    from zipfile import ZIP_DEFLATED, ZipFile

    held = BytesIO()
    with ZipFile(BytesIO(data)) as before, ZipFile(held, "w", ZIP_DEFLATED) as after:
        for member in before.infolist():
            content = before.read(member)
            if member.filename.startswith("xl/worksheets/sheet"):
                content = _FIXED_HEIGHT.sub(rb"\1", content)
            after.writestr(member, content)
    return held.getvalue()
