"""title: the document's title must name its unit, its period and what it is."""

from __future__ import annotations

from collections.abc import Mapping

from checker.reading.model import Evidence, Period, Reading
from checker.reading.normal import normalise
from checker.ruleset.kinds.base import UsualKind, Verdict
from checker.ruleset.kinds.keys import KindOptions, SomeNames

PRESENT, PARTIAL, ABSENT = "present", "partial", "absent"


class Options(KindOptions):
    """names: words that say what the document is; one of them must stand in the title."""

    names: SomeNames = ("计划",)


class Title(UsualKind):
    name = "title"
    options = Options
    shares: Mapping[str, float] = {PRESENT: 1.0, PARTIAL: 0.5, ABSENT: 0.0}

    def judge(self, rule_id: str, options: Options, reading: Reading) -> Verdict:
        title = reading.title
        if title is None:
            return Verdict(ABSENT, evidence=_place(reading), missing=("标题",), told={"missing": "标题"})
        words = normalise(title.value).text
        unit = normalise(reading.unit.value).text if reading.unit else None
        missing = tuple(
            what
            for what, there in (
                ("单位名称", unit is not None and unit in words),
                ("年度或学期", reading.period is not Period.UNSPECIFIED and _states_time(words)),
                ("文种（如“工会工作计划”）", any(name in words for name in options.names)),
            )
            if not there
        )
        return Verdict(
            PARTIAL if missing else PRESENT,
            evidence=(title.evidence,) if title.evidence else (),
            missing=missing,
            told={"missing": "、".join(missing)},
        )


def _states_time(title: str) -> bool:
    return any(char.isdigit() for char in title) or any(
        word in title for word in ("学年", "学期", "年度", "半年", "〇")
    )


def _place(reading: Reading) -> tuple[Evidence, ...]:
    return (reading.title_place,) if reading.title_place else ()


KIND = Title()
