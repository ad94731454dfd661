"""How the reports in files name documents, quote evidence and tell what is to be mended, alike in all of them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from checker.messages import Lang, say
from checker.messages.columns import TEXTS as COLUMNS
from checker.messages.reports import TEXTS
from checker.reports import digest
from checker.results import DocumentResult, Finding, RuleCard, Severity, Status

# What XML and HTML cannot hold.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def printable(text: str) -> str:
    """A text without control characters (tabs and line ends stay), which XML and HTML cannot hold."""
    return _CONTROL.sub("\ufffd", text)


def file_stem(path: str) -> str:
    """A file's own name without its extension."""
    name = digest.name_of(path)
    stem, _, extension = name.rpartition(".")
    return stem if stem and len(extension) <= 5 else name


def display_name(document: DocumentResult) -> str:
    """What a person calls a document: the unit that it names, else its file's name."""
    return (document.reading.unit if document.reading else None) or file_stem(document.path)


def verdict(document: DocumentResult, lang: Lang) -> str:
    """Whether it is accepted, in words; nothing for a document that could not be read."""
    if document.accepted is None:
        return ""
    return say(TEXTS, "accepted" if document.accepted else "sent-back", lang)


def number(value: float | None) -> str:
    """Points without a needless fraction; nothing for None."""
    return "" if value is None else digest.points(value)


def in_a_row(items: Iterable[str], lang: Lang) -> str:
    """Several things as one text: 甲、乙, or a, b."""
    return say(TEXTS, "comma", lang).join(items)


def missing(finding: Finding, lang: Lang) -> tuple[str, ...]:
    """What is not there, for people, as far as the finding's message does not name it already."""
    told = digest.things_told(finding.missing, lang)
    return () if all(thing in finding.message for thing in told) else told


def missing_months(document: DocumentResult) -> tuple[int, ...]:
    """The months that the plan needs and does not cover, in the order of its period."""
    return tuple(month for month, state in digest.month_strip(document) if state is digest.MonthState.GAP)


def is_absence(finding: Finding) -> bool:
    """Whether a finding's evidence is the place where the missing part belongs, and not words that were found."""
    return finding.status is not Status.PASS and finding.value in digest.NOTHING_THERE


def quotes(finding: Finding, lang: Lang) -> tuple[str, ...]:
    """A finding's evidence in words: what was found in quotation marks, or where the missing part belongs."""
    code = "belongs" if is_absence(finding) else "quoted"
    return tuple(say(COLUMNS, code, lang, text=evidence.text) for evidence in finding.evidence)


def is_gap(finding: Finding) -> bool:
    """Whether a finding is something to mend: not passed, and more than advice or paid for in points."""
    if finding.status not in (Status.FAIL, Status.PARTIAL):
        return False
    return finding.severity is not Severity.INFO or digest.lost(finding) > 0


def gaps(document: DocumentResult) -> list[Finding]:
    """What is to be mended in a document, what costs most first."""
    return [finding for finding in digest.shortfalls(document) if is_gap(finding)]


def advice(document: DocumentResult) -> list[Finding]:
    """What is not passed, but costs nothing and is advice only."""
    return [finding for finding in digest.shortfalls(document) if not is_gap(finding)]


def card_of(finding: Finding, cards: dict[str, RuleCard]) -> RuleCard:
    """The card of a finding's rule; one made of its id where the rule set at hand has no such rule."""
    known = cards.get(finding.rule)
    return known or RuleCard(finding.rule, finding.rule, "", finding.max_points, finding.severity)
