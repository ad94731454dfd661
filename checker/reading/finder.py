"""All words of a rule set looked for in one pass over a document's text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from operator import itemgetter

from checker.reading.lexicon import Lexicon
from checker.reading.patterns import Pattern
from checker.reading.view import View

Span = tuple[int, int]


class Hits:
    """Where each pattern of a lexicon matches in one view, within sentences, left to right."""

    __slots__ = ("_found", "_view")

    def __init__(self, view: View, found: dict[Pattern, list[Span]]) -> None:
        self._view = view
        self._found = found

    def of(self, pattern: Pattern) -> Sequence[Span]:
        return self._found.get(pattern, ())

    def of_all(self, patterns: Iterable[Pattern]) -> list[Span]:
        """The matches of any of the patterns, each span once, in order."""
        found = self._found
        spans = {span for pattern in patterns if pattern in found for span in found[pattern]}
        return sorted(spans)

    def allowed(self, patterns: Iterable[Pattern], unless: Iterable[Pattern]) -> list[Span]:
        """The matches that no look-alike covers: one that holds either end of a match takes it away.

        Patterns that ask for whole words are asked only where no other pattern matches: segmenting loads a
        dictionary, which costs more than a whole check.
        """
        asked = [pattern for pattern in patterns if pattern in self._found]
        if not asked:
            return []
        blocked = joined(self.of_all(unless))
        spans = self.of_all(pattern for pattern in asked if not pattern.whole)
        allowed = [span for span in spans if not covered(span, blocked)] if blocked else spans
        if allowed:
            return allowed
        spans = self.of_all(pattern for pattern in asked if pattern.whole)
        return [span for span in spans if not covered(span, blocked) and self._is_whole(span)]

    def _is_whole(self, span: Span) -> bool:
        from checker.reading.segmenting import boundaries

        start, end = self._view.sentences[self._view.sentence_at(span[0])]
        found = boundaries(self._view.text[start:end])
        return span[0] - start in found and span[1] - start in found


def covered(span: Span, blocked: Sequence[Span]) -> bool:
    """Whether a span begins or ends within one of `blocked`, which are in order and do not overlap."""
    return _lies_in(span[0], blocked) or _lies_in(span[1] - 1, blocked)


def _lies_in(position: int, blocked: Sequence[Span]) -> bool:
    at = bisect_right(blocked, position, key=itemgetter(0))
    return at > 0 and position < blocked[at - 1][1]


def joined(spans: Sequence[Span]) -> list[Span]:
    """What spans in order cover together, without overlap: a long text has thousands of each."""
    found: list[Span] = []
    for left, right in spans:
        if found and left <= found[-1][1]:
            found[-1] = found[-1][0], max(found[-1][1], right)
        else:
            found.append((left, right))
    return found


class Finder:
    """The patterns of a lexicon behind one multi-term automaton."""

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        import ahocorasick_rs

        by_word: dict[str, list[Pattern]] = {}
        for pattern in patterns:
            for word in pattern.anchors:
                by_word.setdefault(word, []).append(pattern)
        self._waiting = list(by_word.values())
        self._automaton = ahocorasick_rs.AhoCorasick(list(by_word)) if by_word else None

    def find(self, view: View) -> Hits:
        """Find every pattern in a view's text."""
        found: dict[Pattern, list[Span]] = {}
        if self._automaton is None:
            return Hits(view, found)
        tried: set[tuple[Pattern, int]] = set()
        text, sentences, sentence_at = view.text, view.sentences, view.sentence_at
        for word, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
            sentence = sentence_at(start)
            for pattern in self._waiting[word]:
                if pattern.regex is None:
                    found.setdefault(pattern, []).append((start, end))
                    continue
                if (pattern, sentence) in tried:
                    continue
                tried.add((pattern, sentence))
                if spans := pattern.spans(text, *sentences[sentence]):
                    found.setdefault(pattern, []).extend(spans)
        return Hits(view, found)


def finder_of(lexicon: Lexicon) -> Finder:
    """The finder of a lexicon, built once as long as the lexicon is in use."""
    return _finder(_Keyed(lexicon))


class _Keyed:
    """A lexicon as a cache key: by identity, kept alive by the cache."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon

    def __hash__(self) -> int:
        return id(self.lexicon)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Keyed) and other.lexicon is self.lexicon


@lru_cache(maxsize=8)
def _finder(keyed: _Keyed) -> Finder:
    return Finder(_patterns(keyed.lexicon))


def _patterns(lexicon: Lexicon) -> Iterator[Pattern]:
    for topic in lexicon.topics.values():
        for _, patterns in topic.levels:
            yield from patterns
        yield from topic.unless
        for patterns in topic.unless_for.values():
            yield from patterns
    for section in lexicon.sections.values():
        yield from section.unheaded
        yield from section.unless
    for residue in lexicon.residue.values():
        yield from residue.words
    for currency in lexicon.currency.values():
        for series in currency.series:
            yield from series.unless
            for item in series.items:
                yield from item.words
        for ordinal in currency.ordinals:
            yield ordinal.pattern
    for phrase in lexicon.phrases.values():
        yield from phrase.unless
        for _, patterns in phrase.groups:
            yield from patterns
