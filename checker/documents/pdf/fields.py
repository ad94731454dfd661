"""What people typed into a PDF: values of form fields and text notes that stand on the page."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pypdfium2_raw as pdfium

from checker.documents import shape
from checker.documents.pdf import drawings
from checker.documents.pdf.geometry import Piece
from checker.documents.pdf.page import Page

_TYPED = frozenset(
    {pdfium.FPDF_FORMFIELD_TEXTFIELD, pdfium.FPDF_FORMFIELD_COMBOBOX, pdfium.FPDF_FORMFIELD_LISTBOX}
)
_MOST = 2_000  # annotations a page
_EM = 12.0
_LEVEL = 0.6  # ems that a value may stand off its label's base line


@contextmanager
def form(handle: Any) -> Iterator[Any]:
    """PDFium's form environment, None where the document has no form."""
    if pdfium.FPDF_GetFormType(handle) == pdfium.FORMTYPE_NONE:
        yield None
        return
    config = pdfium.FPDF_FORMFILLINFO(version=2)
    environment = pdfium.FPDFDOC_InitFormFillEnvironment(handle, config)
    try:
        yield environment
    finally:
        if environment:
            pdfium.FPDFDOC_ExitFormFillEnvironment(environment)


def add(page: Page, handle: Any, environment: Any) -> None:
    """Put the values among the page's pieces, at the places where they stand."""
    for index in range(min(pdfium.FPDFPage_GetAnnotCount(handle), _MOST)):
        note = pdfium.FPDFPage_GetAnnot(handle, index)
        if not note:
            continue
        try:
            _add(page, note, environment)
        finally:
            pdfium.FPDFPage_CloseAnnot(note)


def _add(page: Page, note: Any, environment: Any) -> None:
    kind = pdfium.FPDFAnnot_GetSubtype(note)
    if pdfium.FPDFAnnot_GetFlags(note) & (pdfium.FPDF_ANNOT_FLAG_HIDDEN | pdfium.FPDF_ANNOT_FLAG_NOVIEW):
        return
    text = ""
    if kind == pdfium.FPDF_ANNOT_WIDGET and environment:
        if pdfium.FPDFAnnot_GetFormFieldType(environment, note) in _TYPED:
            text = _string(
                lambda buffer, size: pdfium.FPDFAnnot_GetFormFieldValue(environment, note, buffer, size)
            )
    elif kind == pdfium.FPDF_ANNOT_FREETEXT:
        text = _string(lambda buffer, size: pdfium.FPDFAnnot_GetStringValue(note, b"Contents", buffer, size))
    lines = [
        line for line in map(shape.trim, text.replace("\r\n", "\n").replace("\r", "\n").split("\n")) if line
    ]
    if not lines:
        return
    rect = pdfium.FS_RECTF()
    pdfium.FPDFAnnot_GetRect(note, rect)
    box = drawings.turn(rect.left, rect.bottom, rect.right, rect.top, page.direction)
    step = (box.y1 - box.y0) / len(lines)
    em = min(_EM, step)
    for index, line in enumerate(lines):
        base = box.y0 + step * (index + 0.5) + em / 3
        width = min(box.x1 - box.x0, shape.width(line) / 2 * em)
        _insert(page.pieces, Piece(line, box.x0, box.x0 + width, base, em))


def _insert(pieces: list[Piece], new: Piece) -> None:
    """Put a piece behind its label on the same line, else before the first piece below it."""
    label = [
        index
        for index, piece in enumerate(pieces)
        if abs(piece.y - new.y) < _LEVEL * new.em and piece.x0 < new.x0
    ]
    below = [index for index, piece in enumerate(pieces) if piece.y > new.y]
    at = label[-1] + 1 if label else below[0] if below else len(pieces)
    pieces.insert(at, new)
    for order, piece in enumerate(pieces):
        piece.order = order
    if label:
        new.y = pieces[label[-1]].y


def _string(get: Callable[[Any, int], int]) -> str:
    """A UTF-16 string that PDFium writes into a buffer after telling its length in bytes."""
    size = get(None, 0)
    if size <= 2:
        return ""
    buffer = (ctypes.c_ushort * (size // 2 + 1))()
    get(buffer, size)
    return bytes(buffer)[: size - 2].decode("utf-16-le", "replace")
