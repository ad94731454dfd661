"""Results written down as they come: the journal by which a run is taken up again, and the store of a report.

A JSON line a result, only ever added to: {"key": ..., "crc": ..., "result": [...]}. A line that is cut short or
damaged is passed over; what a line is good for is decided by its key alone (checker.batch.worker.key_of). Results
are read back one at a time, so that a run of ten thousand files needs no more memory than one of a hundred.
"""

from __future__ import annotations

import contextlib
import errno
import io
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, overload
from zlib import crc32

from checker.batch import record
from checker.regexes import compiled
from checker.results import DocumentResult

_HEAD = compiled(rb'\{"key":"([0-9a-f]{64}|)","crc":"([0-9a-f]{8})","result":')
_IN_MEMORY = 1 << 18  # bytes of results for which no file is worth making
_LOCKED_BYTE = 1 << 40  # far beyond any journal's end: Windows lets nobody read a byte that is locked


_BEGIN = b'{"key":"'
_LOOKED_AT = 1 << 16  # bytes: more than any line of a journal


def is_foreign(path: str | os.PathLike[str]) -> bool:
    """Whether something else than a journal is there: a file that no run began, a folder, a pipe. It is not to be
    written into. A journal may be damaged, and one that was killed early holds the beginning of a line."""
    if not os.path.isfile(path):
        return os.path.lexists(path)
    with open(path, "rb") as file:
        begun = file.read(_LOOKED_AT)
    return not _BEGIN.startswith(begun[: len(_BEGIN)]) and not any(
        line.startswith(_BEGIN) for line in begun.split(b"\n")
    )


class Shelf:
    """Lines in a file (or in memory), added at the end and read by their place."""

    def __init__(self, stream: BinaryIO, end: int = 0) -> None:
        self.stream = stream
        self.end = end

    def add(self, line: bytes) -> int:
        """Write a line through to the system; where it begins. Raises OSError where it does not fit."""
        self.stream.seek(self.end)
        if self.stream.write(line) != len(line):  # an unbuffered file takes what fits
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        place, self.end = self.end, self.end + len(line)
        return place

    def read(self, place: int, length: int) -> bytes:
        self.stream.seek(place)
        return self.stream.read(length)


_Span = tuple[Shelf, int, int]  # a result: where it is, from where, how long


class Store:
    """Where the results of a run are kept until it is over, and longer if it has a journal.

    trouble  why the journal is not used (any longer): "busy" (another run has it), "foreign" (it is something else) or
             the system's reason; else None
    """

    def __init__(self, journal: Path | None) -> None:
        self.trouble: str | None = None
        self._earlier: dict[bytes, _Span] = {}
        self._order: dict[tuple[int, int], _Span] = {}
        self._journal: BinaryIO | None = None
        self._shelf = self._few = Shelf(io.BytesIO())  # as long as there are few and no journal
        if journal is not None:
            self._open(journal)

    @property
    def known(self) -> frozenset[bytes]:
        """Keys of the results that the journal of an earlier run holds."""
        return frozenset(self._earlier)

    def add(self, index: int, member: int, key: bytes, line: bytes) -> None:
        """Keep a document's result: in its place in the run and, where it has a key, for the next run."""
        head = b'{"key":"%s","crc":"%08x","result":' % (key.hex().encode(), crc32(line))
        whole = head + line + b"}\n"
        if self._shelf is self._few and self._few.end > _IN_MEMORY:
            self._shelf = Shelf(_temporary())
        try:
            place = self._shelf.add(whole)
        except OSError as error:  # the disk is full: from here on this run goes on in memory
            self.trouble = error.strerror or str(error)
            self._shelf = Shelf(io.BytesIO())
            place = self._shelf.add(whole)
        self._order[index, member] = (self._shelf, place + len(head), len(line))

    def again(self, index: int, member: int, key: bytes) -> bytes:
        """Take over an earlier run's result: its line."""
        shelf, place, length = self._order[index, member] = self._earlier[key]
        return shelf.read(place, length)

    def results(self) -> Results:
        """All results of this run, in the order of its files."""
        return Results([self._order[place] for place in sorted(self._order)])

    def close(self) -> None:
        """Let another run have the journal. Results stay readable."""
        if self._journal is not None:
            with contextlib.suppress(OSError):
                os.fsync(self._journal.fileno())
            _unlock(self._journal)

    def _open(self, journal: Path) -> None:
        try:
            journal.parent.mkdir(parents=True, exist_ok=True)
            if is_foreign(journal):
                self.trouble = "foreign"
                return
            stream = open(journal, "r+b" if journal.exists() else "x+b", buffering=0)  # noqa: SIM115 (a report's)
        except OSError as error:
            self.trouble = error.strerror or str(error)
            return
        if not _lock(stream):
            stream.close()
            self.trouble = "busy"
            return
        self._journal, self._shelf = stream, Shelf(stream)
        self._take_up(self._shelf)

    def _take_up(self, shelf: Shelf) -> None:
        """Index the journal's lines and go on after the last whole one."""
        with open(shelf.stream.fileno(), "rb", closefd=False) as lines:
            for line in lines:
                if not line.endswith(b"\n"):
                    break
                head = _HEAD.match(line)
                if head and head[1] and crc32(line[head.end() : -2]) == int(head[2], 16):
                    span = (shelf, shelf.end + head.end(), len(line) - head.end() - 2)
                    self._earlier[bytes.fromhex(head[1].decode())] = span
                shelf.end += len(line)
        shelf.stream.truncate(shelf.end)


class Results(Sequence[DocumentResult]):
    """The results of a run, each read when it is asked for."""

    def __init__(self, spans: list[_Span]) -> None:
        self._spans = spans

    def __len__(self) -> int:
        return len(self._spans)

    @overload
    def __getitem__(self, index: int) -> DocumentResult: ...
    @overload
    def __getitem__(self, index: slice) -> Results: ...
    def __getitem__(self, index: int | slice) -> DocumentResult | Results:
        if isinstance(index, slice):
            return Results(self._spans[index])
        shelf, place, length = self._spans[index]
        return record.load(shelf.read(place, length))

    def __iter__(self) -> Iterator[DocumentResult]:
        for shelf, place, length in self._spans:
            yield record.load(shelf.read(place, length))


def _temporary() -> BinaryIO:
    """A file that the system removes, or memory where there is no room for one."""
    import tempfile  # here: few runs are large

    try:
        return tempfile.TemporaryFile(prefix="plancheck-", buffering=0)
    except OSError:
        return io.BytesIO()


def _lock(stream: BinaryIO) -> bool:
    """Have a file for this process alone; False where another has it. Goes with the process, however that ends."""
    if sys.platform == "win32":
        import msvcrt

        stream.seek(_LOCKED_BYTE)
        try:
            msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
    import fcntl

    try:
        fcntl.flock(stream.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return error.errno not in (errno.EWOULDBLOCK, errno.EACCES)  # a file system without locks: go on
    return True


def _unlock(stream: BinaryIO) -> None:
    with contextlib.suppress(OSError):
        if sys.platform == "win32":
            import msvcrt

            stream.seek(_LOCKED_BYTE)
            msvcrt.locking(stream.fileno(), msvcrt.LK_UNLCK, 1)
        else:
            import fcntl

            fcntl.flock(stream.fileno(), fcntl.LOCK_UN)
