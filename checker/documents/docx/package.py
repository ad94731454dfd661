"""The parts of a Word file and how they refer to each other (Open Packaging Conventions, ECMA-376 part 2)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from posixpath import dirname, join, normpath

from lxml import etree

from checker.documents.container import Container, parse_xml
from checker.documents.limits import Limits
from checker.documents.packed import Packed
from checker.documents.problems import ReadProblem
from checker.values import Value

_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_MAIN_TYPE = re.compile(r"(?:wordprocessingml|ms-word)\.\w+\.?main\+xml$|macroEnabled\w*\.main\+xml$", re.I)
_MAIN_NAME = "word/document.xml"
_STRICT_MARK = b"purl.oclc.org/ooxml"
_HEAD = 16 * 1024  # bytes in which a root element's own namespace stands
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/")


class Part(Value):
    """A part's name and its relationships: id -> (last word of the type, target as written)."""

    name: str
    related: dict[str, tuple[str, str]]

    def first(self, kind: str) -> str | None:
        """The name of the first part related in this way."""
        return next((self._full(target) for found, target in self.related.values() if found == kind), None)

    def target(self, rel_id: str | None) -> str | None:
        """The name of the part that a relationship id leads to."""
        found = self.related.get(rel_id or "")
        return self._full(found[1]) if found else None

    def _full(self, target: str) -> str:
        """A target is relative to the folder of the part, or begins at the root."""
        return target.lstrip("/") if target.startswith("/") else normpath(join(dirname(self.name), target))


class Package:
    """A Word file's parts. Strict files are read as transitional ones: only their namespaces differ."""

    def __init__(self, data: bytes | Packed, limits: Limits) -> None:
        self.limits = limits
        self._container = Container(data, limits)

    def main(self) -> Part:
        """The main document part, wherever it stands. Raises ReadProblem where there is none."""
        for name in self._main_names():
            if name is not None and name in self._container:
                return self.part(name)
        raise ReadProblem("broken", reason=_MAIN_NAME)

    def part(self, name: str) -> Part:
        """A part with its relationships; a missing or damaged list of relationships counts as empty."""
        folder, base = dirname(name), name.rpartition("/")[2]
        root = self._lenient(join(folder, "_rels", f"{base}.rels"))
        related = {}
        for element in root.iter(_RELATIONSHIP) if root is not None else ():
            target, kind = element.get("Target"), element.get("Type")
            if target and kind and element.get("TargetMode") != "External":
                related[element.get("Id", "")] = (kind.rpartition("/")[2], target)
        return Part(name, related)

    def read(self, name: str | None) -> bytes | None:
        """A part's bytes with transitional namespaces; None where it is missing (WPS: "NULL")."""
        data = None if name is None else self._container.read(name)
        if data is not None and _is_strict(data):
            data = _STRICT.sub(rb"http://schemas.openxmlformats.org/\1/2006/", data)
        return data

    def chunks(self, name: str | None) -> Iterator[bytes] | None:
        """A part's bytes as `read` gives them, piece by piece as they are asked for; None where it is missing."""
        if name is None or name not in self._container:
            return None
        pieces = self._container.chunks(name)
        first = next(pieces, b"")
        if _is_strict(first):
            return iter([self.read(name) or b""])
        return chain((first,), pieces)

    def raw(self, name: str) -> bytes | None:
        """A part's bytes as they are (an embedded document)."""
        return self._container.read(name)

    def xml(self, name: str | None) -> etree._Element | None:
        """A part's root element; None where the part is missing."""
        data = self.read(name)
        return None if data is None or name is None else parse_xml(data, name, self.limits)

    def _lenient(self, name: str) -> etree._Element | None:
        try:
            return self.xml(name)
        except ReadProblem as problem:
            if problem.code == "broken":
                return None
            raise

    def _main_names(self) -> Iterator[str | None]:
        """Where the main part may stand, the surest first."""
        yield self.part("").first("officeDocument")
        yield self._main_by_type()
        yield _MAIN_NAME

    def _main_by_type(self) -> str | None:
        types = self._lenient("[Content_Types].xml")
        for element in types if types is not None else ():
            if _MAIN_TYPE.search(element.get("ContentType", "")) and element.get("PartName"):
                return element.get("PartName", "").lstrip("/")
        return None


def _is_strict(data: bytes) -> bool:
    return data.find(_STRICT_MARK, 0, _HEAD) >= 0
