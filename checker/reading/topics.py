"""Topics: what a document works on, by the rule set's patterns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import chain

from checker.reading.finder import Hits, Span
from checker.reading.lexicon import KindSpec, TopicSpec
from checker.reading.model import TopicReading
from checker.reading.tense import EARLIER, is_disclaimed, looks_back
from checker.reading.view import View

ABSENT = "absent"
MOSTLY = 0.8
SHOWN = 3  # matches given as evidence


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
    whole_plan = planning[1] - planning[0] > MOSTLY * len(view.text)  # what it tells of is aside
    plan_only = spec.scope == "plan" and not summary
    for rank, (level, patterns) in enumerate(spec.levels):
        strongest = rank == 0 and len(spec.levels) > 1  # asks for work that is planned
        if strongest and standing and spec.scope == "plan":
            continue

        def counts(span: Span, strongest: bool = strongest) -> bool:
            if _is_others(view, span, kinds) or (plan_only and not planning[0] <= span[0] < planning[1]):
                return False
            if not strongest:
                return True
            if (plan_only and _done(view, span)) or (spec.body and whole_plan and _told(view, span)):
                return False
            return not (spec.body and any(start <= span[0] < end for start, end in frame))

        matches = hits.in_turn(patterns, spec.unless, spec.unless_for.get(level, ()))
        if spans := _convincing(view, matches, counts):
            return TopicReading(level, tuple(view.evidence(*span) for span in spans))
    return TopicReading(ABSENT)


def _convincing(view: View, matches: Iterable[Sequence[Span]], counts: Callable[[Span], bool]) -> list[Span]:
    """The first few matches that count, each of another sentence, in the order of the text."""
    chosen: dict[int, Span] = {}
    for span in chain.from_iterable(matches):
        sentence = view.sentence_at(span[0])
        if sentence not in chosen and counts(span):
            chosen[sentence] = span
            if len(chosen) == SHOWN:
                break
    return sorted(chosen.values())


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
