"""Which rule set is meant where none is named: a plancheck.yaml beside the plans, or in a folder above them."""

from __future__ import annotations

import os

NAMES = ("plancheck.yaml", "plancheck.yml")


def rules_beside(path: str | os.PathLike[str]) -> str | None:
    """The nearest plancheck.yaml in a folder (of a file: in its folder) or above it; None where there is none."""
    folder = os.path.abspath(path)
    if not os.path.isdir(folder):
        folder = os.path.dirname(folder)
    while True:
        for name in NAMES:
            file = os.path.join(folder, name)
            if os.path.isfile(file):
                return file
        above = os.path.dirname(folder)
        if above == folder:
            return None
        folder = above
