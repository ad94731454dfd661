"""The rule sets that plancheck brings, by id."""

from __future__ import annotations

from pathlib import Path

DEFAULT = "school-union-plan"


def rules_folder() -> Path:
    """Where the shipped rule sets are: inside the installed package, or beside it in a source tree."""
    inside = Path(__file__).resolve().parent.parent / "rules"
    return inside if inside.is_dir() else inside.parent.parent / "rules"


def shipped() -> dict[str, Path]:
    """Each shipped rule set's file by its id, which is the file's name."""
    return {file.stem: file for file in sorted(rules_folder().glob("*.yaml"))}
