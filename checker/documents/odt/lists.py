"""The automatic numbers of OpenDocument lists and headings, written out (ODF 1.3 part 3, 5.3 and 19.880)."""

from __future__ import annotations

import re
from typing import NamedTuple

from lxml import etree

from checker.documents.numerals import numeral
from checker.documents.odt.names import STYLE_NAME, q
from checker.documents.odt.styles import Styles
from checker.documents.symbols import bullet

LEVELS = 10
_PLACEHOLDER = re.compile(r"%(\d{1,2})%")
#: style:num-format by its first sign ("一, 二, 三, ...") -> the format's name in OOXML
_FORMATS = {
    "1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman",
    "一": "chineseCounting", "壹": "chineseLegalSimplified", "甲": "ideographTraditional", "子": "ideographZodiac",
    "①": "decimalEnclosedCircle", "１": "decimalFullWidth", "01": "decimalZero", "⑴": "decimalEnclosedParen",
    "⒈": "decimalEnclosedFullstop", "1st": "ordinal", "㊀": "ideographEnclosedCircle", "а": "russianLower",
    "А": "russianUpper", "〇": "ideographDigital", "": "none",
}  # fmt: skip


class Level(NamedTuple):
    """One level of a list style. pattern: "（%2%）"."""

    number_format: str | None = "decimal"  # None: a bullet
    pattern: str = ""
    start: int = 1
    spaced: bool = True


class Label(NamedTuple):
    """A number as shown, and whether a space stands between it and the text."""

    text: str
    spaced: bool


class Counter:
    """The numbers that a list has come to, by level from 0."""

    def __init__(self, levels: dict[int, Level]) -> None:
        self._levels = levels
        self._counts: list[int | None] = [None] * LEVELS

    def next(self, at: int, start: int | None = None) -> Label | None:
        """Count one item on; `start` is a value stated at the item itself."""
        level = self._levels.get(at)
        if level is None or at >= LEVELS:
            return None
        count = self._counts[at]
        self._counts[at] = start if start is not None else level.start if count is None else count + 1
        self._counts[at + 1 :] = [None] * (LEVELS - at - 1)
        text = (
            level.pattern if level.number_format is None else _PLACEHOLDER.sub(self._written, level.pattern)
        )
        return Label(text.strip(), level.spaced) if text.strip() else None

    def _written(self, match: re.Match[str]) -> str:
        at = int(match[1]) - 1
        level = self._levels.get(at)
        if level is None or not 0 <= at < LEVELS:
            return ""
        count = self._counts[at]
        return numeral(level.start if count is None else count, level.number_format or "none")


class Lists:
    """Which counter a text:list counts with: its own, or that of an earlier list it continues."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._levels: dict[str, dict[int, Level]] = {}
        self._by_id: dict[str, Counter] = {}
        self._by_style: dict[str, Counter] = {}
        outline = styles.outline
        self._headings = Counter({} if outline is None else _levels(outline))

    def heading(self, at: int, start: int | None) -> Label | None:
        """The next number of the headings that stand in no list."""
        return self._headings.next(at, start)

    def counter(self, element: etree._Element) -> Counter:
        """The counter of an outermost text:list."""
        name = element.get(STYLE_NAME, "")
        found = self._by_id.get(element.get(q("text:continue-list"), ""))
        if found is None and element.get(q("text:continue-numbering")) == "true":
            found = self._by_style.get(name)
        if found is None:
            found = Counter(self._of(name))
        self._by_style[name] = found
        if (own := element.get(q("xml:id"))) is not None:
            self._by_id[own] = found
        return found

    def _of(self, name: str) -> dict[int, Level]:
        if name not in self._levels:
            style = self._styles.lists.get(name)
            self._levels[name] = {} if style is None else _levels(style)
        return self._levels[name]


def start_value(element: etree._Element) -> int | None:
    """The number that an item or a heading states for itself."""
    return whole(element.get(q("text:start-value")))


def whole(value: str | None) -> int | None:
    return int(value) if value and re.fullmatch("[0-9]{1,9}", value) else None


def _levels(style: etree._Element) -> dict[int, Level]:
    found = {}
    for element in style:
        at = whole(element.get(q("text:level")))
        if at is not None and 1 <= at <= LEVELS:
            found[at - 1] = _level(element, at)
    return found


def _level(element: etree._Element, at: int) -> Level:
    label = next(element.iter(q("style:list-level-label-alignment")), None)
    spaced = label is None or label.get(q("text:label-followed-by")) != "nothing"
    sign = element.get(q("text:bullet-char"))
    if sign is not None:
        properties = element.find(q("style:text-properties"))
        font = (
            ""
            if properties is None
            else properties.get(q("style:font-name"), properties.get(q("fo:font-family"), ""))
        )
        return Level(None, bullet(sign, font), 1, spaced)
    stated = element.get(q("style:num-format"), "")
    number_format = _FORMATS.get(re.split("[,，、]", stated)[0].strip(), "decimal")
    pattern = element.get(q("loext:num-list-format"))
    if pattern is None:
        shown = min(whole(element.get(q("text:display-levels"))) or 1, at)
        numbers = (
            ".".join(f"%{level}%" for level in range(at - shown + 1, at + 1))
            if number_format != "none"
            else ""
        )
        pattern = f"{element.get(q('style:num-prefix'), '')}{numbers}{element.get(q('style:num-suffix'), '')}"
    start = whole(element.get(q("text:start-value")))
    return Level(number_format, pattern, 1 if start is None else start, spaced)
