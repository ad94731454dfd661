"""Fields (page numbers, references, form fields) as they stand in runs: begin, code, separator, result, end.

Only results are shown. Fields nest, and may run over several paragraphs.
"""

from __future__ import annotations

import re

from lxml import etree

from checker.documents.docx.names import VAL, w
from checker.documents.docx.styles import switched_on, whole
from checker.documents.numerals import numeral

_KIND = w("fldCharType")
_OVERSTRUCK = re.compile(r"EQ\s.*\\o", re.I | re.S)
_CIRCLE = "○〇◯"


class _Field:
    __slots__ = ("code", "in_result", "shown_at", "stand_in")

    def __init__(self, stand_in: str) -> None:
        self.code = ""
        self.in_result = False
        self.stand_in = stand_in  # what is shown of a field that keeps no result
        self.shown_at = -1


class Fields:
    """The fields that are open at a point of a story."""

    def __init__(self) -> None:
        self._open: list[_Field] = []
        self.in_code = 0  # how many of them are still in their code: nothing is shown while any is

    @property
    def unclosed(self) -> bool:
        """Whether a field was begun and never ended, so that all that follows passed for its code."""
        return self.in_code > 0

    def mark(self, element: etree._Element, shown: list[str]) -> None:
        """Pass a w:fldChar. `shown`, the paragraph's text so far, gets what a field without result shows."""
        kind = element.get(_KIND)
        if kind == "begin":
            self._open.append(_Field(_form_value(element)))
            self.in_code += 1
        elif self._open and kind == "separate" and not self._open[-1].in_result:
            self._open[-1].in_result = True
            self._open[-1].shown_at = len(shown)
            self.in_code -= 1
        elif self._open and kind == "end":
            field = self._open.pop()
            if not field.in_result:
                self.in_code -= 1
            if not self.in_code and field.shown_at in (-1, len(shown)):
                shown.append(field.stand_in or _overstruck(field.code))

    def code(self, element: etree._Element) -> None:
        """Pass a w:instrText."""
        if self._open and not self._open[-1].in_result:
            self._open[-1].code += element.text or ""


def _form_value(begin: etree._Element) -> str:
    """The value of a check box or a drop-down list of an old form."""
    check = next(begin.iter(w("checkBox")), None)
    if check is not None:
        state = check.find(w("checked"))
        if state is None:
            state = check.find(w("default"))
        return "☒" if state is not None and switched_on(state) else "☐"
    choices = next(begin.iter(w("ddList")), None)
    if choices is not None:
        entries = [entry.get(VAL, "") for entry in choices.iter(w("listEntry"))]
        picked = choices.find(w("result"))
        if picked is None:
            picked = choices.find(w("default"))
        at = 0 if picked is None else whole(picked.get(VAL)) or 0
        return entries[at] if 0 <= at < len(entries) else ""
    return ""


def _overstruck(code: str) -> str:
    r"""The character of `EQ \o\ac(○,1)` (Word's encircled characters) or `EQ \o\ad(\s\up 9(pīn),拼)`."""
    if not _OVERSTRUCK.match(code.strip()):
        return ""
    arguments = code[code.rfind("\\o") :].partition("(")[2].rpartition(")")[0]
    text = re.sub(r"\\\w+\s*-?\d*", "", re.split(r"[,，;]", arguments)[-1]).strip(" ()")
    if any(sign in arguments for sign in _CIRCLE) and text.isdigit():
        return numeral(int(text[:4]), "decimalEnclosedCircle")
    return text
