"""What stands around a report: the submitted files themselves, and the pages that are written beside it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from checker.documents.model import Document
from checker.regexes import compiled
from checker.results import Report
from checker.values import Value, field

_NOT_IN_FILE_NAMES = compiled(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
_RESERVED = compiled(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)  # what Windows keeps for devices
_STEM_LENGTH = 60


def _nothing(path: str) -> None:
    return None


class Around(Value):
    """What a writer may use besides the report.

    document  the text of a submitted file by its path, None where it cannot be had
    data      its bytes, likewise
    pages     path -> address of the document's own page, as seen from the file that is being written
    stems     path -> how the files that a school gets back are called, without extension
    index     address of the page of the whole run, as seen from a document's own page
    """

    document: Callable[[str], Document | None] = _nothing
    data: Callable[[str], bytes | None] = _nothing
    pages: Mapping[str, str] | None = None
    stems: Mapping[str, str] = field(default_factory=dict)
    index: str | None = None


class Returned(Value):
    """A file for `--report-dir`: its name in that folder, and what it holds."""

    name: str
    content: str | bytes


def stems(report: Report) -> dict[str, str]:
    """A name for each document's files, by its path: like the submitted file's, fit for every system, and no two
    alike (capital letters do not tell names apart on Windows)."""
    from checker.reports.naming import file_stem  # here: most runs write no such files, and start-up counts

    taken: set[str] = {"index"}
    named: dict[str, str] = {}
    for document in report.documents:
        stem = _fit(file_stem(document.path))
        unique, count = stem, 1
        while unique.casefold() in taken:
            count += 1
            unique = f"{stem}_{count}"
        taken.add(unique.casefold())
        named[document.path] = unique
    return named


def _fit(stem: str) -> str:
    text = stem.encode("utf-8", "replace").decode("utf-8")
    text = _NOT_IN_FILE_NAMES.sub("_", text)[:_STEM_LENGTH].strip(" .")
    return f"_{text}" if not text or _RESERVED.fullmatch(text) else text
