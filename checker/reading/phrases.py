"""Phrases that rules ask for, sentence by sentence, anywhere or under certain headings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from checker.reading.finder import Hits, Span
from checker.reading.lexicon import PhraseSpec
from checker.reading.model import PhraseHit, PhraseReading
from checker.reading.outline import Outline
from checker.reading.view import View


def phrases_of(
    view: View, hits: Hits, outline: Outline, specs: Mapping[str, PhraseSpec]
) -> dict[str, PhraseReading]:
    """What was found of each rule's phrases, by rule id."""
    return {rule: _phrase(view, hits, outline, spec) for rule, spec in specs.items()}


def _phrase(view: View, hits: Hits, outline: Outline, spec: PhraseSpec) -> PhraseReading:
    parts = [(0, len(view.text))] if not spec.sections else list(_under(view, outline, spec.sections))
    groups = {name: _hits(view, hits.allowed(patterns, spec.unless), parts) for name, patterns in spec.groups}
    return PhraseReading(groups, in_place=bool(parts))


def _under(view: View, outline: Outline, names: Sequence[str]) -> Iterator[Span]:
    """The spans of the headings that hold one of the names, each with what stands under it."""
    for index, piece in outline.headings():
        title = view.text[slice(*piece.title)]
        if any(name in title for name in names):
            yield piece.start, outline.under(index)[1]


def _hits(view: View, spans: Sequence[Span], parts: Sequence[Span]) -> tuple[PhraseHit, ...]:
    """One hit a sentence, in the order of the text."""
    found: dict[int, Span] = {}
    for start, end in spans:
        if any(left <= start < right for left, right in parts):
            found.setdefault(view.sentence_at(start), (start, end))
    return tuple(PhraseHit(sentence, view.evidence(*found[sentence])) for sentence in sorted(found))
