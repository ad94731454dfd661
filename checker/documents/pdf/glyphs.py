"""PDFium's page to `Page`, with as few calls as will do: each call from Python costs as much as ten characters.

Whole lines come as one string; boxes are asked for at the ends of a line and around its spaces only.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections import Counter
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from checker.documents.limits import Limits
from checker.documents.pdf import dashed, drawings, grids, guests
from checker.documents.pdf.drawings import Direction
from checker.documents.pdf.geometry import Page, Piece
from checker.documents.pdf.radicals import RADICALS
from checker.documents.problems import ReadProblem

#: What characters become: look-alikes, and the mark that PDFium sets for a hyphen at a line's end.
_SIGNS = {**RADICALS, 2: "-"}
_RARE_SIGN = re.compile("[\x02\u2e80-\u2fdf\uf000-\ufaff]")  # to ask first costs less than to replace
_SEGMENT = re.compile(r"[^\r\n]+")
_TOKEN = re.compile(r"[^\s\x00\u200b\ufeff]+")
_GAP = 1.2  # ems between two tokens from which they may be two cells
_LONE = 0.5  # the same between two lone signs, which may belong into another piece's gaps
_SIGN = re.compile(r"[\u2010-\u2027“”‘’\"'…·—–-]+")
_TIGHT = 0.6  # ems under which a space that PDFium supposed beside a Chinese character is none
_BOLD_NAME = re.compile(r"bold|heavy|black|demi|粗", re.IGNORECASE)
_LONGEST_NAME = 256  # bytes of a font's name
_STRAIGHT = 0.12  # the sine of the angle up to which a line is a straight one
_UNKNOWN = -1
_SAMPLES = 40  # characters a page that are asked whether their font tells what they are


@dataclass(frozen=True, slots=True)
class _Segment:
    """A line as PDFium cuts them. direction is that of its base line, None for a slanted one."""

    text: str
    start: int  # index of its first character
    first: int  # and of the first that is no white space
    direction: Direction | None
    em: float
    origin: tuple[float, float]  # a point of its base line


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


class _Asker:
    """Boxes of single characters, through cells made once."""

    def __init__(self, sheet: Any, direction: Direction) -> None:
        self.sheet = sheet
        self.direction = direction
        self._rect = pdfium.FS_RECTF()
        self._rect_ref = ctypes.byref(self._rect)

    def ends(self, index: int) -> tuple[float, float]:
        """Where the character's advance width begins and ends along the line."""
        rect = self._rect
        pdfium.FPDFText_GetLooseCharBox(self.sheet, index, self._rect_ref)
        if self.direction == (1, 0):
            return rect.left, rect.right
        box = drawings.turn(rect.left, rect.bottom, rect.right, rect.top, self.direction)
        return box.x0, box.x1


class _Reader:
    """One page on its way from PDFium's calls to a Page."""

    def __init__(self, handle: Any, sheet: Any, count: int) -> None:
        self.handle = handle
        self.sheet = sheet
        self.count = count
        self.surrogates = False  # characters beyond U+FFFF may stand in two halves
        self.outlined = False  # some text is bold by its outline
        self.fonts: dict[bytes, bool] = {}  # font's name -> bold
        self.name = ctypes.create_string_buffer(_LONGEST_NAME)
        self.flags_ref = ctypes.byref(ctypes.c_int())

    def page(self, number: int) -> Page:
        text = self._text()
        segments = self._segments(text)
        direction = _main_direction(segments)
        drawing = drawings.read(self.handle, direction)
        self.outlined = drawing.outlined
        hidden, recognised = drawing.hidden_text()
        if hidden:
            text = self._without(text, hidden)
            segments = self._segments(text)
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
        asker = _Asker(self.sheet, direction)
        for segment in segments:
            if segment.direction is None:
                page.slanted += len(segment.text)
                continue
            target = page.pieces if segment.direction == direction else page.turned
            for piece in self._cut(asker, self._pieces(asker, segment), page.grids):
                if drawing.frame.holds((piece.x0 + piece.x1) / 2, piece.y - piece.em / 3):
                    target.append(piece)
        page.pieces = guests.interleave(
            page.pieces, asker.ends, lambda piece, start, end: self._again(asker, piece, text, start, end)
        )
        for target in (page.pieces, page.turned):
            for order, piece in enumerate(target):
                piece.order = order
        page.unmapped = self._unmapped(segments)
        return page

    def _text(self) -> str:
        """The page's text with one character at each of PDFium's indices."""
        count = self.count
        buffer = (ctypes.c_ushort * (count * 2 + 2))()
        written = pdfium.FPDFText_GetText(self.sheet, 0, count, buffer)
        if written - 1 == count:
            text = bytes(buffer)[: count * 2].decode("utf-16-le", "replace")
            if len(text) == count:
                return text.translate(_SIGNS) if _RARE_SIGN.search(text) else text
        # characters without a code, or beyond U+FFFF: then one by one, since indices must agree
        self.surrogates = True
        codes = (pdfium.FPDFText_GetUnicode(self.sheet, index) for index in range(count))
        return "".join(chr(code) if 0 < code < 0x110000 else "\ufffd" for code in codes).translate(_SIGNS)

    def _without(self, text: str, hidden: frozenset[int]) -> str:
        """The text with a line end in place of each character that nobody sees."""
        owner = pdfium.FPDFText_GetTextObject
        kept = []
        for index, char in enumerate(text):
            item = owner(self.sheet, index)
            seen = not item or ctypes.addressof(item.contents) not in hidden
            kept.append(char if seen else "\n")
        return "".join(kept)

    def _segments(self, text: str) -> list[_Segment]:
        segments = []
        matrix = pdfium.FS_MATRIX()
        matrix_ref = ctypes.byref(matrix)
        for match in _SEGMENT.finditer(text):
            first = _TOKEN.search(text, match.start(), match.end())
            if first is None:
                continue
            index = first.start()
            pdfium.FPDFText_GetMatrix(self.sheet, index, matrix_ref)
            length = math.hypot(matrix.a, matrix.b)
            direction = _straight(matrix.a / length, matrix.b / length) if length else (1, 0)
            em = pdfium.FPDFText_GetFontSize(self.sheet, index) * (math.hypot(matrix.c, matrix.d) or 1.0)
            origin = (matrix.e, matrix.f)
            segments.append(_Segment(match[0], match.start(), index, direction, abs(em) or 10.0, origin))
        return segments

    def _is_bold(self, segment: _Segment) -> bool:
        """Whether a line is set in bold at its first and its last character."""
        last = segment.start + len(segment.text.rstrip()) - 1
        if self._is_bold_font(segment.first) and self._is_bold_font(last):
            return True
        return self.outlined and self._is_outlined(segment.first) and self._is_outlined(last)

    def _is_bold_font(self, index: int) -> bool:
        pdfium.FPDFText_GetFontInfo(self.sheet, index, self.name, _LONGEST_NAME, self.flags_ref)
        name = self.name.value
        if name not in self.fonts:
            self.fonts[name] = _BOLD_NAME.search(name.decode("utf-8", "replace")) is not None
        return self.fonts[name]

    def _is_outlined(self, index: int) -> bool:
        """Whether a character is filled and outlined: bold made from a plain font."""
        item = pdfium.FPDFText_GetTextObject(self.sheet, index)
        return bool(item) and pdfium.FPDFTextObj_GetTextRenderMode(item) == drawings.FILLED_AND_OUTLINED

    def _pieces(self, asker: _Asker, segment: _Segment) -> list[Piece]:
        """The segment cut at its wide gaps; supposed spaces inside Chinese are taken out."""
        tokens = list(_TOKEN.finditer(segment.text))
        em, bold = segment.em, self._is_bold(segment)
        base = asker.direction[1] * segment.origin[0] - asker.direction[0] * segment.origin[1]
        pieces: list[Piece] = []
        for token in tokens:
            start, end = segment.start + token.start(), segment.start + token.end()
            x0, x1 = asker.ends(start)
            if end - start > 1:
                x1 = max(x1, asker.ends(end - 1)[1])
            last = pieces[-1] if pieces else None
            apart = (
                _LONE * em if _SIGN.fullmatch(token[0]) and last and _SIGN.fullmatch(last.text) else _GAP * em
            )
            if last is not None and -em < x0 - last.x1 < apart:
                last.text += self._space(last.end, x0 - last.x1, last.text[-1], token[0][0], em) + token[0]
                last.x1, last.end = x1, end
            else:
                pieces.append(Piece(token[0], x0, x1, base, em, start, end, bold=bold))
        if self.surrogates:
            for piece in pieces:
                piece.text = _whole(piece.text)
        return pieces

    def _cut(self, asker: _Asker, pieces: list[Piece], tables: list[grids.Grid]) -> list[Piece]:
        """The pieces, those that reach over a table's border cut at it, character by character."""
        if not tables:
            return pieces
        parts: list[Piece] = []
        for piece in pieces:
            height = piece.y - piece.em / 3
            table = next((grid for grid in tables if grid.box.holds(grid.xs[0], height)), None)
            if table is None or not table.parts(piece.x0 + 1, piece.x1 - 1, height):
                parts.append(piece)
                continue
            first = piece.start
            owner: int | None = _UNKNOWN
            for index in range(piece.start, piece.end):
                cell = table.cell_at(sum(asker.ends(index)) / 2, height)
                if owner is not _UNKNOWN and cell != owner:
                    parts += self._part(asker, piece, first, index)
                    first = index
                owner = cell
            parts += self._part(asker, piece, first, piece.end)
        return parts

    def _part(self, asker: _Asker, piece: Piece, start: int, end: int) -> list[Piece]:
        text = _whole("".join(chr(pdfium.FPDFText_GetUnicode(self.sheet, at)) for at in range(start, end)))
        if not text.strip():
            return []
        x0, x1 = asker.ends(start)[0], asker.ends(end - 1)[1]
        return [Piece(text.strip().translate(_SIGNS), x0, x1, piece.y, piece.em, start, end, bold=piece.bold)]

    def _again(self, asker: _Asker, piece: Piece, text: str, start: int, end: int) -> list[Piece]:
        """The pieces of a part of a piece."""
        first = _TOKEN.search(text, start, end)
        if first is None:
            return []
        dx, dy = asker.direction
        origin = (dy * piece.y, -dx * piece.y)
        segment = _Segment(text[start:end], start, first.start(), asker.direction, piece.em, origin)
        return self._pieces(asker, segment)

    def _space(self, before: int, gap: float, left: str, right: str, em: float) -> str:
        """The white space between two tokens as a person sees it."""
        latin = left < "\u2e80" and right < "\u2e80"
        if not latin and gap < _TIGHT * em and pdfium.FPDFText_IsGenerated(self.sheet, before) == 1:
            return ""
        return " "

    def _unmapped(self, segments: list[_Segment]) -> float:
        """The share of sampled characters whose font does not tell what they are."""
        step = max(1, len(segments) // _SAMPLES)
        asked = [segment.start + len(segment.text) // 2 for segment in segments[::step]]
        failed: int = sum(pdfium.FPDFText_HasUnicodeMapError(self.sheet, index) == 1 for index in asked)
        return failed / len(asked) if asked else 0.0


def _whole(text: str) -> str:
    """Characters beyond U+FFFF out of their two halves; a half alone becomes U+FFFD."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _straight(cosine: float, sine: float) -> Direction | None:
    if abs(sine) <= _STRAIGHT:
        return (1, 0) if cosine > 0 else (-1, 0)
    if abs(cosine) <= _STRAIGHT:
        return (0, 1) if sine > 0 else (0, -1)
    return None


def _main_direction(segments: list[_Segment]) -> Direction:
    weights: Counter[Direction] = Counter()
    for segment in segments:
        if segment.direction is not None:
            weights[segment.direction] += len(segment.text)
    return weights.most_common(1)[0][0] if weights else (1, 0)
