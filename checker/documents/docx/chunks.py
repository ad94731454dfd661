"""Documents embedded by w:altChunk (HTML, text, another .docx, RTF), which Word shows in their place."""

from __future__ import annotations

from dataclasses import replace

from checker.documents.docx.package import Package
from checker.documents.docx.paragraphs import Line
from checker.documents.model import PAGE_EDGE


def chunk_lines(package: Package, name: str | None) -> list[Line]:
    """The lines of an embedded document; none where its part is missing or cannot be read."""
    from checker.documents import ReadProblem, read_bytes  # here: the readers import each other

    data = None if name is None else package.raw(name)
    if not data or name is None or package.limits.archive_depth <= 0:
        return []
    limits = replace(package.limits, archive_depth=package.limits.archive_depth - 1)
    try:
        document = read_bytes(data, name, limits)
    except ReadProblem:
        return []
    return [
        Line(block.kind, block.text, block.number, block.level, block.bold, block.cells, block.table)
        for block in document.blocks
        if block.kind not in PAGE_EDGE
    ]
