"""Topics: what a document works on, by the rule set's patterns, all looked for in one pass over the text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from checker.reading.lexicon import Lexicon, TopicSpec
from checker.reading.model import TopicReading
from checker.reading.patterns import Pattern
from checker.reading.tense import looks_back
from checker.reading.view import View

ABSENT = "absent"


class Finder:
    """All patterns of a lexicon's topics behind one multi-term automaton. Built once a rule set."""

    def __init__(self, topics: Mapping[str, TopicSpec]) -> None:
        import ahocorasick_rs

        patterns = {
            pattern
            for spec in topics.values()
            for group in (*(patterns for _, patterns in spec.levels), spec.unless, *spec.unless_for.values())
            for pattern in group
        }
        self._by_word: dict[str, list[Pattern]] = {}
        for pattern in patterns:
            for word in pattern.anchors:
                self._by_word.setdefault(word, []).append(pattern)
        self._words = list(self._by_word)
        self._automaton = ahocorasick_rs.AhoCorasick(self._words) if self._words else None

    def spans(self, view: View) -> dict[Pattern, list[tuple[int, int]]]:
        """Where each pattern matches in a view's text, within sentences."""
        found: dict[Pattern, list[tuple[int, int]]] = {}
        if self._automaton is None:
            return found
        tried: set[tuple[int, int]] = set()
        for word_index, start, end in self._automaton.find_matches_as_indexes(view.text, overlapping=True):
            for pattern in self._by_word[self._words[word_index]]:
                if pattern.regex is None:
                    found.setdefault(pattern, []).append((start, end))
                    continue
                sentence = view.sentence_at(start)
                if (id(pattern), sentence) in tried:
                    continue
                tried.add((id(pattern), sentence))
                spans = list(pattern.spans(view.text, *view.sentences[sentence]))
                if spans:
                    found.setdefault(pattern, []).extend(spans)
        return found


@lru_cache(maxsize=8)
def _finder(lexicon: _Keyed) -> Finder:
    return Finder(lexicon.lexicon.topics)


class _Keyed:
    """A lexicon as a cache key: by identity, kept alive by the cache."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon

    def __hash__(self) -> int:
        return id(self.lexicon)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Keyed) and other.lexicon is self.lexicon


def topics_of(
    view: View,
    lexicon: Lexicon,
    planning: tuple[int, int],
    summary: bool,
    frame: Sequence[tuple[int, int]] = (),
) -> dict[str, TopicReading]:
    """All topics of a lexicon.

    planning  the span that plans; summary: the document is only an account of what was done
    frame     spans of guiding thought and opening, where work is spoken of and not planned
    """
    spans = _finder(_Keyed(lexicon)).spans(view)
    return {
        rule: _topic(view, spec, spans, planning, summary, frame) for rule, spec in lexicon.topics.items()
    }


def _topic(
    view: View,
    spec: TopicSpec,
    spans: Mapping[Pattern, Sequence[tuple[int, int]]],
    planning: tuple[int, int],
    summary: bool,
    frame: Sequence[tuple[int, int]],
) -> TopicReading:
    plan_only = spec.scope == "plan" and not summary
    for rank, (level, patterns) in enumerate(spec.levels):
        unless = (*spec.unless, *spec.unless_for.get(level, ()))
        blocked = sorted({span for pattern in unless for span in spans.get(pattern, ())})
        strongest = rank == 0 and len(spec.levels) > 1
        hits = sorted(
            {
                span
                for pattern in patterns
                for span in _allowed(spans.get(pattern, ()), blocked)
                if not (plan_only and not planning[0] <= span[0] < planning[1])
                and not (plan_only and strongest and _done(view, span))
                and not (spec.body and strongest and any(start <= span[0] < end for start, end in frame))
            }
        )
        if hits:
            return TopicReading(level, tuple(view.evidence(*span) for span in _spread(view, hits)))
    return TopicReading(ABSENT)


def _allowed(
    spans: Sequence[tuple[int, int]], blocked: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Matches that no look-alike covers: a look-alike that holds either end of the match takes it away."""
    for start, end in spans:
        if not any(left <= start < right or left < end <= right for left, right in blocked):
            yield start, end


def _done(view: View, span: tuple[int, int]) -> bool:
    return looks_back(view.text[slice(*view.sentences[view.sentence_at(span[0])])])


def _spread(view: View, hits: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """At most three matches, each of another sentence."""
    chosen: dict[int, tuple[int, int]] = {}
    for hit in hits:
        chosen.setdefault(view.sentence_at(hit[0]), hit)
    return list(chosen.values())[:3]
