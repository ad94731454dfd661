"""How a rule file may call the time that a plan is for: the contract's words, or Chinese ones."""

from __future__ import annotations

from checker.reading.model import Period

PERIODS: dict[str, Period] = {
    "全年": Period.YEAR,
    "上半年": Period.FIRST_HALF,
    "下半年": Period.SECOND_HALF,
    "学年": Period.SCHOOL_YEAR,
    "第一学期": Period.AUTUMN_TERM,
    "第二学期": Period.SPRING_TERM,
    "学期": Period.TERM,
    "不明": Period.UNSPECIFIED,
}


def period_of(name: str) -> Period | None:
    """The period of a name, None where there is no such period."""
    if name in PERIODS:
        return PERIODS[name]
    return Period(name) if name in {period.value for period in Period} else None
