"""Judging: what a reading is worth by a rule set. One finding a rule, 100 points always.

Knows nothing of file formats or output; the arithmetic is this:

1. A rule that does not apply gives its points to the rest of its group, in proportion to their weights
   (where the whole group does not apply: to all other rules).
2. A finding earns the share of its points that its value is worth; deductions are negative points.
3. The total is held between 0 and 100, then down by the caps that apply; the band follows from the total.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from checker.messages import Lang, say
from checker.messages.judging import TEXTS
from checker.reading.model import Evidence, Reading
from checker.results import MAX_SCORE, Facts, Finding, Status, Waived
from checker.ruleset.kinds import KINDS
from checker.ruleset.kinds.base import Verdict
from checker.ruleset.model import Cap, Rule, RuleSet, Text, Waiver
from checker.ruleset.waivers import applying
from checker.values import Value, replace


class Judgement:
    """What judging gives away of one document; checker.checking makes a DocumentResult of it."""

    __slots__ = ("accepted", "band", "facts", "findings", "remarks", "score")

    def __init__(
        self,
        facts: Facts,
        findings: tuple[Finding, ...],
        score: float,
        band: str,
        accepted: bool,
        remarks: tuple[str, ...],
    ) -> None:
        self.facts, self.findings, self.score = facts, findings, score
        self.band, self.accepted, self.remarks = band, accepted, remarks


def judge(
    reading: Reading, ruleset: RuleSet, lang: Lang = Lang.ZH, *, name: str = "", today: date | None = None
) -> Judgement:
    """Judge a reading by a rule set: findings in the order of the rules, score 0..100, band, acceptance.

    name   the file's own name, by which a waiver knows the school where the document does not say it
    today  the day that waivers are judged by
    """
    verdicts = [_verdict(rule, reading) for rule in ruleset.rules]
    waivers = _waivers(ruleset, verdicts, reading, name, today)
    judged = list(zip(ruleset.rules, verdicts, waivers, strict=True))
    maxima = share_out(
        [
            (rule.group, rule.weight, verdict is not None and waiver is None)
            for rule, verdict, waiver in judged
        ]
    )
    findings = tuple(
        _finding(rule, verdict, maximum, reading, lang)
        if waiver is None or verdict is None
        else _waived(_finding(rule, verdict, maximum, reading, lang), waiver, lang)
        for (rule, verdict, waiver), maximum in zip(judged, maxima, strict=True)
    )
    total = add_up(findings, reading.doc_type, ruleset, lang)
    return Judgement(_facts(reading), findings, total.score, total.band, total.accepted, total.remarks)


def _waivers(
    ruleset: RuleSet, verdicts: Sequence[Verdict | None], reading: Reading, name: str, today: date | None
) -> list[Waiver | None]:
    """For each rule the waiver that excuses this school from it, where the rule is not fulfilled anyway."""
    if not ruleset.waivers:
        return [None] * len(verdicts)
    unit, day = reading.unit.value if reading.unit else None, today or date.today()
    return [
        applying(rule.id, unit, name, ruleset.waivers, day)
        if verdict is not None and _share(rule, verdict) < 1
        else None
        for rule, verdict in zip(ruleset.rules, verdicts, strict=True)
    ]


def _waived(finding: Finding, waiver: Waiver, lang: Lang) -> Finding:
    """A finding as it stands under a waiver: told, with its evidence, and not counted."""
    until = waiver.until.isoformat()
    told = say(
        TEXTS, "waived", lang, reason=waiver.reason, who=waiver.who, until=until, finding=finding.message
    )
    return replace(
        finding,
        status=Status.NOT_APPLICABLE,
        points=0.0,
        max_points=0.0,
        message=told,
        suggestion="",
        waived=Waived(waiver.school, waiver.reason, waiver.who, until),
    )


class Total(Value):
    """What the findings of a document come to. remarks: why it is not simply their sum."""

    score: float
    band: str
    accepted: bool
    remarks: tuple[str, ...]


def add_up(findings: Sequence[Finding], doc_type: str, ruleset: RuleSet, lang: Lang = Lang.ZH) -> Total:
    """The total of findings: their points within 0..100, held down by the caps that apply, and its band."""
    score = min(float(MAX_SCORE), max(0.0, _rounded(sum(finding.points for finding in findings))))
    values = {finding.rule: finding.value for finding in findings if finding.waived is None}
    caps = [cap for cap in ruleset.caps if _applies(cap, values, doc_type)]
    remarks = []
    for cap in caps:
        if cap.at_most is not None and score > cap.at_most:
            score = float(cap.at_most)
        remarks.append(cap.reason.in_(lang))
    deducted = _rounded(-sum(finding.points for finding in findings if finding.points < 0))
    if deducted:
        remarks.append(say(TEXTS, "deducted", lang, points=_shown(deducted)))
    reached = next((band for band in ruleset.bands if score >= band.least), ruleset.bands[-1])
    band = reached.name.in_(lang)
    for cap in caps:
        if cap.band is not None:
            band = _band_named(cap.band, ruleset, lang)
    waived = sum(finding.waived is not None for finding in findings)
    if waived:
        remarks.append(say(TEXTS, "waivers", lang, count=waived))
    accepting = ruleset.acceptance
    accepted = score >= accepting.min_score and (not accepting.doc_types or doc_type in accepting.doc_types)
    return Total(score, band, accepted, tuple(remarks))


def share_out(rules: Sequence[tuple[str, float, bool]]) -> list[float]:
    """Points each rule can earn, to one decimal, adding up to 100 whatever applies.

    rules: (group, weight, applies) in order. Returns one number a rule, 0 for what does not apply.
    """
    weight_of: dict[str, float] = {}
    applying: dict[str, float] = {}
    for group, weight, applies in rules:
        weight_of[group] = weight_of.get(group, 0.0) + weight
        applying[group] = applying.get(group, 0.0) + (weight if applies else 0.0)
    alive = sum(weight_of[group] for group in weight_of if applying[group] > 0)
    if alive <= 0:
        return [0.0] * len(rules)
    exact = [
        weight * (weight_of[group] / applying[group]) * (MAX_SCORE / alive) if applies and weight > 0 else 0.0
        for group, weight, applies in rules
    ]
    tenths = [int(points * 10 + 1e-9) for points in exact]
    missing = MAX_SCORE * 10 - sum(tenths)
    by_remainder = sorted(range(len(exact)), key=lambda i: (tenths[i] - exact[i] * 10, i))
    for index in by_remainder[:missing]:
        tenths[index] += 1
    return [value / 10 for value in tenths]


def _verdict(rule: Rule, reading: Reading) -> Verdict | None:
    if rule.when.doc_type and reading.doc_type not in rule.when.doc_type:
        return None
    if rule.when.period and reading.period.value not in rule.when.period:
        return None
    unit = reading.unit.value if reading.unit else ""
    if rule.when.school and not any(word in unit for word in rule.when.school):
        return None
    if any(word in unit for word in rule.when.not_school):
        return None
    return KINDS[rule.kind].judge(rule.id, rule.options, reading)


def _finding(rule: Rule, verdict: Verdict | None, maximum: float, reading: Reading, lang: Lang) -> Finding:
    source = rule.source.in_(lang) if rule.source else None
    if verdict is None:
        return Finding(
            rule=rule.id, value="not-applicable", status=Status.NOT_APPLICABLE, points=0.0, max_points=0.0,
            severity=rule.severity, message=say(TEXTS, "not-applicable", lang), suggestion="", source=source,
        )  # fmt: skip
    share = _share(rule, verdict)
    points = verdict.points if verdict.points is not None else maximum * share
    status = Status.PASS if share >= 1 else Status.FAIL if share <= 0 else Status.PARTIAL
    evidence = verdict.evidence or (() if status is Status.PASS else _where_it_belongs(rule, reading))
    return Finding(
        rule=rule.id,
        value=verdict.value,
        status=status,
        points=_rounded(points),
        max_points=maximum,
        severity=rule.severity,
        message=_told(rule.message, verdict, lang) or rule.title.in_(lang),
        suggestion="" if status is Status.PASS else _told(rule.suggestion, verdict, lang),
        source=source,
        evidence=evidence[:3],
        missing=verdict.missing,
    )


def _share(rule: Rule, verdict: Verdict) -> float:
    return verdict.share if verdict.share is not None else rule.shares.get(verdict.value, 0.0)


def _where_it_belongs(rule: Rule, reading: Reading) -> tuple[Evidence, ...]:
    """The heading under which the missing part would stand, else the title."""
    for name in rule.belongs:
        for heading in reading.headings:
            if name in heading.text:
                return (heading,)
    return (reading.title_place,) if reading.title_place else ()


_PLACEHOLDER = re.compile(r"\{(\w+)\}")


def _told(texts: Mapping[str, Text], verdict: Verdict, lang: Lang) -> str:
    """The text of a verdict: of its value in this aspect, of its value, of any value."""
    keys = (f"{verdict.value}/{verdict.aspect}", verdict.value, "*")
    text = next((texts[key] for key in keys if key in texts), None)
    if text is None:
        return ""
    told = verdict.told or {}

    def filled(match: re.Match[str]) -> str:
        value = told.get(match[1], match[0])
        return value.in_(lang) if isinstance(value, Text) else value

    return _PLACEHOLDER.sub(filled, text.in_(lang))


def _applies(cap: Cap, values: Mapping[str, str], doc_type: str) -> bool:
    if cap.doc_types and doc_type not in cap.doc_types:
        return False
    return cap.rule is None or values.get(cap.rule) in cap.values


def _band_named(name: str, ruleset: RuleSet, lang: Lang) -> str:
    return next((band.name.in_(lang) for band in ruleset.bands if band.name.zh == name), name)


def _facts(reading: Reading) -> Facts:
    return Facts(
        title=reading.title.value if reading.title else None,
        unit=reading.unit.value if reading.unit else None,
        signed_on=reading.signed_on.value if reading.signed_on else None,
        doc_type=reading.doc_type,
        year=reading.year,
        period=reading.period.value,
        required_months=reading.required_months,
        months=reading.schedule.months,
        prose_months=reading.schedule.prose_months,
    )


def _rounded(points: float) -> float:
    return round(points + 1e-9, 1)


def _shown(points: float) -> str:
    return f"{points:g}"
