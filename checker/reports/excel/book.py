"""A workbook that says what it is told and nothing else: every text stays a text, whatever it begins with."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any
from unicodedata import east_asian_width

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from checker.messages import Lang, say
from checker.messages.office import COLUMNS, EXCEL, SHEETS
from checker.reports.naming import printable
from checker.results import RuleCard, Status

MOST_CHARACTERS = 32_767  # of a cell, by Excel's own limit
LINE = 16.0  # points: the height of a line of 10-point text
MOST_HEIGHT = 409.0  # of a row, by Excel's own limit
FONT = "微软雅黑"

INK, QUIET, RULE = "#1F2933", "#6B7280", "#C9D1DA"
HEAD, GROUP = "#DCE6F2", "#B8CCE4"
REVIEW = "#EDE7F6"

#: background and ink of each status: told apart by lightness too, for print in black and white
STATUS_COLOURS: dict[Status, tuple[str, str]] = {
    Status.PASS: ("#E3F4E6", "#14532D"),
    Status.PARTIAL: ("#FFF0C2", "#7A4B00"),
    Status.FAIL: ("#F8CFCB", "#8B1A10"),
    Status.NOT_APPLICABLE: ("#F1F3F5", QUIET),
}

_LOOK: dict[str, Any] = {"font_name": FONT, "font_size": 10, "font_color": INK, "valign": "vcenter"}


class Book:
    """A workbook being written: its language, its formats (one object a look) and its sheets."""

    def __init__(self, workbook: Workbook, lang: Lang) -> None:
        self.workbook, self.lang = workbook, lang
        self._formats: dict[tuple[tuple[str, Any], ...], Format] = {}
        self.title = self.format(font_size=15, bold=True)
        self.note = self.format(font_color=QUIET)
        self.head = self.format(bold=True, bg_color=HEAD, border=1, text_wrap=True, align="center")
        self.review_head = self.format(
            bold=True, bg_color="#C9B8E8", border=1, text_wrap=True, align="center"
        )
        self.group = self.format(bold=True, bg_color=GROUP, border=1, text_wrap=True, align="center")
        self.cell = self.format(border=1, text_wrap=True)
        self.centred = self.format(border=1, text_wrap=True, align="center")
        self.entry = self.format(border=1, text_wrap=True, bg_color=REVIEW)
        self.choice = self.format(border=1, text_wrap=True, bg_color=REVIEW, align="center", bold=True)

    def format(self, **look: Any) -> Format:
        """A cell format: the house's look and what is asked for."""
        whole = {**_LOOK, **({"border_color": RULE} if look.get("border") else {}), **look}
        key = tuple(sorted(whole.items()))
        if key not in self._formats:
            self._formats[key] = self.workbook.add_format(whole)
        return self._formats[key]

    def changing(self, **look: Any) -> Format:
        """A format for a rule that changes a cell's look by its content: only what it changes."""
        return self.workbook.add_format(look)

    def say(self, code: str, **values: object) -> str:
        return say(EXCEL, code, self.lang, **values)

    def column(self, key: str) -> str:
        return say(COLUMNS, key, self.lang)

    def sheet(self, name: str, *, tab: str | None = None) -> Worksheet:
        """A new sheet, set up to print on A4 landscape, as wide as one page, its pages numbered."""
        sheet = self.workbook.add_worksheet(say(SHEETS, name, self.lang))
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer(f"&L&A&R{self.say('page-footer')}")
        sheet.hide_gridlines(2)
        if tab:
            sheet.set_tab_color(tab)
        return sheet


def grouped(rules: Iterable[RuleCard]) -> tuple[RuleCard, ...]:
    """The rules with those of one group side by side, groups in the order in which they first appear."""
    groups: dict[str, list[RuleCard]] = {}
    for rule in rules:
        groups.setdefault(rule.group, []).append(rule)
    return tuple(rule for group in groups.values() for rule in group)


def put(sheet: Worksheet, row: int, column: int, value: str | float | None, look: Format) -> None:
    """Write a cell. A text is written as a text always: no formula, link or number is made of it."""
    if isinstance(value, str) and value:
        sheet.write_string(row, column, shortened(printable(value)), look)
    elif isinstance(value, int | float):
        sheet.write_number(row, column, value, look)
    else:
        sheet.write_blank(row, column, None, look)


def shortened(text: str) -> str:
    """A text as long as a cell can hold, its cut shown."""
    return text if len(text) <= MOST_CHARACTERS else text[: MOST_CHARACTERS - 1] + "…"


@lru_cache(maxsize=4096)  # suggestions, sources and names stand in many rows
def width(text: str) -> int:
    """How wide a text is, in columns of half a Chinese character."""
    return sum(2 if east_asian_width(char) in "WFA" else 1 for char in text)


def lines(text: str, columns: float) -> int:
    """How many lines a text of 10 points takes in a column of this width; rather one too many than one too few."""
    room = max(2, int(columns) // 2 * 2)
    return sum(max(1, -(-width(line) // room)) for line in text.split("\n"))


def fit_row(sheet: Worksheet, row: int, cells: Iterable[tuple[str, float]]) -> None:
    """Make a row as high as the highest of its wrapped texts, each given with its column's width.

    Excel finds the height itself only when somebody edits the row; WPS and LibreOffice do not even then.
    """
    most = max((lines(text, columns) for text, columns in cells if text), default=1)
    sheet.set_row(row, min(MOST_HEIGHT, most * LINE + 4))


def fitting(texts: Iterable[str], least: float, most: float) -> float:
    """A column width that fits these texts, within bounds."""
    widest = max((width(line) for text in texts for line in text.split("\n")), default=0)
    return min(most, max(least, widest * 1.05 + 1.5))
