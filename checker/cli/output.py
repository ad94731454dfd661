"""--output: a file that is written whole or not at all, and never over a submitted document."""

from __future__ import annotations

import errno
import os
import stat
import tempfile
from collections.abc import Iterable
from pathlib import Path

from checker.cli.errors import OutputError, UsageError
from checker.cli.terminal import Terminal
from checker.documents.sniff import KNOWN_EXTENSIONS, extension_of
from checker.reports.clean import file_name


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


def write_whole(target: str, content: str | bytes, terminal: Terminal) -> None:
    """Write a file under a temporary name beside it and rename it: a full disk or a kill leaves the old file
    or the new one. A pipe or a device is written straight. Raises OutputError."""
    data = content.encode("utf-8", "backslashreplace") if isinstance(content, str) else content
    path = Path(os.path.realpath(target))  # a link stays a link: what it points to is replaced
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(data)
        else:
            _replace(path, data)
    except OSError as error:
        raise OutputError(
            terminal.sentence(_why(error), path=file_name(target), reason=reason_of(error))
        ) from None


def reason_of(error: OSError) -> str:
    """The system's own word for what went wrong."""
    return error.strerror or type(error).__name__


def _why(error: OSError) -> str:
    if error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)):
        return "output-full"
    return "output-denied" if isinstance(error, PermissionError) else "output-failed"


def _replace(path: Path, data: bytes) -> None:
    handle, temporary = tempfile.mkstemp(prefix=f".{path.name[:80]}.", suffix=".tmp", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, _mode(path))
        os.replace(temporary, path)
    except BaseException:  # Ctrl-C too: no temporary file stays behind
        os.unlink(temporary)
        raise


def _mode(path: Path) -> int:
    """The permissions that the file had, or those that any new file gets."""
    if path.exists():
        return stat.S_IMODE(path.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
