"""plancheck: a rule-based compliance checker for work-plan documents.

from checker import check, load_ruleset
result = check("plan.docx")          # a DocumentResult
result.score, result.band, result.findings
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"
__all__ = ["__version__", "check", "load_ruleset"]

if TYPE_CHECKING:
    from pathlib import Path

    from checker.results import DocumentResult
    from checker.ruleset.loading import load_ruleset
    from checker.ruleset.model import RuleSet


def check(path: str | Path, ruleset: RuleSet | None = None) -> DocumentResult:
    """Check one file by a rule set (default: the one for school unions' plans).

    Never raises for what the file is: one that cannot be read gives a result with `problem` set.
    """
    from checker.checking import check_file
    from checker.ruleset.loading import load_ruleset

    return check_file(path, ruleset if ruleset is not None else load_ruleset())


def __getattr__(name: str) -> Any:
    if name == "load_ruleset":
        from checker.ruleset.loading import load_ruleset

        return load_ruleset
    raise AttributeError(name)
