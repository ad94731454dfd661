"""Text measured in terminal columns: a Chinese character takes two.

The standard library's width table is enough here and costs no import of rich, which the help text and the
error messages could not afford; a test holds it against rich's own.
"""

from __future__ import annotations

import re
from unicodedata import combining, east_asian_width

from checker.regexes import compiled

ELLIPSIS = "…"

#: must not begin a line, must not end one (Chinese typesetting's basic rule)
_CLOSING = frozenset("，。、；：？！）》」』】〕”’…—％%,.;:?!)]}〉·")
_OPENING = frozenset("（《「『【〔“‘([{〈")

#: a unit that stays together: a Latin word or number with what clings to it, or any single character
_UNIT = compiled(r"[A-Za-z0-9_./\\:@#&+=~\-]+|\s+|.", re.DOTALL)


def width(text: str) -> int:
    """How many columns a text takes."""
    if text.isascii():
        return len(text)
    return sum(_width_of(char) for char in text)


def _width_of(char: str) -> int:
    if combining(char) or char in "\u200b\u200c\u200d\ufeff\ufe0f":
        return 0
    return 2 if east_asian_width(char) in "WF" else 1


def pad(text: str, columns: int, *, right: bool = False) -> str:
    """A text filled up with spaces to some columns; `right` sets it at the right edge."""
    fill = " " * max(0, columns - width(text))
    return fill + text if right else text + fill


def shorten(text: str, columns: int) -> str:
    """A text cut at the end to fit, the cut shown."""
    if width(text) <= columns:
        return text
    return _head(text, columns - 1) + ELLIPSIS


def shorten_middle(text: str, columns: int) -> str:
    """A text cut in its middle to fit: a file's name says most at both ends."""
    if width(text) <= columns:
        return text
    tail = _head(text[::-1], (columns - 1) // 2)[::-1]
    return _head(text, columns - 1 - width(tail)) + ELLIPSIS + tail


def _head(text: str, columns: int) -> str:
    taken = 0
    for index, char in enumerate(text):
        taken += _width_of(char)
        if taken > columns:
            return text[:index]
    return text


def fold(text: str, columns: int) -> list[str]:
    """A text cut into lines of at most some columns wherever they are full: for file names, which have no words."""
    return _pieces(text, max(columns, 2))


def wrap(text: str, columns: int) -> list[str]:
    """A text in lines of at most some columns, at least one line. Chinese breaks anywhere but before closing
    and after opening punctuation; Latin words and numbers stay whole where they fit on a line."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines += _wrap_paragraph(paragraph, max(columns, 4))
    return lines


def _wrap_paragraph(text: str, columns: int) -> list[str]:
    lines: list[str] = []
    line: list[str] = []
    used = 0
    for unit in _UNIT.findall(text):
        for piece in _pieces(unit, columns):
            size = width(piece)
            if used + size > columns and line:
                carried = _carried(line, piece)
                if sum(map(width, carried)) + size > columns:
                    carried = []  # little but punctuation: broken where it is full
                lines.append("".join(line[: len(line) - len(carried)]).rstrip())
                line = carried[1:] if carried and carried[0].isspace() else carried
                used = sum(map(width, line))
            if piece.isspace() and not line:
                continue
            line.append(piece)
            used += size
    lines.append("".join(line).rstrip())
    return lines


def _pieces(unit: str, columns: int) -> list[str]:
    """A unit, or its parts where it is wider than a whole line."""
    if width(unit) <= columns:
        return [unit]
    parts = []
    while unit:
        part = _head(unit, columns) or unit[:1]
        parts.append(part)
        unit = unit[len(part) :]
    return parts


def _carried(line: list[str], coming: str) -> list[str]:
    """What of a full line must move to the next one, so that no line begins with closing or ends with opening
    punctuation. At most four units: a line of nothing but punctuation is broken where it is full."""
    keep = len(line)
    first = coming
    for _ in range(4):
        if keep > 1 and (first in _CLOSING or line[keep - 1] in _OPENING):
            keep -= 1
            first = line[keep]
        else:
            return line[keep:]
    return []
