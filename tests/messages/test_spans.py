"""Months and weeks in words: long runs are told by their ends, and nothing else is."""

import pytest

from checker.messages import Lang
from checker.messages.spans import months_in_words, weeks_in_words

YEAR = range(1, 13)


@pytest.mark.parametrize(
    ("months", "told"),
    [
        ([], ""),
        ([7, 8], "7月、8月"),
        ([3, 4, 5], "3—5月"),
        ([1, 3, 4, 5, 6, 7, 8, 12], "1月、3—8月、12月"),
        ([9, 10, 11, 12, 1, 2, 3], "9—12月、1—3月"),
        ([12, 1, 2], "12月、1月、2月"),  # over New Year nothing runs on
        (list(range(1, 12)), "1—11月"),
        (YEAR, "全年各月"),
        ([9, 10, 11, 12, 1, 2, 3, 4, 5, 6, 7, 8], "全年各月"),
    ],
)
def test_months(months: list[int], told: str) -> None:
    assert "、".join(months_in_words(months)) == told


def test_weeks() -> None:
    assert weeks_in_words([1, 2, 5, 6, 7, 8]) == ("第1周", "第2周", "第5—8周")
    assert weeks_in_words(YEAR) == ("第1—12周",)  # twelve weeks are no year


def test_in_english() -> None:
    assert months_in_words([2, 5, 6, 7], Lang.EN) == ("month 2", "months 5–7")
    assert months_in_words(YEAR, Lang.EN) == ("all 12 months",)
