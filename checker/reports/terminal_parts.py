"""What the terminal reports share: the canvas they are drawn on, colours, marks, the strip of months."""

from __future__ import annotations

import io
from collections.abc import Sequence
from functools import cached_property

from rich.console import Console, ConsoleRenderable
from rich.text import Text

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
    """Lines drawn for a terminal of a certain width; `text` gives them all.

    Every line is broken here, by columns, so that rich never breaks one by words.
    """

    def __init__(self, options: ReportOptions) -> None:
        self.options = options
        self.width = options.width
        self._file = io.StringIO()
        self._console = Console(
            file=self._file,
            width=options.width,
            force_terminal=options.colour,
            color_system="standard" if options.colour else None,
            no_color=not options.colour,
            legacy_windows=False,
            markup=False,
            emoji=False,
            highlight=False,
        )

    @property
    def text(self) -> str:
        """All that was drawn, without spaces at the ends of lines."""
        return "".join(f"{line.rstrip()}\n" for line in self._file.getvalue().splitlines())

    @cached_property
    def rule_char(self) -> str:
        return "─" if self.options.unicode else "-"

    def say(self, code: str, **values: object) -> str:
        """A text of checker.messages.reports in the reader's language."""
        return say(TEXTS, code, self.options.lang, **values)

    def line(self, *parts: str | Text | tuple[str, str]) -> None:
        """Draw one line of texts and (text, style) pairs."""
        self._console.print(Text.assemble(*parts), soft_wrap=True)

    def draw(self, renderable: ConsoleRenderable) -> None:
        self._console.print(renderable)

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
