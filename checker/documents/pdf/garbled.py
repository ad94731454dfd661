"""Text that a PDF shows but does not tell: fonts that lack a map from their glyphs to characters, or have a wrong one."""

from __future__ import annotations

import re

from checker.documents.decoding import ordinary
from checker.documents.pdf.page import Page

_UNMAPPED = 0.3  # share of characters that the fonts leave open, from which the text must prove itself
_PROVEN = 0.3  # how ordinary it must be then; Chinese and English come to 0.4 or more
_IMPOSSIBLE = 0.2  # share of characters that no text holds
_STRAY = 0.02  # share of them that a real text may hold
_RARE = 0.15  # how ordinary Chinese characters must be; those of any real text come to 0.4 or more
_SAMPLE = 60  # characters weighed
_NO_TEXT = re.compile("[\x00-\x1f\x7f-\x9f\ue000-\uf8ff\ufff0-\uffff]")  # controls, private, none
_IDEOGRAPHS = re.compile("[\u3400-\u9fff]+")
_SHORT = 12  # characters that are too few to judge


def is_garbled(page: Page) -> bool:
    """Whether the text that a page gives away is not what it shows."""
    text = "".join(piece.text for piece in (*page.pieces, *page.turned)).replace(" ", "")
    if len(text) < _SHORT:
        return False
    sample = text[:: max(1, len(text) // _SAMPLE)]
    impossible = len(_NO_TEXT.findall(text)) / len(text)
    if impossible >= _IMPOSSIBLE:
        return True
    if page.unmapped >= _UNMAPPED and (
        impossible > _STRAY or ordinary(sample) < _PROVEN or _is_noise(sample)
    ):
        return True
    chinese = "".join(_IDEOGRAPHS.findall(sample))
    return len(chinese) >= _SHORT and ordinary(chinese) < _RARE


def _is_noise(text: str) -> bool:
    """Whether glyph numbers came through as signs: hardly a letter or a figure among them."""
    return sum(map(str.isalnum, text)) < 0.5 * len(text)
