"""Pages of placed pieces to a document, whether PDFium or an engine for scans placed them."""

from __future__ import annotations

from checker.documents.limits import Limits
from checker.documents.model import Document, Note
from checker.documents.pdf import blocks, edges, flow
from checker.documents.pdf.page import Page
from checker.documents.problems import ReadProblem


def lay_out(
    pages: list[Page], path: str, limits: Limits, notes: list[Note], confidence: float | None
) -> Document:
    """The document that pages of placed pieces make."""
    flows = [flow.arrange(page) for page in pages]
    headers, footers = edges.split(pages, flows)
    made = blocks.build(pages, flows, headers, footers)
    if len(made) > limits.blocks:
        raise ReadProblem("too-large", what="blocks", limit=limits.blocks)
    if not made:
        raise ReadProblem("no-content")
    return Document(path, "pdf", "pdfium", tuple(made), tuple(notes), confidence)


def numbers(pages: list[Page]) -> str:
    """Page numbers for people, runs shortened: "1-3, 7"."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and page.number == runs[-1][-1] + 1:
            runs[-1].append(page.number)
        else:
            runs.append([page.number])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs)
