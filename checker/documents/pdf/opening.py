"""PDFium's handles: a document opened with its password, its pages read one after the other and closed again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pypdfium2_raw as pdfium  # not pypdfium2: its helpers, unused here, take as long to load as all the rest

from checker.documents.limits import Limits
from checker.documents.pdf import fields, glyphs
from checker.documents.pdf.page import Page
from checker.documents.problems import ReadProblem

#: PDFium is started by whoever comes first, us or pypdfium2 (which pdfplumber loads); later starts do nothing.
pdfium.FPDF_InitLibraryWithConfig(pdfium.FPDF_LIBRARY_CONFIG(version=2))


@contextmanager
def opened(data: bytes, password: str | None = None) -> Iterator[Any]:
    """PDFium's handle of a document. Raises ReadProblem (encrypted, wrong-password, broken)."""
    handle = None
    for secret in _encodings(password):
        handle = pdfium.FPDF_LoadMemDocument64(data, len(data), secret)
        if handle:
            break
    if not handle:
        raise _problem(pdfium.FPDF_GetLastError(), password)
    try:
        yield handle
    finally:
        pdfium.FPDF_CloseDocument(handle)


def pages(handle: Any, limits: Limits) -> list[Page]:
    """All pages of an open document. Raises ReadProblem (too-large, broken)."""
    count = pdfium.FPDF_GetPageCount(handle)
    if count > limits.pages:
        raise ReadProblem("too-large", what="pages", limit=limits.pages)
    found: list[Page] = []
    spent = 0
    with fields.form(handle) as form:
        for index in range(count):
            loaded = pdfium.FPDF_LoadPage(handle, index)
            if not loaded:
                continue
            try:
                page = glyphs.read_page(loaded, index + 1, limits, spent)
                fields.add(page, loaded, form)
            finally:
                pdfium.FPDF_ClosePage(loaded)
            spent += page.characters
            found.append(page)
    if not found:
        raise ReadProblem("broken", reason="no page can be loaded")
    return found


def _encodings(password: str | None) -> list[bytes | None]:
    """A password as PDF writers put it: in UTF-8 (since PDF 2.0), or in the code page of the writer's machine."""
    if not password:
        return [None]
    forms: list[bytes | None] = [password.encode("utf-8")]
    if not password.isascii():
        forms.append(password.encode("gb18030"))
    return forms


def _problem(error: int, password: str | None) -> ReadProblem:
    if error == pdfium.FPDF_ERR_PASSWORD:
        return ReadProblem("wrong-password" if password else "encrypted")
    reason = "unknown encryption" if error == pdfium.FPDF_ERR_SECURITY else f"PDFium {error}"
    return ReadProblem("broken", reason=reason)
