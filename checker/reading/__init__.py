"""Reading: from a document and a rule set's words to what a reviewer would note down."""

from __future__ import annotations

from checker.documents.model import Document
from checker.reading.columns import tables_of
from checker.reading.currency import stale_of
from checker.reading.finder import finder_of
from checker.reading.identity import identity_of
from checker.reading.kind import kind_of
from checker.reading.lexicon import Lexicon
from checker.reading.model import Reading, Schedule, ScheduleShape
from checker.reading.numbering import numbering_faults
from checker.reading.outline import outline_of
from checker.reading.period import period_of, required_months, year_of
from checker.reading.phrases import phrases_of
from checker.reading.residue import residue_of
from checker.reading.schedule import schedule_of
from checker.reading.sections import frame_of, section_of
from checker.reading.topics import topic_of
from checker.reading.view import view_of
from checker.reading.weeks import weeks_of


def read(document: Document, lexicon: Lexicon) -> Reading:
    """Read a document by a rule set's words. Never raises for what the document says."""
    view = view_of(document)
    hits = finder_of(lexicon).find(view)
    outline = outline_of(view, _known_headings(lexicon))
    identity = identity_of(view, lexicon.kinds)
    kind = kind_of(view, outline, identity, lexicon.kinds)
    year, year_evidence = year_of(view, identity, kind)
    plans = kind.planning[1] > kind.planning[0]
    schedule = (
        schedule_of(view, outline, lexicon.kinds, kind.planning, year, identity.front)
        if plans
        else Schedule(ScheduleShape.ABSENT)
    )
    period, period_evidence = period_of(view, identity, kind, schedule)
    frame = frame_of(view, outline, lexicon.sections.values(), identity.front)
    return Reading(
        title=identity.title,
        unit=identity.unit,
        signed_by=identity.signed_by,
        signed_on=identity.signed_on,
        doc_type=lexicon.kinds.names[kind.key],
        doc_type_evidence=kind.evidence,
        year=year,
        year_evidence=year_evidence,
        period=period,
        period_evidence=period_evidence,
        required_months=required_months(period, schedule, lexicon.schedule.required),
        schedule=schedule,
        characters=len("".join(view.text.split())),
        sections={
            rule: section_of(view, hits, outline, spec, kind.planning, identity.front, plans)
            for rule, spec in lexicon.sections.items()
        },
        topics={
            rule: topic_of(view, hits, spec, lexicon.kinds, kind.planning, not plans, frame, kind.standing)
            for rule, spec in lexicon.topics.items()
        },
        residue=residue_of(view, hits, lexicon.residue, identity.title_line),
        stale={rule: stale_of(view, hits, spec, year, period) for rule, spec in lexicon.currency.items()},
        numbering=numbering_faults(view, outline),
        phrases=phrases_of(view, hits, outline, lexicon.phrases),
        tables=tables_of(view) if lexicon.tables else (),
        weeks=weeks_of(view) if lexicon.weeks else {},
        headings=tuple(view.line_evidence(piece.line) for _, piece in outline.headings()),
        title_place=view.line_evidence(identity.title_line or 0) if view.lines else None,
        end_place=view.line_evidence(len(view.lines) - 1) if view.lines else None,
    )


def _known_headings(lexicon: Lexicon) -> set[str]:
    """Names that make a short line a heading: of sections and of schedules."""
    return {name for spec in lexicon.sections.values() for name in spec.names} | set(lexicon.schedule.names)
