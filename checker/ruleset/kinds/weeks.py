"""weeks: every week of the term must have something planned."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from checker.messages import Lang
from checker.messages.spans import in_a_row, weeks_in_words
from checker.reading.model import Reading
from checker.ruleset.kinds.base import UsualKind, Verdict, Wanted
from checker.ruleset.kinds.keys import Count, KindOptions, OptionError
from checker.ruleset.model import Text

COMPLETE, GAPS, NONE = "complete", "gaps", "none"


class Options(KindOptions):
    """first, last: the weeks of the term that must be covered."""

    first: Count = 1
    last: Count = 18

    def __post_init__(self) -> None:
        if self.first > self.last:
            low, high = str(self.first), str(self.last)
            raise OptionError("least-over-most", "first", least="first", low=low, most="last", high=high)


class Weeks(UsualKind):
    name = "weeks"
    options = Options
    shares: Mapping[str, float] = {COMPLETE: 1.0, GAPS: 0.5, NONE: 0.0}

    def wanted(self, options: Options, lists: Mapping[str, Sequence[str]]) -> Wanted:
        return Wanted(weeks=True)

    def judge(self, rule_id: str, options: Options, reading: Reading) -> Verdict:
        required = range(options.first, options.last + 1)
        covered = [week for week in required if week in reading.weeks]
        missing = tuple(week for week in required if week not in reading.weeks)
        value = NONE if not covered else GAPS if missing else COMPLETE
        return Verdict(
            value,
            evidence=tuple(reading.weeks[week] for week in covered[:3]),
            missing=tuple(f"第{week}周" for week in missing),
            share=len(covered) / len(required),
            told={
                "missing": Text(*(in_a_row(weeks_in_words(missing, lang), lang) for lang in Lang)),
                "covered": str(len(covered)),
                "required": str(len(required)),
            },
        )


KIND = Weeks()
