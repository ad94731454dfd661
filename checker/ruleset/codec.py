"""Our values as plain data, and back: what the rule-set cache writes.

A list stands for a value to be made: its first item says which kind. Everything else (a word, a number, a tuple or dict of
such, most of a rule set) stands for itself. So reading it back builds nothing but our own values and enums, which a
pickle could not promise.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from enum import Enum
from importlib import import_module
from typing import Any

from checker.values import Value, ValueType, names_of

_PACKAGE = "checker."
_OBJECT, _TUPLE, _MAPPING, _WORDS, _ENUM, _DATE = range(6)
_LEAVES = (str, int, float, bool, type(None))


def pack(value: object) -> tuple[Any, ...]:
    """(names of the classes, plain data). Raises TypeError for a value of a type that is not ours."""
    classes: dict[type, int] = {}
    data = _packed(value, classes)
    return tuple(f"{cls.__module__}:{cls.__qualname__}" for cls in classes), data


def unpack(packed: tuple[Any, ...]) -> Any:
    """The value again. Raises some ValueError, TypeError, ... for data that `pack` did not make."""
    names, data = packed
    classes = [_class(name) for name in names]
    return _made(data, classes) if type(data) is list else data


def _packed(value: object, classes: dict[type, int]) -> Any:
    if type(value) in _LEAVES:
        return value
    if isinstance(value, Enum):
        return [_ENUM, classes.setdefault(type(value), len(classes)), value.value]
    if isinstance(value, date):
        return [_DATE, value.isoformat()]
    if type(value) is tuple:
        items = [_packed(item, classes) for item in value]
        return [_TUPLE, *items] if _any_to_make(items) else tuple(items)
    if type(value) is frozenset and all(type(item) in _LEAVES for item in value):
        return [_WORDS, *sorted(value)]  # a set's own order is another in each process
    if isinstance(value, Mapping):
        mapping = {_key(key): _packed(item, classes) for key, item in value.items()}
        return [_MAPPING, mapping] if _any_to_make(mapping.values()) else mapping
    if isinstance(value, Value) and type(value).__module__.startswith(_PACKAGE):
        number = classes.setdefault(type(value), len(classes))
        return [_OBJECT, number, *(_packed(getattr(value, name), classes) for name in names_of(type(value)))]
    raise TypeError(f"cannot be packed: {type(value).__module__}.{type(value).__qualname__}")


def _any_to_make(items: Iterable[object]) -> bool:
    return any(type(item) is list for item in items)


def _key(key: object) -> Any:
    if isinstance(key, Enum):
        return key.value
    if type(key) in (str, int):
        return key
    raise TypeError(f"cannot be a packed key: {key!r}")


def _made(data: list[Any], classes: list[type]) -> Any:
    kind = data[0]
    if kind == _WORDS:
        return frozenset(data[1:])
    if kind == _MAPPING:
        return {key: _made(item, classes) if type(item) is list else item for key, item in data[1].items()}
    if kind == _DATE:
        return date.fromisoformat(data[1])
    if kind == _ENUM:
        return classes[data[1]](data[2])
    items = [_made(item, classes) if type(item) is list else item for item in data[1:]]
    return tuple(items) if kind == _TUPLE else classes[items[0]](*items[1:])


def _class(name: str) -> type:
    module, _, qualified = name.partition(":")
    if not module.startswith(_PACKAGE):
        raise ValueError(name)
    found = getattr(import_module(module), qualified)
    if not (isinstance(found, ValueType) or (isinstance(found, type) and issubclass(found, Enum))):
        raise ValueError(name)
    return found
