"""--output: a file that is written whole or not at all, and never over a submitted document."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path

from checker.cli.errors import OutputError, UsageError
from checker.cli.parsing import BadValue
from checker.cli.terminal import Terminal
from checker.documents.sniff import KNOWN_EXTENSIONS, extension_of
from checker.messages import Lang, say
from checker.messages.reporting import TEXTS
from checker.reports.clean import file_name
from checker.safe_io import write_atomically


def check_target(target: str, inputs: Iterable[str], terminal: Terminal) -> None:
    """Refuse, before anything is scored, a target that is a submitted document or cannot be written.

    A document that lies in a folder to be checked counts as submitted. Raises UsageError.
    """
    path, shown = Path(target), file_name(target)
    if path.is_dir():
        raise UsageError(terminal.sentence("output-is-folder", path=shown))
    if not path.parent.is_dir():
        raise UsageError(
            terminal.sentence("output-no-folder", path=shown, folder=file_name(str(path.parent)))
        )
    if not path.exists():
        return
    for given in map(Path, inputs):
        if given.is_dir():
            inside = path.resolve().is_relative_to(given.resolve())
            is_input = inside and extension_of(path.name) in KNOWN_EXTENSIONS
        else:
            is_input = given.exists() and os.path.samefile(path, given)
        if is_input:
            raise UsageError(terminal.sentence("output-is-input", path=shown))


def refuse_document(target: str, known: Collection[str], terminal: Terminal) -> None:
    """Refuse a name that promises a document which no format writes (.docx, .pdf): it would open as damaged, and be
    scored as a plan. Raises UsageError."""
    extension = extension_of(target)
    if extension in KNOWN_EXTENSIONS and extension not in known:
        values = {"name": file_name(target), "extensions": " ".join(known)}
        raise UsageError(say(TEXTS, "unknown-extension", terminal.lang, **values))


def with_extension(known: Collection[str], lang: Lang) -> Callable[[str], str]:
    """A type for an option: the name of a file to be written, whose extension says in which format."""

    def convert(target: str) -> str:
        if Path(target).suffix.lower() in known:
            return target
        extensions = " ".join(known)
        sentence = say(TEXTS, "unknown-extension", lang, name=file_name(target), extensions=extensions)
        raise BadValue(sentence)

    return convert


def write_whole(target: str, content: str | bytes | Iterable[str], terminal: Terminal) -> None:
    """Write a result, text as UTF-8, whole or not at all; text may come piece by piece. Raises OutputError."""
    try:
        write_atomically(target, content if isinstance(content, bytes) else _encoded(content))
    except OSError as error:
        sentence = terminal.sentence(_why(error), path=file_name(target), reason=reason_of(error))
        raise OutputError(sentence) from None


def _encoded(text: str | Iterable[str]) -> Iterator[bytes]:
    for piece in (text,) if isinstance(text, str) else text:
        # a file name that is no valid text keeps its odd bytes as JSON escapes
        yield piece.encode("utf-8", "backslashreplace")


def reason_of(error: OSError) -> str:
    """The system's own word for what went wrong."""
    return error.strerror or type(error).__name__


def _why(error: OSError) -> str:
    if error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)):
        return "output-full"
    return "output-denied" if isinstance(error, PermissionError) else "output-failed"
