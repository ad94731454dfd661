"""Web pages: HTML, and MHT with the page and its pictures in one file, also where they are named .doc.

charset.py   bytes to text: what the page says of its encoding, and what to do where that is wrong
walk.py      the tree walked once, top to bottom, into lines
lists.py     numbers of list items as browsers show them
"""

from __future__ import annotations

import email
import email.policy
from email.message import EmailMessage

from checker.documents.decoding import Decoded
from checker.documents.html import charset
from checker.documents.html.walk import lines
from checker.documents.limits import Limits
from checker.documents.lines import blocks_of, bounded
from checker.documents.model import Document
from checker.documents.problems import ReadProblem
from checker.documents.sniff import sniff
from checker.documents.text import encoding_notes

__all__ = ["read"]


def read(data: bytes, path: str, limits: Limits) -> Document:
    """The document of a web page. Raises ReadProblem (broken, no-content, too-large)."""
    kind = sniff(data, path).format
    decoded = _page_of(data) if kind == "mht" else charset.decode(data)
    if len(decoded.text) > limits.characters * 10:  # most of a saved page is scripts and styles
        raise ReadProblem("too-large", what="characters", limit=limits.characters)
    made = blocks_of(bounded(lines(decoded.text, limits), limits))
    return Document(path, kind, f"{kind} ({decoded.encoding})", made, encoding_notes(decoded))


def _page_of(data: bytes) -> Decoded:
    """The page that a saved bundle opens with."""
    try:
        message = email.message_from_bytes(data, policy=email.policy.default)
        parts = [
            part
            for part in message.walk()
            if part.get_content_type() in ("text/html", "application/xhtml+xml")
        ]
        if not parts:
            raise ReadProblem("broken", reason="no page in the bundle")
        root = next((part for part in parts if _is_root(part, message)), parts[0])
        content = root.get_payload(decode=True)
    except (
        LookupError,
        ValueError,
        TypeError,
        AttributeError,
        RecursionError,
    ) as error:  # what damage ends in
        raise ReadProblem("broken", reason=type(error).__name__) from None
    if not isinstance(content, bytes):
        raise ReadProblem("broken", reason="no page in the bundle")
    return charset.decode(content, stated=root.get_content_charset())


def _is_root(part: EmailMessage, message: EmailMessage) -> bool:
    start = message.get_param("start")
    return bool(start) and part.get("Content-ID") == start
