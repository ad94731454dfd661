"""What the terminal reports share: the canvas they are drawn on, colours, marks, the strip of months.

Lines are broken and filled by us, since Chinese characters take two columns; of what rich offers nothing would be left to
use but colours, and importing it takes a quarter of the time of a check.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from checker.messages import say
from checker.messages.reports import TEXTS
from checker.reports.cells import width, wrap
from checker.reports.digest import MonthState
from checker.reports.options import ReportOptions
from checker.results import Status

#: from the best band to the worst; one that the rule set adds between takes the colour of its neighbour
_BAND_STYLES = ("green", "cyan", "yellow", "red")

#: marks that every Chinese Windows console can show (they are in GBK)
STATUS_MARKS = {
    Status.PASS: ("√", "green"),
    Status.PARTIAL: ("△", "yellow"),
    Status.FAIL: ("×", "bold red"),
    Status.NOT_APPLICABLE: ("-", "dim"),
}
MONTH_MARKS = {
    MonthState.LISTED: ("■", "green"),
    MonthState.PROSE: ("◆", "cyan"),
    MonthState.GAP: ("□", "bold red"),
    MonthState.FREE: ("·", "dim"),
}

#: a text and how it is shown: words of _CODES, "" for as it is
Part = tuple[str, str]

#: what makes a terminal show a text so (ECMA-48, "select graphic rendition")
_CODES = {
    "bold": "1", "dim": "2",
    "red": "31", "green": "32", "yellow": "33", "magenta": "35", "cyan": "36",
}  # fmt: skip

#: digits of three rows, for the score at a glance
_BIG = {
    "0": ("█▀█", "█ █", "▀▀▀"),
    "1": ("▀█ ", " █ ", "▀▀▀"),
    "2": ("▀▀█", "█▀▀", "▀▀▀"),
    "3": ("▀▀█", " ▀█", "▀▀▀"),
    "4": ("█ █", "▀▀█", "  ▀"),
    "5": ("█▀▀", "▀▀█", "▀▀▀"),
    "6": ("█▀▀", "█▀█", "▀▀▀"),
    "7": ("▀▀█", "  █", "  ▀"),
    "8": ("█▀█", "█▀█", "▀▀▀"),
    "9": ("█▀█", "▀▀█", "▀▀▀"),
    ".": (" ", " ", "▀"),
}


class Canvas:
    """Lines drawn for a terminal of a certain width; `text` gives them all."""

    def __init__(self, options: ReportOptions) -> None:
        self.options = options
        self.width = options.width
        self.rule_char = "─" if options.unicode else "-"
        self._lines: list[str] = []

    @property
    def text(self) -> str:
        """All that was drawn, without spaces at the ends of lines."""
        return "".join(f"{line.rstrip()}\n" for line in self._lines)

    def say(self, code: str, **values: object) -> str:
        """A text of checker.messages.reports in the reader's language."""
        return say(TEXTS, code, self.options.lang, **values)

    def line(self, *parts: str | Part) -> None:
        """Draw one line of texts and (text, style) pairs."""
        self._lines.append("".join(part if isinstance(part, str) else self._painted(*part) for part in parts))

    def _painted(self, text: str, style: str) -> str:
        if not (self.options.colour and style and text):
            return text
        codes = ";".join(_CODES[word] for word in style.split())
        return f"\x1b[{codes}m{text}\x1b[0m"

    def paragraph(self, text: str, style: str = "", *, indent: int = 0, hanging: Sequence[str] = ()) -> None:
        """Draw a text broken to the width. hanging: a label before its first line, with its style."""
        label, label_style = hanging if hanging else ("", "")
        margin = indent + width(label)
        for number, piece in enumerate(wrap(text, self.width - margin - 1)):
            before = " " * indent + label if number == 0 else " " * margin
            self.line((before, label_style), (piece, style))

    def heading(self, text: str, right: str = "") -> None:
        """Draw a section's heading over a line."""
        gap = " " * max(1, self.width - 2 - width(text) - width(right))
        self.line("")
        self.line((f" {text}", "bold"), gap, (right, "dim"))
        self.line((" " + self.rule_char * (self.width - 2), "dim"))


def columns(parts: Iterable[Part]) -> int:
    """How many columns the parts of a line take together."""
    return sum(width(text) for text, _ in parts)


def band_style(band: str | None, bands: Sequence[str]) -> str:
    """The colour of a band: the best is green, the worst red."""
    if band not in bands:
        return ""
    rank = bands.index(band)
    if rank == len(bands) - 1:
        return _BAND_STYLES[-1]
    return _BAND_STYLES[min(rank, len(_BAND_STYLES) - 2)]


def big(score: str) -> list[str]:
    """A score in digits of three rows."""
    return [" ".join(_BIG[char][row] for char in score) for row in range(3)]
