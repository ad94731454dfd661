"""The style sheet of an RTF file: which paragraph styles are headings."""

from __future__ import annotations

import re

from checker.values import Value, field

_BUILT_IN_HEADING = re.compile(r"(?:heading|标题|標題)\s*([1-9])", re.I)
_DEEPEST = 30  # styles based on styles


class Style(Value, frozen=False):
    """A paragraph style; its name comes in pieces."""

    name: list[str] = field(default_factory=list)
    based_on: int | None = None
    outline: int | None = None


class StyleSheet:
    """Paragraph styles by number, in the order in which the sheet defines them."""

    def __init__(self) -> None:
        self._styles: dict[int, Style] = {}
        self._current = 0

    def word(self, word: str, number: int) -> None:
        """Take a control word of the sheet: a style begins, or says something of itself."""
        if word == "s":
            self._current = number
            self._styles[number] = Style()
        elif word == "sbasedon":
            self._at_hand.based_on = number
        elif word == "outlinelevel":
            self._at_hand.outline = number

    def named(self, piece: str) -> None:
        """Add a piece of the name of the style that is being defined."""
        self._at_hand.name.append(piece)

    @property
    def _at_hand(self) -> Style:
        return self._styles.setdefault(self._current, Style())

    def outline(self, number: int) -> int | None:
        """A style's outline level from 0: what it says, or its built-in name, or what it is based on; else None."""
        for _ in range(_DEEPEST):
            style = self._styles.get(number)
            if style is None:
                return None
            if style.outline is not None:
                return style.outline if 0 <= style.outline < 9 else None
            named = _BUILT_IN_HEADING.fullmatch("".join(style.name).strip())
            if named is not None:
                return int(named[1]) - 1
            if style.based_on is None:
                return None
            number = style.based_on
        return None
