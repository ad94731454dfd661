"""A web page's bytes to text: by mark, by what it says of itself where that holds, else by weighing."""

from __future__ import annotations

import codecs
import re

from checker.documents.decoding import Decoded, strictly
from checker.documents.decoding import decode as weigh

_HEAD = 4096
_META = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_XML = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{2,40})""", re.IGNORECASE)
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)

#: Browsers read these as their larger relatives, and so do pages expect it (WHATWG Encoding, 4.2).
_LARGER = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "gb_2312-80": "gb18030",
    "big5": "big5hkscs",
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "utf-8",
    "unicode": "utf-8",
}


def decode(data: bytes, stated: str | None = None) -> Decoded:
    """The text of a page. `stated` is the encoding that a header outside of it names."""
    if data.startswith(_MARKS):
        return weigh(data)
    for name in (stated, *_named(data)):
        encoding = _known(name)
        text = strictly(data, encoding) if encoding else None
        if encoding and text is not None and (encoding == "utf-8" or not _is_utf8(data)):
            return Decoded(text, encoding)
    return weigh(data)


def _named(data: bytes) -> list[str]:
    head = data[:_HEAD]
    return [found[1].decode("ascii") for found in (_META.search(head), _XML.search(head)) if found]


def _known(name: str | None) -> str | None:
    if not name:
        return None
    encoding = _LARGER.get(name.lower(), name.lower())
    try:
        info = codecs.lookup(encoding)
    except LookupError:
        return None
    # a page whose bytes could be searched for its own words is not in UTF-16, whatever it says
    return None if info.name.startswith(("utf-16", "utf-32")) or not info._is_text_encoding else encoding


def _is_utf8(data: bytes) -> bool:
    """Whether the bytes are UTF-8 beyond doubt, so that another encoding named is a mistake."""
    return not data.isascii() and strictly(data, "utf-8") is not None
