"""All words of a rule set looked for in one pass over a document's text."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from operator import itemgetter

from checker.reading.lexicon import Lexicon
from checker.reading.matching import Matcher, Places, Span
from checker.reading.patterns import Pattern
from checker.reading.view import View
from checker.values import Value

__all__ = ["Finder", "Hits", "Span", "covered", "finder_of", "joined"]

Patterns = tuple[Pattern, ...]


class _Group(Value):
    """Patterns that are asked for together. plain: all words that are patterns by themselves."""

    plain: frozenset[str]
    composed: tuple[Matcher, ...]
    whole: tuple[Matcher, ...]

    @classmethod
    def of(cls, patterns: Patterns) -> _Group:
        plain = [pattern for pattern in patterns if not pattern.forms and not pattern.whole]
        return cls(
            frozenset(word for pattern in plain for word in pattern.words),
            tuple(Matcher.of(pattern) for pattern in patterns if pattern.forms and not pattern.whole),
            tuple(Matcher.of(pattern) for pattern in patterns if pattern.whole),
        )


class Hits:
    """Where the patterns of a lexicon match in one view, within sentences, left to right. Looked up when asked for."""

    __slots__ = ("_group", "_known", "_places", "_view")

    def __init__(self, view: View, places: Places, group: Callable[[Patterns], _Group]) -> None:
        self._view, self._places, self._group = view, places, group
        self._known: dict[Patterns, list[Span]] = {}

    def of(self, pattern: Pattern) -> Sequence[Span]:
        """The matches of one pattern, each span once."""
        return self.of_all((pattern,))

    def of_all(self, patterns: Patterns) -> list[Span]:
        """The matches of any of the patterns, each span once, in order."""
        known = self._known.get(patterns)
        if known is None:
            group = self._group(patterns)
            known = self._known[patterns] = self._spans(group.plain, *group.composed, *group.whole)
        return known

    def allowed(self, patterns: Patterns, *unless: Patterns) -> list[Span]:
        """The matches that no look-alike covers: one that holds either end of a match takes it away."""
        return sorted({span for spans in self.in_turn(patterns, *unless) for span in spans})

    def in_turn(self, patterns: Patterns, *unless: Patterns) -> Iterator[list[Span]]:
        """The same, the most convincing first, for whoever needs no more than a few: matches of mere words, then
        of patterns of several parts, then, where none of these matches, of patterns that ask for whole words
        (segmenting loads a dictionary, which costs more than a whole check).
        """
        group = self._group(patterns)
        plain = self._not_covered(self._spans(group.plain), unless)
        yield plain
        composed = self._not_covered(self._spans(frozenset(), *group.composed), unless)
        yield composed
        if group.whole and not plain and not composed:
            spans = self._not_covered(self._spans(frozenset(), *group.whole), unless)
            yield [span for span in spans if self._is_whole(span)]

    def _spans(self, plain: frozenset[str], *composed: Matcher) -> list[Span]:
        places = self._places
        spans = set(places.of_words(plain))
        for matcher in composed:
            spans.update(places.of_pattern(matcher))
        return sorted(spans)

    def _not_covered(self, spans: list[Span], unless: Sequence[Patterns]) -> list[Span]:
        blocked = [span for patterns in unless for span in self.of_all(patterns)] if spans else []
        if not blocked:
            return spans
        blocked = joined(sorted(blocked))
        return [span for span in spans if not covered(span, blocked)]

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
    """The words of a lexicon's patterns in one multi-term automaton."""

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        import ahocorasick_rs

        words = {word: None for pattern in patterns for word in pattern.all_words()}
        self._words = [word for word in words if len(word) > 1]
        self._characters = [word for word in words if len(word) == 1]
        self._automaton = ahocorasick_rs.AhoCorasick(self._words) if self._words else None
        self._group = cache(_Group.of)

    def find(self, view: View) -> Hits:
        """Find where every word stands in a view's text."""
        found: defaultdict[int, list[Span]] = defaultdict(list)
        if self._automaton is not None:
            for word, start, end in self._automaton.find_matches_as_indexes(view.text, overlapping=True):
                found[word].append((start, end))
        words = {self._words[word]: spans for word, spans in found.items()}
        places = Places(view.text, view.sentences, view.sentence_starts, words, self._characters)
        return Hits(view, places, self._group)


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
