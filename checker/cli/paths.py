"""Paths as people type them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence

_WILD = frozenset("*?[")
_MOST_WORDS = 9  # into which a name that went without quotation marks may have fallen
_MOST_NAMES = 5_000  # of a folder, among which a misspelt one is looked for


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


def misspelt(paths: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """(code of a sentence, what was typed, what was probably meant) for paths that lead to nothing: a name with a
    space that went without quotation marks, or one beside which another stands that is nearly the same."""
    start = 0
    while start < len(paths):
        if os.path.lexists(paths[start]) or "!/" in paths[start]:
            start += 1
            continue
        for end in range(min(len(paths), start + _MOST_WORDS), start + 1, -1):
            whole = " ".join(paths[start:end])
            if os.path.lexists(whole):
                yield "quote-name", paths[start], whole
                start = end
                break
        else:
            near = _near(paths[start])
            if near is not None:
                yield "near-name", paths[start], near
            start += 1


def _near(path: str) -> str | None:
    from difflib import get_close_matches

    folder, name = os.path.split(path)
    stem, extension = os.path.splitext(name)
    try:
        beside = os.listdir(folder or ".")[:_MOST_NAMES]
    except (OSError, ValueError):
        return None
    by_stem = {os.path.splitext(other)[0]: other for other in beside}
    for other in beside:  # the one of the same format, where two differ in that alone
        if other.endswith(extension):
            by_stem[os.path.splitext(other)[0]] = other
    found = get_close_matches(stem, by_stem, n=1, cutoff=0.75)  # a likeness of extensions is none
    return os.path.join(folder, by_stem[found[0]]) if found else None
