"""Sheets 问题清单 and 通过依据: a row a finding, with the columns in which a reviewer overrules it.

A finding that a reviewer has overruled stays on the sheet where the rules had put it, or comes to 问题清单 where it is
no pass any more, with what was entered: the newest workbook always holds every entry.
"""

from __future__ import annotations

from collections.abc import Iterable

from xlsxwriter.worksheet import Worksheet

from checker.messages import say
from checker.messages.office import STATUSES, status_word
from checker.reports.digest import place, where
from checker.reports.excel.book import REVIEW, STATUS_COLOURS, Book, fit_row, put
from checker.reports.excel.scores import points_look
from checker.reports.naming import display_name, in_a_row, is_absence, missing
from checker.results import DocumentResult, Finding, Report, Status

#: the columns that a program reads back; hidden, their headings the same in every language
CONTENT_KEY, RULE_KEY = "plancheck:content", "plancheck:rule"

_WIDTHS: dict[str, float] = {
    "number": 5.5, "school": 14.0, "rule": 14.0, "status": 8.0, "points": 7.5, "message": 26.0, "evidence": 28.0,
    "place": 18.0, "review": 9.5, "reason": 20.0, "by": 8.5, "suggestion": 30.0, "source": 21.0, "path": 26.0,
}  # fmt: skip
_ENTRIES = ("review", "reason", "by")
_PROBLEM = tuple(_WIDTHS)
_PASS = tuple(key for key in _WIDTHS if key not in ("suggestion", "source"))
_UNMATCHED = ("number", "school", "rule", *_ENTRIES)
_HEAD_ROW, _FIRST_ROW = 2, 3

Line = tuple[DocumentResult, Finding]


def add_findings(book: Book, report: Report) -> None:
    """Add the sheet of all that is not a pass, or was not one before a reviewer said so."""
    lines = [line for line in _lines(report) if _is_problem(line[1])]
    _add(book, report, "findings", _PROBLEM, lines, "nothing-found")


def add_passes(book: Book, report: Report) -> None:
    """Add the sheet of what passed, with the words that satisfied each rule."""
    lines = [line for line in _lines(report) if line[1].status is Status.PASS and not _is_problem(line[1])]
    _add(book, report, "passes", _PASS, lines, "no-passes")


def add_unmatched(book: Book, report: Report) -> None:
    """Add the sheet of entries that match nothing in this run, where there are any."""
    if not report.unmatched:
        return
    sheet = book.sheet("unmatched", tab="#8B1A10")
    titles = {rule.id: rule.title for rule in report.ruleset.rules}
    _frame(book, sheet, "unmatched-title", None, _UNMATCHED)
    for index, ruling in enumerate(report.unmatched):
        row = _FIRST_ROW + index
        put(sheet, row, 0, index + 1, book.centred)
        put(sheet, row, 1, ruling.school, book.cell)
        put(sheet, row, 2, titles.get(ruling.rule, ruling.rule), book.cell)
        _entries(book, sheet, row, 3, ruling.status, ruling.reason, ruling.by)
        _keys(book, sheet, row, len(_UNMATCHED), ruling.content, ruling.rule)
    _review_rules(book, sheet, _UNMATCHED, len(report.unmatched))


def _lines(report: Report) -> Iterable[Line]:
    return ((document, finding) for document in report.scored for finding in document.findings)


def _is_problem(finding: Finding) -> bool:
    judged = finding.overruled.was if finding.overruled else finding
    return bool({judged.status, finding.status} & {Status.FAIL, Status.PARTIAL})


def _add(book: Book, report: Report, name: str, keys: tuple[str, ...], lines: list[Line], none: str) -> None:
    sheet = book.sheet(name, tab="#7E57C2" if name == "findings" else None)
    titles = {rule.id: rule.title for rule in report.ruleset.rules}
    _frame(book, sheet, f"{name}-title", "review-how", keys)
    for index, (document, finding) in enumerate(lines):
        _row(
            book,
            sheet,
            _FIRST_ROW + index,
            index + 1,
            keys,
            document,
            finding,
            titles.get(finding.rule, finding.rule),
        )
    if not lines:
        put(sheet, _FIRST_ROW, 1, book.say(none), book.note)
    _review_rules(book, sheet, keys, len(lines))


def _frame(book: Book, sheet: Worksheet, title: str, note: str | None, keys: tuple[str, ...]) -> None:
    """Title, note, headings and widths; the two hidden columns stand last."""
    put(sheet, 0, 0, book.say(title), book.title if note else book.format(bold=True))
    if note:
        put(sheet, 1, 0, book.say(note), book.note)
    sheet.set_row(0, 26)
    for column, key in enumerate(keys):
        put(sheet, _HEAD_ROW, column, book.column(key), book.review_head if key in _ENTRIES else book.head)
        sheet.set_column(column, column, _WIDTHS[key])
    for column, key in enumerate((CONTENT_KEY, RULE_KEY), start=len(keys)):
        put(sheet, _HEAD_ROW, column, key, book.note)
        sheet.set_column(column, column, 12, None, {"hidden": True})
    sheet.set_row(_HEAD_ROW, 24)
    sheet.freeze_panes(_FIRST_ROW, 3)
    sheet.repeat_rows(_HEAD_ROW)


def _row(
    book: Book, sheet: Worksheet, row: int, number: int, keys: tuple[str, ...],
    document: DocumentResult, finding: Finding, title: str,
) -> None:  # fmt: skip
    entry = finding.overruled
    judged = entry.was if entry else finding
    texts = {
        "school": display_name(document),
        "rule": title,
        "message": _message(book, judged),
        "evidence": "\n".join(evidence.text for evidence in judged.evidence if not is_absence(judged)),
        "place": _places(book, judged, document),
        "suggestion": judged.suggestion,
        "source": finding.source or "",
        "path": document.path,
    }
    for column, key in enumerate(keys):
        if key in texts:
            put(sheet, row, column, texts[key], book.cell)
    shown = {**texts, "reason": entry.reason if entry else "", "by": (entry.by or "") if entry else ""}
    fit_row(sheet, row, [(text, _WIDTHS[key]) for key, text in shown.items() if key in keys])
    put(sheet, row, 0, number, book.centred)
    put(sheet, row, keys.index("status"), say(STATUSES, judged.status.value, book.lang), book.centred)
    put(sheet, row, keys.index("points"), finding.points, points_look(book, finding))
    _entries(
        book, sheet, row, keys.index("review"),
        entry.status if entry else None, entry.reason if entry else "", entry.by if entry else None,
    )  # fmt: skip
    _keys(book, sheet, row, len(keys), document.content or "", finding.rule)


def _entries(
    book: Book, sheet: Worksheet, row: int, column: int, status: Status | None, reason: str, by: str | None
) -> None:
    put(sheet, row, column, status_word(status.value, book.lang) if status else None, book.choice)
    put(sheet, row, column + 1, reason, book.entry)
    put(sheet, row, column + 2, by, book.entry)


def _keys(book: Book, sheet: Worksheet, row: int, column: int, content: str, rule: str) -> None:
    put(sheet, row, column, content, book.note)
    put(sheet, row, column + 1, rule, book.note)


def _message(book: Book, finding: Finding) -> str:
    listed = in_a_row(missing(finding, book.lang), book.lang)
    return f"{finding.message}\n{book.say('missing-list', items=listed)}" if listed else finding.message


def _places(book: Book, finding: Finding, document: DocumentResult) -> str:
    """Where the words of the evidence stand; for something missing, where it belongs."""
    if is_absence(finding):
        return where(finding, document, book.lang)
    return in_a_row(
        dict.fromkeys(filter(None, (place(found, book.lang) for found in finding.evidence))), book.lang
    )


def _review_rules(book: Book, sheet: Worksheet, keys: tuple[str, ...], count: int) -> None:
    """The drop-down, the colours of statuses, and a tint over rows that a reviewer has filled in; filters."""
    last = max(_FIRST_ROW, _FIRST_ROW + count - 1)
    review = keys.index("review")
    words = [status_word(status.value, book.lang) for status in (Status.PASS, Status.PARTIAL, Status.FAIL)]
    sheet.data_validation(
        _FIRST_ROW, review, last, review,
        {"validate": "list", "source": words, "input_message": book.say("review-choose"),
         "error_title": book.column("review"), "error_message": book.say("review-choose")},
    )  # fmt: skip
    if "status" in keys:
        column = keys.index("status")
        for status in (Status.PASS, Status.PARTIAL, Status.FAIL):
            background, ink = STATUS_COLOURS[status]
            word = status_word(status.value, book.lang)
            sheet.conditional_format(
                _FIRST_ROW, column, last, column,
                {"type": "cell", "criteria": "==", "value": f'"{word}"',
                 "format": book.changing(bg_color=background, font_color=ink)},
            )  # fmt: skip
        letter = chr(ord("A") + review)
        sheet.conditional_format(
            _FIRST_ROW, 0, last, len(keys) - 1,
            {"type": "formula", "criteria": f'=${letter}{_FIRST_ROW + 1}<>""',
             "format": book.changing(bg_color=REVIEW)},
        )  # fmt: skip
    sheet.autofilter(_HEAD_ROW, 0, last, len(keys) - 1)
    sheet.print_area(0, 0, last, len(keys) - (2 if "path" in keys else 1))  # paths are for the screen
