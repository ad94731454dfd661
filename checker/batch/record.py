"""A result as one line of JSON and back: the form in which it leaves a worker and stands in the journal.

JSON and not pickle, because a journal lies in folders that others can write to, and reading it must not run code.
Values stand by position, in the order of the class's fields; `shape` names them, so that a journal written
for another shape is told apart.
"""

from __future__ import annotations

import json
import types
from collections.abc import Callable
from enum import Enum
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from checker.results import DocumentResult
from checker.values import Value, ValueType, names_of

_Decode = Callable[[Any], Any]


def dump(result: DocumentResult) -> bytes:
    """One line of JSON, without its line end. File names that are no Unicode survive (surrogates)."""
    line = json.dumps(result, default=_values, ensure_ascii=False, separators=(",", ":"))
    return line.encode("utf-8", "surrogatepass")


def load(line: bytes) -> DocumentResult:
    """The result of such a line. Raises ValueError where it is none."""
    try:
        result = _decoder(DocumentResult)(json.loads(line.decode("utf-8", "surrogatepass")))
    except (TypeError, AttributeError, IndexError, KeyError, RecursionError) as error:
        raise ValueError("not a result") from error
    assert isinstance(result, DocumentResult)
    return result


@cache
def shape() -> str:
    """The names of all fields that a line holds, so that a line of another shape is not taken for one of this."""
    seen: dict[str, str] = {}

    def walk(kind: Any) -> None:
        if isinstance(kind, ValueType) and kind.__name__ not in seen:
            hints = get_type_hints(kind)
            seen[kind.__name__] = ", ".join(f"{name}: {hints[name]}" for name in names_of(kind))
            for name in names_of(kind):
                walk(hints[name])
        for inner in get_args(kind):
            walk(inner)

    walk(DocumentResult)
    return repr(seen)


def _values(value: Value) -> list[Any]:
    return [getattr(value, name) for name in names_of(type(value))]


@cache
def _fields(kind: Any) -> tuple[_Decode, ...]:
    hints = get_type_hints(kind)
    return tuple(_decoder(hints[name]) for name in names_of(kind))


@cache
def _decoder(kind: Any) -> _Decode:
    """How a value of this type is made from what JSON holds."""
    make: Any = kind
    if isinstance(kind, ValueType):
        # a type may hold itself, so its fields' decoders are looked up when first used
        return lambda values: make(
            *[decode(value) for decode, value in zip(_fields(make), values, strict=True)]
        )
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is tuple:
        item = _decoder(arguments[0])
        return lambda values: tuple([item(value) for value in values])
    if origin in (Union, types.UnionType):
        other = next(argument for argument in arguments if argument is not type(None))
        decode = _decoder(other)
        return lambda value: None if value is None else decode(value)
    return lambda value: value
