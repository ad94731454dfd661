"""Which document of the old run is which of the new one.

A school sends its plan again under the same name, under a new one ("工会计划（修改稿）.docx"), or as another kind
of file. Sure signs come first; each later one looks only at what the earlier ones left:

1. one document on each side
2. the same path below the two folders
3. the same text
4. the same file name, if no other document on either side has it
5. the same file name without the marks of a version and without its extension, likewise
6. the same unit, likewise
7. nearly the same words in the evidence, unless they name two units
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Hashable, Sequence

from checker.comparing.model import MatchedBy
from checker.results import DocumentResult
from checker.values import Value

#: share of common word pieces from which two documents count as versions of one
LIKE_ENOUGH = 0.5
_PIECE = 4  # characters

_EXTENSION = re.compile(r"\.\w{1,5}$")
_MARK = (
    r"(?:修改稿?|修订稿?|更新版?|补充稿?|定稿|终稿|最终版?|最终稿|新版|旧版|初稿|第?[一二三四五六七八九十]+[稿版]|副本|复件"
    r"|退回|重报|new|old|final|copy|revised|v(?:er(?:sion)?)?[ ._]?\d+(?:\.\d+)*)"
)
_COUNTER = r"\d{1,2}"  # only in brackets or after a joint: the 38 of 第38中学 is part of the name
_OPEN, _CLOSE, _JOINT = r"[（(【\[]", r"[)）】\]]", r"[\s_\-—–·]"
_MARK_AT_END = re.compile(
    rf"(?:{_JOINT}*{_OPEN}(?:{_MARK}|{_COUNTER}){_CLOSE}|{_JOINT}*{_MARK}|{_JOINT}+{_COUNTER}){_JOINT}*$",
    re.IGNORECASE,
)
_MARK_AT_START = re.compile(rf"^{_JOINT}*(?:{_OPEN}{_MARK}{_CLOSE}{_JOINT}*|{_MARK}{_JOINT}+)", re.IGNORECASE)


class Pair(Value):
    """Two versions of one document."""

    old: DocumentResult
    new: DocumentResult
    matched_by: MatchedBy


class Pairing(Value):
    """The pairs in the new run's order, and what each run alone has, in its own order."""

    pairs: tuple[Pair, ...]
    only_old: tuple[DocumentResult, ...]
    only_new: tuple[DocumentResult, ...]


def match(old: Sequence[DocumentResult], new: Sequence[DocumentResult]) -> Pairing:
    """Pair the documents of two runs. No document is in two pairs."""
    olds, news = list(old), list(new)
    found: dict[int, tuple[int, MatchedBy]] = {}  # place in new -> place in old

    def left() -> tuple[list[int], list[int]]:
        taken = {place for place, _ in found.values()}
        return [i for i in range(len(olds)) if i not in taken], [
            j for j in range(len(news)) if j not in found
        ]

    def pair_by(key: Callable[[DocumentResult], Hashable | None], sign: MatchedBy) -> None:
        old_left, new_left = left()
        by_old = _unique([(key(olds[i]), i) for i in old_left])
        by_new = _unique([(key(news[j]), j) for j in new_left])
        found.update({by_new[value]: (by_old[value], sign) for value in by_new if value in by_old})

    if len(olds) == 1 and len(news) == 1:
        found[0] = (0, MatchedBy.ONLY_PAIR)
    old_root, new_root = _common_folder(olds), _common_folder(news)
    old_places = {id(document): document.path[len(old_root) :] for document in olds}
    new_places = {id(document): document.path[len(new_root) :] for document in news}
    places = {**old_places, **new_places}
    pair_by(lambda document: places[id(document)], MatchedBy.PATH)
    pair_by(lambda document: document.content, MatchedBy.CONTENT)
    pair_by(lambda document: _name(document.path), MatchedBy.NAME)
    pair_by(lambda document: plain_name(document.path), MatchedBy.NAME)
    pair_by(lambda document: document.reading.unit if document.reading else None, MatchedBy.UNIT)
    old_left, new_left = left()
    for i, j in _alike([olds[i] for i in old_left], [news[j] for j in new_left]):
        found[new_left[j]] = (old_left[i], MatchedBy.CONTENT)
    old_left, new_left = left()
    return Pairing(
        tuple(Pair(olds[found[j][0]], news[j], found[j][1]) for j in sorted(found)),
        tuple(olds[i] for i in old_left),
        tuple(news[j] for j in new_left),
    )


def plain_name(path: str) -> str | None:
    """A file's name without its extension and the marks of a version; None where nothing else is left."""
    stem = _MARK_AT_START.sub("", _EXTENSION.sub("", _name(path)))
    while (shorter := _MARK_AT_END.sub("", stem)) != stem:
        stem = shorter
    return stem.strip().casefold() or None


def _unique(keyed: Sequence[tuple[Hashable | None, int]]) -> dict[Hashable, int]:
    """The places of values that occur once."""
    counts = Counter(value for value, _ in keyed)
    return {value: place for value, place in keyed if value is not None and counts[value] == 1}


def _name(path: str) -> str:
    return path.rsplit("/", 1)[-1]


def _common_folder(documents: Sequence[DocumentResult]) -> str:
    """What the paths of a run have in common: whole folders, with the "/" at the end."""
    folders = [document.path.split("/")[:-1] for document in documents]
    if not folders:
        return ""
    common = 0
    while all(len(parts) > common and parts[common] == folders[0][common] for parts in folders):
        common += 1
    return "".join(f"{part}/" for part in folders[0][:common])


def _alike(olds: Sequence[DocumentResult], news: Sequence[DocumentResult]) -> list[tuple[int, int]]:
    """Pairs of places whose words are like enough and like nothing else more, the most alike first."""
    old_pieces, new_pieces = list(map(_pieces, olds)), list(map(_pieces, news))
    scored = sorted(
        (
            (likeness, i, j)
            for i, mine in enumerate(old_pieces)
            for j, theirs in enumerate(new_pieces)
            if not _of_two_units(olds[i], news[j]) and (likeness := _likeness(mine, theirs)) >= LIKE_ENOUGH
        ),
        key=lambda entry: (-entry[0], entry[1], entry[2]),
    )
    pairs: list[tuple[int, int]] = []
    old_taken: set[int] = set()
    new_taken: set[int] = set()
    for _, i, j in scored:
        if i not in old_taken and j not in new_taken:
            pairs.append((i, j))
            old_taken.add(i)
            new_taken.add(j)
    return pairs


def _of_two_units(old: DocumentResult, new: DocumentResult) -> bool:
    """Whether the documents name different units: schools copy each other's plans, so like words prove nothing."""
    units = {document.reading.unit for document in (old, new) if document.reading and document.reading.unit}
    return len(units) == 2


def _pieces(document: DocumentResult) -> frozenset[str]:
    """Pieces of the sentences that the findings quote: a sample of the text that every result carries."""
    quoted = {evidence.text for finding in document.findings for evidence in finding.evidence}
    letters = ("".join(filter(str.isalnum, text)) for text in quoted)
    return frozenset(text[at : at + _PIECE] for text in letters for at in range(len(text) - _PIECE + 1))


def _likeness(mine: frozenset[str], theirs: frozenset[str]) -> float:
    """The share of pieces that both have, of all that either has."""
    if not mine or not theirs or min(len(mine), len(theirs)) < LIKE_ENOUGH * max(len(mine), len(theirs)):
        return 0.0
    common = len(mine & theirs)
    return common / (len(mine) + len(theirs) - common)
