"""`plancheck read`: a document as plancheck sees it, for a person who wonders why."""

from __future__ import annotations

from collections.abc import Sequence

from checker.documents.model import PAGE_EDGE, Block, Document
from checker.messages import Lang, say
from checker.messages.reports import TEXTS
from checker.reports.clean import one_line
from checker.reports.json_report import dumps
from checker.results import SCHEMA_VERSION

#: a block's fields in the published order
_BLOCK_FIELDS = ("kind", "level", "number", "text", "cells", "paragraph", "page", "line")


def as_text(document: Document, lang: Lang) -> str:
    """A line a block in reading order; page headers and footers last, under a line of their own."""
    edges = _edges(document)
    lines = [one_line(block.text) for block in document.body]
    if edges:
        lines += [f"--- {say(TEXTS, 'page-edges', lang)} ---", *(one_line(block.text) for block in edges)]
    return "".join(f"{line}\n" for line in lines)


def as_json(document: Document, notes: Sequence[str]) -> str:
    """The published JSON of a reading, a line a block. notes: the document's notes as sentences."""
    blocks = ",\n".join(dumps(_fields(block)) for block in (*document.body, *_edges(document)))
    return (
        f'{{"schema_version": {dumps(SCHEMA_VERSION)},\n'
        f'"path": {dumps(document.path)},\n'
        f'"reader": {dumps(document.reader)},\n'
        f'"notes": {dumps(list(notes))},\n'
        f'"blocks": [{blocks}]}}\n'
    )


def _edges(document: Document) -> tuple[Block, ...]:
    return tuple(block for block in document.blocks if block.kind in PAGE_EDGE)


def _fields(block: Block) -> dict[str, object]:
    return {name: getattr(block, name) for name in _BLOCK_FIELDS}
