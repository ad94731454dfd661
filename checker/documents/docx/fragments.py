"""The few elements that a document needs of a large part, parsed one at a time.

A template's styles.xml has hundreds of kilobytes, of which a plan uses five styles. Its start tags are found in
the bytes, and only the elements asked for are parsed, inside a copy of the root tag so that every prefix is
known. A part that does not look as Word, WPS and LibreOffice write it (in UTF-16, say) is parsed whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from checker.documents.container import parse_xml
from checker.documents.docx.names import w
from checker.documents.limits import Limits
from checker.documents.problems import ReadProblem

_ROOT = re.compile(rb"<(?:([\w.-]+):)?(?:styles|numbering)\b[^>]*[^/]>")


class Fragments:
    """Elements named `element` of a part, by their attribute `key`. Raises ReadProblem for broken XML."""

    def __init__(self, data: bytes, element: str, key: str, limits: Limits) -> None:
        self._data, self._limits = data, limits
        self._tag, self._key = w(element), w(key)
        self._starts: dict[str, re.Match[bytes]] = {}
        self._parsed: dict[str, etree._Element] | None = None
        root = _ROOT.search(data, 0, 20_000)
        if root is None or b"\0" in data[:4]:
            self._parse_whole()
            return
        prefix = root[1] + b":" if root[1] else b""
        self._open, self._close = (
            root[0],
            root[0].split(None, 1)[0].replace(b"<", b"</", 1).rstrip(b">") + b">",
        )
        self._end = b"</" + prefix + element.encode() + b">"
        start = re.compile(
            rb"<"
            + re.escape(prefix + element.encode())
            + rb"\s[^>]*?\b"
            + key.encode()
            + rb"\s*=\s*[\"']([^\"']*)[^>]*>"
        )
        for match in start.finditer(data):
            self._starts.setdefault(match[1].decode("utf-8", "replace"), match)

    def get(self, value: str) -> etree._Element | None:
        """The element whose key has this value."""
        if self._parsed is None and value in self._starts:
            try:
                return self._parse(self._starts[value])
            except ReadProblem:
                self._parse_whole()
        return (self._parsed or {}).get(value)

    def with_attribute(self, name: str) -> Iterator[etree._Element]:
        """The elements that have an attribute."""
        if self._parsed is not None:
            yield from (element for element in self._parsed.values() if element.get(w(name)) is not None)
            return
        for value, match in self._starts.items():
            if name.encode() in match[0]:
                element = self.get(value)
                if element is not None and element.get(w(name)) is not None:
                    yield element

    def _parse(self, start: re.Match[bytes]) -> etree._Element:
        end = start.end()
        if not start[0].endswith(b"/>"):
            end = self._data.find(self._end, end) + len(self._end)
        fragment = self._open + self._data[start.start() : end] + self._close
        return parse_xml(fragment, "fragment", self._limits)[0]

    def _parse_whole(self) -> None:
        root = parse_xml(self._data, self._tag, self._limits)
        self._parsed = {}
        for element in root.iter(self._tag):
            self._parsed.setdefault(element.get(self._key, ""), element)
