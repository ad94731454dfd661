"""Phrases that rules ask for, sentence by sentence, anywhere or under certain headings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from checker.reading.lexicon import PhraseSpec
from checker.reading.model import PhraseHit, PhraseReading
from checker.reading.outline import Outline
from checker.reading.patterns import Pattern
from checker.reading.view import View

Span = tuple[int, int]


def phrases_of(view: View, outline: Outline, specs: Mapping[str, PhraseSpec]) -> dict[str, PhraseReading]:
    """What was found of each rule's phrases, by rule id."""
    return {rule: _phrase(view, outline, spec) for rule, spec in specs.items()}


def _phrase(view: View, outline: Outline, spec: PhraseSpec) -> PhraseReading:
    parts = [(0, len(view.text))] if not spec.sections else list(_under(view, outline, spec.sections))
    blocked = [span for pattern in spec.unless for span in matches(view, pattern)]
    groups = {name: _hits(view, patterns, blocked, parts) for name, patterns in spec.groups}
    return PhraseReading(groups, in_place=bool(parts))


def _under(view: View, outline: Outline, names: Sequence[str]) -> Iterator[Span]:
    """The spans of the headings that hold one of the names, each with what stands under it."""
    for index, piece in outline.headings():
        title = view.text[slice(*piece.title)]
        if any(name in title for name in names):
            yield piece.start, outline.under(index)[1]


def _hits(
    view: View, patterns: Sequence[Pattern], blocked: Sequence[Span], parts: Sequence[Span]
) -> tuple[PhraseHit, ...]:
    """One hit a sentence, in the order of the text."""
    found: dict[int, Span] = {}
    for pattern in patterns:
        for start, end in matches(view, pattern):
            if any(left <= start < right or left < end <= right for left, right in blocked):
                continue
            if any(left <= start < right for left, right in parts):
                found.setdefault(view.sentence_at(start), (start, end))
    return tuple(PhraseHit(sentence, view.evidence(*found[sentence])) for sentence in sorted(found))


def matches(view: View, pattern: Pattern) -> Iterator[Span]:
    """Where a pattern matches in a view's text, within sentences."""
    if pattern.regex is None:
        yield from pattern.spans(view.text, 0, len(view.text))
        return
    tried: set[int] = set()
    for word in pattern.anchors:
        at = view.text.find(word)
        while at >= 0:
            sentence = view.sentence_at(at)
            if sentence not in tried:
                tried.add(sentence)
                yield from pattern.spans(view.text, *view.sentences[sentence])
            at = view.text.find(word, at + 1)
