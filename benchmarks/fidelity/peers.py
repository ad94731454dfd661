"""What people would use instead, run in an environment of its own: reads files, tells what it found as JSON.

python peers.py FORMAT < list of files, a line each
"""

from __future__ import annotations

import contextlib
import json
import re
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any


def python_docx_paragraphs(path: str) -> dict[str, Any]:
    import docx

    found = docx.Document(path).paragraphs
    return {
        "lines": [p.text for p in found],
        "headings": [p.text for p in found if p.style.name.startswith("Heading")],
    }


def python_docx_tables(path: str) -> dict[str, Any]:
    import docx

    document = docx.Document(path)
    told = python_docx_paragraphs(path)
    for table in document.tables:
        for row in table.rows:
            told["lines"].append("\t".join(cell.text for cell in row.cells))
    return told


def docx2txt(path: str) -> dict[str, Any]:
    import docx2txt as library

    return {"lines": library.process(path).splitlines()}


def markitdown(path: str) -> dict[str, Any]:
    from markitdown import MarkItDown

    lines = [re.sub(r"[*_\\]", "", line) for line in MarkItDown().convert(path).text_content.splitlines()]
    return {
        "lines": [line.lstrip("# ") for line in lines],
        "headings": [line.lstrip("# ") for line in lines if line.startswith("#")],
    }


def striprtf(path: str) -> dict[str, Any]:
    from striprtf.striprtf import rtf_to_text

    with open(path, encoding="latin-1") as file:
        return {"lines": rtf_to_text(file.read()).splitlines()}


def odfpy(path: str) -> dict[str, Any]:
    from odf import opendocument, teletype, text

    document = opendocument.load(path)
    found = [element for kind in (text.H, text.P) for element in document.getElementsByType(kind)]
    return {
        "lines": [teletype.extractText(element) for element in found],
        "headings": [teletype.extractText(element) for element in document.getElementsByType(text.H)],
    }


def pdfplumber(path: str) -> dict[str, Any]:
    import pdfplumber as library

    lines: list[str] = []
    cells: list[str] = []
    with library.open(path) as document:
        for page in document.pages:
            lines += (page.extract_text() or "").splitlines()
            cells += [cell or "" for table in page.extract_tables() for row in table for cell in row]
    return {"lines": lines, "cells": cells}


def pypdfium2(path: str) -> dict[str, Any]:
    import pypdfium2 as library

    document = library.PdfDocument(path)
    return {
        "lines": [line for page in document for line in page.get_textpage().get_text_range().splitlines()]
    }


def pypdf(path: str) -> dict[str, Any]:
    from pypdf import PdfReader

    return {"lines": [line for page in PdfReader(path).pages for line in page.extract_text().splitlines()]}


Peer = Callable[[str], dict[str, Any]]
PEERS: dict[str, dict[str, Peer]] = {
    "docx": {
        "python-docx, paragraphs": python_docx_paragraphs,
        "python-docx, and tables": python_docx_tables,
        "docx2txt": docx2txt,
        "markitdown": markitdown,
    },
    "pdf": {"pdfplumber": pdfplumber, "pypdfium2": pypdfium2, "pypdf": pypdf, "markitdown": markitdown},
    "rtf": {"striprtf": striprtf},
    "odt": {"odfpy": odfpy},
    "doc": {},
}
REQUIREMENTS = (
    "python-docx",
    "docx2txt",
    "markitdown[docx,pdf]",
    "striprtf",
    "odfpy",
    "pdfplumber",
    "pypdfium2",
    "pypdf",
)


def readings(peer: Peer, paths: list[str]) -> Iterator[dict[str, Any]]:
    """One reading a file; the first file is read once beforehand, so that imports do not count."""
    with contextlib.suppress(Exception):
        peer(paths[0])
    for path in paths:
        begun = time.process_time()
        try:
            told = peer(path)
        except Exception as error:
            told = {"lines": [], "error": type(error).__name__}
        yield told | {"ms": (time.process_time() - begun) * 1000}


if __name__ == "__main__":
    files = sys.stdin.read().splitlines()
    json.dump({name: list(readings(peer, files)) for name, peer in PEERS[sys.argv[1]].items()}, sys.stdout)
