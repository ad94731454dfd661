"""YAML as a tree in which every key and value knows where it stands, read with bounds.

Only what a rule file needs is read: mappings, lists and plain values. Aliases, anchors and tags are refused, so a
file cannot unfold to more than its own size nor name a Python object.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from checker.ruleset.faults import Fault, Place, Source
from checker.values import Value, field

MAX_BYTES = 1_000_000
MAX_DEPTH = 24
MAX_BRACKETS = 200  # quoted ones are counted too, so this is far above the depth allowed

_BRACKET = re.compile(r"[\[\]{}]")
_INT = re.compile(r"[-+]?\d+")
_FLOAT = re.compile(r"[-+]?(?:\d+\.\d*|\.\d+)")
_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "~": None, "": None}
_WIDE_COLON = re.compile(r"^\s*(?:- )?[^\s:：#\"']{1,40}：")

Scalar = str | int | float | bool | None


class Node(Value, frozen=False):
    """One value of a rule file.

    value    a plain value, a list of nodes, or a dict of nodes by key
    place    where it stands; keys: where the keys of a mapping stand
    raw      a plain value as it is written
    was      what an extension's `rescale` found here before (a weight)
    """

    value: Scalar | list[Node] | dict[str, Node]
    place: Place
    keys: dict[str, Place] = field(default_factory=dict)
    raw: str | None = None
    was: float | None = None

    def get(self, key: str) -> Node | None:
        """The value of a mapping's key; None where there is none or this is no mapping."""
        return self.value.get(key) if isinstance(self.value, dict) else None

    @property
    def items(self) -> list[Node]:
        """The items of a list; none where this is no list."""
        return self.value if isinstance(self.value, list) else []

    def plain(self) -> Any:
        """The value without places, as JSON would hold it."""
        if isinstance(self.value, dict):
            return {key: node.plain() for key, node in self.value.items()}
        if isinstance(self.value, list):
            return [node.plain() for node in self.value]
        return self.value

    def walk(self) -> Iterator[Node]:
        """This node and all below it."""
        yield self
        below = self.value.values() if isinstance(self.value, dict) else self.items
        for node in below:
            yield from node.walk()

    def at(self, path: tuple[str | int, ...]) -> tuple[Node, int]:
        """The deepest node on a path, and how many steps of the path led there."""
        node, steps = self, 0
        for step in path:
            value, below = node.value, None
            if isinstance(value, dict) and isinstance(step, str):
                below = value.get(step)
            elif isinstance(value, list) and isinstance(step, int) and step < len(value):
                below = value[step]
            if below is None:
                break
            node, steps = below, steps + 1
        return node, steps


def source_of(content: bytes, path: Path, shown: str) -> Source | Fault:
    """A rule file's text: UTF-8, or what Windows editors save else. A Fault where it is no text."""
    nowhere = Place(Source(path, shown, ()), 0, 0)
    if len(content) > MAX_BYTES:
        return Fault("too-large", nowhere, {"limit": f"{MAX_BYTES // 1000} KB"})
    encodings = ["utf-16"] if content[:2] in (b"\xff\xfe", b"\xfe\xff") else ["utf-8-sig", "gb18030"]
    for encoding in encodings:
        try:
            return Source(path, shown, tuple(content.decode(encoding).split("\n")))
        except UnicodeDecodeError:
            continue
    return Fault("encoding", nowhere)


def parse(source: Source) -> tuple[Node | None, list[Fault]]:
    """The tree of a rule file and everything wrong with its YAML; no tree where it cannot be read at all."""
    if deep := _too_deep(source):
        return None, [deep]
    builder = _Builder(source)
    try:
        root = builder.build()
    except yaml.MarkedYAMLError as error:
        return None, [*builder.faults, _syntax(error, source)]
    except yaml.YAMLError as error:  # a character that YAML forbids
        return None, [*builder.faults, Fault("character", Place(source, 0, 0), {"reason": str(error)})]
    if root is None:
        return None, [*builder.faults, Fault("empty", Place(source, 0, 0))]
    if not isinstance(root.value, dict):
        wide = _wide_colon(source, range(min(5, len(source.lines))))
        return None, [*builder.faults, wide or Fault("not-a-mapping", root.place)]
    return root, builder.faults


def _too_deep(source: Source) -> Fault | None:
    """Brackets in each other beyond all reason: libyaml's time grows with the square of their depth."""
    depth = 0
    for number, line in enumerate(source.lines, 1):
        for bracket in _BRACKET.finditer(line):
            depth = depth + 1 if bracket[0] in "[{" else max(0, depth - 1)
            if depth > MAX_BRACKETS:
                return Fault("too-deep", Place(source, number, bracket.start() + 1))
    return None


class _Builder:
    """Nodes from the parser's events, without recursion into what the file repeats by alias."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.faults: list[Fault] = []
        self._events = iter(yaml.parse("\n".join(source.lines), Loader=yaml.CSafeLoader))

    def build(self) -> Node | None:
        root: Node | None = None
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                if root is not None:
                    self._fault("several-documents", event)
                    break
                root = self._node(next(self._events), 0)
        return root

    def _node(self, event: Any, depth: int) -> Node:
        if isinstance(event, yaml.AliasEvent):
            self._fault("alias", event, sign=f"*{event.anchor}")
            return Node(None, self._place(event))
        if event.anchor:
            self._fault("alias", event, sign=f"&{event.anchor}")
        if event.tag:
            self._fault("tag", event, sign=event.tag)
        if depth > MAX_DEPTH:
            raise yaml.MarkedYAMLError(problem="too deep", problem_mark=event.start_mark)
        if isinstance(event, yaml.ScalarEvent):
            value = event.value if event.style else _resolved(event.value)
            return Node(value, self._place(event), raw=event.value)
        if isinstance(event, yaml.SequenceStartEvent):
            node = Node([], self._place(event))
            while not isinstance(inner := next(self._events), yaml.SequenceEndEvent):
                node.items.append(self._node(inner, depth + 1))
            return node
        return self._mapping(event, depth)

    def _mapping(self, event: Any, depth: int) -> Node:
        values: dict[str, Node] = {}
        node = Node(values, self._place(event))
        while not isinstance(inner := next(self._events), yaml.MappingEndEvent):
            key, value = self._node(inner, depth + 1), self._node(next(self._events), depth + 1)
            if key.raw is None:
                self.faults.append(Fault("key-not-a-word", key.place))
            elif key.raw in values:
                first = node.keys[key.raw].line
                self.faults.append(Fault("duplicate-key", key.place, {"key": key.raw, "first": str(first)}))
            else:
                values[key.raw], node.keys[key.raw] = value, key.place
        return node

    def _place(self, event: Any) -> Place:
        start, end = event.start_mark, event.end_mark
        length = end.column - start.column if end.line == start.line else 1
        return Place(self.source, start.line + 1, start.column + 1, max(1, length))

    def _fault(self, code: str, event: Any, **values: str) -> None:
        self.faults.append(Fault(code, self._place(event), values))


def _resolved(text: str) -> Scalar:
    """What a value without quotes means: a number, true or false, nothing, else text. Dates stay text."""
    if text.lower() in _WORDS:
        return _WORDS[text.lower()]
    if _INT.fullmatch(text) and len(text) < 16:
        return int(text)
    if _FLOAT.fullmatch(text) and len(text) < 24:
        return float(text)
    return text


#: what libyaml says -> our code
_SYNTAX = (
    ("too deep", "too-deep"),
    ("could not find expected ':'", "syntax-colon"),
    ("mapping values are not allowed", "syntax-indent"),
    ("cannot start any token", "syntax-tab"),
    ("did not find expected ',' or", "syntax-bracket"),
    ("did not find expected '-' indicator", "syntax-list"),
    ("did not find expected key", "syntax-key"),
    ("unexpected end of stream", "syntax-quote"),
    ("block sequence entries are not allowed", "syntax-list"),
)


def _syntax(error: yaml.MarkedYAMLError, source: Source) -> Fault:
    mark = error.problem_mark or error.context_mark
    line = min(mark.line + 1, len(source.lines)) if mark else 1
    problem = error.problem or ""
    wide = _wide_colon(source, range(max(0, line - 3), line))
    if wide:
        return wide
    code = next((code for said, code in _SYNTAX if said in problem), "syntax")
    if code == "syntax-quote" and error.context_mark is not None:
        mark = error.context_mark  # where the quotation began, not the end of the file
        line = mark.line + 1
    return Fault(code, Place(source, line, mark.column + 1 if mark else 1), {"reason": problem})


def _wide_colon(source: Source, lines: range) -> Fault | None:
    """A key written with a Chinese colon is the likeliest slip of all, and YAML's own message never says so."""
    for index in reversed(lines):
        found = _WIDE_COLON.match(source.lines[index])
        if found:
            return Fault("wide-colon", Place(source, index + 1, found.end()))
    return None
