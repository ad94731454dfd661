"""Text made comparable, with a map back to the author's own characters.

Full-width and compatibility forms (NFKC), traditional characters, pinyin glosses after them, stray spaces inside
words, zero-width characters, quotation marks and back-ticks left by web sites: none of these may decide a verdict,
and all of them must stand in the evidence as they were written.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from checker.regexes import compiled
from checker.values import Value

_CJK = "〇㐀-鿿"  # compatibility ideographs are folded before; two ranges, since `re` compiles a third slowly
_KEPT = set("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩…⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓")
_DROPPED = set('“”"＂‘’「」\\`´﻿​‌‍⁠­\u200e\u200f￼')
_SPACES = set(
    " \t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\u0001"
)
_DASHES = dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d", "-") | dict.fromkeys(
    "~\uff5e\u301c\u223c", "～"
)
_STRAY_SPACE = compiled(
    rf"(?<=[{_CJK}]) (?=[{_CJK},。;:!?、()《》%])|(?<=[,。;:!?、()《》%]) (?=[{_CJK}\d])"
    rf"|(?<=\d) (?=[年月日号周届次个名项条%])|(?<=[{_CJK}]) (?=\d+ ?[年月日号周届次个名项条%])"
)
_SPACED_OUT = compiled(rf"(?<![{_CJK}])(?:[{_CJK}] {{1,4}}){{2,}}[{_CJK}](?![{_CJK}])")
_SPACE_RUN = compiled(r"^ +| +$|(?<= ) +")
_SYLLABLE = "(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?[aeiouüvāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]{1,3}(?:ng|n|r)?"
_GLOSS = compiled(rf"(?<=[{_CJK}])\((?![aoe]\))(?:{_SYLLABLE})\)")
_ZERO = compiled(
    r"(?<=[二一〇○零])[oO○零0](?=[〇○Oo零0一二三四五六七八九])|(?<=[二〇○零])[oO○零0](?=[一二三四五六七八九])"
)
_RULE = " | "  # between the cells of a row: these spaces stay
#: one stands wherever _ZERO matches
_ZERO_PAIRS = [before + zero for before in "二一〇○零" for zero in "oO○零0"]

Back = list[int] | range


class Normal(Value):
    """Normalised text. back[i] is the index in the original of text[i]; None where they are the same index."""

    text: str
    back: tuple[int, ...] | None = None

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """The original's [start, end) for a span of the normalised text."""
        if self.back is None or start >= end:
            return start, end
        return self.back[start], self.back[end - 1] + 1


def normalise(text: str) -> Normal:
    """Normalise one block of text."""
    folded, back = _fold(text)
    folded = simplified(folded)
    if " " in folded:
        folded, back = _without(_SPACE_RUN, folded, back)
        folded, back = _closed_up(folded, back)
        folded, back = _without(_STRAY_SPACE, folded, back)
    if "(" in folded and _GLOSS.search(folded):
        folded, back = _without(_GLOSS, folded, back)
        folded, back = _without(_STRAY_SPACE, folded, back)
    folded = _ZERO.sub("〇", folded)
    if len(back) == len(text):
        return Normal(folded)
    return Normal(folded, tuple(back))


def normalise_lines(lines: Sequence[str]) -> list[Normal]:
    """Normalise lines (without their ends). What most lines need is done for all of them in one go."""
    text = "\n".join(lines)
    characters = set(text)  # asked of once: to go through a text character by character is what costs
    plain = _folded_alike(text, characters)
    parts = plain.split("\n")
    has_zero = any(pair in plain for pair in _ZERO_PAIRS)
    if has_zero or len(parts) != len(lines) or _is_traditional(plain):
        return [normalise(line) for line in lines]
    odd = (*_ONE_TO_ONE.odd.intersection(characters), " ", "(")
    return [
        normalise(line) if any(char in part.replace(_RULE, "|") for char in odd) else Normal(part)
        for part, line in zip(parts, lines, strict=True)
    ]


def _folded_alike(text: str, characters: set[str]) -> str:
    """What str.translate makes of a text, sooner: few of its characters change."""
    table = _ONE_TO_ONE
    changes = {char: folded for char in characters if (folded := table[ord(char)]) != char}
    if not changes.keys().isdisjoint(changes.values()):
        return text.translate(table)  # one would change again what another has become
    for char, folded in changes.items():
        text = text.replace(char, folded)
    return text


def _fold(text: str) -> tuple[str, Back]:
    """Each character folded by itself, and where each of the result came from."""
    plain = text.translate(_ONE_TO_ONE)
    odd = _ONE_TO_ONE.odd.intersection(plain)
    if not odd:
        return plain, range(len(plain))
    shown: list[str] = []
    back: list[int] = []
    at = 0
    for index in (index for index, char in enumerate(plain) if char in odd):
        shown.append(plain[at:index])
        back += range(at, index)
        folded = _folded(plain[index])
        shown.append(folded)
        back += [index] * len(folded)
        at = index + 1
    shown.append(plain[at:])
    back += range(at, len(plain))
    return "".join(shown), back


class _OneToOne(dict[int, str]):
    """A table for str.translate, filled as characters turn up: those that fold to one character.

    odd  the characters met that fold to none or to several, which stay as they are
    """

    def __init__(self) -> None:
        super().__init__()
        self.odd: set[str] = set()

    def __missing__(self, code: int) -> str:
        char = chr(code)
        folded = _folded(char)
        if len(folded) != 1:
            self.odd.add(char)
        self[code] = folded if len(folded) == 1 else char
        return self[code]


_ONE_TO_ONE = _OneToOne()


def normalise_word(word: str) -> str:
    """A word or pattern of a rule set in the form that text is compared in."""
    return normalise(word).text


@lru_cache(maxsize=8192)
def _folded(char: str) -> str:
    if char in _DROPPED:
        return ""
    if char in _SPACES:
        return " "
    if char in _KEPT:
        return char
    if char in _DASHES:
        return _DASHES[char]
    folded = unicodedata.normalize("NFKC", char)
    return folded if folded.strip() else ("\n" if char == "\n" else " ")


def simplified(text: str) -> str:
    """Traditional characters as simplified ones, character for character (OpenCC t2s)."""
    return "".join(map(_simplified_char, text)) if _is_traditional(text) else text


def _is_traditional(text: str) -> bool:
    """Whether a text holds what simplified Chinese does not have: traditional characters, among others."""
    try:
        text.encode("gb2312")
    except UnicodeEncodeError:
        return True
    return False


@lru_cache(maxsize=16384)
def _simplified_char(char: str) -> str:
    if char < "㐀":
        return char
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        converted: str = _opencc().convert(char)
        return converted if len(converted) == 1 else char
    return char  # simplified Chinese has it: OpenCC stays unloaded for most documents


@lru_cache(maxsize=1)
def _opencc():  # type: ignore[no-untyped-def]
    import opencc

    return opencc.OpenCC("t2s")


def _without(pattern: re.Pattern[str], text: str, back: Back) -> tuple[str, Back]:
    """The text without what the pattern matches."""
    if not pattern.search(text):
        return text, back
    kept: list[str] = []
    places: list[int] = []
    at = 0
    for match in pattern.finditer(text):
        kept.append(text[at : match.start()])
        places += back[at : match.start()]
        at = match.end()
    kept.append(text[at:])
    places += back[at:]
    return "".join(kept), places


def _closed_up(text: str, back: Back) -> tuple[str, Back]:
    """指 导 思 想 set apart for looks is one word."""
    if not _SPACED_OUT.search(text):
        return text, back
    drop = {
        match.start() + offset
        for match in _SPACED_OUT.finditer(text)
        for offset, char in enumerate(match.group())
        if char == " "
    }
    kept = [index for index in range(len(text)) if index not in drop]
    return "".join(text[index] for index in kept), [back[index] for index in kept]
