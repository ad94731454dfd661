"""Sheet 月度覆盖: schools by months, what is planned and what is missing; the run's heat at the head."""

from __future__ import annotations

from xlsxwriter.worksheet import Worksheet

from checker.reports.digest import MonthState, month_strip, period_of
from checker.reports.excel.book import QUIET, STATUS_COLOURS, Book, fit_row, fitting, put
from checker.reports.naming import display_name
from checker.results import DocumentResult, Report, Status

_LEADING = ("number", "school", "period", "coverage")
_FIRST_MONTH = len(_LEADING)
_HEAD_ROW, _FIRST_ROW = 5, 6
_MARKS = {MonthState.LISTED: "month-listed", MonthState.PROSE: "month-prose", MonthState.GAP: "month-missing"}
_COVERED = (MonthState.LISTED, MonthState.PROSE)
_PALE, _DEEP = "#FDF3D9", "#5FA777"


def add(book: Book, report: Report) -> None:
    """Add the sheet."""
    sheet = book.sheet("months")
    documents = [document for document in report.documents if document.reading is not None]
    strips = [dict(month_strip(document)) for document in documents]
    put(sheet, 0, 0, book.say("months-title"), book.title)
    put(sheet, 1, 0, book.say("months-legend"), book.note)
    sheet.set_row(0, 26)
    _heat(book, sheet, documents, strips)
    widths = (6.0, fitting([display_name(document) for document in documents], 14, 40), 24.0, 12.0)
    for column, (key, wide) in enumerate(zip(_LEADING, widths, strict=True)):
        put(sheet, _HEAD_ROW, column, book.column(key), book.head)
        sheet.set_column(column, column, wide)
    for month in range(1, 13):
        column = _FIRST_MONTH + month - 1
        put(sheet, _HEAD_ROW, column, book.say("month", month=month), book.head)
    sheet.set_column(_FIRST_MONTH, _FIRST_MONTH + 11, 7.5)
    sheet.set_row(_HEAD_ROW, 32)
    for index, (document, strip) in enumerate(zip(documents, strips, strict=True)):
        _row(book, sheet, _FIRST_ROW + index, index + 1, document, strip)
        fit_row(sheet, _FIRST_ROW + index, [(display_name(document), widths[1])])
    if not documents:
        put(sheet, _FIRST_ROW, 1, book.say("nothing-scored"), book.note)
    last_row = max(_FIRST_ROW, _FIRST_ROW + len(documents) - 1)
    _colour(book, sheet, last_row)
    sheet.autofilter(_HEAD_ROW, 0, last_row, _FIRST_MONTH + 11)
    sheet.freeze_panes(_FIRST_ROW, 2)
    sheet.repeat_rows(_HEAD_ROW)


def _heat(
    book: Book, sheet: Worksheet, documents: list[DocumentResult], strips: list[dict[int, MonthState]]
) -> None:
    """Three rows over the months: for how many schools each is required, how many cover it, what share that is."""
    for row, code in ((2, "months-required"), (3, "months-covered"), (4, "months-share")):
        put(sheet, row, _FIRST_MONTH - 1, book.say(code), book.format(align="right", font_color=QUIET))
    share_look = book.format(border=1, align="center", bold=True, num_format="0%")
    for month in range(1, 13):
        column = _FIRST_MONTH + month - 1
        asked = [
            strip[month]
            for document, strip in zip(documents, strips, strict=True)
            if document.reading and month in document.reading.required_months
        ]
        covered = sum(state in _COVERED for state in asked)
        put(sheet, 2, column, len(asked), book.centred)
        put(sheet, 3, column, covered, book.centred)
        put(sheet, 4, column, round(covered / len(asked), 4) if asked else None, share_look)
    sheet.conditional_format(
        4, _FIRST_MONTH, 4, _FIRST_MONTH + 11,
        {"type": "2_color_scale", "min_type": "num", "min_value": 0, "min_color": _PALE,
         "max_type": "num", "max_value": 1, "max_color": _DEEP},
    )  # fmt: skip


def _row(
    book: Book, sheet: Worksheet, row: int, place: int, document: DocumentResult, strip: dict[int, MonthState]
) -> None:
    facts = document.reading
    assert facts is not None
    covered = sum(strip[month] in _COVERED for month in facts.required_months)
    behind = book.say("covered-of", required=len(facts.required_months))
    put(sheet, row, 0, place, book.centred)
    put(sheet, row, 1, display_name(document), book.cell)
    put(sheet, row, 2, period_of(facts, book.lang), book.cell)
    put(sheet, row, 3, covered, book.format(border=1, align="center", num_format=f'General"{behind}"'))
    for month, state in strip.items():
        mark = _MARKS.get(state)
        put(sheet, row, _FIRST_MONTH + month - 1, book.say(mark) if mark else None, book.centred)


def _colour(book: Book, sheet: Worksheet, last_row: int) -> None:
    for code, status in (
        ("month-listed", Status.PASS),
        ("month-prose", Status.PARTIAL),
        ("month-missing", Status.FAIL),
    ):
        background, ink = STATUS_COLOURS[status]
        sheet.conditional_format(
            _FIRST_ROW, _FIRST_MONTH, last_row, _FIRST_MONTH + 11,
            {"type": "cell", "criteria": "==", "value": f'"{book.say(code)}"',
             "format": book.changing(bg_color=background, font_color=ink)},
        )  # fmt: skip
