"""Word 97-2003 files (.doc, and .wps of Kingsoft, which is the same container) by way of .docx.

Three readers, tried in this order:

1. msdoc2docx, pure Python, installed with plancheck: numbers, tables, styles and revisions in about 0.1 s;
2. LibreOffice, where it is installed: as faithful on what both can read, opens more damaged and older files (Word 6
   and 95), but takes about 2 s a file, which is why it is not the first;
3. the bare text of the piece table, with a note that numbers and styles are missing.

The environment variable PLANCHECK_DOC_READER chooses one: "builtin" (1, then 3) or "libreoffice" (2, then 3).
Measured in docs/fidelity.md.
"""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Callable
from pathlib import Path

from checker.documents import doc_text, docx, office
from checker.documents.container import Container
from checker.documents.limits import Limits
from checker.documents.lines import blocks_of, bounded
from checker.documents.model import Document, Note
from checker.documents.problems import ReadProblem
from checker.documents.sniff import EXTENSIONS, extension_of
from checker.values import replace

CHOICE = "PLANCHECK_DOC_READER"
_LONGEST = 60.0  # seconds; LibreOffice starts slowly on an old machine
_APPLICATION = re.compile(rb"<Application>LibreOffice/(\d+\.\d+)")

_Converter = Callable[[bytes, Limits], tuple[bytes, str]]  # -> .docx, the converter's name for people


class _Failed(Exception):
    """A converter could not read the file; the next may."""


def read(data: bytes, path: str, limits: Limits) -> Document:
    """The document of a .doc or .wps. Raises ReadProblem: encrypted, broken, too-large, no-content, old-word."""
    kind = "wps" if extension_of(path) in EXTENSIONS["wps"] else "doc"
    mark, is_encrypted = doc_text.identify(data)
    if is_encrypted:
        raise ReadProblem("encrypted", path=path)
    converters = _converters(os.environ.get(CHOICE, ""))
    for converter in converters:
        try:
            converted, name = converter(data, limits)
            document = docx.read(converted, path, limits)
        except _Failed:
            continue
        except ReadProblem as problem:
            if problem.code in ("broken", "encrypted"):
                continue  # said of the converted file, not of the one that was sent
            raise
        notes = document.notes if converter is converters[0] else (Note("other-reader", (("reader", name),)),)
        return replace(document, format=kind, reader=name, notes=notes)
    if mark in doc_text.WORD_6:
        raise ReadProblem("old-word", path=path)
    if mark != doc_text.WORD_97:
        raise ReadProblem("broken", reason="WordDocument")
    blocks = blocks_of(bounded(doc_text.lines(data), limits))
    return Document(path, kind, f"{kind} (text only)", blocks, (Note("text-only"),))


def as_docx(data: bytes, limits: Limits, reader: str) -> bytes | None:
    """The content as the .docx from which it was read; None where `reader` is no converter that is at hand.

    reader: the Document's own, so that the blocks of this .docx are the blocks of that Document.
    """
    for converter in _converters(os.environ.get(CHOICE, "")):
        try:
            converted, name = converter(data, limits)
        except (_Failed, ReadProblem):
            continue
        if name == reader:
            return converted
    return None


def _converters(choice: str) -> tuple[_Converter, ...]:
    match choice.lower():
        case "builtin":
            return (_by_msdoc2docx,)
        case "libreoffice":
            return (_by_libreoffice,)
    return _by_msdoc2docx, _by_libreoffice


def _by_msdoc2docx(data: bytes, limits: Limits) -> tuple[bytes, str]:
    import doc2docx

    with tempfile.TemporaryDirectory(prefix="plancheck-", ignore_cleanup_errors=True) as folder:
        source, made = Path(folder, "in.doc"), Path(folder, "out.docx")
        source.write_bytes(data)
        try:
            doc2docx.convert(source, made)
            return made.read_bytes(), f"msdoc2docx {doc2docx.__version__}"
        except Exception as error:  # of any kind: the file may be damaged in any way
            raise _Failed from error


def _by_libreoffice(data: bytes, limits: Limits) -> tuple[bytes, str]:
    try:
        made = office.convert(data, ".doc", "docx", seconds=min(limits.seconds, _LONGEST))
    except office.ConversionFailed as error:
        raise _Failed from error
    about = _APPLICATION.search(Container(made, limits).read("docProps/app.xml") or b"")
    return made, f"LibreOffice {about[1].decode()}" if about else "LibreOffice"
