"""Regular expressions compiled once for all runs.

To compile the two hundred patterns of a check takes `re` longer than the check itself: for each class of Chinese
characters it fills a map of 65,536 places. What comes of it, the code for its matcher, is kept on disk, and the next
run hands it to the matcher, whose entrance (`_sre.compile`, where every `re.compile` ends) examines it. That entrance
is CPython's own affair: an entry serves only the very Python that wrote it, and wherever anything is not as expected
the pattern is compiled by `re`, as if there were no entry.
"""

from __future__ import annotations

import _sre
import atexit
import marshal
import re
import sys
from functools import cache
from typing import AnyStr

from checker import user_cache

_ENTRY = f"{sys.implementation.cache_tag}.regexes"
_MADE_BY = (sys.version, sys.byteorder, _sre.MAGIC, _sre.CODESIZE)
_MOST = 2_000  # patterns in an entry: ten times what there are, so the rest are those of earlier versions

_Key = tuple[str | bytes, int]  # pattern, flags
_Code = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]

_new: set[_Key] = set()


def compiled(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """`re.compile`, only sooner from the second run on. For the patterns that stand in our code: each is kept."""
    key = pattern, int(flags)
    code = _known().get(key)
    if code is not None:
        made = _revived(pattern, code)
        if made is not None:
            return made
    compiled_now = re.compile(pattern, flags)
    if not _new:
        atexit.register(keep_new)
    _new.add(key)
    return compiled_now


def keep_new() -> None:
    """Write down what this process had to compile. Called at its end; a child that ends by `os._exit` calls it itself."""
    if not _new or user_cache.cache_folder() is None:
        return
    codes = _fetched()  # another process may have written since
    if len(codes) + len(_new) > _MOST:
        codes = {}
    try:
        codes |= {key: _code_of(*key) for key in _new}
    except Exception:  # a Python whose inside is another: nothing is kept
        return
    user_cache.keep(_ENTRY, marshal.dumps((_MADE_BY, codes)))


@cache
def _known() -> dict[_Key, _Code]:
    return _fetched()


def _fetched() -> dict[_Key, _Code]:
    body = user_cache.fetch(_ENTRY)
    if body is None:
        return {}
    try:
        made_by, codes = marshal.loads(body)
    except (ValueError, EOFError, TypeError):
        return {}
    return codes if made_by == _MADE_BY and isinstance(codes, dict) else {}


def _code_of(pattern: str | bytes, flags: int) -> _Code:
    """What `re.compile` makes of a pattern before it hands it to the matcher."""
    from array import array
    from re import _compiler, _parser  # type: ignore[attr-defined]

    parsed = _parser.parse(pattern, flags)
    state = parsed.state
    names: list[str | None] = [None] * state.groups
    for name, group in state.groupdict.items():
        names[group] = name
    code = array("I", _compiler._code(parsed, flags)).tobytes()
    return flags | state.flags, code, state.groups - 1, dict(state.groupdict), tuple(names)


def _revived(pattern: AnyStr, kept: _Code) -> re.Pattern[AnyStr] | None:
    flags, code, groups, group_of, names = kept
    try:
        return _sre.compile(  # type: ignore[no-any-return]
            pattern, flags, memoryview(code).cast("I").tolist(), groups, group_of, names
        )
    except (RuntimeError, TypeError, ValueError):  # code that the matcher does not accept
        return None
