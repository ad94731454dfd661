"""Reading: from a document and a rule set's words to what a reviewer would note down."""

from __future__ import annotations

from checker.documents.model import Document
from checker.reading.lexicon import Lexicon
from checker.reading.model import Period, Reading, Schedule, ScheduleShape, TopicReading
from checker.reading.view import view_of


def read(document: Document, lexicon: Lexicon) -> Reading:
    """Read a document by a rule set's words."""
    view = view_of(document)
    topics = {}
    for rule, spec in lexicon.topics.items():
        found = TopicReading("absent")
        for level, patterns in spec.levels:
            spans = [span for p in patterns for s in view.sentences for span in p.spans(view.text, *s)]
            if spans:
                found = TopicReading(level, tuple(view.evidence(*span) for span in spans[:3]))
                break
        topics[rule] = found
    first = view.line_evidence(0) if view.lines else None
    return Reading(
        title=None, unit=None, signed_by=None, signed_on=None, doc_type=lexicon.kinds.names["plan"], doc_type_evidence=(),
        year=None, year_evidence=None, period=Period.UNSPECIFIED, period_evidence=None,
        required_months=tuple(range(1, 13)), schedule=Schedule(ScheduleShape.ABSENT), characters=len(view.text),
        topics=topics, title_place=first,
    )  # fmt: skip
