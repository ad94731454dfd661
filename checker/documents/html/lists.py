"""Numbers in front of list items as browsers show them (CSS Counter Styles Level 3)."""

from __future__ import annotations

import re
from typing import Any

from checker.documents.numerals import numeral

_HTML_TYPES = {"1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}

#: CSS counter style -> (format of checker.documents.numerals, what stands behind the number)
_STYLES = {
    "decimal": ("decimal", "."),
    "decimal-leading-zero": ("decimalZero", "."),
    "lower-alpha": ("lowerLetter", "."),
    "lower-latin": ("lowerLetter", "."),
    "upper-alpha": ("upperLetter", "."),
    "upper-latin": ("upperLetter", "."),
    "lower-roman": ("lowerRoman", "."),
    "upper-roman": ("upperRoman", "."),
    "cjk-ideographic": ("chineseCountingThousand", "、"),
    "simp-chinese-informal": ("chineseCountingThousand", "、"),
    "trad-chinese-informal": ("chineseCountingThousand", "、"),
    "simp-chinese-formal": ("chineseLegalSimplified", "、"),
    "trad-chinese-formal": ("ideographLegalTraditional", "、"),
    "cjk-decimal": ("ideographDigital", "、"),
    "cjk-heavenly-stem": ("ideographTraditional", "、"),
    "cjk-earthly-branch": ("ideographZodiac", "、"),
}
_LIST_STYLE = re.compile(r"list-style(?:-type)?\s*:([^;]*)", re.IGNORECASE)


class Numbering:
    """The running numbers of one list."""

    def __init__(self, element: Any) -> None:
        self._ordered = element.tag == "ol"
        self._step = -1 if element.get("reversed") is not None else 1
        count = sum(1 for child in element if child.tag == "li")
        self._next = _whole(element.get("start"), 1 if self._step > 0 else count)
        self._style = _style_of(element, "decimal")

    def label(self, item: Any) -> str | None:
        """The number of the next item, with its mark behind; None in a list of bullets."""
        if not self._ordered:
            return None
        value = _whole(item.get("value"), self._next)
        self._next = value + self._step
        style = _style_of(item, self._style)
        if style not in _STYLES:
            return None
        form, mark = _STYLES[style]
        return numeral(value, form) + mark


def _style_of(element: Any, inherited: str) -> str:
    for stated in _LIST_STYLE.findall(element.get("style") or ""):
        for word in stated.lower().split():
            if word == "none" or word in _STYLES:
                return str(word)
    return _HTML_TYPES.get(element.get("type") or "", inherited)


def _whole(text: str | None, otherwise: int) -> int:
    try:
        return int(text) if text is not None and len(text) < 9 else otherwise
    except ValueError:
        return otherwise
