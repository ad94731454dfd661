"""The files that a rule set is made of: the one asked for, what it extends, its waivers."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path, PurePosixPath, PureWindowsPath

from checker.ruleset.faults import Fault, Place, RuleSetError, Source, nearest
from checker.ruleset.nodes import MAX_BYTES, Node, parse, source_of
from checker.values import Value, field

MAX_CHAIN = 8
_SUFFIXES = (".yaml", ".yml")


class Files(Value, frozen=False):
    """Everything read for one rule set.

    trees   the file asked for first, then what each extends in turn
    read    the bytes of every file, for the cache to compare
    """

    trees: list[Node] = field(default_factory=list)
    read: dict[Path, bytes] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)


def read_files(top: Path, shipped: Callable[[], dict[str, Path]]) -> Files:
    """Read a rule file and the chain that it extends. shipped: ids of the rule sets that plancheck brings.

    Raises RuleSetError where a file cannot be read as a tree; what else is wrong stands in `faults`.
    """
    files = Files()
    path: Path | None = top
    asked: Node | None = None
    seen: list[Path] = []
    while path is not None:
        resolved = path.resolve()
        if resolved in seen or len(seen) >= MAX_CHAIN:
            chain = " → ".join(file.name for file in [*seen, resolved])
            raise RuleSetError([*files.faults, Fault("extends-circle", _place(asked, top), {"chain": chain})])
        seen.append(resolved)
        tree = _tree(path, _shown(path, top), files, shipped)
        files.trees.append(tree)
        _waivers_in_their_own_file(tree, path, files, shipped)
        asked = tree.get("extends")
        path = _extended(asked, path, shipped(), files) if asked is not None else None
    return files


def _tree(path: Path, shown: str, files: Files, shipped: Callable[[], dict[str, Path]]) -> Node:
    nowhere = Place(Source(path, shown, ()), 0, 0)
    if path.exists() and not path.is_file():  # reading a pipe would wait for ever
        code = "is-folder" if path.is_dir() else "no-regular-file"
        raise RuleSetError([*files.faults, Fault(code, nowhere, {"folder": shown})])
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError):
        known = "、".join(sorted(shipped()))
        raise RuleSetError([*files.faults, Fault("missing-file", nowhere, {"known": known})]) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise RuleSetError([*files.faults, Fault("cannot-read", nowhere, {"reason": reason})]) from None
    files.read[path] = content
    source = source_of(content, path, shown)
    if isinstance(source, Fault):
        raise RuleSetError([*files.faults, source])
    tree, faults = parse(source)
    files.faults += faults
    if tree is None:
        raise RuleSetError(files.faults)
    return tree


def _waivers_in_their_own_file(
    tree: Node, path: Path, files: Files, shipped: Callable[[], dict[str, Path]]
) -> None:
    """`waivers: 豁免.yaml` stands for the list in that file."""
    named = tree.get("waivers")
    if named is None or not isinstance(named.value, str) or not isinstance(tree.value, dict):
        return
    file = _beside(named.value, path)
    if file is None:
        files.faults.append(Fault("extends-refused", named.place))
        tree.value["waivers"] = Node([], named.place)
        return
    own = _tree(file, _shown(file, path), files, shipped)
    tree.value["waivers"] = own.get("waivers") or Node([], own.place)
    for key in own.keys:
        if key != "waivers":
            files.faults.append(Fault("unknown-key", own.keys[key], {"key": key}, nearest(key, ["waivers"])))


def _extended(asked: Node, path: Path, known: dict[str, Path], files: Files) -> Path | None:
    if not isinstance(asked.value, str) or not asked.value:
        files.faults.append(Fault("extends-refused", asked.place))
        return None
    if asked.value in known:
        return known[asked.value]
    if not asked.value.endswith(_SUFFIXES):
        values = {"name": asked.value, "known": "、".join(sorted(known))}
        raise RuleSetError(
            [*files.faults, Fault("extends-unknown", asked.place, values, nearest(asked.value, known))]
        )
    file = _beside(asked.value, path)
    if file is None:
        raise RuleSetError([*files.faults, Fault("extends-refused", asked.place)])
    if not file.is_file():
        beside = [item.name for item in path.parent.glob("*.y*ml")][:50]
        values = {"name": asked.value, "known": "、".join(sorted(known))}
        raise RuleSetError(
            [*files.faults, Fault("extends-unknown", asked.place, values, nearest(asked.value, beside))]
        )
    return file


def _beside(name: str, path: Path) -> Path | None:
    """A YAML file named relative to the file that names it; None for anything else, as a rule set may come from elsewhere."""
    absolute = PurePosixPath(name).is_absolute() or PureWindowsPath(name).anchor
    if absolute or not name.endswith(_SUFFIXES) or "\0" in name:
        return None
    return path.parent / name.replace("\\", "/")


def _place(asked: Node | None, top: Path) -> Place:
    return asked.place if asked is not None else Place(Source(top, top.name, ()), 0, 0)


def _shown(path: Path, top: Path) -> str:
    """How people see a file: as they gave it, or its name beside the one they gave."""
    if path == top:
        return os.fspath(path).replace("\\", "/")
    return path.name
