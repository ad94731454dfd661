"""Waivers: which one applies to a document's finding, and what became of each in a run."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from checker.reading.normal import normalise_word
from checker.regexes import compiled
from checker.results import DocumentResult, WaiverState, WaiverUse
from checker.ruleset.model import Waiver

_BODY = compiled(r"(?:机关)?(?:基层)?(?:工会)?(?:委员会|小组)?$|工会$")
_REGION = compiled(r"[一-龥]{1,12}(?:省|市|区|县|旗|州|盟|镇|乡|街道|新区)")


def applying(rule: str, unit: str | None, name: str, waivers: Iterable[Waiver], today: date) -> Waiver | None:
    """The waiver that excuses a school from a rule today. name: the file's own, used where no unit was read."""
    for waiver in waivers:
        if waiver.rule == rule and _runs(waiver, today) and is_school(waiver.school, unit, name):
            return waiver
    return None


def is_school(school: str, unit: str | None, name: str) -> bool:
    """Whether a waiver's school is the document's: the same name, but for the region in front and 工会 behind.

    东城区第一小学 is 第一小学; 东城第一小学 or 第一小学分校 may be another school, and is not.
    """
    wanted = _bare(school)
    if unit is None:
        return wanted in normalise_word(name)
    found = _bare(unit)
    longer, shorter = (found, wanted) if len(found) > len(wanted) else (wanted, found)
    if not longer.endswith(shorter) or len(shorter) < 2:
        return False
    region = longer[: len(longer) - len(shorter)]
    return not region or _REGION.fullmatch(region) is not None


def uses(
    waivers: Sequence[Waiver], documents: Iterable[DocumentResult], today: date
) -> tuple[WaiverUse, ...]:
    """What became of each waiver in a run: applied to how many documents, unused, not yet valid or expired."""
    if not waivers:
        return ()
    counts: dict[tuple[str, str, str], int] = {}
    for document in documents:
        for finding in document.findings:
            if finding.waived is not None:
                key = (finding.waived.school, finding.rule, finding.waived.reason)
                counts[key] = counts.get(key, 0) + 1
    found = []
    for waiver in waivers:
        count = counts.get((waiver.school, waiver.rule, waiver.reason), 0)
        state = (
            WaiverState.EXPIRED
            if waiver.until < today
            else WaiverState.NOT_YET
            if waiver.since is not None and waiver.since > today
            else WaiverState.APPLIED
            if count
            else WaiverState.UNUSED
        )
        found.append(
            WaiverUse(
                waiver.school, waiver.rule, waiver.reason, waiver.who, waiver.until.isoformat(), state, count
            )
        )
    return tuple(found)


def _runs(waiver: Waiver, today: date) -> bool:
    return (waiver.since is None or waiver.since <= today) and today <= waiver.until


def _bare(name: str) -> str:
    return _BODY.sub("", normalise_word(name).replace(" ", ""))
