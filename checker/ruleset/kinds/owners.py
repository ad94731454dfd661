"""owners: the rows of the month-by-month arrangement must say who does the work."""

from __future__ import annotations

from collections.abc import Mapping

from checker.reading.model import Reading
from checker.ruleset.kinds.base import UsualKind, Verdict
from checker.ruleset.kinds.keys import Fraction, KindOptions


class Options(KindOptions):
    """enough: the share of rows (0..1) with an owner from which the rule is fulfilled."""

    enough: Fraction = 0.6


class Owners(UsualKind):
    name = "owners"
    options = Options
    shares: Mapping[str, float] = {"present": 1.0, "partial": 0.5, "absent": 0.0}

    def judge(self, rule_id: str, options: Options, reading: Reading) -> Verdict:
        entries = reading.schedule.entries
        owned = [entry for entry in entries if entry.owner]
        share = len(owned) / len(entries) if entries else 0.0
        value = "present" if entries and share >= options.enough else "partial" if owned else "absent"
        return Verdict(value=value, evidence=tuple(entry.evidence for entry in (owned or entries)[:3]))


KIND = Owners()
