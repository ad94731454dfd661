"""What is drawn on a page besides letters: ruled lines, filled areas, pictures, and which letters nobody sees."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any

import pypdfium2_raw as pdfium

from checker.documents.pdf import calls
from checker.documents.pdf.geometry import Box
from checker.values import Value, field

Direction = tuple[int, int]
Matrix = tuple[float, float, float, float, float, float]

_PATH, _IMAGE = pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE
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


class Drawing(Value, frozen=False):
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
    count = pdfium.FPDFPage_CountObjects(handle)
    _Walker(drawing, direction).walk(calls.page_object, handle, count, _IDENTITY, 0)
    drawing.drawn = count > 0
    return drawing


class _Walker:
    """Sorts page objects into a Drawing; keeps its ctypes cells, since making them costs more than a call."""

    def __init__(self, drawing: Drawing, direction: Direction) -> None:
        self.drawing = drawing
        self.direction = direction
        self.left_objects = _MAX_OBJECTS
        self.red, self.green, self.blue, self.alpha = (ctypes.c_uint() for _ in range(4))
        self.colour_refs = [ctypes.byref(part) for part in (self.red, self.green, self.blue, self.alpha)]
        self.bounds = [ctypes.c_float() for _ in range(4)]
        self.bounds_refs = [ctypes.byref(part) for part in self.bounds]
        self.filled, self.stroked = ctypes.c_int(), ctypes.c_int()
        self.mode_refs = [ctypes.byref(self.filled), ctypes.byref(self.stroked)]
        self.point = [ctypes.c_float(), ctypes.c_float()]
        self.point_refs = [ctypes.byref(part) for part in self.point]

    def walk(
        self, get: Callable[[Any, int], Any], holder: Any, count: int, matrix: Matrix, depth: int
    ) -> None:
        """Visit what a page or a form holds, as long as the page's number of objects allows."""
        drawing, mode_of, is_pale = self.drawing, calls.render_mode, self._is_pale
        for index in range(min(count, self.left_objects)):
            if self.left_objects <= 0:
                return
            self.left_objects -= 1
            item = get(holder, index)
            mode = mode_of(item)  # asked first, since most objects are text; -1 for all others
            if mode in _FILLED_MODES:
                if mode == FILLED_AND_OUTLINED:
                    drawing.outlined = True
                if is_pale(item):
                    drawing.pale.append((ctypes.addressof(item.contents), self._box(item, matrix)))
            elif mode in _INVISIBLE_MODES:
                drawing.invisible.append(ctypes.addressof(item.contents))
            elif mode < 0:
                self._visit(item, matrix, depth)

    def _visit(self, item: Any, matrix: Matrix, depth: int) -> None:
        kind = calls.object_type(item)
        if kind == _PATH:
            self._path(item, matrix)
        elif kind == _IMAGE:
            self.drawing.pictures.append(self._box(item, matrix))
        elif kind == _SHADING:
            self.drawing.shades.append(self._box(item, matrix))
        elif kind == _FORM and depth < _MAX_DEPTH:
            count = pdfium.FPDFFormObj_CountObjects(item)
            self.walk(calls.form_object, item, count, _product(_matrix(item), matrix), depth + 1)

    def _is_pale(self, item: Any) -> bool:
        """Whether what an object is filled with is not seen on white paper."""
        if not calls.fill_colour(item, *self.colour_refs):
            return False
        transparent = self.alpha.value < _TRANSPARENT
        return transparent or (self.red.value >= _WHITE and min(self.green.value, self.blue.value) >= _WHITE)

    def _box(self, item: Any, matrix: Matrix) -> Box:
        if not calls.object_bounds(item, *self.bounds_refs):
            return Box(0.0, 0.0, 0.0, 0.0)
        left, bottom, right, top = (part.value for part in self.bounds)
        if matrix is not _IDENTITY:
            corners = [_apply(matrix, x, y) for x in (left, right) for y in (bottom, top)]
            left, right = min(x for x, _ in corners), max(x for x, _ in corners)
            bottom, top = min(y for _, y in corners), max(y for _, y in corners)
        return turn(left, bottom, right, top, self.direction)

    def _path(self, item: Any, matrix: Matrix) -> None:
        calls.draw_mode(item, *self.mode_refs)
        filled, stroked = self.filled.value, self.stroked.value
        if not filled and not stroked:
            return
        points = calls.count_segments(item)
        if points > _MAX_POINTS:
            return
        box = self._box(item, matrix)
        wide, high = box.x1 - box.x0 > _THIN, box.y1 - box.y0 > _THIN
        if filled and not stroked and wide and high:
            if self._is_pale(item):
                return  # white paper laid under something
            self.drawing.shades.append(box)
        if not (wide and high) or points <= 6:
            self.drawing.rules.append(box)
        else:
            self.drawing.rules.extend(self._parts(item, matrix, points))

    def _parts(self, item: Any, matrix: Matrix, points: int) -> list[Box]:
        """The boxes of a path's own lines and rectangles, where one path draws many."""
        whole = _product(_matrix(item), matrix)
        x, y = self.point
        boxes: list[Box] = []
        before: tuple[float, float] | None = None
        first: tuple[float, float] | None = None
        for index in range(points):
            segment = calls.path_segment(item, index)
            calls.segment_point(segment, *self.point_refs)
            here = _apply(whole, x.value, y.value)
            kind = calls.segment_type(segment)
            if kind == pdfium.FPDF_SEGMENT_MOVETO:
                first = here
            elif kind == pdfium.FPDF_SEGMENT_LINETO and before is not None:
                boxes.append(self._line(before, here))
            if calls.segment_closes(segment) and first is not None:
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


def _matrix(item: Any) -> Matrix:
    own = pdfium.FS_MATRIX()
    calls.object_matrix(item, ctypes.byref(own))
    return own.a, own.b, own.c, own.d, own.e, own.f


def _product(inner: Matrix, outer: Matrix) -> Matrix:
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def _apply(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f
