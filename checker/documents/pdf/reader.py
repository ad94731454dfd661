"""PDF files: opened, laid out, and told in paragraphs, table rows and headings.

Pages without text (scans), and pages whose fonts do not tell what their letters are, go to checker.documents.scan.
"""

from __future__ import annotations

from checker.documents.limits import Limits
from checker.documents.model import Document, Note
from checker.documents.pdf import dashed, garbled, opening
from checker.documents.pdf.layout import lay_out, numbers
from checker.documents.pdf.page import Page
from checker.documents.problems import ReadProblem

_STAMP = 40  # characters that a scanning program or a page number adds to a picture at most


def read(data: bytes, path: str, limits: Limits, *, password: str | None = None) -> Document:
    """The document of a PDF. Raises ReadProblem (encrypted, wrong-password, broken, no-text, garbled, ...)."""
    notes: list[Note] = []
    confidence: float | None = None
    with opening.opened(data, password) as handle:
        pages = opening.pages(handle, limits)
        scans = [page for page in pages if _is_scan(page)]
        unclear = [page for page in pages if garbled.is_garbled(page)]
        if scans or unclear:
            notes, confidence = _recognise(handle, pages, scans, unclear)
    notes += dashed.add_grids(data, password, pages)
    if not any(page.pieces or page.turned for page in pages):
        raise ReadProblem("no-content" if confidence is None else "recognition-failed")
    if any(page.recognised for page in pages):
        notes.append(Note("recognised-layer"))
    if lost := [page for page in pages if page.unmapped > 0.02]:
        notes.append(Note("garbled-part", (("pages", numbers(lost)),)))
    return lay_out(pages, path, limits, notes, confidence)


def _is_scan(page: Page) -> bool:
    """Whether a page is a picture: without text, or with no more than what scanning programs stamp on it."""
    length = sum(len(piece.text) for piece in (*page.pieces, *page.turned))
    if not length:
        return page.drawn
    covered = sum(picture.area for picture in page.pictures)
    return length < _STAMP and covered > 0.5 * page.frame.area and not page.recognised


def _recognise(
    handle: object, pages: list[Page], scans: list[Page], unclear: list[Page]
) -> tuple[list[Note], float | None]:
    """Read pictures of pages where an engine for it is installed, else say loudly which pages are not read."""
    from checker.documents import scan

    for page in unclear:
        page.pieces, page.turned, page.unmapped = [], [], 0.0
    wanted = sorted({page.number: page for page in (*scans, *unclear)}.values(), key=lambda page: page.number)
    if scan.is_available():
        confidence = scan.fill(handle, wanted)
        return [scan.recognised_note(numbers(wanted), confidence)], confidence
    unread = {page.number for page in wanted}
    if not any((page.pieces or page.turned) and page.number not in unread for page in pages):
        raise ReadProblem("garbled" if unclear else "no-text")
    notes = []
    if scans:
        notes.append(Note("pages-not-read", (("pages", numbers(scans)),)))
    if unclear:
        notes.append(Note("pages-garbled", (("pages", numbers(unclear)),)))
    return notes, None
