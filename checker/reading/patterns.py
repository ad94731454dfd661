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
from collections.abc import Iterable, Iterator, Mapping, Sequence

from checker.reading.normal import normalise_word
from checker.values import Value

NUMBER, BEGINNING = "#", "^"
GAP, CLAUSE_GAP = "…", "～"
MAX_GAPS = 4
MAX_ALTERNATIVES = 400
MAX_LENGTH = 300
MAX_FORMS = 16

Part = tuple[str, ...] | str
"""Words of which one stands there, or one of the signs NUMBER and BEGINNING."""


class PatternError(ValueError):
    """A pattern that cannot be understood. code names the fault (texts in checker.messages.ruleset), column is 0-based."""

    def __init__(self, code: str, column: int, **values: str) -> None:
        super().__init__(code)
        self.code, self.column, self.values = code, column, values


class Form(Value):
    """Parts that stand one behind the other.

    joints  what lies between each two of them: a run of gap signs, or "" where they touch
    """

    parts: tuple[Part, ...]
    joints: tuple[str, ...] = ()


class Pattern(Value):
    """One compiled pattern. Compared by identity: it is a key in every search.

    source  as the rule set writes it
    words   the pattern is nothing but one of these; empty where it has several parts
    forms   with several parts: one form, or one with and one without what may be left out between two gaps
    whole   the match must begin and end at words' boundaries
    """

    source: str
    words: tuple[str, ...] = ()
    forms: tuple[Form, ...] = ()
    whole: bool = False

    __eq__ = object.__eq__
    __hash__ = object.__hash__

    def all_words(self) -> Iterator[str]:
        """Every word that a match can be made of."""
        yield from self.words
        for form in self.forms:
            for part in form.parts:
                if not isinstance(part, str):
                    yield from part


def compile_pattern(source: str, lists: Mapping[str, Sequence[str]]) -> Pattern:
    """Read a pattern. lists: the rule set's word lists, in normalised form. Raises PatternError.

    The pattern itself is normalised as text is: full-width brackets, quotation marks, traditional characters.
    """
    if len(source) > MAX_LENGTH:
        raise PatternError("pattern-too-long", MAX_LENGTH, limit=str(MAX_LENGTH))
    whole = source.startswith("=")
    elements = list(_merged(_parse(normalise_word(source.removeprefix("=")), lists)))
    literals = [element for element in elements if not isinstance(element, str)]
    if not literals:
        raise PatternError("pattern-without-words", 0, pattern=source)
    if sum(element in (GAP, CLAUSE_GAP) for element in elements if isinstance(element, str)) > MAX_GAPS:
        raise PatternError("pattern-too-many-gaps", 0, pattern=source, limit=str(MAX_GAPS))
    if all("" in words for words in literals):
        raise PatternError("pattern-all-optional", 0, pattern=source)
    forms = tuple(itertools.islice(_forms(elements), MAX_FORMS + 1))
    if len(forms) > MAX_FORMS:
        raise PatternError("pattern-too-many-words", 0, pattern=source, limit=str(MAX_ALTERNATIVES))
    if len(forms) == 1 and len(forms[0].parts) == 1 and not isinstance(forms[0].parts[0], str):
        return Pattern(source, forms[0].parts[0], whole=whole)
    return Pattern(source, forms=forms, whole=whole)


def literal_parts(source: str, lists: Mapping[str, Sequence[str]]) -> list[list[str]]:
    """The words of a pattern, part by part between its gaps and numbers: of each part one word must occur."""
    return [
        part
        for part in _merged(_parse(normalise_word(source.removeprefix("=")), lists))
        if not isinstance(part, str)
    ]


def compile_patterns(sources: Iterable[str], lists: Mapping[str, Sequence[str]]) -> tuple[Pattern, ...]:
    return tuple(compile_pattern(source, lists) for source in sources)


def _forms(elements: Sequence[list[str] | str]) -> Iterator[Form]:
    """The elements as parts and joints, with and without each part that may be left out."""
    for at, element in enumerate(elements):
        if not isinstance(element, str) and "" in element:
            words = [word for word in element if word]
            if words:
                yield from _forms([*elements[:at], words, *elements[at + 1 :]])
            yield from _forms([*elements[:at], *elements[at + 1 :]])
            return
    parts: list[Part] = []
    joints: list[str] = []
    joint = ""
    for element in elements:
        if isinstance(element, str) and element in (GAP, CLAUSE_GAP):
            joint += element
            continue
        if parts:
            joints.append(joint)
        parts.append(element if isinstance(element, str) else tuple(dict.fromkeys(element)))
        joint = ""
    yield Form(tuple(parts), tuple(joints))


def _merged(parts: Iterable[list[str] | str]) -> Iterator[list[str] | str]:
    """Neighbouring words become one (教职工 + 大会|代表大会 → two words): long words are rare, so little is tried."""
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
    """The pattern's elements in order: a list of alternative words, or the sign of a gap, number or beginning."""
    at = 0
    while at < len(source):
        char = source[at]
        if char in (GAP, CLAUSE_GAP, NUMBER) or (char == BEGINNING and at == 0):
            yield char
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
