"""A rule set from its YAML file, or from the cache where the file has not changed since it was compiled."""

from __future__ import annotations

from pathlib import Path

from checker.ruleset.cache import cached, keep
from checker.ruleset.model import RuleSet

DEFAULT = "school-union-plan"


def rules_folder() -> Path:
    """Where the shipped rule sets are: inside the installed package, or beside it in a source tree."""
    inside = Path(__file__).resolve().parent.parent / "rules"
    return inside if inside.is_dir() else inside.parent.parent / "rules"


def load_ruleset(path: str | Path | None = None) -> RuleSet:
    """The rule set of a YAML file; the default one for None."""
    file = Path(path) if path is not None else rules_folder() / f"{DEFAULT}.yaml"
    found = cached(file)
    if found is not None:
        return found
    from checker.ruleset.building import build

    content = file.read_bytes()
    ruleset = build(content, str(file))
    keep(file, {file: content}, ruleset)
    return ruleset
