"""A JSON report read back into a Report: what `--compare` is given when it gets files of earlier runs.

Fields are taken by name. What a later version added is passed over, what an earlier one had not yet stands at its
default; a report of another schema version, or something that is no report, is refused.
"""

from __future__ import annotations

import json
import types
from collections.abc import Callable, Sequence
from dataclasses import MISSING, fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from checker.results import SCHEMA_VERSION, Report

_Decode = Callable[[Any], Any]


class NotAReport(ValueError):
    """The text is no JSON report of plancheck, or one of a schema version that this one does not know."""


def report_of(text: str) -> Report:
    """The report that a JSON text holds. Raises NotAReport."""
    try:
        value = json.loads(text)
        if not isinstance(value, dict) or value.get("schema_version") != SCHEMA_VERSION:
            raise NotAReport("schema_version")
        report = _decoder(Report)(value)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise NotAReport(str(error)) from error
    assert isinstance(report, Report)
    return report


@cache
def _decoder(kind: Any) -> _Decode:
    """How a value of a type is made from what JSON holds."""
    if is_dataclass(kind):
        return lambda value: _make(kind, value)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (tuple, Sequence):
        item = arguments[0]
        return lambda value: tuple(_decoder(item)(one) for one in _checked(value, list))
    if origin is dict:
        inner = arguments[1]
        return lambda value: {key: _decoder(inner)(one) for key, one in _checked(value, dict).items()}
    if origin in (Union, types.UnionType):
        other = next(argument for argument in arguments if argument is not type(None))
        return lambda value: None if value is None else _decoder(other)(value)
    allowed = (int, float) if kind is float else kind
    return lambda value: _checked(value, allowed)


def _make(kind: Any, value: Any) -> Any:
    given, hints = _checked(value, dict), _hints(kind)
    values = {}
    for field in fields(kind):
        if field.name in given:
            values[field.name] = _decoder(hints[field.name])(given[field.name])
        elif field.default is MISSING and field.default_factory is MISSING:
            raise KeyError(field.name)
    return kind(**values)


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)


def _checked(value: Any, kind: Any) -> Any:
    if not isinstance(value, kind):
        raise TypeError(f"{kind} expected")
    return value
