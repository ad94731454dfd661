"""table: a table must stand that has certain columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated

from checker.reading.model import Reading, TableReading
from checker.reading.normal import normalise_word
from checker.ruleset.kinds.base import UsualKind, Verdict, Wanted
from checker.ruleset.kinds.keys import Count, KindOptions, NotEmpty, SomeNames

COMPLETE, PARTIAL, ABSENT = "complete", "partial", "absent"


class Options(KindOptions):
    """columns: for each column the titles that count (one that holds such a word); rows: how many at least."""

    columns: Annotated[tuple[SomeNames, ...], NotEmpty()]
    rows: Count = 1


class Table(UsualKind):
    name = "table"
    options = Options
    shares: Mapping[str, float] = {COMPLETE: 1.0, PARTIAL: 0.5, ABSENT: 0.0}

    def wanted(self, options: Options, lists: Mapping[str, Sequence[str]]) -> Wanted:
        return Wanted(tables=True)

    def judge(self, rule_id: str, options: Options, reading: Reading) -> Verdict:
        """The table that lacks least decides; one that has none of the columns is another table."""
        fitting = [
            (missing, table) for table in reading.tables if (missing := _missing(table, options)) is not None
        ]
        if not fitting:
            every = tuple(names[0] for names in options.columns)
            return Verdict(ABSENT, missing=every, told={"missing": "、".join(every), "rows": "0"})
        missing, table = min(fitting, key=lambda found: (len(found[0]), -found[1].rows))
        value = PARTIAL if missing or table.rows < options.rows else COMPLETE
        told = {"missing": "、".join(missing), "rows": str(table.rows)}
        return Verdict(value, evidence=(table.evidence,), missing=missing, told=told)


def _missing(table: TableReading, options: Options) -> tuple[str, ...] | None:
    """The columns that a table lacks; None where it has none of them."""
    missing = tuple(
        names[0]
        for names in options.columns
        if not any(normalise_word(name) in title for name in names for title in table.columns)
    )
    return missing if len(missing) < len(options.columns) else None


KIND = Table()
