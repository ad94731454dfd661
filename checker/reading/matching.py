"""Patterns put together from where their words stand: each word is looked for once, whatever patterns it is in.

Of a pattern's matches in a sentence the leftmost counts, of those that begin together the one with the nearest
next part, of words that begin together the longest; matches of one form do not overlap.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from checker.reading.patterns import BEGINNING, CLAUSE_GAP, GAP, NUMBER, Form, Pattern
from checker.regexes import compiled
from checker.values import Value

Span = tuple[int, int]

NUMERAL = compiled(r"\d+(?:\.\d+)?|[零〇一二三四五六七八九十百千两]+")
REACH = {GAP: 24, CLAUSE_GAP: 10}  # characters that a gap may hold
_BREAKS = frozenset(",。;:、")  # none of which a gap within a clause may hold
_FEW = 4  # times fewer: what is followed is looked for from what follows it

_Part = frozenset[str] | str  # words, or the sign of a number or beginning


class Matcher(Value):
    """A pattern made ready to be put together. chains: of each form its parts and the joints between them."""

    chains: tuple[tuple[tuple[_Part, ...], tuple[str, ...]], ...]

    @classmethod
    def of(cls, pattern: Pattern) -> Matcher:
        forms = pattern.forms or (Form((pattern.words,)),)
        return cls(tuple((tuple(map(_ready, form.parts)), form.joints) for form in forms))


def _ready(part: tuple[str, ...] | str) -> _Part:
    return part if isinstance(part, str) else frozenset(part)


class _Found(Value, frozen=False):
    """Where one part stands, by beginning, the longest first. ends: where a match that begins there ends."""

    starts: list[int]
    part_ends: list[int]
    ends: list[int]


class Places:
    """Where words stand in one text.

    text       normalised
    sentences  spans in order, and their beginnings
    words      of each word that occurs: its spans, in order
    characters words of one character, looked for when asked for: they stand everywhere
    """

    __slots__ = ("_parts", "_present", "_sentence_starts", "_sentences", "_text", "_words")

    def __init__(
        self,
        text: str,
        sentences: Sequence[Span],
        sentence_starts: Sequence[int],
        words: dict[str, list[Span]],
        characters: Iterable[str] = (),
    ) -> None:
        self._text, self._sentences, self._sentence_starts = text, sentences, sentence_starts
        self._words = words
        self._present = frozenset(words).union([char for char in characters if char in text])
        self._parts: dict[_Part, _Found] = {}

    def of_words(self, words: frozenset[str]) -> list[Span]:
        """The spans of any of the words, word by word."""
        known = self._words
        return [
            span
            for word in words & self._present
            for span in (known[word] if word in known else self._of_character(word))
        ]

    def _of_character(self, char: str) -> list[Span]:
        spans = self._words[char] = _occurrences(self._text, char)
        return spans

    def of_pattern(self, matcher: Matcher) -> list[Span]:
        """The matches of a pattern, left to right."""
        chains = matcher.chains
        if len(chains) == 1:
            return self._of_chain(*chains[0])
        return _apart(span for chain in chains for span in self._of_chain(*chain))

    def _of_chain(self, parts: tuple[_Part, ...], joints: tuple[str, ...]) -> list[Span]:
        present = self._present
        for part in parts:
            if part.__class__ is frozenset and part.isdisjoint(present):
                return []
        known = self._parts
        behind = known.get(parts[-1]) or self._find(parts[-1])
        for part, joint in zip(parts[-2::-1], joints[::-1], strict=True):
            behind = self._joined(known.get(part) or self._find(part), joint, behind)
            if not behind.starts:
                return []
        return _one_after_another(behind)

    def _joined(self, found: _Found, joint: str, behind: _Found) -> _Found:
        """Those places of a part that are followed, within their sentence, by what a match goes on with."""
        reach = sum(map(REACH.__getitem__, joint))
        bounded = bool(joint) and GAP not in joint
        following, ends_behind = behind.starts, behind.ends
        joined = _Found([], [], [])
        for index in _near(found, following, reach):
            start, end = found.starts[index], found.part_ends[index]
            at = bisect_left(following, end)
            if at == len(following) or following[at] > end + reach:
                continue
            if bounded and not _BREAKS.isdisjoint(self._text[end : following[at]]):
                continue
            sentence = self._sentences[bisect_right(self._sentence_starts, start) - 1]
            if ends_behind[at] <= sentence[1]:
                joined.starts.append(start)
                joined.part_ends.append(end)
                joined.ends.append(ends_behind[at])
        return joined

    def _find(self, part: _Part) -> _Found:
        if not isinstance(part, str):
            spans = sorted(self.of_words(part))
        elif part == NUMBER:
            spans = [match.span() for match in NUMERAL.finditer(self._text)]
        else:
            assert part == BEGINNING
            spans = [(start, start) for start in self._sentence_starts]
        starts = [start for start, _ in spans]
        if len(set(starts)) < len(starts):
            spans.sort(key=_by_beginning)
        ends = [end for _, end in spans]
        found = self._parts[part] = _Found(starts, ends, ends)
        return found


def spans_in(text: str, pattern: Pattern) -> list[Span]:
    """The matches of one pattern in a short (normalised) text that is one sentence."""
    words = {word: spans for word in pattern.all_words() if (spans := _occurrences(text, word))}
    places = Places(text, [(0, len(text))], [0], words)
    return places.of_pattern(Matcher.of(pattern)) if pattern.forms else places.of_words(frozenset(words))


def _occurrences(text: str, word: str) -> list[Span]:
    spans = []
    at = text.find(word)
    while at >= 0:
        spans.append((at, at + len(word)))
        at = text.find(word, at + 1)
    return spans


def _near(found: _Found, following: Sequence[int], reach: int) -> Iterable[int]:
    """Which places of a part are to be looked at: all, or where few follow, those not too far before them."""
    if len(following) * _FEW > len(found.starts):
        return range(len(found.starts))
    return _just_before(found, following, reach)


def _just_before(found: _Found, following: Sequence[int], reach: int) -> Iterator[int]:
    longest = max(end - start for start, end in zip(found.starts, found.part_ends, strict=True))
    done = 0
    for start in following:
        first = bisect_left(found.starts, start - reach - longest, lo=done)
        done = bisect_right(found.starts, start, lo=first)
        yield from range(first, done)


def _by_beginning(span: Span) -> Span:
    return span[0], -span[1]


def _one_after_another(found: _Found) -> list[Span]:
    """Matches that do not overlap, the leftmost first."""
    kept: list[Span] = []
    at = 0
    for start, end in zip(found.starts, found.ends, strict=True):
        if start >= at:
            kept.append((start, end))
            at = end
    return kept


def _apart(spans: Iterable[Span]) -> list[Span]:
    """Of spans that overlap the leftmost, of those that begin together the longest."""
    kept: list[Span] = []
    for span in sorted(spans, key=_by_beginning):
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return kept
