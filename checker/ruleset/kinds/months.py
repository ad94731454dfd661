"""months: every month that the plan's period requires must have something planned."""

from __future__ import annotations

from collections.abc import Mapping

from checker.messages import Lang
from checker.messages.spans import in_a_row, months_in_words
from checker.reading.model import Reading
from checker.ruleset.kinds.base import UsualKind, Verdict
from checker.ruleset.kinds.keys import KindOptions
from checker.ruleset.model import Text

COMPLETE, GAPS, NONE = "complete", "gaps", "none"


class Options(KindOptions):
    """prose: months named in the text outside the list count too."""

    prose: bool = True


class Months(UsualKind):
    name = "months"
    options = Options
    shares: Mapping[str, float] = {COMPLETE: 1.0, GAPS: 0.5, NONE: 0.0}

    def judge(self, rule_id: str, options: Options, reading: Reading) -> Verdict:
        schedule = reading.schedule
        covered = set(schedule.months) | (set(schedule.prose_months) if options.prose else set())
        required = reading.required_months
        missing = tuple(month for month in required if month not in covered)
        value = COMPLETE if not missing else GAPS if covered else NONE
        share = (len(required) - len(missing)) / len(required) if required else 1.0
        entries = schedule.entries or schedule.prose
        return Verdict(
            value=value,
            evidence=tuple(entry.evidence for entry in entries[:3]),
            missing=tuple(map(str, missing)),
            share=share,
            told={
                "missing": Text(*(in_a_row(months_in_words(missing, lang), lang) for lang in Lang)),
                "covered": str(len(required) - len(missing)),
                "required": str(len(required)),
            },
        )


KIND = Months()
