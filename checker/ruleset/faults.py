"""What is wrong with a rule set: each mistake with its place, told in a sentence under which its line is shown."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import Path

from checker.messages import Lang, say
from checker.messages.ruleset import FAULTS, TEXTS, TYPES
from checker.values import Value, field

_SHOWN_WIDTH = 96  # columns of a line that are shown around a mistake


class Source(Value):
    """A rule file as read: its path, the name that people see, its lines."""

    path: Path
    shown: str
    lines: tuple[str, ...]


class Place(Value):
    """A place in a rule file; line and column count from 1, 0 where the whole file is meant."""

    source: Source
    line: int
    column: int
    length: int = 1

    def __str__(self) -> str:
        return f"{self.source.shown}:{self.line}" if self.line else self.source.shown


class Fault(Value):
    """One mistake. code and values make its sentence; nearest: what was probably meant."""

    code: str
    place: Place
    values: Mapping[str, str] = field(default_factory=dict)
    nearest: str | None = None

    def sentence(self, lang: Lang = Lang.ZH) -> str:
        """What is wrong and what to do, without the place."""
        values = {key: _typed(value, lang) for key, value in self.values.items()}
        told = say(FAULTS, self.code, lang, **values)
        return told if self.nearest is None else told + say(TEXTS, "nearest", lang, word=self.nearest)

    def render(self, lang: Lang = Lang.ZH) -> str:
        """Place, sentence and the line with a mark under the mistake."""
        place = self.place
        if not place.line:
            return say(TEXTS, "in-file", lang, file=place.source.shown, told=self.sentence(lang))
        head = say(
            TEXTS, "at-place", lang,
            file=place.source.shown, line=place.line, column=place.column, told=self.sentence(lang),
        )  # fmt: skip
        return "\n".join((head, *_marked_line(place)))


class RuleSetError(Exception):
    """A rule set that cannot be used: every mistake found, in the order of the files."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        by_key = {_order(fault): fault for fault in faults}
        self.faults: tuple[Fault, ...] = tuple(by_key[key] for key in sorted(by_key))
        super().__init__(self.render())

    def __reduce__(self) -> tuple[type[RuleSetError], tuple[tuple[Fault, ...]]]:
        return RuleSetError, (self.faults,)

    def render(self, lang: Lang = Lang.ZH) -> str:
        """All mistakes for a person, ending with the sentence that nothing was checked."""
        parts = [fault.render(lang) for fault in self.faults]
        return "\n\n".join((*parts, say(TEXTS, "nothing-scored", lang, count=len(self.faults))))


def _typed(value: str, lang: Lang) -> str:
    """Names of types ("text", "given-number:8") in the person's language; all else as it is."""
    code, _, given = value.partition(":")
    return say(TYPES, code, lang, given=given) if code in TYPES else value


def _order(fault: Fault) -> tuple[str, int, int, str, str]:
    place = fault.place
    return (place.source.shown, place.line, place.column, fault.code, str(sorted(fault.values.items())))


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that was probably meant; None where none is like it."""
    from difflib import get_close_matches

    found = get_close_matches(word, sorted(known), n=1, cutoff=0.5)
    return found[0] if found else None


def _marked_line(place: Place) -> tuple[str, str]:
    """The line and the mark under it. Wide characters are padded with a wide space: right in every font and window."""
    line = place.source.lines[place.line - 1].rstrip("\r\n") if place.line <= len(place.source.lines) else ""
    start = min(place.column - 1, len(line))
    first = _cut_start(line, start)
    shown = line[first : _cut_end(line, first)]
    ahead = line[first:start]
    marked = line[start : start + place.length] or " "
    number = f"{place.line:>5} | "
    left, right = ("…" if first else ""), ("…" if first + len(shown) < len(line) else "")
    pad = "".join(map(_blank, left + ahead))
    return number + _safe(left + shown + right), " " * 5 + " | " + pad + "^" * max(1, min(_width(marked), 60))


def _cut_start(line: str, start: int) -> int:
    """Where to begin to show a line so that the mistake is within the columns shown."""
    first, left = start, _SHOWN_WIDTH - 30
    while first and left >= _width(line[first - 1]):
        first -= 1
        left -= _width(line[first])
    return first


def _cut_end(line: str, first: int) -> int:
    end, left = first, _SHOWN_WIDTH
    while end < len(line) and left >= _width(line[end]):
        left -= _width(line[end])
        end += 1
    return end


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def _blank(char: str) -> str:
    if char == "\t":
        return "\t"
    return "\u3000" if unicodedata.east_asian_width(char) in "WF" else " "


def _safe(text: str) -> str:
    """Control characters of a stranger's file must not reach the terminal."""
    return "".join(
        char if char == "\t" or unicodedata.category(char)[0] != "C" else "\ufffd" for char in text
    )
