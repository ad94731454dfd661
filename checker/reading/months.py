"""A small grammar of months as plans write them: 9月份, 元月, 七、八月份, 3—4月, 2024年9月至次年1月, 3月20日.

Works on normalised text. Decoys stay out: 十一 and 五一 are holidays, 12.4 a memorial day, 3-6年级 grades,
一月一次 and 三个月 spans of time, 第41个 an ordinal.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.reading.labels import numeral
from checker.regexes import compiled
from checker.values import Value

_YEAR = (
    r"(?:(?P<y{0}>20\d\d|二〇[〇一二三四五六七八九]{{2}})年?度?|次年|来年|明年|翌年|当年|今年|本年|第二年)?"
)
_N = r"(?:(?:一二|二三|三四|四五|五六|六七|七八|八九)(?=月)|1[0-2]|0?[1-9](?!\d)|十[一二]?|[一二三四五六七八九]|元)"
_DAY = r"(?:(?:第?[一二三四五六七八九十]+|[0-3]?\d)[日号])"
_SEP = r" ?(?:-{1,2}|～|至|到|、|和|及|与|/|,) ?"
_MONTH = r"月份?"

#: one month or several joined by range signs or commas; the last one carries the word 月
_CHAIN = compiled(
    rf"(?<![\d第每满十廿期时隔])(?<!\d\d\.)(?:{_YEAR.format(1)}{_N}(?:{_MONTH}{_DAY}?(?:[上中下]旬|初|底|末)?)?{_SEP}){{0,11}}"
    rf"{_YEAR.format(2)}(?:{_N})月(?!(?<=一月)一(?![日号]))(?![一两三二](?:[次评换更考访会报谈小位件场期本篇题轮交学练讲测聚检读走赛研]|回[^顾]))(?!度)份?{_DAY}?"
)
_BEGINS = frozenset("0123456789〇一二三四五六七八九十元次来明翌当今本第")  # what a chain may begin with
_PART = compiled(
    rf"(?:(?P<year>20\d\d|二〇[〇一二三四五六七八九]{{2}})年?度?|(?P<rel>次年|来年|明年|翌年|第二年))?(?P<n>{_N})"
    rf"(?P<month>{_MONTH})?{_DAY}?(?:[上中下]旬|初|底|末)?(?P<sep>{_SEP})?"
)
_DAY_RANGE = compiled(rf" ?(?:-{{1,2}}|～|至|到) ?{_DAY}")
_DOTTED = r"(?P<m{0}>1[0-2]|0?[1-9])[./月](?P<d{0}>[12]\d|3[01]|0?[1-9])[日号]?"
#: 9.15-9.21, 9月15日至21日: the days of a week
DATE_RANGE = compiled(
    rf"(?<![\d.]){_DOTTED.format(1)} ?(?:-{{1,2}}|～|至|到) ?(?:{_DOTTED.format(2)}|(?P<d3>[12]\d|3[01]|0?[1-9])[日号]?)(?![\d.])"
)
DOTTED_DATE = compiled(rf"(?<![\d.]){_DOTTED.format(1)}(?![\d.%])")
_RANGE_SIGNS = ("-", "--", "～", "至", "到")


class MonthMention(Value):
    """Months written as such. start, end: its span; year: the first year it states, if any; dated: a day is named."""

    start: int
    end: int
    months: tuple[int, ...]
    year: int | None = None
    dated: bool = False


def mentions(text: str, start: int = 0, end: int | None = None) -> Iterator[MonthMention]:
    """All month expressions in text[start:end], left to right, without overlap."""
    stop = len(text) if end is None else end
    at = start
    while (month := text.find("月", at, stop)) >= 0:
        line_end = text.find("\n", month, stop)
        line_end = stop if line_end < 0 else line_end
        at = max(at, text.rfind("\n", at, month) + 1)
        match = _CHAIN.search(text, at, line_end)
        mention = _read(text, match) if match else None
        if mention is not None:
            yield mention
            at = mention.end
        else:
            at = match.start() + 1 if match else line_end


def mention_at(text: str, start: int, end: int) -> MonthMention | None:
    """The month expression that begins exactly at `start`."""
    if start >= end or text[start] not in _BEGINS:
        return None
    match = _CHAIN.match(text, start, end)
    return _read(text, match) if match else None


def _read(text: str, match: re.Match[str]) -> MonthMention | None:
    months: list[int] = []
    year: int | None = None
    previous: int | None = None
    joined = ""
    at, end = match.span()
    bare_before = False
    dated = False
    while at < end:
        part = _PART.match(text, at, end)
        if part is None or part.end() == at:
            break
        word = part["n"]
        if len(word) == 2 and "十" not in word and not word.isdigit():  # 七八月份: two months in one word
            months.append(numeral(word[0]))
            word = word[1]
        month = 1 if word == "元" else numeral(word)
        if not 1 <= month <= 12:
            return None
        if part["year"] and year is None:
            year = year_number(part["year"])
        if joined in _RANGE_SIGNS and previous is not None:
            months += span(previous, month)[1:]
        else:
            if (
                joined in ("、", ",", "/", "和", "及", "与")
                and bare_before
                and previous is not None
                and not _neighbours(previous, month)
            ):
                months.clear()  # a list number, not a month: "1、9月"
            months.append(month)
        bare_before = part["month"] is None
        dated = dated or "日" in part.group() or "号" in part.group()
        previous, joined, at = month, (part["sep"] or "").strip(), part.end()
    if not months:
        return None
    stop = match.end()
    tail = _DAY_RANGE.match(text, stop) if dated else None
    return MonthMention(
        match.start(), tail.end() if tail else stop, tuple(dict.fromkeys(months)), year, dated
    )


def _neighbours(first: int, second: int) -> bool:
    return 0 < (second - first) % 12 <= 3


def span(first: int, last: int) -> list[int]:
    """The months from first to last, over New Year where last comes before first: span(9, 1) is 9..12, 1."""
    length = (last - first) % 12
    return [(first - 1 + step) % 12 + 1 for step in range(length + 1)]


def year_number(text: str) -> int:
    """2025 of "2025" or "二〇二五"."""
    return (
        int(text)
        if text.isdigit()
        else int("".join(str("〇一二三四五六七八九".index(char)) for char in text))
    )


def date_months(text: str, start: int, end: int) -> tuple[tuple[int, ...], int] | None:
    """The months of a run of days beginning at `start` (9.30-10.6 → 9, 10) and where the expression ends."""
    if start >= end or text[start] not in "0123456789":
        return None
    match = DATE_RANGE.match(text, start, end)
    if match:
        first = int(match["m1"])
        last = int(match["m2"]) if match["m2"] else first
        return tuple(span(first, last)[:2]), match.end()
    match = DOTTED_DATE.match(text, start, end)
    if match:
        return (int(match["m1"]),), match.end()
    return None
