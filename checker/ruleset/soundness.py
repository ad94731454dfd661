"""What makes a well-formed rule set unsound: references to nothing, points that do not add up, dead words.

Works on the tree, not on the built rule set, so that one mistake does not hide the others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, get_args, get_origin, get_type_hints

from checker.reading.matching import spans_in
from checker.reading.model import Period
from checker.reading.normal import normalise_word
from checker.reading.patterns import Pattern, PatternError, compile_pattern, literal_parts
from checker.ruleset.extending import weights
from checker.ruleset.faults import Fault, Place, nearest
from checker.ruleset.kinds import KINDS
from checker.ruleset.kinds.base import shares_of
from checker.ruleset.kinds.keys import IsPattern, RefersTo
from checker.ruleset.nodes import Node
from checker.ruleset.periods import PERIODS, period_of
from checker.values import Value, ValueType, field

#: where an exception is written, what it matches, and the words of which a match must hold one
Exception_ = tuple[Node, Pattern, frozenset[str]]
_SIGNS = "<>|…～#"  # brackets do stand in names: 教职工(代表)大会


class Checks(Value, frozen=False):
    """One rule set's tree under examination; what is wrong gathers in `faults`.

    options  the validated options of each rule that has them right, by id
    """

    root: Node
    lists: Mapping[str, Sequence[str]]
    options: Mapping[str, object]
    faults: list[Fault] = field(default_factory=list)
    rules: dict[str, Node] = field(default_factory=dict)

    def run(self) -> list[Fault]:
        """Everything unsound, in no order."""
        self._ids()
        self._references()
        self._waivers()
        self._bands()
        self._points()
        self._words()
        for name, rule in self.rules.items():
            if name in self.options:
                self._values(name, rule)
                self._patterns(name, rule)
                self._rule_references(rule)
        return self.faults

    def _items(self, key: str) -> list[Node]:
        node = self.root.get(key)
        return node.items if node is not None else []

    def _add(self, code: str, place: Place, near: str | None = None, **values: str) -> None:
        self.faults.append(Fault(code, place, values, near))

    def _ids(self) -> None:
        for key in ("rules", "groups"):
            seen: dict[str, Place] = {}
            for item in self._items(key):
                node = item.get("id")
                if node is None or not node.raw:
                    continue
                if node.raw in seen:
                    self._add("duplicate-id", node.place, id=node.raw, first=str(seen[node.raw]))
                    continue
                seen[node.raw] = node.place
                if key == "rules":
                    self.rules[node.raw] = item

    def _known(self, code: str, node: Node | None, names: Iterable[str], **values: str) -> bool:
        """Whether a name is known; a fault with the nearest one where not."""
        if node is None or node.raw is None:
            return True
        names = list(names)
        if node.raw in names:
            return True
        self._add(code, node.place, nearest(node.raw, names), name=node.raw, **values)
        return False

    def _references(self) -> None:
        groups = [str(_raw(item, "id")) for item in self._items("groups")]
        kinds = self.root.at(("document", "kinds"))[0].value
        doc_types = [str(node.raw) for node in kinds.values()] if isinstance(kinds, dict) else []
        bands = [_zh(item.get("name")) for item in self._items("bands")]
        for rule in self.rules.values():
            self._known("unknown-group", rule.get("group"), groups)
            self._known("unknown-kind", rule.get("kind"), KINDS, known="、".join(KINDS))
            when = rule.get("when")
            if when is not None:
                self._doc_types(when.get("doc_type"), doc_types)
                for period in _items(when.get("period")):
                    self._period(period.raw or "", period.place)
        required = self.root.at(("schedule", "required"))[0]
        for key, place in required.keys.items():
            if key != "*" and self.root.at(("schedule", "required"))[1] == 2:
                self._period(key, place)
        acceptance = self.root.get("acceptance")
        if acceptance is not None:
            self._doc_types(acceptance.get("doc_types"), doc_types)
        for cap in self._items("caps"):
            self._cap(cap, doc_types, bands)

    def _cap(self, cap: Node, doc_types: list[str], bands: list[str]) -> None:
        self._known("unknown-band", cap.get("band"), bands)
        self._doc_types(cap.get("doc_types"), doc_types)
        on = cap.get("rule")
        if on is None and cap.get("doc_types") is None:
            self._add("cap-without-condition", cap.place)
        if cap.get("at_most") is None and cap.get("band") is None:
            self._add("cap-without-effect", cap.place)
        if on is None or not self._known("unknown-rule", on, self.rules):
            return
        if cap.get("values") is None:
            self._add("missing-key", cap.place, key="values")
        known = self._values_of(str(on.raw))
        for value in _items(cap.get("values")):
            if known:
                self._known("unknown-value", value, known, rule=str(on.raw), known="、".join(known))

    def _doc_types(self, node: Node | None, known: list[str]) -> None:
        for item in _items(node):
            self._known("unknown-doc-type", item, known, known="、".join(known))

    def _period(self, name: str, place: Place) -> None:
        if period_of(name) is None:
            known = [*PERIODS, *(period.value for period in Period)]
            self._add("unknown-period", place, nearest(name, known), name=name, known="、".join(PERIODS))

    def _waivers(self) -> None:
        for waiver in self._items("waivers"):
            self._known("unknown-rule", waiver.get("rule"), self.rules)
            ends = []
            for key in ("since", "until"):
                node = waiver.get(key)
                if node is None or not isinstance(node.value, str):
                    continue
                try:
                    ends.append(date.fromisoformat(node.value))
                except ValueError:
                    self._add("bad-date", node.place, given=node.value, wanted="2026-08-31")
            if len(ends) == 2 and ends[0] > ends[1]:
                values = {"since": str(ends[0]), "until": str(ends[1])}
                self._add("waiver-dates", waiver.keys["until"], **values)

    def _bands(self) -> None:
        above: float | None = None
        bands = self._items("bands")
        for band in bands:
            least = band.get("least")
            if least is None or not isinstance(least.value, int | float):
                return
            if above is not None and least.value >= above:
                values = {"name": _zh(band.get("name")), "least": f"{least.value:g}", "above": f"{above:g}"}
                self._add("bands-order", least.place, **values)
            above = least.value
        if above:
            last = bands[-1].get("least")
            self._add("bands-floor", last.place if last else bands[-1].place, name=_zh(bands[-1].get("name")))

    def _points(self) -> None:
        stated = weights(self.root)
        total = sum(_number(node) for _, node in stated)
        groups = self._by_group()
        if abs(total - 100) > 0.05:
            self._sum_fault(total, groups)
        for group in self._items("groups"):
            points = group.get("points")
            if points is None or not isinstance(points.value, int | float) or self.root.get("rescale"):
                continue
            name = str(_raw(group, "id"))
            members = [rule for rule in self.rules.values() if _raw(rule, "group") == name]
            elsewhere = any(
                (weight := rule.get("weight")) is not None and weight.place.source != points.place.source
                for rule in members
            )  # an extension that changes a weight need not repeat the group's points
            total = groups.get(name, 0.0)
            if not elsewhere and abs(total - points.value) > 0.05:
                values = {
                    "group": _zh(group.get("title")),
                    "points": f"{points.value:g}",
                    "sum": f"{total:g}",
                }
                self._add("group-points", points.place, **values)

    def _by_group(self) -> dict[str, float]:
        groups: dict[str, float] = {}
        for rule in self.rules.values():
            weight, name = rule.get("weight"), str(_raw(rule, "group"))
            groups[name] = groups.get(name, 0.0) + (_number(weight) if weight is not None else 0.0)
        return groups

    def _sum_fault(self, total: float, groups: Mapping[str, float]) -> None:
        over = total - 100
        top = self.root.place.source
        titles = {str(_raw(group, "id")): _zh(group.get("title")) for group in self._items("groups")}
        shown = "、".join(f"{titles.get(name, name)} {points:g}" for name, points in groups.items())
        code = "weights-over" if over > 0 else "weights-under"
        values = {"sum": f"{total:g}", "by": f"{abs(over):g}"}
        if self.root.get("extends") is None:
            self._add(code, self.root.keys.get("rules", self.root.place), **values, groups=shown)
            return
        mine = {
            name: weight for name, rule in self.rules.items()
            if (weight := rule.get("weight")) is not None and weight.place.source == top
        }  # fmt: skip
        place = list(mine.values())[-1].place if mine else self.root.keys["extends"]
        changes = "、".join(f"{name} {weight.raw}" for name, weight in mine.items()) or "—"
        example = self._for_instance(over, list(mine))
        self._add(f"{code}-extended", place, **values, changes=changes, example=example)

    def _for_instance(self, over: float, mine: Sequence[str]) -> str:
        """One rule whose weight could make up for the change: of the same group if one can."""
        groups = [_raw(self.rules[name], "group") for name in mine]
        others = [
            (name, _number(weight)) for name, rule in self.rules.items()
            if name not in mine and (weight := rule.get("weight")) is not None and _number(weight) > over
        ]  # fmt: skip
        if not others:
            return "…"
        near = [other for other in others if _raw(self.rules[other[0]], "group") in groups]
        name, points = max(near or others, key=lambda other: other[1])
        return f"{{id: {name}, weight: {points - over:g}}}"

    def _words(self) -> None:
        words = self.root.get("words")
        for node in words.value.values() if words is not None and isinstance(words.value, dict) else ():
            for word in node.items:
                if not isinstance(word.raw, str):
                    continue
                sign = next((char for char in normalise_word(word.raw) if char in _SIGNS), None)
                if not normalise_word(word.raw):
                    self._add("empty-word", word.place, word=word.raw)
                elif sign is not None:
                    self._add("word-with-sign", word.place, word=word.raw, sign=sign)

    def _values_of(self, rule: str) -> tuple[str, ...]:
        """The values that a rule can give; none where its options are not right."""
        kind = _raw(self.rules[rule], "kind")
        if rule not in self.options or kind not in KINDS:
            return ()
        return tuple(str(value) for value in KINDS[kind].values(self.options[rule]))

    def _values(self, name: str, rule: Node) -> None:
        known = self._values_of(name)
        shares = rule.get("values")
        for key in ("values", "message", "suggestion"):
            node = rule.get(key)
            if node is None or set(node.keys) <= {"zh", "en"}:
                continue
            for value, place in node.keys.items():
                plain = value.partition("/")[0] if key != "values" else value
                if value != "*" and plain not in known:
                    near = nearest(plain, known)
                    self._add("unknown-value", place, near, name=value, rule=name, known="、".join(known))
        earned = shares_of(KINDS[str(_raw(rule, "kind"))], self.options[name])
        for value in known:
            if value not in earned and (shares is None or value not in shares.keys):
                self._add("value-without-share", (shares or rule).place, name=value)

    def _patterns(self, name: str, rule: Node) -> None:
        """Patterns that their own rule's exceptions take away altogether, and words of lists that they do."""
        options = rule.get("options")
        if options is None:
            return
        scopes: dict[int, list[tuple[IsPattern, Node, str | None]]] = {}
        for marker, node, scope, key in marked(type(self.options[name]), options):
            if isinstance(marker, IsPattern):
                scopes.setdefault(scope, []).append((marker, node, key))
        for members in scopes.values():
            exceptions: list[tuple[Exception_, str | None]] = []
            for marker, node, key in members:
                if marker.exception:
                    pattern = compile_pattern(str(node.raw), self.lists)
                    exceptions.append(((node, pattern, frozenset(pattern.all_words())), key))
            uses: dict[str, list[list[Exception_]]] = {}  # of each word list: the exceptions where it is used
            for marker, node, key in members:
                if marker.exception:
                    continue
                own = [exception for exception, only in exceptions if only is None or only == key]
                self._dead(node, own)
                for list_name in self.lists:
                    if f"<{list_name}>" in str(node.raw):
                        uses.setdefault(list_name, []).append(own)
            for list_name, used in uses.items():
                self._swallowed(name, list_name, used)

    def _dead(self, node: Node, exceptions: list[Exception_]) -> None:
        """A pattern of which one part is always taken away can never match."""
        try:
            parts = literal_parts(str(node.raw), self.lists)
        except PatternError:
            return
        for number, words in enumerate(parts):
            first, last = number == 0, number == len(parts) - 1
            culprits = [_swallower(word, exceptions, first, last) for word in words]
            culprit = culprits[0]
            if culprit is not None and None not in culprits:
                values = {"pattern": str(node.raw), "unless": str(culprit.raw), "where": str(culprit.place)}
                self._add("pattern-dead", node.place, **values)
                return

    def _swallowed(self, rule: str, list_name: str, uses: list[list[Exception_]]) -> None:
        """Words of a list that count nowhere in a rule that uses the list."""
        node, _ = self.root.at(("words", list_name))
        for word in node.items:
            culprits = [_swallower(normalise_word(str(word.raw)), own, True, True) for own in uses]
            culprit = culprits[0]
            if culprit is not None and None not in culprits:
                values = {"word": str(word.raw), "rule": rule, "unless": str(culprit.raw)}
                self._add("word-swallowed", word.place, **values, where=str(culprit.place))

    def _rule_references(self, rule: Node) -> None:
        options, kind = rule.get("options"), _raw(rule, "kind")
        if options is None or kind not in KINDS:
            return
        for marker, node, _, _ in marked(KINDS[kind].options, options):
            if isinstance(marker, RefersTo) and self._known("unknown-rule", node, self.rules):
                other = _raw(self.rules[str(node.raw)], "kind")
                if marker.kind is not None and other != marker.kind:
                    values = {"name": str(node.raw), "kind": str(other), "wanted": marker.kind}
                    self._add("wrong-kind-of-rule", node.place, **values)


def marked(
    of: Any, node: Node, scope: int = 0, key: str | None = None
) -> Iterator[tuple[object, Node, int, str | None]]:
    """(marker, value, scope, key) for every value under a type whose annotation carries a marker.

    Values of one class, at whatever depth in its lists and mappings, share a scope; key: of the innermost mapping
    of that class that holds the value (a topic's level), None outside of one.
    """
    markers = getattr(of, "__metadata__", ())
    if markers:
        of = of.__origin__
        for marker in markers:
            if isinstance(marker, IsPattern | RefersTo) and node.raw is not None:
                yield marker, node, scope, key
    if isinstance(of, ValueType):
        for name, hint in get_type_hints(of, include_extras=True).items():
            below = node.get(name)
            if below is not None:
                yield from marked(hint, below, id(node))
        return
    inner = [part for part in get_args(of) if part not in (Ellipsis, type(None))]
    if get_origin(of) is dict and isinstance(node.value, dict):
        for name, below in node.value.items():
            yield from marked(inner[1], below, scope, name)
    elif get_origin(of) is tuple:
        for below in node.items:
            yield from marked(inner[0], below, scope, key)
    elif inner:  # X | None
        yield from marked(inner[0], node, scope, key)


def _swallower(word: str, exceptions: list[Exception_], first: bool, last: bool) -> Node | None:
    """The exception that takes a match away by this word alone: it holds the end that the match begins or ends with."""
    inside = {word[start:end] for start in range(len(word)) for end in range(start + 1, len(word) + 1)}
    for node, pattern, words in exceptions:
        if words.isdisjoint(inside):
            continue  # as nearly all are
        for start, end in spans_in(word, pattern):
            if (first and start == 0) or (last and end == len(word)):
                return node
    return None


def _items(node: Node | None) -> list[Node]:
    return node.items if node is not None else []


def _raw(item: Node, key: str) -> str | None:
    node = item.get(key)
    return node.raw if node is not None else None


def _zh(node: Node | None) -> str:
    """The Chinese of a text node."""
    if node is None:
        return ""
    inner = node.get("zh")
    return str((inner or node).raw)


def _number(node: Node) -> float:
    is_number = isinstance(node.value, int | float) and not isinstance(node.value, bool)
    return float(node.value) if is_number else 0.0  # type: ignore[arg-type]
