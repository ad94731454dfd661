"""Our value types as plain tuples, and back: what the rule-set cache writes.

Only tuples, dicts, sets of words, strings and numbers go in, so reading it back builds nothing but our own values and
enums, which a pickle could not promise.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import Enum
from importlib import import_module
from typing import Any

_PACKAGE = "checker."
_TUPLE, _OBJECT, _ENUM, _DATE, _PLAIN_TUPLE, _WORDS = 0, 1, 2, 3, 4, 5
_LEAVES = (str, int, float, bool, type(None))


def pack(value: object) -> tuple[Any, ...]:
    """(names of the classes, plain data). Raises TypeError for a value of a type that is not ours."""
    classes: dict[type, int] = {}
    data = _packed(value, classes)
    return tuple(f"{cls.__module__}:{cls.__qualname__}" for cls in classes), data


def unpack(packed: tuple[Any, ...]) -> Any:
    """The value again. Raises some ValueError, TypeError, ... for data that `pack` did not make."""
    names, data = packed
    return _unpacked(data, [_class(name) for name in names])


def _packed(value: object, classes: dict[type, int]) -> Any:
    if type(value) in _LEAVES:
        return value
    if isinstance(value, Enum):
        return (_ENUM, classes.setdefault(type(value), len(classes)), value.value)
    if isinstance(value, date):
        return (_DATE, value.isoformat())
    if type(value) is tuple:
        if _is_plain(value):
            return (_PLAIN_TUPLE, *value)  # most of a rule set: its words, read back in one piece
        return (_TUPLE, *(_packed(item, classes) for item in value))
    if type(value) is frozenset and all(type(item) in _LEAVES for item in value):
        return (_WORDS, *sorted(value))  # a set's own order is another in each process
    if isinstance(value, Mapping):
        return {_key(key): _packed(item, classes) for key, item in value.items()}
    cls = type(value)
    if hasattr(cls, "__match_args__") and cls.__module__.startswith(_PACKAGE):
        number = classes.setdefault(cls, len(classes))
        return (_OBJECT, number, *(_packed(getattr(value, name), classes) for name in cls.__match_args__))
    raise TypeError(f"cannot be packed: {cls.__module__}.{cls.__qualname__}")


def _is_plain(value: tuple[object, ...]) -> bool:
    """Whether a tuple holds nothing but leaves, and tuples of such."""
    return all(type(item) in _LEAVES or (type(item) is tuple and _is_plain(item)) for item in value)


def _key(key: object) -> Any:
    if isinstance(key, Enum):
        return key.value
    if type(key) in (str, int):
        return key
    raise TypeError(f"cannot be a packed key: {key!r}")


def _unpacked(data: Any, classes: list[type]) -> Any:
    kind = type(data)
    if kind is tuple:
        tag = data[0]
        if tag == _PLAIN_TUPLE:
            return data[1:]
        if tag == _WORDS:
            return frozenset(data[1:])
        if tag == _TUPLE:
            return tuple([_unpacked(item, classes) for item in data[1:]])
        if tag == _DATE:
            return date.fromisoformat(data[1])
        cls = classes[data[1]]
        if tag == _OBJECT:
            return cls(*[item if type(item) is str else _unpacked(item, classes) for item in data[2:]])
        return cls(data[2])
    if kind is dict:
        return {key: _unpacked(item, classes) for key, item in data.items()}
    return data


def _class(name: str) -> type:
    module, _, qualified = name.partition(":")
    if not module.startswith(_PACKAGE):
        raise ValueError(name)
    found = getattr(import_module(module), qualified)
    if not (isinstance(found, type) and (hasattr(found, "__match_args__") or issubclass(found, Enum))):
        raise ValueError(name)
    return found
