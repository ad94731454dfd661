"""The small pattern language in which a rule set says what to look for.

    教代会                     the word itself
    (召开|开好)教代会            alternatives; (好|) may be left out
    <教代会>                   any word of the rule set's list 教代会
    召开…<教代会>              … : up to 24 characters, within the sentence
    工会～审计                 ～ : up to 10 characters, no comma in between
    达到#%                     # : a number, in digits or Chinese numerals
    ^为了                      ^ : at the beginning of a sentence
    =公开课                    = : a whole word by the segmentation of the sentence (校务公开课题 holds none)

It has no repetition without a bound, so a pattern from elsewhere cannot hang the checker. Words are compared in
normalised form (checker.reading.normal), so full-width, traditional or spaced-out writing needs no pattern of its own.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from checker.reading.normal import normalise_word

NUMBER = r"(?:\d+(?:\.\d+)?|[零〇一二三四五六七八九十百千两]+)"
_GAPS = {"…": ".{0,24}?", "～": r"[^,。;:、]{0,10}?"}
MAX_GAPS = 4
MAX_ALTERNATIVES = 400
MAX_LENGTH = 300


class PatternError(ValueError):
    """A pattern that cannot be understood. code names the fault (texts in checker.messages.ruleset), column is 0-based."""

    def __init__(self, code: str, column: int, **values: str) -> None:
        super().__init__(code)
        self.code, self.column, self.values = code, column, values


@dataclass(frozen=True, slots=True, eq=False)
class Pattern:
    """One compiled pattern. Compared by identity: it is a key in every search.

    source   as the rule set writes it
    anchors  words of which one must occur wherever the pattern matches: looked for in one pass for all patterns
    regex    the whole pattern for `re`; None where an anchor is the whole match
    whole    the match must begin and end at words' boundaries
    """

    source: str
    anchors: tuple[str, ...]
    regex: str | None = None
    whole: bool = False

    def spans(self, text: str, start: int, end: int) -> list[tuple[int, int]]:
        """Where the pattern matches within text[start:end] (a sentence), left to right."""
        if self.regex is not None:
            return [match.span() for match in _compiled(self.regex).finditer(text, start, end)]
        found = []
        for word in self.anchors:
            at = text.find(word, start, end)
            while at >= 0:
                found.append((at, at + len(word)))
                at = text.find(word, at + 1, end)
        return found


@lru_cache(maxsize=4096)
def _compiled(regex: str) -> re.Pattern[str]:
    return re.compile(regex)


def compile_pattern(source: str, lists: Mapping[str, Sequence[str]]) -> Pattern:
    """Read a pattern. lists: the rule set's word lists, in normalised form. Raises PatternError.

    The pattern itself is normalised as text is: full-width brackets, quotation marks, traditional characters.
    """
    if len(source) > MAX_LENGTH:
        raise PatternError("pattern-too-long", MAX_LENGTH, limit=str(MAX_LENGTH))
    whole = source.startswith("=")
    parts = list(_merged(_parse(normalise_word(source.removeprefix("=")), lists)))
    literals = [part for part in parts if not isinstance(part, str)]
    if not literals:
        raise PatternError("pattern-without-words", 0, pattern=source)
    gaps = sum(isinstance(part, str) and part in _GAPS.values() for part in parts)
    if gaps > MAX_GAPS:
        raise PatternError("pattern-too-many-gaps", 0, pattern=source, limit=str(MAX_GAPS))
    anchors = max(literals, key=_rarity)
    if min(map(len, anchors)) == 0:
        raise PatternError("pattern-all-optional", 0, pattern=source)
    if len(parts) == 1:
        return Pattern(source, tuple(anchors), whole=whole)
    regex = "".join(part if isinstance(part, str) else _alternation(part) for part in parts)
    return Pattern(source, tuple(anchors), regex, whole)


def literal_parts(source: str, lists: Mapping[str, Sequence[str]]) -> list[list[str]]:
    """The words of a pattern, part by part between its gaps and numbers: of each part one word must occur."""
    return [
        part
        for part in _merged(_parse(normalise_word(source.removeprefix("=")), lists))
        if not isinstance(part, str)
    ]


#: words of every plan: as anchors they would have a pattern tried on every other sentence
_COMMON = frozenset(
    re.findall(
        r"\w+",
        "教师 老师 教职工 教工 职工 会员 学校 工会 工作 活动 学习 组织 开展 教育"
        " 学生 会议 领导 干部 代表 青年 参加 方案 制度 监督 意见 建议 技能",
    )
)


def _rarity(words: Sequence[str]) -> tuple[int, int, int]:
    """How seldom one of these words occurs in a plan: none of the common ones, the shortest as long as can be."""
    return (-sum(word in _COMMON for word in words), min(map(len, words)), -len(words))


def compile_patterns(sources: Iterable[str], lists: Mapping[str, Sequence[str]]) -> tuple[Pattern, ...]:
    return tuple(compile_pattern(source, lists) for source in sources)


def _alternation(words: Sequence[str]) -> str:
    longest_first = sorted(words, key=len, reverse=True)
    return f"(?:{'|'.join(map(re.escape, longest_first))})"


def _merged(parts: Iterable[list[str] | str]) -> Iterator[list[str] | str]:
    """Neighbouring words become one (教职工 + 大会|代表大会 → two words), so that anchors are long and rare."""
    held: list[str] | None = None
    for part in parts:
        if isinstance(part, str):
            if held is not None:
                yield held
                held = None
            yield part
        elif held is not None and len(held) * len(part) <= MAX_ALTERNATIVES:
            held = [left + right for left, right in itertools.product(held, part)]
        else:
            if held is not None:
                yield held
            held = part
    if held is not None:
        yield held


def _parse(source: str, lists: Mapping[str, Sequence[str]]) -> Iterator[list[str] | str]:
    """The pattern's parts in order: a list of alternative words, or the regular expression of a gap, number or start."""
    at = 0
    while at < len(source):
        char = source[at]
        if char in _GAPS:
            yield _GAPS[char]
            at += 1
        elif char == "#":
            yield NUMBER
            at += 1
        elif char == "^" and at == 0:
            yield r"(?<![^\n。;!?])"
            at += 1
        elif char == "(":
            words, at = _group(source, at, lists)
            yield words
        elif char == "<":
            words, at = _list(source, at, lists)
            yield words
        elif char in ")>|":
            raise PatternError("pattern-stray", at, sign=char, pattern=source)
        elif char == " ":
            at += 1
        else:
            at += char == "\\" and at + 1 < len(source)
            yield [source[at]]
            at += 1


def _group(source: str, at: int, lists: Mapping[str, Sequence[str]]) -> tuple[list[str], int]:
    opened, at = at, at + 1
    branches: list[list[str]] = []
    branch = [""]
    while at < len(source) and source[at] != ")":
        char = source[at]
        if char == "|":
            branches.append(branch)
            branch, at = [""], at + 1
            continue
        if char in "…～#":
            raise PatternError("pattern-gap-in-group", at, sign=char, pattern=source)
        if char == "(":
            words, at = _group(source, at, lists)
        elif char == "<":
            words, at = _list(source, at, lists)
        else:
            words, at = [char], at + 1
        branch = [left + right for left, right in itertools.product(branch, words)]
        if len(branch) > MAX_ALTERNATIVES:
            raise PatternError("pattern-too-many-words", opened, pattern=source, limit=str(MAX_ALTERNATIVES))
    if at >= len(source):
        raise PatternError("pattern-unclosed", opened, sign="(", pattern=source)
    branches.append(branch)
    return [word for words in branches for word in words], at + 1


def _list(source: str, at: int, lists: Mapping[str, Sequence[str]]) -> tuple[list[str], int]:
    end = source.find(">", at)
    if end < 0:
        raise PatternError("pattern-unclosed", at, sign="<", pattern=source)
    name = source[at + 1 : end]
    if name not in lists:
        raise PatternError("pattern-unknown-list", at, name=name, pattern=source)
    return list(lists[name]), end + 1
