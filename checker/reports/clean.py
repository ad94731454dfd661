"""Text from documents and file names made safe to show.

A school's file may hold any character. One that moves the cursor, changes colours, turns the direction of
writing or ends a line must not reach a terminal as it is: it is written out as an escape that a person sees.
"""

from __future__ import annotations

import re

from checker.regexes import compiled

#: C0 and C1 controls, bidirectional controls, line separators, interlinear marks, lone surrogates
_UNSAFE = compiled(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufff9-\ufffb\ud800-\udfff]"
)
_SPACES = compiled(r"[ \t\r\n\v\f\u3000]+")


def one_line(text: str) -> str:
    """A text in one line without anything that could disturb a terminal; white space becomes one space."""
    return _UNSAFE.sub(_escaped, _SPACES.sub(" ", text).strip())


def file_name(path: str) -> str:
    """A path as it may be shown: like `one_line`, but its spaces stand as they are."""
    return _UNSAFE.sub(_escaped, path)


def _escaped(match: re.Match[str]) -> str:
    code = ord(match[0])
    if 0xD800 <= code <= 0xDFFF:
        return "\ufffd"  # a byte of a file name that fits no encoding
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
