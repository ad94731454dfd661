"""What reading gives away: what a reviewer would note down of a document, each note with its evidence.

Nothing here knows of points or severities. Every value is frozen.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from checker.values import Value, field


class Evidence(Value):
    """Words of the document that decided a finding, as their author wrote them, and where they stand.

    paragraph counts the document's blocks from 1; page and line are None where the format has none;
    heading is the nearest heading above. For an absence: the place where the missing part belongs.
    """

    text: str
    paragraph: int | None = None
    page: int | None = None
    line: int | None = None
    heading: str | None = None


class Period(StrEnum):
    """What time a plan is for. The values are the contract's."""

    YEAR = "year"
    FIRST_HALF = "first-half"
    SECOND_HALF = "second-half"
    SCHOOL_YEAR = "school-year"
    AUTUMN_TERM = "autumn-term"
    SPRING_TERM = "spring-term"
    TERM = "term"
    UNSPECIFIED = "unspecified"


class Presence(StrEnum):
    """How a section stands in a document."""

    HEADED = "headed"
    UNHEADED = "unheaded"
    ABSENT = "absent"


class ScheduleShape(StrEnum):
    LIST = "list"
    PROSE = "prose"
    ABSENT = "absent"


class SectionReading(Value):
    """A section as found. content counts the characters under its heading (0: headed but hollow)."""

    presence: Presence
    evidence: tuple[Evidence, ...] = ()
    content: int = 0


class TopicReading(Value):
    """A topic as found: the strongest level that the document reaches, "absent" where none."""

    level: str
    evidence: tuple[Evidence, ...] = ()


class ScheduleEntry(Value):
    """One row or line of a month-by-month arrangement. owner: the words that say who does it, if any."""

    months: tuple[int, ...]
    evidence: Evidence
    owner: str | None = None


class Schedule(Value):
    """When the planned work is to happen.

    months        1..12, covered by a month-by-month list or table; empty where shape is not LIST
    prose_months  1..12, months to which planned activities are tied outside the list
    """

    shape: ScheduleShape
    months: tuple[int, ...] = ()
    prose_months: tuple[int, ...] = ()
    entries: tuple[ScheduleEntry, ...] = ()
    prose: tuple[ScheduleEntry, ...] = ()


class Stated(Value):
    """Something the document states about itself (title, unit, date, year, period), with its evidence."""

    value: str
    evidence: Evidence | None = None


class Fault(Value):
    """Something that should not be there: template residue, a stale reference, a gap in the numbering.

    what names the fault for a person ("第39个教师节是 2023 年"), in the words of the rule set where it has some.
    """

    what: str
    evidence: Evidence


class PhraseHit(Value):
    """A sentence (counted from 0) that holds a phrase, with its evidence."""

    sentence: int
    evidence: Evidence


class PhraseReading(Value):
    """What was found of one phrase rule. groups: the hits of each group, in their order, one a sentence.

    in_place  whether a heading of the sections asked for stands in the document at all
    """

    groups: Mapping[str, tuple[PhraseHit, ...]]
    in_place: bool = True


class TableReading(Value):
    """A table: its columns' titles in normalised form and the number of rows below them."""

    columns: tuple[str, ...]
    rows: int
    evidence: Evidence


class Reading(Value):
    """Everything read of one document. sections, topics and residue are keyed by the rule that asked for them."""

    title: Stated | None
    unit: Stated | None
    signed_by: Stated | None
    signed_on: Stated | None
    doc_type: str
    doc_type_evidence: tuple[Evidence, ...]
    year: int | None
    year_evidence: Evidence | None
    period: Period
    period_evidence: Evidence | None
    required_months: tuple[int, ...]
    schedule: Schedule
    characters: int
    sections: Mapping[str, SectionReading] = field(default_factory=dict)
    topics: Mapping[str, TopicReading] = field(default_factory=dict)
    residue: Mapping[str, tuple[Fault, ...]] = field(default_factory=dict)
    stale: Mapping[str, tuple[Fault, ...] | None] = field(default_factory=dict)  # None: no year to judge by
    numbering: tuple[Fault, ...] = ()
    headings: tuple[Evidence, ...] = ()
    phrases: Mapping[str, PhraseReading] = field(default_factory=dict)
    tables: tuple[TableReading, ...] = ()
    weeks: Mapping[int, Evidence] = field(default_factory=dict)  # week of the term -> where it is planned
    title_place: Evidence | None = None  # where something that belongs to no section is to be put
    end_place: Evidence | None = None  # the last line: where a sign-off belongs
