"""The bare text of a Word 97-2003 file, by its piece table: what is left when no better reader can open it.

Layout after [MS-DOC] 2.4.1 (retrieving text) and 2.5 (the FIB). No numbers, styles or revisions: these stand
elsewhere in the file, and a file that comes here has something wrong with it.
"""

from __future__ import annotations

import io
import re
import struct
from collections.abc import Iterator

from checker.documents.lines import Line
from checker.documents.model import BlockKind
from checker.documents.problems import ReadProblem
from checker.documents.shape import trim

WORD_97 = 0xA5EC
WORD_6 = frozenset(
    {0xA5DC, 0xA697, 0xA699, 0xA59B, 0xA59C}
)  # Word 6 and 95, and their Chinese and Japanese kin
_ENCRYPTED, _SECOND_TABLE = 0x0100, 0x0200
_FLAGS, _TEXT_LENGTH, _PIECES = 0x0A, 0x4C, 0x01A2
_COMPRESSED = 0x4000_0000
_FIELD = re.compile("\x13[^\x13\x14\x15]*(?:\x14([^\x13\x14\x15]*))?\x15")
_SIGNS = str.maketrans({"\x0b": "\n", "\x0e": "\n", "\x1e": "-"} | dict.fromkeys("\x01\x02\x05\x08\x1f"))


def identify(data: bytes) -> tuple[int, bool]:
    """The version mark of a Word file and whether it is encrypted. Raises ReadProblem for what is no Word file."""
    fib = _stream(data, "WordDocument")
    if len(fib) < _FLAGS + 2:
        raise ReadProblem("broken", reason="WordDocument")
    mark, flags = struct.unpack_from("<H", fib)[0], struct.unpack_from("<H", fib, _FLAGS)[0]
    return mark, bool(flags & _ENCRYPTED)


def lines(data: bytes) -> list[Line]:
    """The paragraphs and table rows of the main text. Raises ReadProblem (broken)."""
    try:
        text = _main_text(data)
    except (struct.error, IndexError, ValueError, OSError):
        raise ReadProblem("broken", reason="WordDocument") from None
    while (shown := _FIELD.sub(lambda field: field[1] or "", text)) != text:
        text = shown
    return list(_lines(text.translate(_SIGNS)))


def _main_text(data: bytes) -> str:
    fib = _stream(data, "WordDocument")
    flags = struct.unpack_from("<H", fib, _FLAGS)[0]
    table = _stream(data, "1Table" if flags & _SECOND_TABLE else "0Table")
    length = struct.unpack_from("<i", fib, _TEXT_LENGTH)[0]
    at, size = struct.unpack_from("<II", fib, _PIECES)
    clx = table[at : at + size]
    position = 0
    while clx[position] == 1:  # property changes, of which the text needs nothing
        position += 3 + struct.unpack_from("<H", clx, position + 1)[0]
    size = struct.unpack_from("<I", clx, position + 1)[0]
    plc = clx[position + 5 : position + 5 + size]
    count = (len(plc) - 4) // 12
    bounds = struct.unpack_from(f"<{count + 1}I", plc)
    parts = []
    for index in range(count):
        characters = bounds[index + 1] - bounds[index]
        start = struct.unpack_from("<I", plc, 4 * (count + 1) + 8 * index + 2)[0]
        if start & _COMPRESSED:
            start = (start & ~_COMPRESSED) // 2
            parts.append(fib[start : start + characters].decode("cp1252", "replace"))
        else:
            parts.append(fib[start : start + 2 * characters].decode("utf-16-le", "replace"))
    return "".join(parts)[: max(length, 0)]


def _lines(text: str) -> Iterator[Line]:
    """A cell ends by a mark, a row by one more. Which paragraphs belong to a row's first cell is not told here."""
    cells: list[str] = []
    inside: list[str] = []  # paragraphs of the cell that is open
    pieces = re.split("([\r\x07\x0c])", text)
    for content, end in zip(pieces[::2], [*pieces[1::2], "\r"], strict=True):
        shown = trim(content)
        if end == "\x07" and cells and not shown and not inside:
            if any(cells):
                yield Line(BlockKind.TABLE_ROW, " | ".join(cells), cells=tuple(cells), table=1)
            cells = []
        elif end == "\x07":
            cells.append("\n".join([*inside, shown] if shown else inside))
            inside = []
        elif shown and cells:
            inside.append(shown)
        elif shown:
            yield Line(BlockKind.PARAGRAPH, shown)
    yield from (Line(BlockKind.PARAGRAPH, line) for line in [*cells, *inside] if line)


def _stream(data: bytes, name: str) -> bytes:
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as container:
            return bytes(container.openstream(name).read())
    except Exception:  # olefile lets many kinds of errors through for damaged files
        raise ReadProblem("broken", reason=name) from None
