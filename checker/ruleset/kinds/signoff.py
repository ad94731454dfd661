"""signoff: the document must end with its unit and a date that agree with its title."""

from __future__ import annotations

from collections.abc import Mapping

from checker.reading.model import Reading
from checker.reading.normal import normalise
from checker.regexes import compiled
from checker.ruleset.kinds.base import UsualKind, Verdict
from checker.ruleset.kinds.keys import KindOptions

PRESENT, PARTIAL, ABSENT = "present", "partial", "absent"

_YEAR = compiled(r"20\d\d[-—]?(?:20\d\d)?(?:学?年度?)?|关于|印发")
#: a school's own name without what kind of school it is, which writers vary (中心小学, 中心学校)
_SCHOOL = compiled(r"([一-龥]{2,16}?)(?:中心)?(?:小学|中学|学校|幼儿园)")


class Options(KindOptions):
    """No options."""


class Signoff(UsualKind):
    name = "signoff"
    options = Options
    shares: Mapping[str, float] = {PRESENT: 1.0, PARTIAL: 0.5, ABSENT: 0.0}

    def judge(self, rule_id: str, options: Options, reading: Reading) -> Verdict:
        unit, date = reading.signed_by, reading.signed_on
        missing = tuple(what for what, stated in (("落款单位", unit), ("落款日期", date)) if stated is None)
        faults = [f"缺{what}" for what in missing] + _disagreements(reading)
        evidence = tuple(stated.evidence for stated in (unit, date) if stated and stated.evidence)
        value = PRESENT if not faults else ABSENT if len(missing) == 2 else PARTIAL
        if value is ABSENT and reading.end_place:
            evidence = (reading.end_place,)
        return Verdict(
            value,
            evidence=tuple(dict.fromkeys(evidence)),
            missing=missing,
            told={"faults": "；".join(faults)},
        )


def _disagreements(reading: Reading) -> list[str]:
    """Where the sign-off contradicts the title: another year, another school."""
    found = []
    if reading.signed_on and reading.year and not _fits(reading.signed_on.value, reading.year):
        found.append(f"落款日期 {reading.signed_on.value} 与文件的年份 {reading.year} 不符")
    if reading.signed_by and reading.title and _other_unit(reading.signed_by.value, reading.title.value):
        found.append(f"落款单位“{reading.signed_by.value}”与标题的单位不一致")
    return found


def _fits(date: str, year: int) -> bool:
    """From the autumn before the year (plans are drawn up ahead) to the end of the year after (a school year's
    spring, a late summary)."""
    return f"{year - 1}-09" <= date <= f"{year + 1}-12-31"


def _other_unit(signer: str, title: str) -> bool:
    """Whether a title names a school that the signer cannot be: 四中 and 实小 stand for their full names."""
    named = _SCHOOL.match(_YEAR.sub("", normalise(title).text))
    signed = _SCHOOL.match(normalise(signer).text)
    if not named or not signed:
        return False
    return not (_abbreviates(signed[1], named[1]) or _abbreviates(named[1], signed[1]))


def _abbreviates(short: str, full: str) -> bool:
    """Whether the characters of `short` stand in `full` in the same order."""
    rest = iter(full)
    return all(char in rest for char in short)


KIND = Signoff()
