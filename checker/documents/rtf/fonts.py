"""Fonts of an RTF file: in which code page the bytes of their text are written."""

from __future__ import annotations

from typing import NamedTuple

from checker.documents.symbols import symbol

_SYMBOL_CHARSET = 2
_BY_CHARSET = {
    77: "mac_roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "gb18030", 136: "big5hkscs", 161: "cp1253",
    162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874",
    238: "cp1250", 254: "cp437", 255: "cp850",
}  # fmt: skip
_BY_PAGE = {
    936: "gb18030",
    950: "big5hkscs",
    54936: "gb18030",
    65001: "utf-8",
    10000: "mac_roman",
    10008: "gb2312",
}


class Font(NamedTuple):
    """A font of the font table. charset 0 and 1 mean the file's own code page."""

    name: str = ""
    charset: int = 0
    page: int | None = None


class FontTable:
    """Fonts by number; one that the table does not hold is written in the file's own code page."""

    def __init__(self) -> None:
        self._fonts: dict[int, Font] = {}

    def at(self, number: int) -> Font:
        return self._fonts.get(number, Font())

    def named(self, number: int, piece: str) -> None:
        """Add a piece of a font's name."""
        font = self.at(number)
        self._fonts[number] = font._replace(name=font.name + piece)

    def word(self, current: int, word: str, number: int) -> int:
        """Take a control word of the table, which is at font `current`; returns at which it is then."""
        if word == "f":
            self._fonts[number] = Font()
            return number
        if word == "fcharset":
            self._fonts[current] = self.at(current)._replace(charset=number)
        elif word == "cpg":
            self._fonts[current] = self.at(current)._replace(page=number)
        return current


def code_page(number: int) -> str:
    """The codec of an \\ansicpg or \\cpg; Windows Latin for what Python has none for."""
    name = _BY_PAGE.get(number, f"cp{number}")
    try:
        "".encode(name)
    except LookupError:
        return "cp1252"
    return name


def decode(data: str, font: Font, default: str) -> str:
    """Bytes (as Latin-1 text) of a run in a font."""
    if font.charset == _SYMBOL_CHARSET:
        return "".join(symbol(0xF000 | ord(char), font.name) if char > " " else char for char in data)
    if data.isascii():
        return data
    codec = code_page(font.page) if font.page else _BY_CHARSET.get(font.charset, default)
    return data.encode("latin-1").decode(codec, "replace")
