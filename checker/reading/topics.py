"""Topics: what a document works on, by the rule set's patterns."""

from __future__ import annotations

from collections.abc import Sequence

from checker.reading.finder import Hits, Span
from checker.reading.lexicon import KindSpec, TopicSpec
from checker.reading.model import TopicReading
from checker.reading.tense import EARLIER, is_disclaimed, looks_back
from checker.reading.view import View

ABSENT = "absent"
MOSTLY = 0.8


def topic_of(
    view: View,
    hits: Hits,
    spec: TopicSpec,
    kinds: KindSpec,
    planning: Span,
    summary: bool,
    frame: Sequence[Span] = (),
    standing: bool = False,
) -> TopicReading:
    """One topic: the strongest level that the document reaches.

    planning  the span that plans; summary: the document is only an account of what was done
    standing  the document lays down standing rules: a meeting it orders is not one that is planned
    frame     spans of guiding thought and opening, where work is spoken of and not planned
    """
    planned = planning[1] - planning[0] > MOSTLY * len(
        view.text
    )  # all of it plans: what it tells of is aside
    plan_only = spec.scope == "plan" and not summary
    for rank, (level, patterns) in enumerate(spec.levels):
        if standing and spec.scope == "plan" and rank == 0 and len(spec.levels) > 1:
            continue
        spans = hits.allowed(patterns, (*spec.unless, *spec.unless_for.get(level, ())))
        spans = [span for span in spans if not _is_others(view, span, kinds)]
        if plan_only:
            spans = [span for span in spans if planning[0] <= span[0] < planning[1]]
        if rank == 0 and len(spec.levels) > 1:  # the strongest level asks for work that is planned
            if plan_only:
                spans = [span for span in spans if not _done(view, span)]
            if spec.body and planned:
                spans = [span for span in spans if not _told(view, span)]
            if spec.body:
                spans = [span for span in spans if not any(start <= span[0] < end for start, end in frame)]
        if spans:
            sure = set(hits.of_all(pattern for pattern in patterns if pattern.regex is None))
            spans.sort(
                key=lambda span: (span not in sure, span)
            )  # plain words convince before words far apart
            return TopicReading(level, tuple(view.evidence(*span) for span in sorted(_spread(view, spans))))
    return TopicReading(ABSENT)


def _done(view: View, span: Span) -> bool:
    return looks_back(_sentence(view, span))


def _told(view: View, span: Span) -> bool:
    """Told of an earlier term in passing: 上学期召开了教代会, in a plan."""
    sentence = view.sentences[view.sentence_at(span[0])]
    if not EARLIER.search(view.text, *sentence):
        return False
    begin = max(view.text.rfind(mark, sentence[0], span[0]) for mark in ",;") + 1
    end = view.text.find(",", span[1], sentence[1])
    return "了" in view.text[max(begin, sentence[0]) : end if end >= 0 else sentence[1]]


def _is_others(view: View, span: Span, kinds: KindSpec) -> bool:
    start, end = view.sentences[view.sentence_at(span[0])]
    return is_disclaimed(view.text[start:end], span[0] - start, kinds)


def _sentence(view: View, span: Span) -> str:
    return view.text[slice(*view.sentences[view.sentence_at(span[0])])]


def _spread(view: View, spans: Sequence[Span]) -> list[Span]:
    """At most three matches, each of another sentence."""
    chosen: dict[int, Span] = {}
    for span in spans:
        chosen.setdefault(view.sentence_at(span[0]), span)
        if len(chosen) == 3:
            break
    return list(chosen.values())
