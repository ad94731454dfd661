"""Sheet 评分表: a row a school, a column a rule under its group, the total where it is always in view."""

from __future__ import annotations

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from checker.messages import say
from checker.messages.office import STATUSES
from checker.reports.digest import misfit, reviewed_told
from checker.reports.excel.book import (
    HEAD,
    MOST_HEIGHT,
    QUIET,
    STATUS_COLOURS,
    Book,
    fit_row,
    fitting,
    grouped,
    lines,
    put,
    shortened,
    width,
)
from checker.reports.naming import display_name, gaps, number, printable
from checker.results import DocumentResult, Finding, Outcome, Report, RuleCard, RuleSetCard, Status

_LEADING = ("number", "school", "score", "band", "accepted")
_TRAILING = ("gaps", "remarks", "path")
_GROUP_ROW, _HEAD_ROW, _FIRST_ROW = 3, 4, 5
_MOST_GAPS = 4
_NARROW, _WIDE = 5.6, 8.6  # of a rule's column: three or four Chinese characters of 9 points
_WIDTHS = {
    "number": 5.5,
    "score": 6.5,
    "band": 7.5,
    "accepted": 7.5,
    "gaps": 36.0,
    "remarks": 34.0,
    "path": 34.0,
}

#: best band to worst: background and ink
_BANDS = (("#CDEBD2", "#14532D"), ("#DCEBFA", "#123B66"), ("#FFF0C2", "#7A4B00"), ("#F8CFCB", "#8B1A10"))


def add(book: Book, report: Report) -> None:
    """Add the sheet."""
    sheet = book.sheet("scores", tab="#2F6DB5")
    rules = grouped(report.ruleset.rules)
    school_width = fitting(map(display_name, report.documents), 12, 20)
    _headings(book, sheet, report, school_width)
    for index, document in enumerate(report.documents):
        _row(book, sheet, _FIRST_ROW + index, index + 1, document, report.ruleset, school_width)
    if not report.documents:
        put(sheet, _FIRST_ROW, 1, book.say("nothing-scored"), book.note)
    last_row = max(_FIRST_ROW, _FIRST_ROW + len(report.documents) - 1)
    last_column = len(_LEADING) + len(rules) + len(_TRAILING) - 1
    _colour_bands(book, sheet, report, last_row)
    sheet.autofilter(_HEAD_ROW, 0, last_row, last_column)
    sheet.freeze_panes(_FIRST_ROW, len(_LEADING))
    sheet.repeat_rows(_GROUP_ROW, _HEAD_ROW)
    sheet.repeat_columns(0, 1)
    sheet.print_area(0, 0, last_row, last_column - 2)  # remarks and paths are for the screen
    sheet.activate()


def _headings(book: Book, sheet: Worksheet, report: Report, school_width: float) -> None:
    rules = grouped(report.ruleset.rules)
    put(sheet, 0, 0, book.say("scores-title", ruleset=report.ruleset.title), book.title)
    put(sheet, 1, 0, _facts(book, report), book.note)
    put(sheet, 2, 0, book.say("scores-legend"), book.note)
    sheet.set_row(0, 26)
    widths = {"school": school_width, **_WIDTHS}
    for column, key in enumerate(_LEADING):
        sheet.merge_range(_GROUP_ROW, column, _HEAD_ROW, column, book.column(key), book.head)
        sheet.set_column(column, column, widths[key])
    height = 3
    rule_head = book.format(
        bold=True, bg_color=HEAD, border=1, text_wrap=True, align="center", valign="top", font_size=9
    )
    for column, rule in enumerate(rules, start=len(_LEADING)):
        wide = _WIDE if width(rule.title) > 24 else _NARROW
        heading = book.say("rule-points", rule=printable(rule.title), points=number(rule.weight))
        put(sheet, _HEAD_ROW, column, heading, rule_head)
        sheet.set_column(column, column, wide)
        height = max(
            height, lines(heading, wide * 1.35) + 1
        )  # a line more: filter buttons sit on the last one
    _groups(book, sheet, rules)
    for column, key in enumerate(_TRAILING, start=len(_LEADING) + len(rules)):
        sheet.merge_range(_GROUP_ROW, column, _HEAD_ROW, column, book.column(key), book.head)
        sheet.set_column(column, column, widths[key])
    sheet.set_row(_HEAD_ROW, min(MOST_HEIGHT, height * 14.5))


def _groups(book: Book, sheet: Worksheet, rules: tuple[RuleCard, ...]) -> None:
    """The groups' names over their rules."""
    wide = {index: _WIDE if width(rule.title) > 24 else _NARROW for index, rule in enumerate(rules)}
    names = []
    for first, last in _spans(rules):
        points = number(sum(rule.weight for rule in rules[first : last + 1]))
        text = book.say("group-points", group=printable(rules[first].group), points=points)
        start, end = first + len(_LEADING), last + len(_LEADING)
        if start == end:
            put(sheet, _GROUP_ROW, start, text, book.group)
        else:
            sheet.merge_range(_GROUP_ROW, start, _GROUP_ROW, end, "", book.group)
            put(sheet, _GROUP_ROW, start, text, book.group)
        names.append((text, sum(wide[index] for index in range(first, last + 1))))
    fit_row(sheet, _GROUP_ROW, names)


def _spans(rules: tuple[RuleCard, ...]) -> list[tuple[int, int]]:
    """First and last index of each run of rules of one group."""
    spans: list[tuple[int, int]] = []
    for index, rule in enumerate(rules):
        if spans and rules[spans[-1][0]].group == rule.group:
            spans[-1] = (spans[-1][0], index)
        else:
            spans.append((index, index))
    return spans


def _facts(book: Book, report: Report) -> str:
    counts = report.summary.bands
    bands = "，".join(
        book.say("band-count", band=band, count=counts.get(band, 0)) for band in report.ruleset.bands
    )
    told = [part for part in (bands, reviewed_told(report, book.lang)) if part]
    return book.say(
        "scores-facts",
        documents=len(report.documents),
        scored=len(report.scored),
        unreadable=len(report.unreadable),
        bands="；".join(told) + "。" if told else "",
        version=report.ruleset.version,
    )


def _row(
    book: Book, sheet: Worksheet, row: int, place: int, document: DocumentResult, card: RuleSetCard,
    school_width: float,
) -> None:  # fmt: skip
    unread = document.outcome is Outcome.UNREADABLE
    verdict = "unread" if unread else "accepted" if document.accepted else "returned"
    look = book.format(border=1, text_wrap=True, align="center", font_color=QUIET) if unread else book.centred
    put(sheet, row, 0, place, look)
    name = display_name(document)
    put(sheet, row, 1, name, book.cell)
    put(sheet, row, 2, document.score, book.format(border=1, align="center", bold=True, font_size=11))
    put(sheet, row, 3, document.band, book.centred)
    put(sheet, row, 4, book.say(verdict), look)
    by_rule = {finding.rule: finding for finding in document.findings}
    for column, rule in enumerate(card.rules, start=len(_LEADING)):
        finding = by_rule.get(rule.id)
        if finding is None:
            put(sheet, row, column, None, look)
        else:
            _points(book, sheet, row, column, finding)
    trailing = len(_LEADING) + len(card.rules)
    texts = {
        "gaps": _main_gaps(book, document, card),
        "remarks": "".join([*document.remarks, *document.notes]),
        "path": document.path,
    }
    for column, text in enumerate(texts.values(), start=trailing):
        put(sheet, row, column, text, book.cell)
    fit_row(sheet, row, [(name, school_width), *((text, _WIDTHS[key]) for key, text in texts.items())])


def _points(book: Book, sheet: Worksheet, row: int, column: int, finding: Finding) -> None:
    """Points got, shown as "4.5/6": a number that can be sorted and added up. A rule without points says its status."""
    reviewed = finding.overruled is not None and finding.overruled.status is not None
    if finding.status is Status.NOT_APPLICABLE or (not finding.max_points and not finding.points):
        word = say(STATUSES, finding.status.value, book.lang)
        put(sheet, row, column, word, _coloured(book, finding.status))
    else:
        put(sheet, row, column, finding.points, points_look(book, finding))
    if reviewed:
        sheet.write_comment(
            row,
            column,
            shortened(printable(finding.message)),
            {"x_scale": 2, "y_scale": 1.2, "font_size": 10},
        )


def points_look(book: Book, finding: Finding) -> Format:
    """How a finding's points are shown: "/6" behind them and the colour of its status."""
    reviewed = finding.overruled is not None and finding.overruled.status is not None
    if not finding.max_points:
        return _coloured(book, finding.status)
    code = "points-of-reviewed" if reviewed else "points-of"
    behind = book.say(code, maximum=number(finding.max_points))
    return _coloured(book, finding.status, num_format=f'General"{behind}"')


def _coloured(book: Book, status: Status, **look: object) -> Format:
    background, ink = STATUS_COLOURS[status]
    return book.format(border=1, align="center", bg_color=background, font_color=ink, **look)


def _main_gaps(book: Book, document: DocumentResult, card: RuleSetCard) -> str:
    """What a document lacks most, in words: key requirements first, then by the points lost; of one of another kind
    what it is."""
    if document.problem is not None:
        return document.problem.message
    keys = {rule.id for rule in card.rules if rule.key}
    found = sorted(gaps(document), key=lambda finding: finding.rule not in keys)
    kind = misfit(document, card, book.lang)
    named = [kind] if kind else [finding.message.rstrip("。") for finding in found[:_MOST_GAPS]]
    more = len(found) - (0 if kind else len(named))
    return "；".join(named) + (book.say("and-more", count=more) if more else "")


def _colour_bands(book: Book, sheet: Worksheet, report: Report, last_row: int) -> None:
    """Bands and verdicts change their colour with their word, also where a reviewer types another one."""
    bands = report.ruleset.bands
    for index, band in enumerate(bands):
        shade = _BANDS[round(index * (len(_BANDS) - 1) / max(1, len(bands) - 1))]
        _colour_word(book, sheet, 3, last_row, band, shade)
    _colour_word(book, sheet, 4, last_row, book.say("accepted"), _BANDS[0])
    _colour_word(book, sheet, 4, last_row, book.say("returned"), _BANDS[-1])


def _colour_word(
    book: Book, sheet: Worksheet, column: int, last_row: int, word: str, shade: tuple[str, str]
) -> None:
    quoted = word.replace('"', '""')
    look = book.changing(bg_color=shade[0], font_color=shade[1])
    sheet.conditional_format(
        _FIRST_ROW, column, last_row, column,
        {"type": "cell", "criteria": "==", "value": f'"{quoted}"', "format": look},
    )  # fmt: skip
