"""A rule's examples as documents: read through the same stages as a school's file, by this one rule's words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from checker.documents import text
from checker.documents.limits import DEFAULT_LIMITS
from checker.documents.model import Document
from checker.reading import read
from checker.reading.model import Reading
from checker.ruleset.model import RuleSet
from checker.ruleset.schema import FrameModel
from checker.values import replace

T = TypeVar("T")


def document_of(example: str, frame: FrameModel) -> Document:
    """An example's text as a document: a single line stands in the rule set's frame, a longer text for itself."""
    if "\n" not in example.strip():
        example = f"{frame.before.strip()}\n{example.strip()}\n{frame.after.strip()}"
    return text.read(example.encode("utf-8"), "example.txt", DEFAULT_LIMITS)


def only(ruleset: RuleSet, rule: str) -> RuleSet:
    """The rule set with one rule alone, and of the others' words only the sections' names, which make headings."""
    lexicon = ruleset.lexicon
    alone = replace(
        lexicon,
        topics=_one(lexicon.topics, rule),
        residue=_one(lexicon.residue, rule),
        currency=_one(lexicon.currency, rule),
        phrases=_one(lexicon.phrases, rule),
    )
    kept = tuple(other for other in ruleset.rules if other.id == rule)
    return replace(ruleset, rules=kept, caps=(), waivers=(), lexicon=alone)


def reading_of(example: str, frame: FrameModel, alone: RuleSet) -> Reading:
    """What is read of an example by a rule set of one rule."""
    return read(document_of(example, frame), alone.lexicon)


def _one(by_rule: Mapping[str, T], rule: str) -> dict[str, T]:
    return {rule: by_rule[rule]} if rule in by_rule else {}
