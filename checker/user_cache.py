"""What is made once and kept on disk for the next run, in a folder that belongs to this user alone (0700).

An entry that is damaged, foreign or writable by others is as good as none. Nothing here ever fails a run: where
nothing can be kept, everything is made each time (`plancheck doctor` says so).
"""

from __future__ import annotations

import contextlib
import os
import stat
import sys
from binascii import crc32
from pathlib import Path

_MAGIC = b"plancheck cache 1\n"
_MOST_BYTES = 32_000_000


def cache_folder() -> Path | None:
    """Where this user's entries are kept; None where the environment names no home."""
    named = os.environ.get("PLANCHECK_CACHE")
    if named is not None:
        return Path(named) if named else None
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA")
        return Path(base, "plancheck", "cache") if base else None
    home = os.environ.get("HOME")
    if sys.platform == "darwin":
        return Path(home, "Library", "Caches", "plancheck") if home else None
    base = os.environ.get("XDG_CACHE_HOME") or (os.path.join(home, ".cache") if home else None)
    return Path(base, "plancheck") if base else None


def fetch(name: str) -> memoryview | None:
    """What `keep` wrote under a name; None where there is nothing that is surely ours."""
    folder = cache_folder()
    if folder is None:
        return None
    try:
        if not os.path.isfile(folder / name):  # a pipe would be waited for
            return None
        with open(folder / name, "rb") as file:
            found = os.fstat(file.fileno())
            if not _is_own(found) or not _is_own(os.stat(folder)) or found.st_size > _MOST_BYTES:
                return None
            data = file.read()
    except OSError:
        return None
    body = memoryview(data)[len(_MAGIC) + 4 :]
    whole = data.startswith(_MAGIC) and crc32(body) == int.from_bytes(data[len(_MAGIC) :][:4], "big")
    return body if whole else None


def keep(name: str, body: bytes) -> bool:
    """Write an entry for `fetch` to find, whole or not at all. False where it cannot be."""
    folder = cache_folder()
    if folder is None:
        return False
    temporary = folder / f"{name}.{os.getpid()}.tmp"
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not _is_own(os.stat(folder)):
            return False
        handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        with os.fdopen(handle, "wb") as out:
            out.write(_MAGIC + crc32(body).to_bytes(4, "big") + body)
        os.replace(temporary, folder / name)
    except OSError:
        with contextlib.suppress(OSError):
            temporary.unlink()
        return False
    return True


def forget_the_oldest(suffix: str, *, most: int) -> None:
    """Of entries whose names end alike, only the youngest stay."""
    folder = cache_folder()
    if folder is None:
        return
    with contextlib.suppress(OSError):
        entries = sorted(folder.glob(f"*{suffix}"), key=lambda entry: entry.stat().st_mtime, reverse=True)
        for entry in entries[most:]:
            entry.unlink()


def _is_own(found: os.stat_result) -> bool:
    """Whether a file is this user's and nobody else may write it. Windows keeps profiles apart itself."""
    if sys.platform == "win32":
        return True
    return found.st_uid == os.geteuid() and not found.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
