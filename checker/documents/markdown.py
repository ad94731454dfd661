"""Markdown: plain text with its marks taken off; what is left is the text that its author means to be seen."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from checker.documents.limits import Limits
from checker.documents.model import BlockKind, Document
from checker.documents.text import Line, read_marked
from checker.values import replace

_HEADING = re.compile(r"(#{1,6})\s+(.*?)(?:\s+#+)?$|(#{1,6})(?!#)([^\s#].*)$")
_UNDERLINE = re.compile(r"(=+|-+)$")
_FENCE = re.compile(r"(```+|~~~+)")
_BULLET = re.compile(r"[-*+]\s+(?:\[[ xX]\]\s+)?(?=\S)")
_ORDERED = re.compile(r"\d{1,3}[.)]\s+(?=\S)")
_QUOTE = re.compile(r"(?:>\s?)+")
_RULE = re.compile(r"(?:\*\s*){3,}$|(?:-\s*){3,}$|(?:_\s*){3,}$")
_IMAGE = re.compile(r"!\[([^\]]*)\]\([^)]*\)")
_LINK = re.compile(r"\[([^\]]+)\]\([^)]*\)")
_AUTOLINK = re.compile(r"<(https?://[^>\s]+)>")
_COMMENT = re.compile(r"<!--.*?-->")
_TAG = re.compile(r"</?(?:br|b|i|u|em|strong|span|font|center|div|p|sup|sub|mark)\b[^>]*>", re.IGNORECASE)
_EMPHASIS = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?<![\dA-Za-z])(\*\*\*|\*\*|\*)(?=\S)(.+?)(?<=\S)\1",
        r"(?<!\w)(___|__|_)(?=[^\s_])(.+?)(?<=[^\s_])\1(?!\w)",
        r"(~~)(?=\S)(.+?)(?<=\S)\1",
        r"(`+)(.+?)\1",
    )
)
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~])")


def read(data: bytes, path: str, limits: Limits) -> Document:
    """The document of a Markdown file. Raises ReadProblem (no-content, too-large)."""
    return read_marked(data, path, limits, "md", plain)


def plain(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines without marks: headings with level, list items as such, front matter and rules left out."""
    waiting: Line | None = None  # a line of text that an underline below may turn into a heading
    fence: str | None = None
    for line in _without_front_matter(list(lines)):
        fenced = _FENCE.match(line.text)
        if fenced and (fence is None or line.text.startswith(fence)):
            fence = fenced[1] if fence is None else None
            continue
        if fence is not None:
            yield from _flush(waiting)
            waiting = None
            yield line
            continue
        if waiting is not None and not line.after_blank and _UNDERLINE.fullmatch(line.text):
            yield replace(waiting, kind=BlockKind.HEADING, level=1 if line.text[0] == "=" else 2)
            waiting = None
            continue
        yield from _flush(waiting)
        waiting = None
        if _RULE.fullmatch(line.text):
            continue
        marked = _marked(line)
        if marked is not None and marked.kind is BlockKind.PARAGRAPH:
            waiting = marked
        else:
            yield from _flush(marked)
    yield from _flush(waiting)


def _flush(line: Line | None) -> Iterator[Line]:
    if line is not None and line.text:
        yield line


def _without_front_matter(lines: list[Line]) -> list[Line]:
    if lines and lines[0].text == "---" and lines[0].number == 1:
        for index, line in enumerate(lines[1:], 1):
            if line.text in ("---", "..."):
                return lines[index + 1 :]
    return lines


def _marked(line: Line) -> Line | None:
    text = _QUOTE.sub("", line.text, count=1) if line.text.startswith(">") else line.text
    heading = _HEADING.match(text)
    if heading:
        marks, title = (heading[1], heading[2]) if heading[1] else (heading[3], heading[4])
        return replace(line, text=_unmarked(title), kind=BlockKind.HEADING, level=len(marks))
    bullet = _BULLET.match(text)
    if bullet:
        return replace(line, text=_unmarked(text[bullet.end() :]), kind=BlockKind.LIST_ITEM)
    if _ORDERED.match(text):
        return replace(line, text=_unmarked(text), kind=BlockKind.LIST_ITEM)
    return replace(line, text=_unmarked(text))


def _unmarked(text: str) -> str:
    text = _COMMENT.sub("", text)
    text = _IMAGE.sub(r"\1", text)
    text = _LINK.sub(r"\1", text)
    text = _AUTOLINK.sub(r"\1", text)
    text = _TAG.sub("", text)
    for emphasis in _EMPHASIS:
        text = emphasis.sub(r"\2", text)
    return _ESCAPE.sub(r"\1", text).strip()
