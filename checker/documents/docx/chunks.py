"""Documents embedded by w:altChunk (HTML, text, another .docx, RTF), which Word shows in their place."""

from __future__ import annotations

from collections.abc import Iterator

from checker.documents.docx.package import Package
from checker.documents.lines import Line
from checker.documents.model import PAGE_EDGE
from checker.documents.problems import ReadProblem
from checker.values import replace


def chunk_lines(package: Package, name: str, tables: Iterator[int]) -> list[Line]:
    """The lines of an embedded document, its tables numbered on by `tables`. Raises ReadProblem where it cannot be read."""
    from checker.documents import read_bytes  # here: the readers import each other

    data = package.raw(name)
    if data is None or package.limits.archive_depth <= 0:
        raise ReadProblem("broken", reason=name)
    limits = replace(package.limits, archive_depth=package.limits.archive_depth - 1)
    document = read_bytes(data, name, limits)
    numbers: dict[int | None, int | None] = {None: None}
    for block in document.blocks:
        if block.table not in numbers:
            numbers[block.table] = next(tables)
    return [
        Line(block.kind, block.text, block.number, block.level, block.bold, block.cells, numbers[block.table])
        for block in document.blocks
        if block.kind not in PAGE_EDGE
    ]
