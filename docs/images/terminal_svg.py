"""A terminal's text as an SVG picture, every character on its cell.

rich's own SVG export stretches each run of text to one cell a character, which squeezes Chinese to half its width.

The picture in the README is made by

    FORCE_COLOR=1 plancheck samples/东篱小学工会2026年工作计划.docx |
        python docs/images/terminal_svg.py > docs/images/report.svg
"""

from __future__ import annotations

import io
import sys
from html import escape
from itertools import groupby

from rich.cells import cell_len
from rich.color import Color
from rich.console import Console
from rich.style import Style
from rich.terminal_theme import DIMMED_MONOKAI as THEME
from rich.text import Text

CELL, LINE, MARGIN = 8.4, 19.0, 16.0
FONTS = "'Cascadia Mono', Consolas, Menlo, 'DejaVu Sans Mono', 'Noto Sans Mono CJK SC', 'Microsoft YaHei', monospace"


def picture(ansi: str) -> str:
    """The SVG of a text with ANSI colours; as wide as its widest line."""
    lines = [Text.from_ansi(line) for line in ansi.expandtabs().splitlines()]
    columns = max((cell_len(line.plain) for line in lines), default=1)
    drawn = [element for row, line in enumerate(lines) for element in _elements(line, row)]
    width, height = columns * CELL + 2 * MARGIN, len(lines) * LINE + 2 * MARGIN
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.0f}" height="{height:.0f}"'
            f' viewBox="0 0 {width:.0f} {height:.0f}" font-family="{FONTS}" font-size="14">',
            f'<rect width="100%" height="100%" rx="8" fill="{THEME.background_color.hex}"/>',
            *drawn,
            "</svg>\n",
        ]
    )


def _elements(line: Text, row: int) -> list[str]:
    """One element for each run of equally wide characters of one style."""
    found = []
    column = 0
    y = MARGIN + row * LINE + LINE * 0.75
    for segment in line.render(Console(file=io.StringIO(), width=1000)):
        style = segment.style or Style.null()
        for size, run in groupby(segment.text, key=cell_len):
            text = "".join(run)
            if text.strip():
                found.append(
                    f'<text x="{MARGIN + column * CELL:.1f}" y="{y:.1f}" textLength="{size * len(text) * CELL:.1f}"'
                    f' lengthAdjust="spacingAndGlyphs" xml:space="preserve"{_look(style)}>{escape(text)}</text>'
                )
            column += size * len(text)
    return found


def _look(style: Style) -> str:
    colour = (style.color or Color.default()).get_truecolor(THEME).hex
    weight = ' font-weight="bold"' if style.bold else ""
    dimmed = ' opacity="0.6"' if style.dim else ""
    return f' fill="{colour}"{weight}{dimmed}'


if __name__ == "__main__":
    sys.stdout.write(picture(sys.stdin.read()))
