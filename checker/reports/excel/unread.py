"""Sheet 无法读取: the files that got no score, each with the reason and what to do; and those that are no documents."""

from __future__ import annotations

from checker.reports.excel.book import Book, fit_row, fitting, put
from checker.results import Report

_KEYS = ("number", "path", "problem", "code")


def add(book: Book, report: Report) -> None:
    """Add the sheet, also where everything could be read: that is then said."""
    unread = report.unreadable
    sheet = book.sheet("unreadable", tab="#8B1A10" if unread else None)
    put(sheet, 0, 0, book.say("unreadable-title"), book.title)
    sheet.set_row(0, 26)
    widths = (6.0, fitting([document.path for document in unread], 30, 60), 80.0, 18.0)
    for column, (key, wide) in enumerate(zip(_KEYS, widths, strict=True)):
        sheet.set_column(column, column, wide)
        put(sheet, 1, column, book.column(key), book.head)
    sheet.set_row(1, 24)
    for index, document in enumerate(unread, start=1):
        put(sheet, index + 1, 0, index, book.centred)
        put(sheet, index + 1, 1, document.path, book.cell)
        put(sheet, index + 1, 2, document.problem.message if document.problem else None, book.cell)
        put(sheet, index + 1, 3, document.problem.code if document.problem else None, book.centred)
        texts = (document.path, document.problem.message if document.problem else "")
        fit_row(sheet, index + 1, zip(texts, widths[1:3], strict=True))
    row = len(unread) + 2
    if not unread:
        put(sheet, row, 1, book.say("nothing-unread"), book.note)
        row += 1
    sheet.freeze_panes(2, 0)
    sheet.repeat_rows(1)
    if report.not_checked:
        put(sheet, row + 1, 0, book.say("skipped-title"), book.format(bold=True, font_size=12))
        for index, path in enumerate(report.not_checked, start=1):
            put(sheet, row + 1 + index, 0, index, book.centred)
            put(sheet, row + 1 + index, 1, path, book.cell)
