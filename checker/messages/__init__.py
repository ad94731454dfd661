"""Every sentence plancheck says to a person, in Chinese and English, found by a stable code.

One module a stage (documents, ruleset, cli, reports, ...), each a table `TEXTS: dict[str, tuple[str, str]]` of
code -> (Chinese, English) with the same {placeholders} in both.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Lang(StrEnum):
    ZH = "zh"
    EN = "en"


def say(texts: Mapping[str, tuple[str, str]], code: str, lang: Lang = Lang.ZH, /, **values: object) -> str:
    """The sentence of a code in a language, its placeholders filled. KeyError for an unknown code."""
    chinese, english = texts[code]
    return (english if lang is Lang.EN else chinese).format_map(values)
