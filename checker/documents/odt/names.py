"""Names of OpenDocument elements and attributes, as lxml writes them."""

from __future__ import annotations

from functools import cache

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_NAMESPACES = {
    **{prefix: f"{_OASIS}{prefix}:1.0" for prefix in ("office", "text", "table", "style", "manifest")},
    "draw": f"{_OASIS}drawing:1.0",
    "fo": f"{_OASIS}xsl-fo-compatible:1.0",
    "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
    "xml": "http://www.w3.org/XML/1998/namespace",
}


@cache  # asked for hundreds of times a document
def q(name: str) -> str:
    """A qualified name: q("text:p")."""
    prefix, _, local = name.partition(":")
    return f"{{{_NAMESPACES[prefix]}}}{local}"


P, H, LIST, ITEM, LIST_HEADER = (
    q("text:p"),
    q("text:h"),
    q("text:list"),
    q("text:list-item"),
    q("text:list-header"),
)
TABLE, ROW, CELL, COVERED = (
    q("table:table"),
    q("table:table-row"),
    q("table:table-cell"),
    q("table:covered-table-cell"),
)
STYLE_NAME = q("text:style-name")
