"""Pictures of pages: scans in PDF files, and photographs as .jpg and .png, read by an engine for characters.

The engine is an optional extra (`plancheck[ocr]`: RapidOCR on onnxruntime, its models within its package); without it
the caller says how to install it. What was recognised is laid out as any other page.
"""

from __future__ import annotations

import io
import re
from functools import cache
from importlib.util import find_spec
from statistics import median
from typing import TYPE_CHECKING, Any

from checker.documents import shape
from checker.documents.limits import Limits
from checker.documents.model import Document, Note
from checker.documents.pdf import grids
from checker.documents.pdf.geometry import Box, Piece
from checker.documents.pdf.layout import lay_out
from checker.documents.pdf.page import Page
from checker.documents.problems import ReadProblem
from checker.values import replace

if TYPE_CHECKING:
    import numpy

_DPI = 200
_MOST_PIXELS = 60_000_000  # a page of A3 at 300 dpi has 17 million
_LEAST_CONFIDENCE = 0.5  # of a line: what is less sure is mostly stamps and specks
_ONE_SIZE = 0.25  # share by which measured sizes differ from the usual one by chance

_DARK = 150  # of 255: printed lines are darker
_SHORTEST_LEVEL, _SHORTEST_UPRIGHT = 36, 22  # points: strokes of characters are shorter

_Line = tuple[list[list[float]], str, float]  # corners, text, confidence


def is_available() -> bool:
    """Whether the engine is installed; nothing is loaded."""
    return find_spec("rapidocr_onnxruntime") is not None


#: how the engine and its threads say that the system refused them memory
_REFUSED_MEMORY = re.compile(r"alloc|pthread_create", re.IGNORECASE)


def read(data: bytes, path: str, limits: Limits) -> Document:
    """The document of a .jpg or .png picture. Raises ReadProblem (no-text, broken, recognition-failed, ...)."""
    if not is_available():
        raise ReadProblem("no-text")
    picture = _decoded(data)
    page = Page(1, Box(0.0, 0.0, float(picture.shape[1]), float(picture.shape[0])))
    shares = _put_lines(page, picture, 1.0)
    if not shares:
        raise ReadProblem("recognition-failed")
    confidence = sum(shares) / len(shares)
    notes = [recognised_note("1", confidence)]
    document = lay_out([page], path, limits, notes, confidence)
    return replace(document, format="png" if data.startswith(b"\x89PNG") else "jpg", reader="RapidOCR")


def fill(handle: Any, pages: list[Page]) -> float:
    """Put what is recognised on an open PDF's pages among their pieces. Returns the mean confidence of its lines.

    0.0 where nothing was recognised.
    """
    shares: list[float] = []
    for page in pages:
        page.pieces, page.turned = [], []  # what stood there is in the picture too
        picture, scale = _rendered(handle, page)
        shares += _put_lines(page, picture, scale)
    return sum(shares) / len(shares) if shares else 0.0


def recognised_note(pages: str, confidence: float) -> Note:
    """The note that text comes from pictures and should be looked at."""
    return Note("recognised", (("pages", pages), ("confidence", f"{confidence:.0%}")))


def _put_lines(page: Page, picture: numpy.ndarray[Any, Any], scale: float) -> list[float]:
    """Recognise a picture's lines into the page's pieces, `scale` pixels to a point. Returns their confidences."""
    lines = [line for line in _recognised(picture) if line[2] >= _LEAST_CONFIDENCE and shape.trim(line[1])]
    for corners, text, _ in lines:
        xs, ys = [x / scale for x, _ in corners], [y / scale for _, y in corners]
        high = max(ys) - min(ys)
        em = min(high, (max(xs) - min(xs)) / (shape.width(text) / 2))
        page.pieces.append(Piece(shape.trim(text), min(xs), max(xs), max(ys) - 0.2 * high, em))
    _even_out(page)
    page.grids = grids.find([rule for rule in _rules(picture, scale) if not _is_stroke(rule, page.pieces)])
    return [line[2] for line in lines]


def _recognised(picture: numpy.ndarray[Any, Any]) -> list[_Line]:
    """What the engine sees in a picture. Raises ReadProblem, or MemoryError where it was refused memory."""
    try:
        return _engine()(picture)[0] or []
    except ReadProblem:
        raise
    except Exception as error:  # it wraps whatever went wrong in a kind of its own, traceback and all
        if _REFUSED_MEMORY.search(str(error)):
            raise MemoryError from None
        raise ReadProblem("engine-broken", reason=type(error).__name__) from None


def _even_out(page: Page) -> None:
    """Give lines of about the usual size that size, and put them in order: measured boxes are never exact."""
    if not page.pieces:
        return
    usual = median(piece.em for piece in page.pieces)
    for piece in page.pieces:
        if abs(piece.em - usual) <= _ONE_SIZE * usual:
            piece.em = usual
    page.pieces.sort(key=lambda piece: piece.y)
    rows: list[list[Piece]] = []
    for piece in page.pieces:
        if rows and piece.y - rows[-1][0].y <= 0.5 * usual:
            piece.y = rows[-1][0].y
            rows[-1].append(piece)
        else:
            rows.append([piece])
    page.pieces = [piece for row in rows for piece in sorted(row, key=lambda piece: piece.x0)]
    for order, piece in enumerate(page.pieces):
        piece.order = order


def _rules(picture: numpy.ndarray[Any, Any], scale: float) -> list[Box]:
    """The long straight dark lines of a picture, which rule its tables."""
    import cv2  # comes with the engine

    dark = (cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY) < _DARK).astype("uint8")
    boxes: list[Box] = []
    for upright in (False, True):
        length = max(8, round((_SHORTEST_UPRIGHT if upright else _SHORTEST_LEVEL) * scale))
        kernel = cv2.getStructuringElement(cv2.MORPH_RECT, (1, length) if upright else (length, 1))
        _, _, stats, _ = cv2.connectedComponentsWithStats(cv2.morphologyEx(dark, cv2.MORPH_OPEN, kernel))
        for left, top, wide, high, _ in stats[1:].tolist():  # the first is the ground
            x0, y0, x1, y1 = left / scale, top / scale, (left + wide) / scale, (top + high) / scale
            if upright:
                x0 = x1 = (x0 + x1) / 2
            else:
                y0 = y1 = (y0 + y1) / 2
            boxes.append(Box(x0, y0, x1, y1))
    return boxes


def _is_stroke(rule: Box, pieces: list[Piece]) -> bool:
    """Whether a line lies within the letters of a text: a stroke of theirs, or several that touch."""
    return any(
        piece.x0 - 2 <= rule.x0
        and rule.x1 <= piece.x1 + 2
        and piece.top - 0.3 * piece.em <= rule.y0
        and rule.y1 <= piece.bottom + 0.1 * piece.em
        for piece in pieces
    )


@cache
def _engine() -> Any:
    try:
        from rapidocr_onnxruntime import RapidOCR
    except ImportError as error:  # installed, but a system library of it is missing
        raise ReadProblem("engine-broken", reason=str(error)) from None
    return RapidOCR()


def _decoded(data: bytes) -> numpy.ndarray[Any, Any]:
    """The picture upright, as the camera noted it, in blue, green and red."""
    import numpy
    from PIL import Image, ImageOps

    try:
        with Image.open(io.BytesIO(data), formats=("JPEG", "PNG")) as image:
            if image.width * image.height > _MOST_PIXELS:
                raise ReadProblem("too-large", what="pixels", limit=_MOST_PIXELS)
            upright = ImageOps.exif_transpose(image).convert("RGB")
    except ReadProblem:
        raise
    except Exception as error:  # Pillow raises many kinds for damaged pictures
        raise ReadProblem("broken", reason=type(error).__name__) from None
    return numpy.ascontiguousarray(numpy.asarray(upright)[:, :, ::-1])


def _rendered(handle: Any, page: Page) -> tuple[numpy.ndarray[Any, Any], float]:
    """The page as a picture, and its pixels to a point; the page's frame becomes that of the picture."""
    import ctypes

    import numpy
    import pypdfium2_raw as pdfium

    loaded = pdfium.FPDF_LoadPage(handle, page.number - 1)
    try:
        wide, high = pdfium.FPDF_GetPageWidthF(loaded), pdfium.FPDF_GetPageHeightF(loaded)
        scale = min(_DPI / 72, (_MOST_PIXELS / max(1.0, wide * high)) ** 0.5)
        columns, rows = max(1, round(wide * scale)), max(1, round(high * scale))
        pixels = numpy.full((rows, columns, 3), 255, dtype=numpy.uint8)
        target = pixels.ctypes.data_as(ctypes.c_void_p)
        bitmap = pdfium.FPDFBitmap_CreateEx(columns, rows, pdfium.FPDFBitmap_BGR, target, columns * 3)
        try:
            pdfium.FPDF_RenderPageBitmap(bitmap, loaded, 0, 0, columns, rows, 0, pdfium.FPDF_ANNOT)
        finally:
            pdfium.FPDFBitmap_Destroy(bitmap)
    finally:
        pdfium.FPDF_ClosePage(loaded)
    page.frame = Box(0.0, 0.0, wide, high)
    return pixels, scale
