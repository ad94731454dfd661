"""What paragraphs and spans of an OpenDocument text inherit from their styles: bold, hidden."""

from __future__ import annotations

from typing import NamedTuple

from lxml import etree

from checker.documents.odt.names import q

_DEEPEST = 30


class Look(NamedTuple):
    """How text looks; None where a style leaves it to the surrounding text."""

    bold: bool | None = None
    hidden: bool | None = None

    def over(self, below: Look) -> Look:
        """This look, completed by that of what lies around it."""
        return Look(
            below.bold if self.bold is None else self.bold,
            below.hidden if self.hidden is None else self.hidden,
        )


class Styles:
    """The styles of content.xml and styles.xml; automatic ones of the former go first."""

    def __init__(self, *roots: etree._Element | None) -> None:
        self._elements: dict[tuple[str, str], etree._Element] = {}
        self.lists: dict[str, etree._Element] = {}
        for root in roots:
            if root is None:
                continue
            for element in root.iter(q("style:style")):
                key = (element.get(q("style:family"), ""), element.get(q("style:name"), ""))
                self._elements.setdefault(key, element)
            for element in root.iter(q("text:list-style")):
                self.lists.setdefault(element.get(q("style:name"), ""), element)
        outlines = (next(root.iter(q("text:outline-style")), None) for root in roots if root is not None)
        self.outline = next((outline for outline in outlines if outline is not None), None)
        self._looks: dict[tuple[str, str], Look] = {}

    def look(self, family: str, name: str | None) -> Look:
        """The look of a "paragraph" or "text" style with all that it inherits."""
        key = (family, name or "")
        if key not in self._looks:
            self._looks[key] = self._resolve(key, 0)
        return self._looks[key]

    def _resolve(self, key: tuple[str, str], depth: int) -> Look:
        element = self._elements.get(key)
        if element is None or depth > _DEEPEST:
            return Look()
        properties = element.find(q("style:text-properties"))
        own = Look()
        if properties is not None:
            weight, display = properties.get(q("fo:font-weight")), properties.get(q("text:display"))
            own = Look(
                None if weight is None else _is_bold(weight), None if display is None else display == "none"
            )
        parent = element.get(q("style:parent-style-name"))
        return own.over(self._resolve((key[0], parent), depth + 1)) if parent else own


def _is_bold(weight: str) -> bool:
    return weight == "bold" or (weight.isdigit() and int(weight) >= 600)
