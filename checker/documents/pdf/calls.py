"""PDFium's functions that one page takes hundreds of, bound without what ctypes does to check each argument.

A call costs a third of what it costs otherwise, and calls are half of what reading a page costs beyond PDFium itself.
Nobody stands behind the caller, though: handles are given as PDFium's functions return them, numbers as int, and
places for an answer as `ctypes.byref` of a cell made before. Anything else may take the process down.
"""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2_raw as pdfium


def _unchecked(function: Any) -> Any:
    """The same function of the same library, without a look at its arguments.

    The interpreter's lock is kept meanwhile: to let it go takes longer than most of these calls. Where a pointer has
    32 bits the function's own type must do, since Windows has two ways of calling there.
    """
    address: Any = ctypes.cast(function, ctypes.c_void_p).value
    if ctypes.sizeof(ctypes.c_void_p) == 8:
        return ctypes.PYFUNCTYPE(function.restype)(address)
    bound = type(function)(address)
    bound.restype = function.restype
    return bound


char_box = _unchecked(pdfium.FPDFText_GetLooseCharBox)
char_matrix = _unchecked(pdfium.FPDFText_GetMatrix)
char_size = _unchecked(pdfium.FPDFText_GetFontSize)
char_font = _unchecked(pdfium.FPDFText_GetFontInfo)
char_object = _unchecked(pdfium.FPDFText_GetTextObject)
char_code = _unchecked(pdfium.FPDFText_GetUnicode)
is_supposed = _unchecked(pdfium.FPDFText_IsGenerated)
is_unmapped = _unchecked(pdfium.FPDFText_HasUnicodeMapError)

page_object = _unchecked(pdfium.FPDFPage_GetObject)
form_object = _unchecked(pdfium.FPDFFormObj_GetObject)
object_type = _unchecked(pdfium.FPDFPageObj_GetType)
object_bounds = _unchecked(pdfium.FPDFPageObj_GetBounds)
object_matrix = _unchecked(pdfium.FPDFPageObj_GetMatrix)
fill_colour = _unchecked(pdfium.FPDFPageObj_GetFillColor)
render_mode = _unchecked(pdfium.FPDFTextObj_GetTextRenderMode)
draw_mode = _unchecked(pdfium.FPDFPath_GetDrawMode)
count_segments = _unchecked(pdfium.FPDFPath_CountSegments)
path_segment = _unchecked(pdfium.FPDFPath_GetPathSegment)
segment_point = _unchecked(pdfium.FPDFPathSegment_GetPoint)
segment_type = _unchecked(pdfium.FPDFPathSegment_GetType)
segment_closes = _unchecked(pdfium.FPDFPathSegment_GetClose)
