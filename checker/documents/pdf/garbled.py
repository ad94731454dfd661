"""Text that a PDF shows but does not tell: fonts that lack a map from their glyphs to characters."""

from __future__ import annotations

from checker.documents.decoding import ordinary
from checker.documents.pdf.geometry import Page

_UNMAPPED = 0.3  # share of characters that the fonts leave open
_LEAST = 0.05  # how ordinary a page's text must be; Chinese and English come to 0.4 or more
_SAMPLE = 150  # characters weighed
_SHORT = 12  # characters that are too few to judge


def is_garbled(page: Page) -> bool:
    """Whether the text that a page gives away is not what it shows."""
    text = "".join(piece.text for piece in (*page.pieces, *page.turned))
    bare = text.replace(" ", "")
    if len(bare) < _SHORT:
        return False
    if page.unmapped >= _UNMAPPED or ordinary(bare[:: max(1, len(bare) // _SAMPLE)]) < _LEAST:
        return True
    return _is_ascii_noise(bare)


def _is_ascii_noise(text: str) -> bool:
    """Whether glyph numbers came through as signs: hardly a letter, no Chinese, few digits."""
    if sum(char > "\x7f" for char in text) > 0.2 * len(text):
        return False
    told = sum(char.isalnum() for char in text)
    return told < 0.5 * len(text) and text.count(".") + text.count("_") + text.count("-") < 0.3 * len(text)
