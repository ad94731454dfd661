"""The few elements that a document needs of a large part, unpacked and parsed as far as they are asked for.

A template's styles.xml has hundreds of kilobytes, of which a plan uses five styles near its beginning. Start tags
are found in the bytes as these are unpacked, and only the elements asked for are parsed, inside a copy of the root
tag so that every prefix is known. A part that does not look as Word, WPS and LibreOffice write it (in UTF-16, say)
is parsed whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from checker.documents.container import parse_xml
from checker.documents.docx.names import WORD, w
from checker.documents.limits import Limits
from checker.documents.problems import ReadProblem

_ROOT = re.compile(rb"<(?:([\w.-]+):)?(styles|numbering)\b[^<>]*[^/<>]>")


class Fragments:
    """Elements named `element` of a part, by their attribute `key`; `chunks` are the part's bytes in order.

    Raises ReadProblem for broken XML, if not before the broken place is come to.
    """

    def __init__(self, chunks: Iterator[bytes], element: str, key: str, limits: Limits) -> None:
        self._chunks, self._limits = chunks, limits
        self._tag, self._key = w(element), w(key)
        self._data = next(chunks, b"")
        self._places: dict[str, tuple[int, int]] = {}  # key -> where the start tag begins and ends
        self._scanned = 0
        self._parsed: dict[str, etree._Element] | None = None
        root = _ROOT.search(self._data)
        if root is None or b"\0" in self._data[:4]:
            self._parse_whole()
            return
        prefix = root[1] + b":" if root[1] else b""
        name = prefix + element.encode()
        self._end = b"</" + name + b">"
        # most fragments need one prefix only, and a root tag with thirty of them takes longer to parse than they
        own = b"<%b xmlns%b='%b'>" % (prefix + root[2], b":" + root[1] if root[1] else b"", WORD.encode())
        self._opens = (own, root[0]) if root[1] else (root[0],)
        self._close = b"</" + prefix + root[2] + b">"
        self._start = re.compile(
            rb"<%b\s[^<>]*?\b%b\s*=\s*[\"']([^\"'<>]*)[^<>]*>" % (re.escape(name), key.encode())
        )
        self._scan()

    def get(self, value: str) -> etree._Element | None:
        """The element whose key has this value; None where there is none."""
        while self._parsed is None and value not in self._places and self._grow():
            pass
        if self._parsed is None and value in self._places:
            fragment = self._cut(*self._places[value])
            for opening in self._opens:
                try:
                    return parse_xml(opening + fragment + self._close, self._tag, self._limits)[0]
                except ReadProblem:
                    continue
            self._parse_whole()
        return (self._parsed or {}).get(value)

    def __iter__(self) -> Iterator[tuple[str, bytes]]:
        """Keys and start tags in the order of the part. The tags are as written, to be looked into roughly."""
        at = 0
        while self._parsed is None:
            places = list(self._places.items())
            yield from ((value, self._data[start:end]) for value, (start, end) in places[at:])
            at = len(places)
            if not self._grow():
                return
        yield from ((value, etree.tostring(element)) for value, element in self._parsed.items())

    def _scan(self) -> None:
        for match in self._start.finditer(self._data, self._scanned):
            self._places.setdefault(match[1].decode("utf-8", "replace"), match.span())
            self._scanned = match.end()

    def _grow(self) -> bool:
        chunk = next(self._chunks, None)
        if chunk is None:
            return False
        self._data += chunk
        self._scan()
        return True

    def _cut(self, start: int, end: int) -> bytes:
        """The element whose start tag stands there."""
        if not self._data.endswith(b"/>", start, end):
            while (close := self._data.find(self._end, end)) < 0 and self._grow():
                pass
            end = close + len(self._end)
        return self._data[start:end]

    def _parse_whole(self) -> None:
        self._data += b"".join(self._chunks)
        self._parsed = {}
        for element in parse_xml(self._data, self._tag, self._limits).iter(self._tag):
            self._parsed.setdefault(element.get(self._key, ""), element)
