"""What makes two files the same document: their text, whatever their names and however they were saved."""

from __future__ import annotations

from hashlib import sha256

from checker.documents.model import Document
from checker.regexes import compiled

_OTHER_SIGNS = compiled(r"[\W_]+")


def content_of(document: Document) -> str:
    """A name for a document's text: 32 hexadecimal digits.

    Only letters and digits of the body count. A file that was renamed, saved again or moved into an archive
    keeps its name; so it does where a reader comes to show spaces or table rules in another way.
    """
    written = _OTHER_SIGNS.sub("", "".join([block.text for block in document.body]))
    return sha256(written.encode("utf-8", "surrogatepass")).hexdigest()[:32]
