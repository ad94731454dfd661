"""schedule: a month-by-month arrangement must stand, as a list or at least in the prose."""

from __future__ import annotations

from collections.abc import Mapping

from checker.reading.model import Reading, ScheduleShape
from checker.ruleset.kinds.base import UsualKind, Verdict
from checker.ruleset.kinds.keys import KindOptions


class Options(KindOptions):
    """No options: headings of schedules stand in the rule set's `schedule`."""


class Schedule(UsualKind):
    name = "schedule"
    options = Options
    shares: Mapping[str, float] = {
        ScheduleShape.LIST.value: 1.0,
        ScheduleShape.PROSE.value: 0.5,
        ScheduleShape.ABSENT.value: 0.0,
    }

    def judge(self, rule_id: str, options: Options, reading: Reading) -> Verdict:
        schedule = reading.schedule
        entries = schedule.entries if schedule.shape is ScheduleShape.LIST else schedule.prose
        return Verdict(value=schedule.shape.value, evidence=tuple(entry.evidence for entry in entries[:3]))


KIND = Schedule()
