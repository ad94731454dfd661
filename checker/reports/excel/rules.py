"""Sheet 规则统计: how every rule and every band came out over the run, as tables and charts."""

from __future__ import annotations

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from checker.reports.excel.book import STATUS_COLOURS, Book, fit_row, fitting, grouped, put
from checker.reports.naming import printable
from checker.results import Report, Status

_KEYS = ("number", "group", "rule", "weight", "pass", "partial", "fail", "not-applicable", "rate")
_COUNTED = (Status.PASS, Status.PARTIAL, Status.FAIL, Status.NOT_APPLICABLE)
_HEAD_ROW, _FIRST_ROW = 1, 2
_BAR = {
    Status.PASS: "#4E9F62",
    Status.PARTIAL: "#E5B13A",
    Status.FAIL: "#C8493C",
    Status.NOT_APPLICABLE: "#B5BDC7",
}
_PIXELS_A_RULE = 26


def add(book: Book, report: Report) -> None:
    """Add the sheet."""
    sheet = book.sheet("rules")
    rules = grouped(report.ruleset.rules)
    put(sheet, 0, 0, book.say("rules-title"), book.title)
    sheet.set_row(0, 26)
    titles = [printable(rule.title) for rule in rules]
    widths = (6.0, fitting([rule.group for rule in rules], 11, 18), fitting(titles, 16, 34), 7.0, *[8.5] * 5)
    for column, (key, wide) in enumerate(zip(_KEYS, widths, strict=True)):
        put(sheet, _HEAD_ROW, column, book.column(key), book.head)
        sheet.set_column(column, column, wide)
    sheet.set_row(_HEAD_ROW, 24)
    for index, rule in enumerate(rules):
        row = _FIRST_ROW + index
        counts = report.summary.rules.get(rule.id, {})
        judged = sum(counts.get(status.value, 0) for status in _COUNTED[:3])
        put(sheet, row, 0, index + 1, book.centred)
        put(sheet, row, 1, rule.group, book.cell)
        put(sheet, row, 2, rule.title, book.cell)
        put(sheet, row, 3, rule.weight, book.centred)
        for column, status in enumerate(_COUNTED, start=4):
            put(sheet, row, column, counts.get(status.value, 0), _count_look(book, status, counts))
        rate = round(counts.get(Status.PASS.value, 0) / judged, 4) if judged else None
        put(sheet, row, 8, rate, book.format(border=1, align="center", num_format="0%"))
        fit_row(sheet, row, [(rule.group, widths[1]), (rule.title, widths[2])])
    last = max(_FIRST_ROW, _FIRST_ROW + len(rules) - 1)
    sheet.conditional_format(
        _FIRST_ROW, 8, last, 8,
        {"type": "data_bar", "bar_color": "#A9D8B4", "bar_solid": True, "min_type": "num", "min_value": 0,
         "max_type": "num", "max_value": 1},
    )  # fmt: skip
    sheet.freeze_panes(_FIRST_ROW, 0)
    sheet.repeat_rows(_HEAD_ROW)
    bands_row = last + 2
    _bands(book, sheet, report, bands_row)
    if rules and report.scored:
        _rule_chart(book, sheet, last)
        _band_chart(book, sheet, report, bands_row)


def _count_look(book: Book, status: Status, counts: dict[str, int]) -> Format:
    if not counts.get(status.value, 0) or status is Status.PASS:
        return book.centred
    background, ink = STATUS_COLOURS[status]
    return book.format(border=1, align="center", bg_color=background, font_color=ink)


def _bands(book: Book, sheet: Worksheet, report: Report, row: int) -> None:
    """How many documents reached each band, under the table of rules."""
    put(sheet, row, 1, book.say("bands-title"), book.format(bold=True, font_size=12))
    put(sheet, row + 1, 1, book.column("band"), book.head)
    put(sheet, row + 1, 2, book.column("count"), book.head)
    for index, band in enumerate(report.ruleset.bands, start=row + 2):
        put(sheet, index, 1, band, book.centred)
        put(sheet, index, 2, report.summary.bands.get(band, 0), book.centred)


def _rule_chart(book: Book, sheet: Worksheet, last: int) -> None:
    """Bars of documents by status, a bar a rule, in the order of the table."""
    name = sheet.get_name()
    chart = book.workbook.add_chart({"type": "bar", "subtype": "stacked"})
    for column, status in enumerate(_COUNTED[:3], start=4):
        chart.add_series(
            {
                "name": [name, _HEAD_ROW, column],
                "categories": [name, _FIRST_ROW, 2, last, 2],
                "values": [name, _FIRST_ROW, column, last, column],
                "fill": {"color": _BAR[status]},
                "gap": 45,
            }
        )
    chart.set_title({"name": book.say("chart-rules"), "name_font": {"size": 12}})
    chart.set_y_axis({"reverse": True, "num_font": {"size": 9}, "major_gridlines": {"visible": False}})
    chart.set_x_axis(
        {"num_format": "0", "min": 0, "major_gridlines": {"visible": True, "line": {"color": "#E3E8EE"}}}
    )
    chart.set_legend({"position": "top"})
    rules = last - _FIRST_ROW + 1
    chart.set_size({"width": 760, "height": min(2400, max(300, 120 + _PIXELS_A_RULE * rules))})
    sheet.insert_chart(_HEAD_ROW, len(_KEYS) + 1, chart)


def _band_chart(book: Book, sheet: Worksheet, report: Report, row: int) -> None:
    """Columns of documents by band, beside the table of bands."""
    name, first = sheet.get_name(), row + 2
    last = first + len(report.ruleset.bands) - 1
    if last < first:
        return
    chart = book.workbook.add_chart({"type": "column"})
    chart.add_series(
        {
            "name": book.say("chart-bands"),
            "categories": [name, first, 1, last, 1],
            "values": [name, first, 2, last, 2],
            "fill": {"color": "#2F6DB5"},
            "data_labels": {"value": True},
            "gap": 80,
        }
    )
    chart.set_title({"name": book.say("chart-bands"), "name_font": {"size": 12}})
    chart.set_y_axis(
        {"num_format": "0", "min": 0, "major_gridlines": {"visible": True, "line": {"color": "#E3E8EE"}}}
    )
    chart.set_legend({"none": True})
    chart.set_size({"width": 400, "height": 260})
    sheet.insert_chart(row, 3, chart, {"x_offset": 20})
