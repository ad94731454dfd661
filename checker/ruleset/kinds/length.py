"""length: a document must be neither thin nor a pasted collection."""

from __future__ import annotations

from collections.abc import Mapping

from checker.reading.model import Reading
from checker.ruleset.kinds.base import UsualKind, Verdict
from checker.ruleset.kinds.keys import Count, KindOptions, OptionError

FITTING, THIN, LONG = "fitting", "thin", "long"


class Options(KindOptions):
    """Characters, spaces not counted."""

    least: Count = 600
    most: Count = 6000

    def __post_init__(self) -> None:
        if self.least > self.most:
            values = {"least": "least", "low": str(self.least), "most": "most", "high": str(self.most)}
            raise OptionError("least-over-most", "least", **values)


class Length(UsualKind):
    name = "length"
    options = Options
    shares: Mapping[str, float] = {FITTING: 1.0, THIN: 0.0, LONG: 0.0}

    def judge(self, rule_id: str, options: Options, reading: Reading) -> Verdict:
        count = reading.characters
        value = THIN if count < options.least else LONG if count > options.most else FITTING
        evidence = (reading.title_place,) if reading.title_place else ()
        return Verdict(value, evidence=evidence, told={"count": str(count)})


KIND = Length()
