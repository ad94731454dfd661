"""signoff: the document must end with its unit and a date that agree with its title."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from checker.reading.model import Reading
from checker.ruleset.kinds.base import Verdict, Wanted
from checker.ruleset.kinds.keys import options

PRESENT, PARTIAL, ABSENT = "present", "partial", "absent"


@options
class Options:
    """No options."""


class Signoff:
    name = "signoff"
    options = Options
    shares: Mapping[str, float] = {PRESENT: 1.0, PARTIAL: 0.5, ABSENT: 0.0}

    def values(self, options: Options) -> tuple[str, ...]:
        return (PRESENT, PARTIAL, ABSENT)

    def wanted(self, options: Options, lists: Mapping[str, Sequence[str]]) -> Wanted:
        return Wanted()

    def judge(self, rule_id: str, options: Options, reading: Reading) -> Verdict:
        unit, date = reading.signed_by, reading.signed_on
        missing = tuple(what for what, stated in (("落款单位", unit), ("落款日期", date)) if stated is None)
        evidence = tuple(stated.evidence for stated in (unit, date) if stated and stated.evidence)
        value = PRESENT if not missing else ABSENT if len(missing) == 2 else PARTIAL
        if value is ABSENT and reading.end_place:
            evidence = (reading.end_place,)
        return Verdict(
            value,
            evidence=tuple(dict.fromkeys(evidence)),
            missing=missing,
            told={"missing": "、".join(missing)},
        )


KIND = Signoff()
