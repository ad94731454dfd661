"""A merged rule set printed with the origin of its values, and two of them compared."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.messages import Lang, say
from checker.messages.rules import TEXTS
from checker.ruleset.building import Compiled
from checker.ruleset.faults import Source
from checker.ruleset.nodes import Node

_PLAIN = re.compile(r"[\w一-龥《][^:#\[\]{},&*!|>'\"%@`\n]*")
_WIDTH = 100
_FIRST = ("id", "extends", "version", "title", "rescale")


def shown(compiled: Compiled, lang: Lang = Lang.ZH) -> str:
    """The merged rule set as YAML, with a remark wherever the file changes."""
    lines = [say(TEXTS, "show-head", lang)]
    lines += _mapping(compiled.tree, 0, compiled.tree.place.source, lang)
    return "\n".join(lines) + "\n"


def _mapping(node: Node, depth: int, above: Source | None, lang: Lang) -> Iterator[str]:
    assert isinstance(node.value, dict)
    first = [key for key in _FIRST if key in node.value] if not depth else []
    for key in dict.fromkeys((*first, *node.value)):
        yield from _entry(f"{'  ' * depth}{_scalar(key)}:", node.value[key], depth, above, lang)


def _entry(head: str, value: Node, depth: int, above: Source | None, lang: Lang) -> Iterator[str]:
    remark = _remark(value, above, lang)
    source = value.place.source
    if isinstance(value.value, dict):
        yield f"{head}{remark}" if value.value else f"{head} {{}}{remark}"
        yield from _mapping(value, depth + 1, source, lang)
    elif isinstance(value.value, list):
        yield from _list(head, value, depth, remark, source, lang)
    elif isinstance(value.value, str) and "\n" in value.value.strip():
        yield f"{head} |{remark}"
        yield from _block(value.value, depth + 1)
    else:
        yield f"{head} {_scalar(value.value, value.raw)}{remark}"


def _block(text: str, depth: int) -> Iterator[str]:
    for line in text.rstrip("\n").split("\n"):
        yield f"{'  ' * depth}{line}".rstrip()


def _list(head: str, node: Node, depth: int, remark: str, source: Source, lang: Lang) -> Iterator[str]:
    plain = [item for item in node.items if not isinstance(item.value, dict | list)]
    long = any(isinstance(item.value, str) and "\n" in item.value.strip() for item in plain)
    if len(plain) == len(node.items) and not long and all(item.place.source == source for item in plain):
        text = ", ".join(_scalar(item.value, item.raw) for item in plain)
        yield f"{head} [{text}]{remark}"
        return
    yield f"{head}{remark}"
    for item in node.items:
        inner = "  " * (depth + 1)
        if isinstance(item.value, dict):
            rows = list(_mapping(item, depth + 2, item.place.source, lang))
            first = rows[0].lstrip() if rows else "{}"
            yield f"{inner}- {first}{_remark(item, source, lang) if '  #' not in first else ''}"
            yield from rows[1:]
        elif isinstance(item.value, list):
            text = ", ".join(_scalar(one.value, one.raw) for one in item.items)
            yield f"{inner}- [{text}]{_remark(item, source, lang)}"
        else:
            yield from _entry(f"{inner}-", item, depth + 1, source, lang)


def _remark(node: Node, above: Source | None, lang: Lang) -> str:
    """Where a value is written, where that is another file than the level above; and what it was before scaling."""
    parts = []
    if node.place.source != above:
        parts.append(say(TEXTS, "show-origin", lang, place=str(node.place)))
    if node.was is not None:
        parts.append(say(TEXTS, "show-was", lang, was=f"{node.was:g}"))
    return "".join(f"  {part}" for part in parts)


def _scalar(value: object, raw: str | None = None) -> str:
    if value is None:
        return "~"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return raw if raw is not None else f"{value:g}"
    text = str(value)
    if _PLAIN.fullmatch(text) and not text.endswith(" ") and text.lower() not in ("true", "false", "null"):
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{escaped}"'


def differences(before: Compiled, after: Compiled, lang: Lang = Lang.ZH) -> list[str]:
    """What two rule sets have different, a line each; empty where they are the same."""
    return list(_differences("", before.tree, after.tree, lang))


_NOT_COMPARED = frozenset({"extends", "rescale", "frame"})


def _differences(path: str, a: Node | None, b: Node | None, lang: Lang) -> Iterator[str]:
    if a is None or b is None:
        present, code = (b, "diff-added") if a is None else (a, "diff-removed")
        assert present is not None
        yield say(TEXTS, code, lang, path=path, value=_brief(present))
        return
    if isinstance(a.value, dict) and isinstance(b.value, dict):
        for key in dict.fromkeys((*a.value, *b.value)):
            if path or key not in _NOT_COMPARED:
                yield from _differences(f"{path}.{key}" if path else key, a.get(key), b.get(key), lang)
        return
    if isinstance(a.value, list) and isinstance(b.value, list):
        yield from _lists(path, a, b, lang)
        return
    if a.plain() != b.plain():
        yield say(TEXTS, "diff-changed", lang, path=path, before=_brief(a), after=_brief(b))


def _lists(path: str, a: Node, b: Node, lang: Lang) -> Iterator[str]:
    """Items with an id are compared by it; of other lists it is told what came and what went."""
    ours, theirs = _by_id(a), _by_id(b)
    if ours is not None and theirs is not None:
        for name in dict.fromkeys((*ours, *theirs)):
            yield from _differences(f"{path}[{name}]", ours.get(name), theirs.get(name), lang)
        return
    old, new = [item.plain() for item in a.items], [item.plain() for item in b.items]
    for item in a.items:
        if item.plain() not in new:
            yield say(TEXTS, "diff-removed", lang, path=path, value=_brief(item))
    for item in b.items:
        if item.plain() not in old:
            yield say(TEXTS, "diff-added", lang, path=path, value=_brief(item))
    if old != new and all(item in new for item in old) and all(item in old for item in new):
        yield say(TEXTS, "diff-changed", lang, path=path, before=_brief(a), after=_brief(b))


def _by_id(node: Node) -> dict[str, Node] | None:
    named = {str(item.get("id").raw): item for item in node.items if item.get("id") is not None}  # type: ignore[union-attr]
    return named if len(named) == len(node.items) and named else None


def _brief(node: Node) -> str:
    """A value in at most one line."""
    if isinstance(node.value, dict):
        title = node.get("title") or node.get("zh") or node.get("name")
        inner = title.get("zh") if title is not None and isinstance(title.value, dict) else title
        weight = node.get("weight")
        shown = str(inner.raw) if inner is not None else ", ".join(node.value)
        return shown + (f" ({weight.raw})" if weight is not None else "")
    if isinstance(node.value, list):
        text = "[" + ", ".join(_brief(item) for item in node.items) + "]"
        return text if len(text) <= _WIDTH else text[:_WIDTH] + "…]"
    return _scalar(node.value, node.raw)
