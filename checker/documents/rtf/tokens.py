"""The tokens of an RTF file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_TOKEN = re.compile(
    r"""\\(?:(?P<word>[A-Za-z]{1,40})(?P<number>-?[0-9]{1,10})?[ ]?|'(?P<hex>[0-9A-Fa-f]{2})|(?P<symbol>[^A-Za-z]))
    |(?P<brace>[{}])
    |(?P<text>[^\\{}\r\n]+)""",
    re.VERBOSE | re.DOTALL,
)


class Token(NamedTuple):
    """One token. kind: "{", "}", "word" (with its number), "symbol", "byte" (a \\'hh), "text"."""

    kind: str
    value: str = ""
    number: int | None = None


def tokens(data: bytes) -> Iterator[Token]:
    """Tokens in order; text as Latin-1, which keeps its bytes. Binary data (\\bin) are passed over."""
    source = data.decode("latin-1")
    position = 0
    while match := _TOKEN.search(source, position):
        position = match.end()
        kind = match.lastgroup
        if kind == "text":
            yield Token("text", match["text"])
        elif kind == "brace":
            yield Token(match["brace"])
        elif kind == "hex":
            yield Token("byte", chr(int(match["hex"], 16)))
        elif kind == "symbol":
            yield Token("symbol", match["symbol"])
        else:
            number = None if match["number"] is None else int(match["number"])
            if match["word"] == "bin":
                position += max(number or 0, 0)
            else:
                yield Token("word", match["word"], number)
