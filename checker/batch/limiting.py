"""Limits as people write them: "seconds=30", "memory=2GB", "pages=1000" on the command line or in PLANCHECK_LIMITS."""

from __future__ import annotations

import math
import os
import re
from collections.abc import Iterable, Mapping
from typing import Any

from checker.documents.limits import DEFAULT_LIMITS, Limits
from checker.messages import Lang, say
from checker.messages.batch import TEXTS
from checker.regexes import compiled
from checker.values import names_of, replace

#: The environment variable that sets limits for every run, in the same words, separated by commas or spaces.
VARIABLE = "PLANCHECK_LIMITS"

_SIZES = frozenset({"file_size", "unpacked_size", "memory"})
_UNITS = {"": 1, "K": 2**10, "M": 2**20, "G": 2**30}
_NUMBER = compiled(r"(\d+(?:\.\d+)?)\s*([KMG]?)(?:I?B)?", re.IGNORECASE)
_LEAST = {"memory": 128 * 2**20, "seconds": 0.1}  # below, no document could be checked at all


class LimitError(ValueError):
    """A limit that cannot be understood. Its text is a sentence for the person who wrote it."""


def parse_limits(
    settings: Iterable[str],
    *,
    environment: Mapping[str, str] | None = None,
    lang: Lang = Lang.ZH,
    base: Limits = DEFAULT_LIMITS,
) -> Limits:
    """Limits from "name=value" settings, the later ones first in force; those of the environment come before all.

    environment: by default the process's own. Sizes take KB, MB or GB. Raises LimitError.
    """
    given = (environment if environment is not None else os.environ).get(VARIABLE, "")
    chosen: dict[str, Any] = {}
    for setting in [*filter(None, re.split(r"[,\s]+", given)), *settings]:
        name, equals, value = (part.strip() for part in setting.partition("="))
        name = name.replace("-", "_").lower()
        if not equals or name not in _names():
            raise LimitError(say(TEXTS, "limit-unknown", lang, setting=setting, names=", ".join(_names())))
        chosen[name] = _value(name, value, setting, lang)
    return replace(base, **chosen)


def _names() -> tuple[str, ...]:
    return names_of(Limits)


def _value(name: str, text: str, setting: str, lang: Lang) -> int | float:
    match = _NUMBER.fullmatch(text)
    plain = match is not None and not match[2] and text[-1:].isdigit()
    if match is None or not (plain or name in _SIZES):
        code = "limit-no-size" if name in _SIZES else "limit-no-number"
        raise LimitError(say(TEXTS, code, lang, setting=setting))
    value = float(match[1]) * _UNITS[match[2].upper()]
    least = _LEAST.get(name, 1)
    if value < least or not math.isfinite(value):
        raise LimitError(say(TEXTS, "limit-too-small", lang, setting=setting, least=_shown(name, least)))
    return value if name == "seconds" else int(value)


def _shown(name: str, value: float) -> str:
    return f"{value // 2**20:g}MB" if name in _SIZES and value >= 2**20 else f"{value:g}"
