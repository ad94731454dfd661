"""Small PDF files drawn for tests, a function a page. Chinese is set in a font that every viewer brings along."""

from __future__ import annotations

import io
from collections.abc import Callable

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from checker.documents import Document, read_bytes
from checker.documents.model import BlockKind

FONT = "STSong-Light"
pdfmetrics.registerFont(UnicodeCIDFont(FONT))

WIDE, HIGH = A4
LEFT, RIGHT, TOP = 90.0, WIDE - 90.0, HIGH - 90.0
Draw = Callable[[Canvas], object]


def sheets(*draws: Draw, **options: object) -> bytes:
    """A PDF with a page for each function, which draws on a reportlab canvas with 14-point Chinese set."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, **options)  # type: ignore[arg-type]
    for draw in draws:
        canvas.setFont(FONT, 14)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def write(canvas: Canvas, lines: list[str], x: float = LEFT, y: float = TOP, step: float = 24.0) -> float:
    """Lines one under another; returns the height of the next."""
    for line in lines:
        canvas.drawString(x, y, line)
        y -= step
    return y


def wrapped(text: str, columns: int, indent: int = 2) -> list[str]:
    """A paragraph as a word processor breaks it: `columns` characters a line, the first set in."""
    lines = ["\u3000" * indent + text[: columns - indent]]
    rest = text[columns - indent :]
    return lines + [rest[i : i + columns] for i in range(0, len(rest), columns)]


def grid(canvas: Canvas, xs: list[float], ys: list[float]) -> None:
    """A ruled table's lines, all of them."""
    for x in xs:
        canvas.line(x, ys[0], x, ys[-1])
    for y in ys:
        canvas.line(xs[0], y, xs[-1], y)


def opened(*draws: Draw, password: str | None = None, **options: object) -> Document:
    return read_bytes(sheets(*draws, **options), "plan.pdf", password=password)


def texts(document: Document) -> list[str]:
    """The body's blocks as texts."""
    return [block.text for block in document.body]


def rows(document: Document) -> list[tuple[str, ...]]:
    return [block.cells for block in document.body if block.kind is BlockKind.TABLE_ROW]
