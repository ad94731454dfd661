"""What is drawn on a page besides letters: ruled lines, filled areas, pictures, and which letters nobody sees."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium

from checker.documents.pdf.geometry import Box

Direction = tuple[int, int]
Matrix = tuple[float, float, float, float, float, float]

_TEXT, _PATH, _IMAGE = pdfium.FPDF_PAGEOBJ_TEXT, pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE
_SHADING, _FORM = pdfium.FPDF_PAGEOBJ_SHADING, pdfium.FPDF_PAGEOBJ_FORM

_THIN = 4.0  # points: a bar up to this is a ruled line
_MAX_OBJECTS = 20_000
_MAX_POINTS = 400  # a path of more points is a drawing, not a table's rule
_MAX_DEPTH = 6
_WHITE = 247  # of 255: what is lighter is not seen on white paper
_TRANSPARENT = 8  # of 255: what covers less is not seen
FILLED_AND_OUTLINED = 2  # text render modes of ISO 32000-1, table 106
_FILLED_MODES = frozenset({0, 2, 4, 6})
_INVISIBLE_MODES = frozenset({3, 7})
_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(slots=True)
class Drawing:
    """The page's frame, what may rule a table, pictures, and text objects whose letters may not be seen."""

    frame: Box
    rules: list[Box] = field(default_factory=list)
    pictures: list[Box] = field(default_factory=list)
    shades: list[Box] = field(default_factory=list)  # areas filled with something darker than paper
    invisible: list[int] = field(default_factory=list)
    pale: list[tuple[int, Box]] = field(default_factory=list)
    drawn: bool = False
    outlined: bool = False  # some text is filled and outlined, which makes it bold

    def hidden_text(self) -> tuple[frozenset[int], bool]:
        """Addresses of the text objects that nobody sees; whether the text is a recognised scan's own layer."""
        scanned = sum(picture.area for picture in self.pictures) > 0.5 * self.frame.area
        hidden = [] if scanned else list(self.invisible)
        dark = self.shades + self.pictures
        for address, box in self.pale:
            x, y = (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2
            if not any(area.holds(x, y) for area in dark):
                hidden.append(address)
        return frozenset(hidden), scanned and bool(self.invisible)


def page_box(handle: Any, direction: Direction) -> Box:
    """The visible part of a page, seen in the direction in which its text runs."""
    rect = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(handle, rect)
    return turn(rect.left, rect.bottom, rect.right, rect.top, direction)


def turn(left: float, bottom: float, right: float, top: float, direction: Direction) -> Box:
    """A box of the file's space (y up) as it lies where text running in `direction` is upright (y down)."""
    dx, dy = direction
    xs = (dx * left + dy * bottom, dx * right + dy * top)
    ys = (dy * left - dx * bottom, dy * right - dx * top)
    return Box(min(xs), min(ys), max(xs), max(ys))


def read(handle: Any, direction: Direction) -> Drawing:
    """Walk the page's objects once, forms within forms included."""
    drawing = Drawing(page_box(handle, direction))
    walker = _Walker(drawing, direction)
    count = min(pdfium.FPDFPage_CountObjects(handle), _MAX_OBJECTS)
    for index in range(count):
        walker.visit(pdfium.FPDFPage_GetObject(handle, index), _IDENTITY, 0)
    drawing.drawn = count > 0
    return drawing


class _Walker:
    """Sorts page objects into a Drawing; keeps its ctypes cells, since making them costs more than a call."""

    def __init__(self, drawing: Drawing, direction: Direction) -> None:
        self.drawing = drawing
        self.direction = direction
        self.left_objects = _MAX_OBJECTS
        self.red, self.green, self.blue, self.alpha = (ctypes.c_uint() for _ in range(4))
        self.colour_refs = tuple(map(ctypes.byref, (self.red, self.green, self.blue, self.alpha)))
        self.bounds = [ctypes.c_float() for _ in range(4)]
        self.bounds_refs = [ctypes.byref(part) for part in self.bounds]

    def visit(self, item: Any, matrix: Matrix, depth: int) -> None:
        self.left_objects -= 1
        if self.left_objects < 0:
            return
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == _TEXT:
            self._text(item, matrix)
        elif kind == _PATH:
            self._path(item, matrix)
        elif kind == _IMAGE:
            self.drawing.pictures.append(self._box(item, matrix))
        elif kind == _SHADING:
            self.drawing.shades.append(self._box(item, matrix))
        elif kind == _FORM and depth < _MAX_DEPTH:
            own = pdfium.FS_MATRIX()
            pdfium.FPDFPageObj_GetMatrix(item, own)
            inner = _product((own.a, own.b, own.c, own.d, own.e, own.f), matrix)
            for index in range(max(0, pdfium.FPDFFormObj_CountObjects(item))):
                if self.left_objects < 0:
                    break
                self.visit(pdfium.FPDFFormObj_GetObject(item, index), inner, depth + 1)

    def _text(self, item: Any, matrix: Matrix) -> None:
        mode = pdfium.FPDFTextObj_GetTextRenderMode(item)
        if mode in _INVISIBLE_MODES:
            self.drawing.invisible.append(ctypes.addressof(item.contents))
            return
        if mode == FILLED_AND_OUTLINED:
            self.drawing.outlined = True
        if mode in _FILLED_MODES and self._is_pale(item):
            self.drawing.pale.append((ctypes.addressof(item.contents), self._box(item, matrix)))

    def _is_pale(self, item: Any) -> bool:
        red, green, blue, alpha = self.colour_refs
        if not pdfium.FPDFPageObj_GetFillColor(item, red, green, blue, alpha):
            return False
        if self.red.value < _WHITE and self.alpha.value >= _TRANSPARENT:
            return False
        return self.alpha.value < _TRANSPARENT or min(self.green.value, self.blue.value) >= _WHITE

    def _box(self, item: Any, matrix: Matrix) -> Box:
        if not pdfium.FPDFPageObj_GetBounds(item, *self.bounds_refs):
            return Box(0.0, 0.0, 0.0, 0.0)
        left, bottom, right, top = (part.value for part in self.bounds)
        if matrix is not _IDENTITY:
            corners = [_apply(matrix, x, y) for x in (left, right) for y in (bottom, top)]
            left, right = min(x for x, _ in corners), max(x for x, _ in corners)
            bottom, top = min(y for _, y in corners), max(y for _, y in corners)
        return turn(left, bottom, right, top, self.direction)

    def _path(self, item: Any, matrix: Matrix) -> None:
        filled, stroked = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDFPath_GetDrawMode(item, filled, stroked)
        if not filled.value and not stroked.value:
            return
        points = pdfium.FPDFPath_CountSegments(item)
        if points > _MAX_POINTS:
            return
        box = self._box(item, matrix)
        wide, high = box.x1 - box.x0 > _THIN, box.y1 - box.y0 > _THIN
        if filled.value and not stroked.value and wide and high:
            if self._is_pale(item):
                return  # white paper laid under something
            self.drawing.shades.append(box)
        if not (wide and high) or points <= 6:
            self.drawing.rules.append(box)
        else:
            self.drawing.rules.extend(self._parts(item, matrix, points))

    def _parts(self, item: Any, matrix: Matrix, points: int) -> list[Box]:
        """The boxes of a path's own lines and rectangles, where one path draws many."""
        own = pdfium.FS_MATRIX()
        pdfium.FPDFPageObj_GetMatrix(item, own)
        whole = _product((own.a, own.b, own.c, own.d, own.e, own.f), matrix)
        x, y = ctypes.c_float(), ctypes.c_float()
        boxes: list[Box] = []
        before: tuple[float, float] | None = None
        first: tuple[float, float] | None = None
        for index in range(points):
            segment = pdfium.FPDFPath_GetPathSegment(item, index)
            pdfium.FPDFPathSegment_GetPoint(segment, x, y)
            here = _apply(whole, x.value, y.value)
            kind = pdfium.FPDFPathSegment_GetType(segment)
            if kind == pdfium.FPDF_SEGMENT_MOVETO:
                first = here
            elif kind == pdfium.FPDF_SEGMENT_LINETO and before is not None:
                boxes.append(self._line(before, here))
            if pdfium.FPDFPathSegment_GetClose(segment) and first is not None:
                boxes.append(self._line(here, first))
                here = first
            before = here
        return [box for box in boxes if box.x1 - box.x0 <= _THIN or box.y1 - box.y0 <= _THIN]

    def _line(self, start: tuple[float, float], end: tuple[float, float]) -> Box:
        return turn(
            min(start[0], end[0]),
            min(start[1], end[1]),
            max(start[0], end[0]),
            max(start[1], end[1]),
            self.direction,
        )


def _product(inner: Matrix, outer: Matrix) -> Matrix:
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def _apply(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f
