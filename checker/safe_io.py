"""Writing a file whole or not at all. Every output of plancheck goes through here.

The content is written under a temporary name in the same folder, forced to the disk and renamed, so that a full
disk, a kill or a power cut leaves the old file or the new one, never half of one.
"""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Iterable

#: How temporary names begin; files called so are passed over when a folder is searched.
TEMPORARY_PREFIX = ".~plancheck-"


def write_atomically(path: str | os.PathLike[str], data: bytes | str | Iterable[bytes]) -> None:
    """Write `data` (text as UTF-8) to `path`: afterwards the file holds all of it, or what it held before.

    data may come piece by piece, so that it need not be held in memory as a whole.
    Something that is no regular file (/dev/stdout, a pipe) is written to as it stands. Raises the OSError met.
    """
    whole = data.encode("utf-8") if isinstance(data, str) else data
    pieces = [whole] if isinstance(whole, bytes) else whole
    try:
        there: os.stat_result | None = os.stat(path)
    except FileNotFoundError:
        there = None
    if there is not None and not stat.S_ISREG(there.st_mode):
        with open(path, "wb") as stream:
            stream.writelines(pieces)
        return
    target = os.path.realpath(path)  # through a link: the file it names is replaced, the link stays
    temporary = os.path.join(os.path.dirname(target), f"{TEMPORARY_PREFIX}{os.urandom(6).hex()}.tmp")
    try:
        _write_new(temporary, pieces)
        if there is not None:
            os.chmod(temporary, stat.S_IMODE(there.st_mode))
        os.replace(temporary, target)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise
    _sync_folder(os.path.dirname(target))


def _write_new(path: str, pieces: Iterable[bytes]) -> None:
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)
    with open(os.open(path, flags, 0o666), "wb") as stream:
        stream.writelines(pieces)
        stream.flush()
        os.fsync(stream.fileno())


def _sync_folder(folder: str) -> None:
    """Make the new name itself last; where folders cannot be opened (Windows) the system sees to it."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
