"""`extends`: a district's few lines laid over another rule set. Every value keeps the place that it was written at."""

from __future__ import annotations

from checker.ruleset.faults import Fault, Place, nearest
from checker.ruleset.nodes import Node

_BY_ID = frozenset({"rules", "groups"})
_EDIT = frozenset({"add", "remove"})
_TEXT = frozenset({"zh", "en"})
ONLY_EXTENDING = ("drop",)


def merged(trees: list[Node]) -> tuple[Node, list[Fault]]:
    """One tree out of a chain: trees[0] extends trees[1], which extends trees[2], ..."""
    faults: list[Fault] = []
    result = trees[-1]
    for key in ONLY_EXTENDING:
        if key in result.keys:
            faults.append(Fault("extends-only", result.keys[key], {"key": key}))
    for extension in reversed(trees[:-1]):
        result = _laid_over(result, extension, faults)
        _rescale(result, extension, faults)
    if len(trees) == 1:
        _rescale(result, None, faults)
    return result, faults


def weights(root: Node) -> list[tuple[str, Node]]:
    """(rule id, weight) of every rule that states a number."""
    found = []
    for rule in _list(root, "rules"):
        weight = rule.get("weight")
        if weight is not None and _is_number(weight.value):
            found.append((_id(rule) or "", weight))
    return found


def _laid_over(base: Node, extension: Node, faults: list[Fault]) -> Node:
    assert isinstance(base.value, dict)
    assert isinstance(extension.value, dict)
    result = Node(dict(base.value), extension.place, dict(base.keys))
    assert isinstance(result.value, dict)
    for key in ("id", "extends", "rescale"):  # these never come from below
        if key in result.value:
            del result.value[key], result.keys[key]
    _drop(result, extension, faults)
    for key, node in extension.value.items():
        if key == "drop":
            continue
        below = result.get(key)
        if key in _BY_ID:
            laid: Node = _by_id(key, below, node, faults)
        elif key == "waivers" and below is not None and isinstance(node.value, list):
            laid = Node([*below.items, *node.items], node.place)
        else:
            laid = _value(below, node, faults)
        result.value[key] = laid
        result.keys.setdefault(key, extension.keys[key])
        if laid is node:
            result.keys[key] = extension.keys[key]
    return result


def _value(below: Node | None, above: Node, faults: list[Fault]) -> Node:
    """What stands when `above` is written over `below`."""
    if isinstance(above.value, dict) and above.value and set(above.value) <= _EDIT:
        if below is None or not isinstance(below.value, list):
            faults.append(Fault("add-only", above.place))
            return Node([], above.place)
        return _edited(below, above, faults)
    if not isinstance(above.value, dict) or below is None or not isinstance(below.value, dict):
        return above
    if set(above.value) <= _TEXT:  # a new Chinese text does not keep the old English one
        return above
    result = Node(dict(below.value), below.place, dict(below.keys))
    assert isinstance(result.value, dict)
    for key, node in above.value.items():
        result.value[key] = _value(below.get(key), node, faults)
        if result.value[key] is node:
            result.keys[key] = above.keys[key]
    return result


def _edited(below: Node, above: Node, faults: list[Fault]) -> Node:
    """A list with words added and taken out."""
    removed = above.get("remove")
    gone = [node.plain() for node in (removed.items if removed else [])]
    present = [node.plain() for node in below.items]
    for node in removed.items if removed else []:
        if node.plain() not in present:
            words = [word for word in present if isinstance(word, str)]
            faults.append(
                Fault("remove-unknown", node.place, {"word": str(node.raw)}, nearest(str(node.raw), words))
            )
    added = above.get("add")
    kept = [node for node in below.items if node.plain() not in gone]
    return Node([*kept, *(added.items if added else [])], below.place)


def _by_id(key: str, below: Node | None, above: Node, faults: list[Fault]) -> Node:
    """Lists whose items have ids: an item with a known id changes that one, others are added."""
    if not isinstance(above.value, list):
        faults.append(Fault("not-a-list-of-rules", above.place, {"key": key}))
        return below if below is not None else Node([], above.place)
    items = list(below.items) if below is not None else []
    index = {_id(item): number for number, item in enumerate(items)}
    mine: dict[str, Place] = {}
    for item in above.items:
        name = _id(item)
        if name is None:
            faults.append(Fault("item-without-id", item.place))
            continue
        if name in mine:
            faults.append(Fault("duplicate-id", item.place, {"id": name, "first": str(mine[name])}))
            continue
        mine[name] = item.place
        if name in index:
            number = index[name]
            items[number] = _value(items[number], item, faults)
        elif key == "rules" and item.get("kind") is None and below is not None and below.items:
            lacking = [wanted for wanted in ("kind", "title", "group") if item.get(wanted) is None]
            known = [other for other in index if other]
            place = _id_place(item)
            values = {"rule": name, "keys": "、".join(lacking)}
            faults.append(Fault("not-inherited", place, values, nearest(name, known)))
        else:
            items.append(item)
    return Node(items, below.place if below is not None else above.place)


def _drop(result: Node, extension: Node, faults: list[Fault]) -> None:
    """Rules that the extension drops, and the caps that hang on them."""
    dropping = extension.get("drop")
    if dropping is None:
        return
    assert isinstance(result.value, dict)
    if not isinstance(dropping.value, list):
        values = {"key": "drop", "wanted": "a-list", "given": str(dropping.raw)}
        faults.append(Fault("wrong-type", dropping.place, values))
        return
    ids = [name for name in map(_id, _list(result, "rules")) if name]
    for node in dropping.items:
        if node.plain() not in ids:
            known = nearest(str(node.raw), ids)
            faults.append(Fault("unknown-rule", node.place, {"name": str(node.raw)}, known))
    gone = {str(node.plain()) for node in dropping.items}
    rules = result.value.get("rules")
    if rules is not None:
        result.value["rules"] = Node([rule for rule in rules.items if _id(rule) not in gone], rules.place)
    caps = result.value.get("caps")
    if caps is not None:
        kept = [cap for cap in caps.items if (on := cap.get("rule")) is None or on.plain() not in gone]
        result.value["caps"] = Node(kept, caps.place)


def _rescale(root: Node, extension: Node | None, faults: list[Fault]) -> None:
    """Weights that this file states stay; all others are scaled in proportion, so that the sum is 100, to tenths."""
    wanted = root.get("rescale")
    if wanted is None or wanted.value is not True:
        return
    stated = weights(root)
    held = [
        weight
        for _, weight in stated
        if extension is not None and weight.place.source == extension.place.source
    ]
    free = [weight for _, weight in stated if not any(weight is one for one in held) and _number(weight) > 0]
    left = 100 - sum(map(_number, held))
    total = sum(map(_number, free))
    if left < 0 or (not free and left) or (free and left <= 0):
        faults.append(Fault("rescale-impossible", wanted.place, {"sum": f"{100 - left:g}"}))
        return
    exact = [_number(weight) * left / total * 10 for weight in free]
    tenths = [int(value + 1e-9) for value in exact]
    by_rest = sorted(range(len(free)), key=lambda i: (tenths[i] - exact[i], i))
    for number in by_rest[: round(left * 10) - sum(tenths)]:
        tenths[number] += 1
    for weight, value in zip(free, tenths, strict=True):
        _replace(root, weight, Node(value / 10, weight.place, raw=f"{value / 10:g}", was=_number(weight)))


def _replace(root: Node, weight: Node, new: Node) -> None:
    assert isinstance(root.value, dict)
    items = []
    for rule in root.value["rules"].items:
        if isinstance(rule.value, dict) and rule.value.get("weight") is weight:
            items.append(Node({**rule.value, "weight": new}, rule.place, rule.keys))
        else:
            items.append(rule)
    root.value["rules"] = Node(items, root.value["rules"].place)


def _list(root: Node, key: str) -> list[Node]:
    node = root.get(key)
    return node.items if node is not None else []


def _id(item: Node) -> str | None:
    node = item.get("id")
    return str(node.raw) if node is not None and node.raw else None


def _id_place(item: Node) -> Place:
    node = item.get("id")
    return node.place if node is not None else item.place


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _number(node: Node) -> float:
    return float(node.value) if isinstance(node.value, int | float) else 0.0
