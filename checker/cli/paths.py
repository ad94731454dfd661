"""Paths as people type them."""

from __future__ import annotations

import os
from collections.abc import Iterable

_WILD = frozenset("*?[")


def expanded(paths: Iterable[str]) -> list[str]:
    """Paths with their wildcards replaced by what they match, in order of names: Windows' command prompt hands over
    "*.docx" as it is. A name that exists, or a pattern that matches nothing, stays as it was typed."""
    found: list[str] = []
    for path in paths:
        found += _matches(path) or [path]
    return found


def _matches(path: str) -> list[str]:
    if _WILD.isdisjoint(path) or os.path.lexists(path):
        return []
    from glob import glob

    return sorted(glob(path, recursive=True))
