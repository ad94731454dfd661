"""The files of a run: what the given paths hold, in order, nothing left out in silence but the system's own files."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePath

from checker.documents.sniff import KNOWN_EXTENSIONS, extension_of, is_skipped
from checker.ruleset.discovery import NAMES as RULE_FILES
from checker.values import Value, field


class Found(Value):
    """A file to check. file: how the system is asked for it; name: how people are told of it."""

    file: str
    name: str


class Search(Value, frozen=False):
    """What a search came to.

    files        to check, in the order of the paths given, a folder's by path; each once. Folders that could not
                 be looked into stand among them: their trouble is told like a file's
    not_checked  names of other kinds, and of linked folders, which are not entered
    """

    files: list[Found] = field(default_factory=list)
    not_checked: list[str] = field(default_factory=list)


def find(paths: Iterable[str], *, ignore: Path | None = None) -> Search:
    """Search the paths. A path given by name is checked whatever it is called, a folder's files by extension.

    ignore: a file of plancheck's own (the journal) that may lie in a folder. Never raises: what cannot be
    opened comes to light where it is read. Links to folders are not followed, so no loop can catch the search.
    """
    search = Search()
    seen: set[str] = set()
    own = os.path.realpath(ignore) if ignore is not None else None
    for given in paths:
        is_folder = _is_folder(given)
        entries = _entries(given) if is_folder else [_Entry(given, shown(given))]
        for entry in sorted(entries, key=lambda entry: entry.name):
            same = os.path.normpath(entry.file)
            if same in seen or (own is not None and is_folder and os.path.realpath(entry.file) == own):
                continue
            seen.add(same)
            if is_folder and os.path.basename(entry.file) in RULE_FILES:
                continue  # the rules that the folder is checked by are no file of another kind
            if not is_folder or _is_checked(entry):
                search.files.append(Found(entry.file, entry.name))
            else:
                search.not_checked.append(entry.name)
    return search


def shown(path: str) -> str:
    """A path as people are shown it: "/" between its parts, bytes that are no UTF-8 read as GBK where they can be.

    Names packed on a Chinese Windows and unpacked elsewhere are such bytes. The result is always valid Unicode.
    """
    name = PurePath(path).as_posix() if path else path
    if name.isprintable():
        return name
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        pass
    else:
        return name
    try:
        raw = name.encode("utf-8", "surrogateescape")
        return raw.decode("gb18030")
    except UnicodeError:
        return name.encode("utf-8", "replace").decode("utf-8")


_FILE, _CLOSED, _LINKED_FOLDER = "file", "closed", "linked folder"


class _Entry(Value):
    file: str
    name: str
    kind: str = _FILE


def _is_checked(entry: _Entry) -> bool:
    return entry.kind == _CLOSED or (entry.kind == _FILE and extension_of(entry.name) in KNOWN_EXTENSIONS)


def _is_folder(path: str) -> bool:
    try:
        return os.path.isdir(path)
    except ValueError:  # a NUL in the name
        return False


def _entries(folder: str) -> Iterator[_Entry]:
    """All of a folder, in no order. Walks with a list and not by recursion: depth costs nothing."""
    todo = [folder]
    while todo:
        here = todo.pop()
        try:
            with os.scandir(here) as entries:
                found = list(entries)
        except OSError:
            yield _Entry(here, shown(here), _CLOSED)
            continue
        for entry in found:
            if is_skipped(entry.name):
                continue
            if _is_linked_folder(entry):
                yield _Entry(entry.path, shown(entry.path), _LINKED_FOLDER)
            elif entry.is_dir(follow_symlinks=False):
                todo.append(entry.path)
            else:
                yield _Entry(entry.path, shown(entry.path))


def _is_linked_folder(entry: os.DirEntry[str]) -> bool:
    """A link or junction to a folder. A link that leads nowhere or in a circle is a file that cannot be opened."""
    try:
        if entry.is_symlink():
            return entry.is_dir()
        return entry.is_dir(follow_symlinks=False) and _is_junction(entry)
    except OSError:
        return False


def _is_junction(entry: os.DirEntry[str]) -> bool:
    if os.name != "nt":
        return False
    import stat

    tag = getattr(entry.stat(follow_symlinks=False), "st_reparse_tag", 0)
    return bool(tag == getattr(stat, "IO_REPARSE_TAG_MOUNT_POINT", -1))
