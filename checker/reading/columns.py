"""The tables of a document with their columns' titles, for rules that want certain columns."""

from __future__ import annotations

from itertools import groupby

from checker.documents.model import BlockKind
from checker.reading.model import TableReading
from checker.reading.tables import cells_of
from checker.reading.view import View


def tables_of(view: View) -> tuple[TableReading, ...]:
    """Every table whose first row titles its columns: none of its cells is empty but for the first."""
    rows = [index for index, line in enumerate(view.lines) if line.block.kind is BlockKind.TABLE_ROW]
    found = []
    for _, group in groupby(rows, key=lambda index: view.lines[index].block.table):
        members = list(group)
        titles = tuple(cells_of(view.lines[members[0]]))
        if len(titles) > 1:
            found.append(TableReading(titles, len(members) - 1, view.line_evidence(members[0])))
    return tuple(found)
