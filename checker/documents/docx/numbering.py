"""The automatic numbers of paragraphs: definitions from numbering.xml, and counters that run on.

Word counts by abstract numbering, not by w:num: two lists that share one abstract definition continue each
other, unless the second restarts by a w:startOverride (ECMA-376 part 1, 17.9).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property
from typing import NamedTuple

from lxml import etree

from checker.documents.docx.fragments import Fragments
from checker.documents.docx.names import HIDDEN, ILVL, RPR, STYLE, VAL, w
from checker.documents.docx.styles import Styles, children, switched_on, whole
from checker.documents.limits import Limits
from checker.documents.numerals import numeral, zero_padded
from checker.documents.symbols import bullet

LEVELS = 9
_FORMAT, _CUSTOM, _PATTERN, _FONTS = w("numFmt"), w("format"), w("lvlText"), w("rFonts")
_START, _RESTART, _LEGAL, _FOLLOWED_BY = w("start"), w("lvlRestart"), w("isLgl"), w("suff")
_PICTURE_BULLET = w("lvlPicBulletId")
_PLACEHOLDER = re.compile(r"%([1-9])")
_RESTARTS_ALWAYS = LEVELS  # w:lvlRestart absent


class Level(NamedTuple):
    """One level of a list."""

    start: int = 1
    number_format: str = "decimal"
    digits: int = 0  # of a custom format such as 001
    pieces: tuple[str, ...] = ("",)  # of "（%1）": text and the level whose number follows, by turns
    spaced: bool = True  # a tab or a space follows the number
    legal: bool = False  # all numbers of the label in decimal
    restarts_after: int = (
        _RESTARTS_ALWAYS  # a level of this count (or above it) begins this one anew; 0: none does
    )
    style_id: str | None = None  # the paragraph style that is bound to this level


_ORDINARY = Level()  # of a list that does not define it


class List(NamedTuple):
    """A w:num with its levels; lists of one `counter` count on from each other."""

    counter: str
    levels: dict[int, Level]
    overrides: dict[int, int]  # level -> the number it restarts at when this list is first used


class Label(NamedTuple):
    """An automatic number as shown, its level from 0, and whether a space stands between it and the text."""

    text: str
    ilvl: int
    spaced: bool


class Numbering:
    """Labels in document order: each call of `label` counts one paragraph further.

    `part` gives the bytes of numbering.xml. It is called by the first paragraph that has a number: many plans have the
    part and no such paragraph.
    """

    def __init__(self, part: Callable[[], bytes | None], styles: Styles, limits: Limits) -> None:
        self._part, self._styles, self._limits = part, styles, limits
        self._lists: dict[str, List | None] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[str] = set()

    def label(self, num_id: str, ilvl: int | None, style_id: str) -> Label | None:
        """The next number of a list; None where the list or its level shows none."""
        found = self._list(num_id)
        if found is None:
            return None
        if ilvl is None:  # numbered by its style: the level that names the style
            ilvl = next((at for at, level in found.levels.items() if level.style_id == style_id), 0)
        level = found.levels.get(ilvl)
        if level is None:
            return None
        counts = self._counts.setdefault(found.counter, [None] * LEVELS)
        if num_id not in self._begun:
            self._begun.add(num_id)
            for overridden in found.overrides:
                counts[overridden] = None
        value = counts[ilvl]
        counts[ilvl] = _start(found, ilvl) if value is None else value + 1
        for deeper in range(ilvl + 1, LEVELS):
            if counts[deeper] is not None and ilvl < found.levels.get(deeper, _ORDINARY).restarts_after:
                counts[deeper] = None
        text = _written(found, level, counts)
        return Label(text, ilvl, level.spaced) if text else None

    @cached_property
    def _definitions(self) -> tuple[Fragments, Fragments] | None:
        """The w:num and the w:abstractNum."""
        data = self._part()
        if data is None:
            return None
        return (
            Fragments(iter([data]), "num", "numId", self._limits),
            Fragments(iter([data]), "abstractNum", "abstractNumId", self._limits),
        )

    def _list(self, num_id: str) -> List | None:
        if num_id not in self._lists:
            self._lists[num_id] = self._read_list(num_id)
        return self._lists[num_id]

    def _read_list(self, num_id: str, hops: int = 0) -> List | None:
        if self._definitions is None:
            return None
        nums, abstracts = self._definitions
        num = nums.get(num_id)
        reference = None if num is None else num.find(w("abstractNumId"))
        if num is None or reference is None:
            return None
        counter = reference.get(VAL, "")
        abstract = abstracts.get(counter)
        if abstract is None:
            return None
        levels = dict(_levels(abstract))
        link = abstract.find(w("numStyleLink"))
        if link is not None and hops < LEVELS:  # the definition stands with the style of that name
            linked = self._styles.get(link.get(VAL, "")).num_id
            target = self._read_list(linked, hops + 1) if linked else None
            if target is not None:
                counter, levels = target.counter, {**target.levels, **levels}
        overrides = {}
        for override in num.iter(w("lvlOverride")):
            at = whole(override.get(ILVL))
            if at is None or not 0 <= at < LEVELS:
                continue
            levels.update(_levels(override))
            start = override.find(w("startOverride"))
            value = None if start is None else whole(start.get(VAL))
            if value is not None:
                overrides[at] = value
        return List(counter, levels, overrides)


def _levels(parent: etree._Element) -> list[tuple[int, Level]]:
    found = []
    for element in parent.iterchildren(w("lvl")):
        at = whole(element.get(ILVL))
        if at is not None and 0 <= at < LEVELS:
            found.append((at, _level(element)))
    return found


def _level(element: etree._Element) -> Level:
    own = children(element)

    def value(name: str) -> str | None:
        return own[name].get(VAL) if name in own else None

    # a format that older programs do not know stands in an AlternateContent; the tidied Choice comes first
    stated = next(element.iter(_FORMAT), None)
    number_format = "decimal" if stated is None else stated.get(VAL, "decimal")
    custom = stated.get(_CUSTOM, "") if stated is not None and number_format == "custom" else ""
    pattern = value(_PATTERN) or ""
    run = children(own[RPR]) if RPR in own else {}
    if number_format == "bullet":
        font = run[_FONTS].get(w("ascii"), run[_FONTS].get(w("hAnsi"), "")) if _FONTS in run else ""
        pattern = bullet(pattern, font)
        if not pattern and _PICTURE_BULLET in own:
            pattern = "•"
    if HIDDEN in run and switched_on(run[HIDDEN]):
        pattern = ""
    start, restart = whole(value(_START)), whole(value(_RESTART))
    return Level(
        start=0 if start is None else start,
        number_format=number_format,
        digits=len(custom.split(",")[0].strip()) if custom else 0,
        pieces=(pattern,) if number_format == "bullet" else tuple(_PLACEHOLDER.split(pattern)),
        spaced=value(_FOLLOWED_BY) != "nothing",
        legal=_LEGAL in own and switched_on(own[_LEGAL]),
        restarts_after=_RESTARTS_ALWAYS if restart is None else restart,
        style_id=value(STYLE),
    )


def _start(found: List, ilvl: int) -> int:
    return found.overrides.get(ilvl, found.levels.get(ilvl, _ORDINARY).start)


def _written(found: List, level: Level, counts: list[int | None]) -> str:
    """A label: the placeholders of the pattern filled with the counts of their levels."""
    pieces = list(level.pieces)
    for index in range(1, len(pieces), 2):
        at = int(pieces[index]) - 1
        count = counts[at]
        pieces[index] = _number(
            _start(found, at) if count is None else count,
            found.levels.get(at, _ORDINARY),
            legal=level.legal,
        )
    return "".join(pieces).strip()


def _number(value: int, level: Level, *, legal: bool) -> str:
    """A level's number in its format."""
    if level.number_format == "custom":
        return zero_padded(value, level.digits)
    if level.number_format in ("none", "bullet"):
        return ""
    return numeral(value, "decimal" if legal else level.number_format)
