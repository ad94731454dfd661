"""How large a rule set may be: beyond this its words would unfold to more than a checker can hold or search.

A rule file may come from elsewhere. Its size in bytes is bounded before it is read (nodes.MAX_BYTES); these bounds
keep lists that are used in many patterns, and patterns that are held against many exceptions, from multiplying.
The default rule set stays under a tenth of each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from checker.ruleset.faults import Fault, Place
from checker.ruleset.nodes import Node

MAX_WORDS_IN_LIST = 2_000
MAX_VALUES_IN_RULE = 2_000
MAX_VALUES = 30_000
MAX_UNFOLDED = 1_000_000  # words of lists, counted anew wherever a list is used

_USE = re.compile(r"[<＜]([^<>＜＞]*)[>＞]")


def too_large(tree: Node, lists: Mapping[str, Sequence[str]]) -> Iterator[Fault]:
    """A fault for each bound that a rule set passes."""
    words = tree.get("words")
    for name, listed in lists.items():
        if len(listed) > MAX_WORDS_IN_LIST:
            place = words.keys[name] if words is not None else tree.place
            yield _fault("too-many-words", place, len(listed), MAX_WORDS_IN_LIST, name=name)
    count = unfolded = 0
    for node in tree.walk():
        if node.raw is not None:
            count += 1
            unfolded += sum(len(lists.get(name, ())) for name in _USE.findall(node.raw))
    rules = tree.get("rules")
    for rule in rules.items if rules is not None else ():
        values = sum(node.raw is not None for node in rule.walk())
        if values > MAX_VALUES_IN_RULE:
            yield _fault("rule-too-large", rule.place, values, MAX_VALUES_IN_RULE)
    if count > MAX_VALUES:
        yield _fault("set-too-large", tree.place, count, MAX_VALUES)
    if unfolded > MAX_UNFOLDED:
        yield _fault("unfolds-too-far", tree.place, unfolded, MAX_UNFOLDED)


def _fault(code: str, place: Place, count: int, limit: int, **values: str) -> Fault:
    return Fault(code, place, {"count": str(count), "limit": str(limit), **values})
