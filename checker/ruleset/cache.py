"""Compiled rule sets kept on disk, so that a check of one file need not read and validate YAML.

An entry holds the bytes of every file that the rule set was made from and is used only while they are all
the same, under the same plancheck, the same source files of it and the same Python. The folder belongs to the
user alone (0700); an entry that is damaged, foreign or writable by others is as good as none. Nothing here
ever fails a run: where no cache can be kept, rule sets are compiled each time (`plancheck doctor` says so).
"""

from __future__ import annotations

import contextlib
import gc
import marshal
import os
import stat
import sys
from binascii import crc32
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from checker.ruleset.codec import pack, unpack
from checker.ruleset.model import RuleSet

_MAGIC = b"plancheck rule set 1\n"
_MOST_BYTES = 32_000_000
_MOST_ENTRIES = 24
_COMPILERS = ("", "reading", "ruleset", "ruleset/kinds")  # their code decides what is compiled


def cache_folder() -> Path | None:
    """Where this user's compiled rule sets are kept; None where the environment names no home."""
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


def cached(top: Path) -> RuleSet | None:
    """The compiled rule set of a file, None where there is none that is surely its own."""
    entry = _entry(top)
    if entry is None:
        return None
    try:
        data = _own_bytes(entry)
        if data is None or not data.startswith(_MAGIC):
            return None
        body = memoryview(data)[len(_MAGIC) + 4 :]
        if crc32(body) != int.from_bytes(data[len(_MAGIC) : len(_MAGIC) + 4], "big"):
            return None  # damaged: marshal may only see what this module wrote
        with _no_collection():
            made_by, files, packed = marshal.loads(body)
            if made_by != _made_by() or any(_bytes_of(path) != content for path, content in files):
                return None
            found = unpack(packed)
    except Exception:  # whatever a strange entry does, the rule set is compiled anew
        return None
    return found if isinstance(found, RuleSet) else None


@contextlib.contextmanager
def _no_collection() -> Iterator[None]:
    """Thousands of small values are made and none becomes garbage: looking for it costs a third of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def keep(top: Path, files: Mapping[Path, bytes], ruleset: RuleSet) -> bool:
    """Write a compiled rule set for `cached` to find, whole or not at all. False where it cannot be."""
    entry = _entry(top)
    if entry is None:
        return False
    sources = tuple((os.path.abspath(path), content) for path, content in files.items())
    body = marshal.dumps((_made_by(), sources, pack(ruleset)))
    temporary = entry.with_name(f"{entry.name}.{os.getpid()}.tmp")
    try:
        entry.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not _is_own(os.stat(entry.parent)):
            return False
        handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        with os.fdopen(handle, "wb") as out:
            out.write(_MAGIC + crc32(body).to_bytes(4, "big") + body)
        os.replace(temporary, entry)
        _forget_the_oldest(entry.parent)
    except OSError:
        with contextlib.suppress(OSError):
            temporary.unlink()
        return False
    return True


def _forget_the_oldest(folder: Path) -> None:
    """Rule files come and go; the entries of those not compiled for longest make room."""
    entries = sorted(folder.glob("*.ruleset"), key=lambda entry: entry.stat().st_mtime, reverse=True)
    for entry in entries[_MOST_ENTRIES:]:
        entry.unlink()


def _entry(top: Path) -> Path | None:
    """The entry's file. Two paths that share a name share an entry; the files' bytes tell them apart."""
    folder = cache_folder()
    if folder is None:
        return None
    path = os.path.abspath(top).encode("utf-8", "surrogateescape")
    return folder / f"{top.stem[:40]}-{crc32(path):08x}.ruleset"


def _own_bytes(entry: Path) -> bytes | None:
    with open(entry, "rb") as file:
        found = os.fstat(file.fileno())
        if not _is_own(found) or not _is_own(os.stat(entry.parent)) or found.st_size > _MOST_BYTES:
            return None
        return file.read()


def _is_own(found: os.stat_result) -> bool:
    """Whether a file is this user's and nobody else may write it. Windows keeps profiles apart itself."""
    if sys.platform == "win32":
        return True
    return found.st_uid == os.geteuid() and not found.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


def _bytes_of(path: str) -> bytes | None:
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError:
        return None


def _made_by() -> tuple[Any, ...]:
    """What made an entry: Python and the state of the code, its version (in __init__.py) included."""
    package = Path(__file__).parent.parent
    code = []
    for folder in _COMPILERS:
        with contextlib.suppress(OSError), os.scandir(package / folder) as found:
            code += [
                (folder, item.name, item.stat().st_size, item.stat().st_mtime_ns)
                for item in found
                if item.name.endswith(".py")
            ]
    return (sys.version, str(package), tuple(sorted(code)))
