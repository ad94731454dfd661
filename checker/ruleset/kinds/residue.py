"""residue: nothing of a template, a mask or a web site may be left in the document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from checker.reading.lexicon import ResidueSpec
from checker.reading.model import Reading
from checker.reading.patterns import compile_patterns
from checker.ruleset.kinds.base import UsualKind, Verdict, Wanted
from checker.ruleset.kinds.keys import Count, KindOptions, Patterns

FOUND, CLEAN = "found", "clean"


class Options(KindOptions):
    """what: blanks that a template left (placeholder) or words of a site it was copied from (website);
    words: further patterns that betray it; least: in so many paragraphs it must stand to be found."""

    what: Literal["placeholder", "website"]
    words: Patterns = ()
    least: Count = 1


class Residue(UsualKind):
    name = "residue"
    options = Options
    shares: Mapping[str, float] = {CLEAN: 1.0, FOUND: 0.0}

    def wanted(self, options: Options, lists: Mapping[str, Sequence[str]]) -> Wanted:
        return Wanted(residue=ResidueSpec(options.what, compile_patterns(options.words, lists)))

    def judge(self, rule_id: str, options: Options, reading: Reading) -> Verdict:
        faults = reading.residue[rule_id]
        places = len({fault.evidence.paragraph for fault in faults})
        if not faults or places < options.least:
            return Verdict(CLEAN)
        return Verdict(
            FOUND,
            evidence=tuple(fault.evidence for fault in faults[:3]),
            told={
                "count": str(len(faults)),
                "places": str(places),
                "found": "、".join(dict.fromkeys(fault.what for fault in faults[:5])),
            },
        )


KIND = Residue()
