"""The few elements that a document needs of a large part, unpacked and parsed as far as they are asked for.

A template's styles.xml has hundreds of kilobytes, of which a plan uses five styles near its beginning. Elements are
looked for in the bytes as these are unpacked, and only those asked for are parsed, inside a copy of the root tag so
that every prefix is known. A part that does not look as Word, WPS and LibreOffice write it (in UTF-16, say)
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

_FEW = 40  # elements each looked for by itself; beyond, all are listed: else the time would grow with their square
_ROOT = re.compile(rb"<(?:([\w.-]+):)?(styles|numbering)\b[^<>]*[^/<>]>")


class Fragments:
    """Elements named `element` of a part, by their attribute `key`; `chunks` are the part's bytes in order.

    Raises ReadProblem for broken XML, if not before the broken place is come to.
    """

    def __init__(self, chunks: Iterator[bytes], element: str, key: str, limits: Limits) -> None:
        self._chunks, self._limits = chunks, limits
        self._tag, self._key = w(element), w(key)
        self._data = next(chunks, b"")
        self._places: dict[bytes, tuple[int, int]] | None = None  # key -> where the start tag begins and ends
        self._searches = 0
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
        self._begin = b"<" + name
        self._close = b"</" + prefix + root[2] + b">"
        self._usual = key.encode() + b'="%b"'
        self._start = re.compile(
            rb"<%b\s[^<>]*?\b%b\s*=\s*[\"']([^\"'<>]*)[^<>]*>" % (re.escape(name), key.encode())
        )

    def get(self, value: str) -> etree._Element | None:
        """The element whose key has this value; None where there is none."""
        place = None if self._parsed is not None else self._place(value.encode("utf-8", "replace"))
        if place is not None:
            fragment = self._cut(*place)
            for opening in self._opens:
                try:
                    return parse_xml(opening + fragment + self._close, self._tag, self._limits)[0]
                except ReadProblem:
                    continue
            self._parse_whole()
        return (self._parsed or {}).get(value)

    def marked(self, word: bytes) -> Iterator[str]:
        """The keys of the elements in whose start tag a word may stand, in the order of the part."""
        if self._parsed is None:
            yield from (match[1].decode("utf-8", "replace") for match in self._starts(word))
        else:
            yield from self._parsed

    def _place(self, value: bytes) -> tuple[int, int] | None:
        """Where an element's start tag begins and ends."""
        if self._searches < _FEW:
            self._searches += 1
            for match in self._starts(self._usual % value):
                if match[1] == value:
                    return match.span()
        if self._places is None:  # many are asked for, or one in other quotes or not there at all
            self._places = {}
            for match in self._starts(self._begin):
                self._places.setdefault(match[1], match.span())
        return self._places.get(value)

    def _starts(self, text: bytes) -> Iterator[re.Match[bytes]]:
        """The start tags in which a text stands; the part is unpacked further as long as more are asked for.

        No byte is looked at more than a few times, whatever the part is made of: the search goes on behind each tag.
        """
        at = 0  # never inside a tag
        while True:
            found = self._data.find(text, at)
            start = self._data.rfind(b"<", at, found + 1 if found >= 0 else None)
            end = self._data.find(b">", start) if start >= 0 else -1
            if 0 <= found <= end:
                match = self._start.match(self._data, start)
                if match is not None:
                    yield match
                at = end + 1
            elif found >= 0 and (start < 0 or end >= 0):  # between two tags
                following = self._data.find(b"<", found)
                at = following if following >= 0 else len(self._data)
            else:  # not there, or in a tag that is not unpacked to its end
                at = max(at, start)
                if not self._grow():
                    return

    def _grow(self) -> bool:
        chunk = next(self._chunks, None)
        if chunk is None:
            return False
        self._data += chunk
        return True

    def _cut(self, start: int, end: int) -> bytes:
        """The element whose start tag stands there."""
        if not self._data.endswith(b"/>", start, end):
            while (close := self._data.find(self._end, end)) < 0:
                if not self._grow():
                    return self._data[start:]  # it has no end, as the parser will say
            end = close + len(self._end)
        return self._data[start:end]

    def _parse_whole(self) -> None:
        self._data += b"".join(self._chunks)
        self._parsed = {}
        for element in parse_xml(self._data, self._tag, self._limits).iter(self._tag):
            self._parsed.setdefault(element.get(self._key, ""), element)
