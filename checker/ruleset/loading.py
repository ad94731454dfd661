"""A rule set from its YAML file, or from the cache where no file of it has changed since it was compiled."""

from __future__ import annotations

import os
from pathlib import Path

from checker.ruleset.cache import cached, keep
from checker.ruleset.model import RuleSet
from checker.ruleset.shipped import DEFAULT, rules_folder, shipped


def load_ruleset(path: str | Path | None = None) -> RuleSet:
    """The rule set of a YAML file, of a shipped set's id ("school-safety-plan"), the default one for None.

    Raises RuleSetError (checker.ruleset.faults) for one that is missing or wrong: every mistake, with its place.
    """
    file = rule_file(path)
    found = cached(file)
    if found is not None:
        return found
    from checker.ruleset.building import compile_rules

    compiled = compile_rules(file)
    keep(file, compiled.files, compiled.ruleset)
    return compiled.ruleset


def rule_file(path: str | Path | None = None) -> Path:
    """The file that is meant by a path, by a shipped rule set's id, or by None."""
    if path is None:
        return rules_folder() / f"{DEFAULT}.yaml"
    if not os.path.exists(path) and os.fspath(path) in (known := shipped()):
        return known[os.fspath(path)]
    return Path(path)
