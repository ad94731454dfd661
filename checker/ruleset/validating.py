"""pydantic's complaints about a rule file as faults with a place, in words that a district officer knows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from pydantic import TypeAdapter, ValidationError

from checker.messages.ruleset import FAULTS
from checker.ruleset.faults import Fault, Place, nearest
from checker.ruleset.kinds.keys import OptionError
from checker.ruleset.nodes import Node

Path = tuple[str | int, ...]

_WANTED = {
    "string_type": "a-text",
    "int_type": "a-whole",
    "int_from_float": "a-whole",
    "float_type": "a-number",
    "bool_type": "a-truth",
    "tuple_type": "a-list",
    "list_type": "a-list",
    "dict_type": "a-mapping",
    "model_type": "a-mapping",
    "dataclass_type": "a-mapping",
}
_UNKNOWN_KEY = frozenset({"extra_forbidden", "unexpected_keyword_argument"})
_MISSING = frozenset({"missing", "missing_argument"})


def validated(
    adapter: TypeAdapter[Any],
    node: Node,
    faults: list[Fault],
    lists: Mapping[str, Sequence[str]] | None = None,
) -> Any:
    """The value of a node as the adapter's type; None where it does not fit, the reasons then in `faults`."""
    import json

    for attempt in range(2):
        try:
            text = json.dumps(node.plain(), ensure_ascii=False)
            return adapter.validate_json(text, context={"lists": lists or {}})
        except ValidationError as error:
            errors = error.errors(include_url=False)
            if attempt or not _words_taken_as_written(errors, node):
                break
    schema: dict[str, Any] = adapter.json_schema()
    faults += [_fault(item, node, schema) for item in errors if not _follows(item, node)]
    return None


def _follows(error: Any, node: Node) -> bool:
    """A list is called too short where its items are wrong: they have been told already."""
    return error["type"] == "too_short" and bool(node.at(error["loc"])[0].items)


def _words_taken_as_written(errors: Iterable[Any], node: Node) -> bool:
    """version: 1.0 and words: [2024] mean what is written there. True where something was so mended."""
    mended = False
    for error in errors:
        found, steps = node.at(error["loc"])
        plain = isinstance(found.value, int | float) and found.raw
        if error["type"] == "string_type" and plain and steps == len(_stripped(error["loc"], found, node)):
            found.value, mended = found.raw, True
    return mended


def _stripped(loc: Path, found: Node, root: Node) -> Path:
    """A location without the steps that only our shorthands know (the "*" and "zh" of a plain text)."""
    end = len(loc)
    while end and loc[end - 1] in ("zh", "*", "text") and root.at(loc[:end])[1] < end:
        end -= 1
    return loc[:end]


def _fault(error: Any, root: Node, schema: dict[str, Any]) -> Fault:
    loc: Path = error["loc"]
    kind: str = error["type"]
    context: Mapping[str, Any] = error.get("ctx", {})
    node, steps = root.at(loc)
    key = next((step for step in reversed(loc[: max(steps, 1)]) if isinstance(step, str)), "")
    if kind in _UNKNOWN_KEY:
        name = str(loc[-1])
        parent, _ = root.at(loc[:-1])
        known = _known_keys(schema, loc[:-1])
        file = parent.keys[name].source
        here = {key for key, place in parent.keys.items() if place.source == file}
        if (node.value is None and node.raw == "" and " " in name) or "，" in name:
            return Fault("comma-in-braces", parent.keys[name], {"text": name})
        return Fault("unknown-key", parent.keys[name], {"key": name}, nearest(name, known - here or known))
    if kind in _MISSING:
        rule = node.get("id")
        values = {"key": str(loc[-1])}
        if rule is not None and rule.raw and loc[0] == "rules":
            return Fault("missing-rule-key", rule.place, {**values, "rule": rule.raw})
        return Fault("missing-key", node.place, values)
    if kind == "value_error" and isinstance(context.get("error"), OptionError):
        mistake: OptionError = context["error"]
        return Fault(mistake.code, node.keys.get(mistake.key, node.place), mistake.values)
    if kind in FAULTS:
        return Fault(kind, _within(node, int(context.get("column", 0))), _strings(context))
    if kind in _WANTED:
        return _wrong_type(key, _WANTED[kind], node)
    if kind == "literal_error":
        return _not_one_of(key, context, node, loc)
    given = str(node.raw if node.raw is not None else "")
    if kind in ("greater_than_equal", "less_than_equal"):
        code, bound = ("too-small", context["ge"]) if "ge" in context else ("too-big", context["le"])
        return Fault(code, node.place, {"key": key, "given": given, "bound": f"{bound:g}"})
    if kind == "string_pattern_mismatch":
        return _unlike_pattern(str(context["pattern"]), given, key, node)
    if kind in ("too_short", "string_too_short"):
        return Fault("too-few", node.place, {"key": key})
    return Fault("other", node.place, {"key": key, "reason": str(error["msg"])})


def _wrong_type(key: str, wanted: str, node: Node) -> Fault:
    return Fault("wrong-type", node.place, {"key": key, "wanted": wanted, "given": describe(node)})


def describe(node: Node) -> str:
    """What a node holds, as a code of messages.ruleset.TYPES, with the value after it where it is plain."""
    value = node.value
    if value is None:
        return "a-nothing"
    if isinstance(value, bool):
        return f"given-truth:{node.raw}"
    if isinstance(value, int | float):
        return f"given-number:{node.raw}"
    if isinstance(value, str):
        return f"given-text:{value[:30]}"
    return "given-list" if isinstance(value, list) else "given-mapping"


def _not_one_of(key: str, context: Mapping[str, Any], node: Node, loc: Path) -> Fault:
    allowed = re.findall(r"'([^']*)'", str(context["expected"]))
    place, given = node.place, str(node.raw)
    if loc and loc[-1] == "[key]":  # a key of a mapping that takes only certain words
        given = str(loc[-2])
        place = node.keys.get(given, place)
    known = nearest(given, allowed)
    return Fault("not-one-of", place, {"key": key, "given": given, "wanted": "、".join(allowed)}, known)


def _unlike_pattern(pattern: str, given: str, key: str, node: Node) -> Fault:
    if r"\d{4}" in pattern:
        wanted = "2026-08-31" if r"\d{2}-\d{2}" in pattern else "2026-08"
        return Fault("bad-date", node.place, {"given": given, "wanted": wanted})
    return Fault("bad-id", node.place, {"given": given, "key": key})


def _within(node: Node, column: int) -> Place:
    """The place of one sign in a pattern, where the pattern is written on one line without escapes."""
    place, written = node.place, node.raw or ""
    if not column or place.length < len(written):
        return place
    quoted = place.length - len(written) == 2
    return Place(place.source, place.line, place.column + quoted + min(column, max(0, len(written) - 1)), 1)


def _strings(context: Mapping[str, Any]) -> dict[str, str]:
    return {key: str(value) for key, value in context.items() if key != "column"}


def _known_keys(schema: dict[str, Any], loc: Path) -> set[str]:
    """The keys that a JSON Schema allows at a location."""
    found: list[dict[str, Any]] = [schema]
    for step in loc:
        below: list[dict[str, Any]] = []
        for part in _unfolded(found, schema):
            if isinstance(step, int):
                below.append(part.get("items", {}))
            elif step in part.get("properties", {}):
                below.append(part["properties"][step])
            elif isinstance(part.get("additionalProperties"), dict):
                below.append(part["additionalProperties"])
        found = below
    return {key for part in _unfolded(found, schema) for key in part.get("properties", {})}


def _unfolded(parts: Iterable[dict[str, Any]], schema: dict[str, Any]) -> Iterable[dict[str, Any]]:
    for part in parts:
        if "$ref" in part:
            name = part["$ref"].rsplit("/", 1)[-1]
            yield from _unfolded([schema["$defs"][name]], schema)
        elif "anyOf" in part:
            yield from _unfolded(part["anyOf"], schema)
        else:
            yield part
