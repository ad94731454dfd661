"""The submitted files, read again for a report that shows them: one at a time, the last one kept."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from checker.documents.limits import Limits
from checker.documents.model import Document
from checker.reports.around import Around

if TYPE_CHECKING:
    from checker.documents.archive import Source

_INSIDE = "!/"  # between an archive and its member


class Originals:
    """Submitted files by the paths that results carry, members of archives too.

    Writers ask in the order of the report, each perhaps twice (its bytes, its text): so the last file is kept, and an
    archive is walked through once, not once a member.
    """

    def __init__(self, limits: Limits, password: str | None) -> None:
        self._limits, self._password = limits, password
        self._data: tuple[str, bytes | None] | None = None
        self._document: tuple[str, Document | None] | None = None
        self._archive: tuple[str, Iterator[Source]] | None = None

    def around(self) -> Around:
        """What writers are given."""
        return Around(document=self.document, data=self.data)

    def data(self, path: str) -> bytes | None:
        """A file's bytes; None where it is gone or cannot be read any more."""
        if self._data is None or self._data[0] != path:
            self._data = path, self._load(path)
        return self._data[1]

    def document(self, path: str) -> Document | None:
        """A file's text; None likewise."""
        from checker.documents import ReadProblem, read_bytes

        if self._document is None or self._document[0] != path:
            content = self.data(path)
            document = None
            if content is not None:
                try:
                    document = read_bytes(content, path, self._limits, password=self._password)
                except ReadProblem:
                    document = None
            self._document = path, document
        return self._document[1]

    def _load(self, path: str) -> bytes | None:
        from checker.documents import ReadProblem, load

        archive, inside, _ = path.partition(_INSIDE)
        if inside and not Path(path).exists():
            return self._member(archive, path)
        try:
            return load(Path(path), self._limits, path)
        except ReadProblem:
            return None

    def _member(self, archive: str, path: str) -> bytes | None:
        """Go on in the archive that is open, and once more from its beginning."""
        for _ in range(2):
            if self._archive is None or self._archive[0] != archive:
                data = self._load(archive)
                if data is None:
                    return None
                from checker.documents.archive import expand

                self._archive = archive, expand(data, archive, self._limits, password=self._password)
            for source in self._archive[1]:
                if source.path == path:
                    return source.data
            self._archive = None
        return None
