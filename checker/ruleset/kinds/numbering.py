"""numbering: item numbers must not skip or repeat."""

from __future__ import annotations

from collections.abc import Mapping

from checker.reading.model import Reading
from checker.ruleset.kinds.base import UsualKind, Verdict
from checker.ruleset.kinds.keys import KindOptions

PRESENT, PARTIAL = "present", "partial"


class Options(KindOptions):
    """No options."""


class Numbering(UsualKind):
    name = "numbering"
    options = Options
    shares: Mapping[str, float] = {PRESENT: 1.0, PARTIAL: 0.5}

    def judge(self, rule_id: str, options: Options, reading: Reading) -> Verdict:
        faults = reading.numbering
        return Verdict(
            PARTIAL if faults else PRESENT,
            evidence=tuple(fault.evidence for fault in faults[:3]),
            told={"found": "；".join(fault.what for fault in faults[:3]), "count": str(len(faults))},
        )


KIND = Numbering()
