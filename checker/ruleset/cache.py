"""Compiled rule sets kept on disk, so that a check of one file need not read and validate YAML.

An entry holds the bytes of every file that the rule set was made from and is used only while they are all
the same, under the same plancheck, the same source files of it and the same Python.
"""

from __future__ import annotations

import contextlib
import gc
import marshal
import os
import sys
from binascii import crc32
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from checker import user_cache
from checker.ruleset.codec import pack, unpack
from checker.ruleset.model import RuleSet

_SUFFIX = ".ruleset"
_MOST_ENTRIES = 24  # rule files come and go
_COMPILERS = ("", "reading", "ruleset", "ruleset/kinds")  # their code decides what is compiled


def cached(top: Path) -> RuleSet | None:
    """The compiled rule set of a file, None where there is none that is surely its own."""
    body = user_cache.fetch(_entry(top))
    if body is None:
        return None
    try:
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
    """Write a compiled rule set for `cached` to find. False where it cannot be."""
    sources = tuple((os.path.abspath(path), content) for path, content in files.items())
    kept = user_cache.keep(_entry(top), marshal.dumps((_made_by(), sources, pack(ruleset))))
    if kept:
        user_cache.forget_the_oldest(_SUFFIX, most=_MOST_ENTRIES)
    return kept


def _entry(top: Path) -> str:
    """The entry's name. Two paths that share a name share an entry; the files' bytes tell them apart."""
    path = os.path.abspath(top).encode("utf-8", "surrogateescape")
    return f"{top.stem[:40]}-{crc32(path):08x}{_SUFFIX}"


def _bytes_of(path: str) -> bytes | None:
    try:
        if not os.path.isfile(path):  # a pipe that took a file's name would have us wait
            return None
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
