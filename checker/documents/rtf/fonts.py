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
