"""A reviewer's entries, read back from a workbook that plancheck wrote and a person has worked in.

Sheets and columns are found by their headings, so that rows may be sorted, filtered or deleted and columns moved or
added. Only columns of values are read: no formula is computed, no macro run, no link followed.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any

from checker.messages.office import COLUMNS, SYNONYMS
from checker.reports.excel.findings import CONTENT_KEY, RULE_KEY
from checker.results import Ruling, Status
from checker.values import Value

_HEADINGS_WITHIN = 20  # rows from the top
_MOST_COLUMNS = 200
_STATUSES = {
    unicodedata.normalize("NFKC", word).casefold(): Status(status)
    for status, words in SYNONYMS.items()
    for word in words
}


class ReviewError(Exception):
    """The file holds no entries that could be read. code: not-a-workbook | no-review-columns."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Fault(Value):
    """An entry that was not understood, and so is not applied. code: unknown-status | contradiction | no-keys."""

    code: str
    sheet: str
    row: int
    text: str
    school: str


class _Columns(Value):
    content: int
    rule: int
    status: int
    reason: int | None
    by: int | None
    school: int | None


def read_workbook(data: bytes) -> tuple[tuple[Ruling, ...], tuple[Fault, ...]]:
    """What a reviewer entered, and the entries that nobody can understand.

    A row without an entry gives nothing. Raises ReviewError for a file that is no workbook or has no such columns.
    """
    rulings: dict[tuple[str, str], Ruling] = {}
    faults: list[Fault] = []
    found = False
    for sheet, rows, editor in _sheets(data):
        columns: _Columns | None = None
        for number, row in enumerate(rows, start=1):
            if columns is None:
                columns = _columns(row)
                found = found or columns is not None
                if columns is None and number >= _HEADINGS_WITHIN:
                    break
                continue
            _take(row, columns, sheet, number, editor, rulings, faults)
    if not found:
        raise ReviewError("no-review-columns")
    return tuple(rulings.values()), tuple(faults)


def _take(
    row: Sequence[object], columns: _Columns, sheet: str, number: int, editor: str | None,
    rulings: dict[tuple[str, str], Ruling], faults: list[Fault],
) -> None:  # fmt: skip
    """Add what one row says."""
    word, reason = _text(row, columns.status), _text(row, columns.reason)
    if not word and not reason:
        return
    school, content, rule = _text(row, columns.school), _text(row, columns.content), _text(row, columns.rule)
    if not content or not rule:
        faults.append(Fault("no-keys", sheet, number, word or reason, school))
        return
    status = _STATUSES.get(unicodedata.normalize("NFKC", word).casefold().strip(" 。."))
    if word and status is None:
        faults.append(Fault("unknown-status", sheet, number, word, school))
        return
    ruling = Ruling(content, rule, status, reason, _text(row, columns.by) or editor, school)
    earlier = rulings.get((content, rule))
    if earlier is not None and earlier.status is not None and status not in (None, earlier.status):
        faults.append(Fault("contradiction", sheet, number, word, school))
        return
    if earlier is None or earlier.status is None:
        rulings[content, rule] = ruling


def _sheets(data: bytes) -> Iterator[tuple[str, Iterator[tuple[object, ...]], str | None]]:
    """Each sheet's name and rows of values, and who saved the workbook last. Raises ReviewError."""
    import warnings

    from openpyxl import load_workbook

    try:
        with warnings.catch_warnings():
            warnings.simplefilter(
                "ignore"
            )  # what openpyxl cannot keep is of no matter: nothing is written back
            book = load_workbook(BytesIO(data), read_only=True, data_only=True, keep_links=False)
    except Exception as error:  # openpyxl raises whatever the damage leads to
        raise ReviewError("not-a-workbook") from error
    try:
        editor = (book.properties.lastModifiedBy or "").strip() or None
        for sheet in book.worksheets:
            sheet.reset_dimensions()  # what other programs state there is not to be relied on
            yield sheet.title, sheet.iter_rows(max_col=_MOST_COLUMNS, values_only=True), editor
    finally:
        book.close()


def _columns(row: Sequence[object]) -> _Columns | None:
    """Which column holds what, if this row is the row of headings."""
    places = {
        str(value).strip(): index for index, value in reversed(list(enumerate(row))) if value is not None
    }

    def called(key: str) -> int | None:
        return next((places[word] for word in COLUMNS[key] if word in places), None)

    content, rule, status = places.get(CONTENT_KEY), places.get(RULE_KEY), called("review")
    if content is None or rule is None or status is None:
        return None
    return _Columns(content, rule, status, called("reason"), called("by"), called("school"))


def _text(row: Sequence[Any], column: int | None) -> str:
    value = row[column] if column is not None and column < len(row) else None
    return "" if value is None else str(value).strip()
