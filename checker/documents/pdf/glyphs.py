"""PDFium's page to `Page`, with as few calls as will do: each call from Python costs as much as ten characters.

Whole lines come as one string; boxes are asked for at the ends of a line and around its spaces only.
"""

from __future__ import annotations

import ctypes
import math
import re
import struct
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pypdfium2_raw as pdfium

from checker.documents.limits import Limits
from checker.documents.pdf import calls, dashed, drawings, grids, guests
from checker.documents.pdf.drawings import Direction
from checker.documents.pdf.geometry import Piece
from checker.documents.pdf.page import Page
from checker.documents.pdf.radicals import RADICALS
from checker.documents.problems import ReadProblem

_LOOK_ALIKE = re.compile("[\u2e80-\u2fdf\uf000-\ufaff]")  # to ask first costs less than to replace
_HYPHEN = "\ufdd0"  # one that divides a word, and its line from the next; the code is no character's
_MAYBE_HYPHEN = re.compile("[\x02\ufffe]")  # what PDFium gives for it, and for a character without a code
_LINE = re.compile(f"[^\r\n{_HYPHEN}]+{_HYPHEN}?|{_HYPHEN}")
_GAP = 1.2  # ems between two tokens from which they may be two cells
_LONE = 0.5  # the same between two lone signs, which may belong into another piece's gaps
_SIGN = re.compile(r"[\u2010-\u2027“”‘’\"'…·—–-]+")
_TIGHT = 0.6  # ems under which a space that PDFium supposed beside a Chinese character is none
_BOLD_NAME = re.compile(r"bold|heavy|black|demi|粗", re.IGNORECASE)
_LONGEST_NAME = 256  # bytes of a font's name
_STRAIGHT = 0.12  # the sine of the angle up to which a line is a straight one
_UNKNOWN = -1
_SIX_FLOATS = struct.Struct("6f").unpack
_SAMPLES = 40  # characters a page that are asked whether their font tells what they are


@dataclass(slots=True)  # made for every line, twice as fast as a Value
class _Segment:
    """A line as PDFium cuts them, by the indices of its characters.

    tokens     each run of characters that are no white space, with the index of its first; there is one at least
    direction  that of its base line, None for a slanted one
    origin     a point of its base line
    """

    start: int
    end: int
    tokens: list[tuple[int, str]]
    direction: Direction | None
    em: float
    origin: tuple[float, float]


def read_page(handle: Any, number: int, limits: Limits, spent: int) -> Page:
    """What a loaded page shows; `spent` counts the characters of the pages before. Raises ReadProblem."""
    sheet = pdfium.FPDFText_LoadPage(handle)
    if not sheet:
        return Page(number, drawings.page_box(handle, (1, 0)))
    try:
        count = max(0, pdfium.FPDFText_CountChars(sheet))
        if spent + count > limits.characters:
            raise ReadProblem("too-large", what="characters", limit=limits.characters)
        return _Reader(handle, sheet, count).page(number)
    finally:
        pdfium.FPDFText_ClosePage(sheet)


class _Reader:
    """One page on its way from PDFium's calls to a Page; cells for PDFium's answers are made once."""

    def __init__(self, handle: Any, sheet: Any, count: int) -> None:
        self.handle = handle
        self.sheet = sheet
        self.count = count
        self.text = ""
        self.direction: Direction = (1, 0)
        self.ends = _ends_along(sheet, (1, 0))
        self.surrogates = False  # characters beyond U+FFFF may stand in two halves
        self.outlined = False  # some text is bold by its outline
        self.is_bold_font = _bold_fonts(sheet)

    def page(self, number: int) -> Page:
        self.text = self._text()
        segments = self._segments()
        direction = self.direction = _main_direction(segments)
        self.ends = _ends_along(self.sheet, direction)
        drawing = drawings.read(self.handle, direction)
        self.outlined = drawing.outlined
        hidden, recognised = drawing.hidden_text()
        if hidden:
            self.text = self._without(hidden)
            segments = self._segments()
        tables = grids.find(drawing.rules)
        page = Page(
            number,
            drawing.frame,
            direction,
            grids=tables,
            pictures=drawing.pictures,
            characters=self.count,
            drawn=drawing.drawn,
            dashed=not tables and dashed.suggest_table(drawing.rules),
            recognised=recognised,
        )
        left, top, right, bottom = drawing.frame.x0, drawing.frame.y0, drawing.frame.x1, drawing.frame.y1
        for segment in segments:
            if segment.direction is None:
                page.slanted += segment.end - segment.start
                continue
            target = page.pieces if segment.direction == direction else page.turned
            pieces = self._pieces(segment)
            for piece in self._cut(pieces, tables) if tables else pieces:
                x, y = (piece.x0 + piece.x1) / 2, piece.y - piece.em / 3
                if left <= x <= right and top <= y <= bottom:
                    target.append(piece)
        page.pieces = guests.interleave(page.pieces, self.ends, self._again)
        for target in (page.pieces, page.turned):
            for order, piece in enumerate(target):
                piece.order = order
        page.unmapped = self._unmapped(segments)
        return page

    def _text(self) -> str:
        """The page's text with one character at each of PDFium's indices."""
        count = self.count
        buffer = bytearray(count * 4 + 4)  # room for each character's two halves
        written = pdfium.FPDFText_GetText(self.sheet, 0, count, (ctypes.c_ushort).from_buffer(buffer))
        if written - 1 == count:
            text = buffer[: count * 2].decode("utf-16-le", "replace")
            if len(text) == count:
                return self._with_signs(text)
        # characters without a code, or beyond U+FFFF: then one by one, since indices must agree
        self.surrogates = True
        codes = (calls.char_code(self.sheet, index) for index in range(count))
        return self._with_signs("".join(chr(code) if 0 < code < 0x110000 else "\ufffd" for code in codes))

    def _with_signs(self, text: str) -> str:
        """The text with characters in place of their look-alikes, and a mark for each hyphen that divides a word."""
        if _LOOK_ALIKE.search(text):
            text = text.translate(RADICALS)
        if "\ufffe" in text or "\x02" in text:
            is_hyphen = pdfium.FPDFText_IsHyphen
            text = _MAYBE_HYPHEN.sub(
                lambda sign: _HYPHEN if is_hyphen(self.sheet, sign.start()) == 1 else sign[0], text
            )
        return text

    def _without(self, hidden: frozenset[int]) -> str:
        """The text with a line end in place of each character that nobody sees."""
        kept = []
        for index, char in enumerate(self.text):
            item = calls.char_object(self.sheet, index)
            seen = not item or ctypes.addressof(item.contents) not in hidden
            kept.append(char if seen else "\n")
        return "".join(kept)

    def _segments(self) -> list[_Segment]:
        sheet = self.sheet
        segments = []
        matrix = (ctypes.c_float * 6)()
        matrix_ref = ctypes.byref(matrix)
        for line in _LINE.finditer(_blank(self.text)):
            start, end = line.span()
            tokens = _tokens(line[0], start)
            if tokens:
                index = tokens[0][0]
                calls.char_matrix(sheet, index, matrix_ref)
                a, b, c, d, e, f = _SIX_FLOATS(matrix)
                em = calls.char_size(sheet, index) * (math.hypot(c, d) or 1.0)
                direction = (1, 0) if a > 0 and not b else _direction(a, b)
                segments.append(_Segment(start, end, tokens, direction, abs(em) or 10.0, (e, f)))
        return segments

    def _is_bold(self, tokens: list[tuple[int, str]]) -> bool:
        """Whether a line is set in bold at its first and its last character."""
        first, last = tokens[0][0], tokens[-1][0] + len(tokens[-1][1]) - 1
        if self.is_bold_font(first) and self.is_bold_font(last):
            return True
        return self.outlined and self._is_outlined(first) and self._is_outlined(last)

    def _is_outlined(self, index: int) -> bool:
        """Whether a character is filled and outlined: bold made from a plain font."""
        item = calls.char_object(self.sheet, index)
        return bool(item) and calls.render_mode(item) == drawings.FILLED_AND_OUTLINED

    def _pieces(self, segment: _Segment) -> list[Piece]:
        """The segment cut at its wide gaps; supposed spaces inside Chinese are taken out."""
        ends, em, bold = self.ends, segment.em, self._is_bold(segment.tokens)
        base = self.direction[1] * segment.origin[0] - self.direction[0] * segment.origin[1]
        pieces: list[Piece] = []
        last: Piece | None = None
        for start, token in segment.tokens:
            end = start + len(token)
            x0, x1 = ends(start)
            if end - start > 1:
                x1 = max(x1, ends(end - 1)[1])
            if last is not None:
                gap = x0 - last.x1
                if -em < gap < _GAP * em and (gap < _LONE * em or not _are_signs(last.text, token)):
                    last.text += self._space(last.end, gap, last.text[-1], token[0], em) + token
                    last.x1, last.end = x1, end
                    continue
            last = Piece(token, x0, x1, base, em, start, end, 0, bold)
            pieces.append(last)
        if self.surrogates:
            for piece in pieces:
                piece.text = _whole(piece.text)
        return pieces

    def _cut(self, pieces: list[Piece], tables: list[grids.Grid]) -> list[Piece]:
        """The pieces, those that reach over a table's border cut at it, character by character."""
        parts: list[Piece] = []
        for piece in pieces:
            height = piece.y - piece.em / 3
            table = next((grid for grid in tables if grid.ys[0] <= height <= grid.ys[-1]), None)
            if table is None or not table.parts(piece.x0 + 1, piece.x1 - 1, height):
                parts.append(piece)
                continue
            first = piece.start
            owner: int | None = _UNKNOWN
            for index in range(piece.start, piece.end):
                cell = table.cell_at(sum(self.ends(index)) / 2, height)
                if owner is not _UNKNOWN and cell != owner:
                    parts += self._part(piece, first, index)
                    first = index
                owner = cell
            parts += self._part(piece, first, piece.end)
        return parts

    def _part(self, piece: Piece, start: int, end: int) -> list[Piece]:
        text = _whole(self.text[start:end]).replace(_HYPHEN, "-").strip()
        if not text:
            return []
        x0, x1 = self.ends(start)[0], self.ends(end - 1)[1]
        return [Piece(text, x0, x1, piece.y, piece.em, start, end, bold=piece.bold)]

    def _again(self, piece: Piece, start: int, end: int) -> list[Piece]:
        """The pieces of a part of a piece."""
        tokens = _tokens(_blank(self.text[start:end]), start)
        if not tokens:
            return []
        dx, dy = self.direction
        origin = (dy * piece.y, -dx * piece.y)
        return self._pieces(_Segment(start, end, tokens, self.direction, piece.em, origin))

    def _space(self, before: int, gap: float, left: str, right: str, em: float) -> str:
        """The white space between two tokens as a person sees it."""
        latin = left < "\u2e80" and right < "\u2e80"
        if not latin and gap < _TIGHT * em and calls.is_supposed(self.sheet, before) == 1:
            return ""
        return " "

    def _unmapped(self, segments: list[_Segment]) -> float:
        """The share of sampled characters whose font does not tell what they are."""
        sampled = segments[:: max(1, len(segments) // _SAMPLES)]
        if not sampled:
            return 0.0
        answers = [calls.is_unmapped(self.sheet, (part.start + part.end) // 2) for part in sampled]
        return answers.count(1) / len(sampled)


def _are_signs(one: str, other: str) -> bool:
    return _SIGN.fullmatch(one) is not None and _SIGN.fullmatch(other) is not None


def _whole(text: str) -> str:
    """Characters beyond U+FFFF out of their two halves; a half alone becomes U+FFFD."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _blank(text: str) -> str:
    """A text with spaces in place of characters that have no width and part words nevertheless."""
    return text.replace("\x00", " ").replace("\u200b", " ").replace("\ufeff", " ")


def _tokens(line: str, start: int) -> list[tuple[int, str]]:
    """The runs of a line's characters that are no white space, each with its index if the line begins at `start`."""
    line = line.replace(_HYPHEN, "-")
    tokens = []
    at = 0
    for word in line.split():
        at = line.index(word, at)
        tokens.append((start + at, word))
        at += len(word)
    return tokens


def _ends_along(sheet: Any, direction: Direction) -> guests.Ends:
    """A function that tells where a character's advance width begins and ends along lines of a direction."""
    rect = pdfium.FS_RECTF()
    rect_ref = ctypes.byref(rect)
    char_box = calls.char_box

    def ends(index: int) -> tuple[float, float]:
        char_box(sheet, index, rect_ref)
        return rect.left, rect.right

    def turned(index: int) -> tuple[float, float]:
        char_box(sheet, index, rect_ref)
        box = drawings.turn(rect.left, rect.bottom, rect.right, rect.top, direction)
        return box.x0, box.x1

    return ends if direction == (1, 0) else turned


def _bold_fonts(sheet: Any) -> Callable[[int], bool]:
    """A function that tells whether a character's font is bold by its name."""
    fonts: dict[bytes, bool] = {}
    name = ctypes.create_string_buffer(_LONGEST_NAME)
    name_ref, flags_ref = ctypes.byref(name), ctypes.byref(ctypes.c_int())
    char_font = calls.char_font

    def is_bold(index: int) -> bool:
        char_font(sheet, index, name_ref, _LONGEST_NAME, flags_ref)
        bold = fonts.get(name.value)
        if bold is None:
            bold = _BOLD_NAME.search(name.value.decode("utf-8", "replace")) is not None
            fonts[name.value] = bold
        return bold

    return is_bold


def _direction(a: float, b: float) -> Direction | None:
    """The direction of a base line by the upper row of its text's matrix, None for a slanted one."""
    length = math.hypot(a, b)
    if abs(b) <= _STRAIGHT * length:
        return (1, 0) if a >= 0 else (-1, 0)
    if abs(a) <= _STRAIGHT * length:
        return (0, 1) if b > 0 else (0, -1)
    return None


def _main_direction(segments: list[_Segment]) -> Direction:
    """The direction of most characters, the first seen of two with as many."""
    weights: dict[Direction, int] = {}
    for segment in segments:
        if segment.direction is not None:
            weights[segment.direction] = weights.get(segment.direction, 0) + segment.end - segment.start
    return max(weights, key=weights.__getitem__, default=(1, 0))
