"""Bytes to `Document`: what a person sees who opens it. Content decides which reader runs, not the name.

    document = read("plan.docx")
    for block in document.body: ...

`expand` turns an archive into its members, so that a caller can treat both alike.
"""

from __future__ import annotations

import stat
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

from checker.documents.limits import DEFAULT_LIMITS, Limits
from checker.documents.model import Block, BlockKind, Document, Note
from checker.documents.problems import ReadProblem
from checker.documents.sniff import KNOWN_EXTENSIONS, Sniffed, extension_of, is_skipped, sniff
from checker.values import replace

if TYPE_CHECKING:
    from checker.documents.archive import Source

__all__ = [
    "DEFAULT_LIMITS",
    "KNOWN_EXTENSIONS",
    "Block",
    "BlockKind",
    "Document",
    "Limits",
    "Note",
    "ReadProblem",
    "expand",
    "extension_of",
    "is_skipped",
    "read",
    "read_bytes",
]


#: format -> the module here that reads it
_READERS = {
    "doc": "doc",
    "wps": "doc",
    "md": "markdown",
    "rtf": "rtf",
    "html": "html",
    "mht": "html",
    "jpg": "scan",
    "png": "scan",
}


class Reader(Protocol):
    """What every module that reads a format offers. Raises ReadProblem only."""

    def read(self, data: bytes, path: str, limits: Limits) -> Document: ...


def read(
    path: str | Path, limits: Limits = DEFAULT_LIMITS, *, password: str | None = None, name: str | None = None
) -> Document:
    """The document of a file; `name` is said in place of its path. Raises ReadProblem only."""
    file = Path(path)
    shown = name if name is not None else file.as_posix()
    outer, mark, inside = file.as_posix().partition("!/")
    if not mark or file.exists():
        return read_bytes(load(file, limits, shown), shown, limits, password=password)
    from checker.documents import archive  # "all.zip!/a.docx": a member, as reports name it

    data = archive.member(load(Path(outer), limits, outer), outer, inside, limits, password=password)
    return read_bytes(data, shown, limits, password=password)


def read_bytes(
    data: bytes, path: str, limits: Limits = DEFAULT_LIMITS, *, password: str | None = None
) -> Document:
    """The document of a file's content; `path` is only its name. Raises ReadProblem only."""
    if not data:
        raise ReadProblem("empty", path=path)
    if len(data) > limits.file_size:
        raise ReadProblem("too-large", what="file_size", limit=limits.file_size)
    found = sniff(data, path)
    document = _dispatch(found, data, path, limits, password)
    _keep_rows(document, limits)
    if found.wrong_extension:
        note = Note("wrong-extension", (("named", extension_of(path)), ("actual", found.format)))
        document = replace(document, notes=(note, *document.notes))
    return document


def expand(
    data: bytes, path: str, limits: Limits = DEFAULT_LIMITS, *, password: str | None = None
) -> Iterator[Source]:
    """What there is to check in a file's content: an archive's documents by path, or the file itself.

    Never raises; see checker.documents.archive.expand.
    """
    from checker.documents import archive

    return archive.expand(data, path, limits, password=password)


def _keep_rows(document: Document, limits: Limits) -> None:
    """Most readers stop at the limit themselves; where rows are found late (text, PDF, HTML) it is kept here."""
    if len(document.blocks) > limits.table_rows:
        rows = sum(block.kind is BlockKind.TABLE_ROW for block in document.blocks)
        if rows > limits.table_rows:
            raise ReadProblem("too-large", what="table_rows", limit=limits.table_rows)


def load(file: Path, limits: Limits, shown: str) -> bytes:
    """A file's bytes, or the ReadProblem that says why they cannot be had."""
    try:
        status = file.stat()
        if stat.S_ISDIR(status.st_mode):
            raise ReadProblem("is-folder", path=shown)
        if not stat.S_ISREG(status.st_mode):  # reading a pipe would wait for ever
            raise ReadProblem("special-file", path=shown)
        if status.st_size > limits.file_size:
            raise ReadProblem("too-large", what="file_size", limit=limits.file_size)
        with file.open("rb", buffering=0) as stream:
            return stream.read()
    except FileNotFoundError:
        raise ReadProblem("missing", path=shown) from None
    except PermissionError:
        raise ReadProblem("permission", path=shown) from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise ReadProblem("cannot-open", path=shown, reason=str(error)) from None


def _dispatch(found: Sniffed, data: bytes, path: str, limits: Limits, password: str | None) -> Document:
    match kind := found.format:
        case "zip":
            raise ReadProblem("is-archive", path=path)
        case "encrypted-office":
            raise ReadProblem("encrypted", path=path)
        case "docx":
            from checker.documents import docx

            return docx.read(found.packed or data, path, limits)
        case "odt":
            from checker.documents import odt

            return odt.read(found.packed or data, path, limits)
        case "txt":
            from checker.documents import text

            return text.read(data, path, limits)
        case "pdf":
            from checker.documents.pdf import reader as pdf

            return pdf.read(data, path, limits, password=password)
        case _ if kind in _READERS:
            # imported only now: start-up is most of a short run, and readers bring their libraries
            reader = cast(Reader, import_module(f"{__name__}.{_READERS[kind]}"))
            return reader.read(data, path, limits)
    raise ReadProblem("unsupported", path=path, kind=kind)
