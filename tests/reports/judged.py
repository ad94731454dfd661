"""Reports of plans that were really read and judged, for what depends on the rules' own words."""

from __future__ import annotations

from pathlib import Path

from checker import check
from checker.messages import Lang
from checker.results import Report, summarise
from checker.ruleset.loading import load_ruleset


def judged(folder: Path, **texts: str) -> Report:
    """A run over plans, name=text, by the default rule set."""
    ruleset = load_ruleset(None)
    results = []
    for name, text in texts.items():
        path = folder / f"{name}.txt"
        path.write_text(text, encoding="utf-8")
        results.append(check(path, ruleset))
    return Report(ruleset.card(Lang.ZH), tuple(results), summarise(results))
