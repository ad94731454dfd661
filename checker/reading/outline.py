"""The outline of a document: which pieces are headings, how they are numbered, and what stands under each.

Most plans have plain paragraphs "一、指导思想", so a heading is known by style, outline level, automatic number,
bold type and the shape of its text together. Text without line breaks is cut at its numbers.
"""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterator

from checker.documents.model import BlockKind
from checker.reading.labels import CN, label_end, label_of
from checker.reading.view import View
from checker.regexes import compiled
from checker.values import Value

_INLINE = compiled(
    rf"(?<=[。;!?:]) ?(?={CN}{{1,3}}、|\( ?{CN}{{1,3}} ?\)|\d{{1,2}}、|[①-⑳⑴-⑿])| (?={CN}{{1,3}}、|\( ?{CN}{{1,3}} ?\))"
)
_TITLE_END = compiled(r"[。;!?:]| {1,}|,")
_EXPLAINED = compiled(r"(?:如下|有[一二三四五六七八九十\d]+(?:块|项|个方面|件|条|点))?(?:\([^()]*\)?)?$")
HEADING_LENGTH = 36
SHORT = 18


class Piece(Value):
    """A stretch of the view that begins with a number, or a line without one.

    style, number  how it is numbered ("cn": 一、), and the number; "" and None where it is not
    title          span of its heading words: of the whole piece, or the words run into its paragraph
    heading        it heads what follows (or is a run-in heading of its own paragraph)
    depth          1 for the outermost numbering in use; 0 for pieces without a number
    """

    start: int
    end: int
    line: int
    style: str
    number: int | None
    title: tuple[int, int]
    heading: bool
    depth: int
    run_in: bool


class Outline(Value, frozen=False):
    pieces: tuple[Piece, ...]

    def headings(self) -> Iterator[tuple[int, Piece]]:
        for index, piece in enumerate(self.pieces):
            if piece.heading:
                yield index, piece

    def under(self, index: int) -> tuple[int, int]:
        """The span of what stands under a heading: its own run-in text and all pieces up to the next of its depth."""
        piece = self.pieces[index]
        end = piece.end
        for later in self.pieces[index + 1 :]:
            if later.heading and later.depth and (not piece.depth or later.depth <= piece.depth):
                break
            if later.heading and not later.depth:
                break
            end = later.end
        return piece.title[1], end


def outline_of(view: View, known: Collection[str]) -> Outline:
    """The outline of a view. known: normalised names of sections and schedules, which make a short line a heading."""
    names = _Names(known)
    paired = _month_pairs(view)
    raw = [piece for index in range(len(view.lines)) for piece in _pieces_of_line(view, index, paired)]
    stack: list[str] = []
    pieces: list[Piece] = []
    heading: str | None = None
    view.headings = [None] * len(view.lines)
    for start, end, line, style, number in raw:
        title_start = label_end(view.text, start, style)
        title_end, run_in = _title(view.text, title_start, end)
        is_heading = _is_heading(view, line, start, title_start, title_end, end, style, run_in, names)
        if style in ("", "bullet"):
            depth = 0
            if is_heading and not style:
                stack.clear()
        else:
            if style in stack:
                del stack[stack.index(style) + 1 :]
            else:
                stack.append(style)
            depth = len(stack)
        piece = Piece(start, end, line, style, number, (title_start, title_end), is_heading, depth, run_in)
        pieces.append(piece)
        view.headings[line] = heading if view.headings[line] is None else view.headings[line]
        if is_heading:
            heading = view.text[start:title_end].strip(" :。")
    return Outline(tuple(pieces))


_PAIR = compiled(r"(\d{1,2})、(\d{1,2})月")


def _month_pairs(view: View) -> bool:
    """Whether "7、8月份" at the beginning of lines is two months (7、8月 9、10月) or item 7 (7、8月 8、9月 9、10月)."""
    firsts = []
    for line, following in itertools.zip_longest(view.lines, view.lines[1:]):
        match = _PAIR.match(line.text)
        if match and int(match[2]) == int(match[1]) + 1:
            firsts.append(int(match[1]))
            if following is not None and following.text.startswith(f"{match[2]}、"):
                return False  # 1、2月举行… 2、组织…: the next item
    return bool(firsts) and not any(second == first + 1 for first, second in itertools.pairwise(firsts))


def _pieces_of_line(view: View, index: int, paired: bool) -> Iterator[tuple[int, int, int, str, int | None]]:
    """Cut a line where a further number begins in mid-line ("…做好工作。二、主要工作 1、…")."""
    line = view.lines[index]
    if line.block.kind is BlockKind.TABLE_ROW:
        yield line.start, line.end, index, "", None
        return
    cuts = [line.start]
    if line.end - line.start > SHORT:
        cuts += [match.end() for match in _INLINE.finditer(view.text, line.start + 1, line.end)]
    cuts.append(line.end)
    for start, end in itertools.pairwise(cuts):
        if not view.text[start:end].strip():
            continue
        style, number = label_of(view.text, start, end)
        pair = _PAIR.match(view.text, start, end) if paired and style == "num" else None
        if pair and int(pair[2]) == int(pair[1]) + 1:
            style, number = "", None
        yield start, end, index, style, number


def _title(text: str, start: int, end: int) -> tuple[int, bool]:
    """Where the heading words of a piece end, and whether more of its paragraph follows them."""
    for match in _TITLE_END.finditer(text, start, end):
        if match.group() == ",":
            continue
        rest = text[match.end() : end].strip()
        if match.start() > start and not (match.group() == " " and match.start() - start < 2):
            return match.start(), bool(rest)
    return end, False


def _is_heading(
    view: View,
    line: int,
    start: int,
    title_start: int,
    title_end: int,
    end: int,
    style: str,
    run_in: bool,
    names: _Names,
) -> bool:
    text = view.text
    block = view.lines[line].block
    length = title_end - title_start
    if length <= 0 or length > HEADING_LENGTH:
        return False
    if block.kind is BlockKind.HEADING and start == view.lines[line].start:
        return True
    if not style and block.kind is not BlockKind.HEADING and is_mid_sentence(view, line):
        return False
    title = text[title_start:title_end].strip(" 【】[]<>《》()")
    separator = text[title_end : title_end + 1].strip()
    separator = separator or (" " if run_in else "")
    bare = _EXPLAINED.sub("", title)
    if title in names or bare in names or title[len(bare) :].strip("()") in names or names.end(bare):
        return not run_in or separator in (":", "。", " ") or bool(style)
    if style in ("cn", "bank", "stem", "part", "cn-paren", "ordinal", "named", "letter"):
        return not run_in or (separator in ("。", ":", " ") and length <= 24)
    if style in ("num", "num-paren", "num-half", "num-bracket", "circled"):
        if run_in:
            return separator in ("。", ":", " ") and length <= SHORT
        return separator not in (";", "!") and length <= 28 and not separator
    if style:
        return False
    return block.bold and not run_in and length <= 28


def is_mid_sentence(view: View, line: int) -> bool:
    """The line before breaks off: this one goes on with its sentence, however short it is."""
    if not line:
        return False
    before = view.lines[line - 1].text
    return len(before) > HEADING_LENGTH and before[-1] not in "。;:!?)》…,"


class _Names:
    """The names that make a short line a heading."""

    __slots__ = ("_endings", "_names")

    def __init__(self, names: Collection[str]) -> None:
        self._names = frozenset(names)
        self._endings = frozenset(name[-1:] for name in names)

    def __contains__(self, title: str) -> bool:
        return title in self._names

    def end(self, title: str) -> bool:
        """下半年主要工作, 附:全年安排: a name behind words that only say whose or when."""
        if title[-1:] not in self._endings:
            return False
        return any(
            title[at:] in self._names and QUALIFIERS.fullmatch(title[:at]) for at in range(1, len(title))
        )


QUALIFIERS = compiled(
    r"(?:附件?\d?:?|20[\dxX_*]{2}年?度?|[xX_*]{2,4}年?度?|今年|本年度?|今后|下一步|下阶段|来年|明年|新的?一?年|"
    r"工作的?|20\d\d-20\d\d学年度?|本学年|新学年|本学期|新学期|学期|学年|年度|全年|上半年|下半年|第[一二]学期|秋季|春季|"
    r"学校|我校|我园|本校|本园|校|园|工会|各项|总的?|几项|主要|具体|重点|的|我们|要达到的|要实现的|今后一段时间|拟|着重|做好|下列|如下|一年|总体|年)*"
)
