"""Months and weeks as a person would say them: a long run by its ends, the whole year as such."""

from __future__ import annotations

from collections.abc import Iterable

from checker.messages import Lang, say

TEXTS: dict[str, tuple[str, str]] = {
    "month": ("{first}月", "month {first}"),
    "months": ("{first}—{last}月", "months {first}–{last}"),
    "whole-year": ("全年各月", "all 12 months"),
    "comma": ("、", ", "),
    "week": ("第{first}周", "week {first}"),
    "weeks": ("第{first}—{last}周", "weeks {first}–{last}"),
}
_LONG = 3  # two that follow each other are named as easily one by one


def months_in_words(months: Iterable[int], lang: Lang = Lang.ZH) -> tuple[str, ...]:
    """Months in their order: 3月, 5—9月. December and January are no run: a school year is 9—12月, 1—6月."""
    given = list(months)
    if len(set(given)) == 12:
        return (say(TEXTS, "whole-year", lang),)
    return _in_words(given, "month", lang)


def weeks_in_words(weeks: Iterable[int], lang: Lang = Lang.ZH) -> tuple[str, ...]:
    """Weeks of a term in their order: 第2周, 第5—9周."""
    return _in_words(weeks, "week", lang)


def in_a_row(words: Iterable[str], lang: Lang = Lang.ZH) -> str:
    """Several of them as one text."""
    return say(TEXTS, "comma", lang).join(words)


def _in_words(numbers: Iterable[int], unit: str, lang: Lang) -> tuple[str, ...]:
    told: list[str] = []
    for run in _runs(numbers):
        if len(run) < _LONG:
            told += (say(TEXTS, unit, lang, first=number) for number in run)
        else:
            told.append(say(TEXTS, f"{unit}s", lang, first=run[0], last=run[-1]))
    return tuple(told)


def _runs(numbers: Iterable[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return runs
