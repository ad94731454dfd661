"""The year and the period that a document is for, by its own words: title first, then opening, then body."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from checker.reading.identity import Identity
from checker.reading.kind import Kind
from checker.reading.model import Evidence, Period, Schedule
from checker.reading.months import mentions, year_number
from checker.reading.tense import looks_back
from checker.reading.view import View
from checker.regexes import compiled

_YEAR = compiled(r"(?<!\d)(?P<y>20\d\d|二〇[〇一二三四五六七八九]{2})(?!\d)")
_YEAR_WORD = compiled(
    r"(?<!\d)(?P<y>20\d\d|二〇[〇一二三四五六七八九]{2})(?= ?(?:年|学年|-|～|至|春|秋|上半年|下半年|度))"
)
_FROM_TO = compiled(r"20\d\d ?-{1,2} ?(20\d\d)")
_UNKNOWN_YEAR = r"(?:20)?[xX×_*]{1,4}"

_AUTUMN = compiled(r"第一学期|上学期|秋季|秋学期|秋期")
_SPRING = compiled(r"第二学期|下学期|春季|春学期|春期")
_SCHOOL_YEAR = compiled(r"学年")
_FIRST = compiled(r"上半年")
_SECOND = compiled(r"下半年")
_WHOLE = compiled(
    rf"(?:20\d\d|二〇[〇一二三四五六七八九]{{2}}|{_UNKNOWN_YEAR}) ?年(?!.{{0,3}}[月季])|年度|全年|一年"
)
_TERM = compiled(r"本学期|新学期|学期")
#: (2024年1月3日委员会通过): a date of the paper, not of the work
_ADOPTED = compiled(r"通过|印发|修订|制定|审定|讨论稿")
_THE_LAST = compiled(r"(?:去|上一?个?|在上)$")

MIN_SAYINGS = 3
AUTUMN_MONTHS = frozenset({9, 10, 11, 12, 1})
SPRING_MONTHS = frozenset({2, 3, 4, 5, 6, 7, 8})


def year_of(view: View, identity: Identity, kind: Kind) -> tuple[int | None, Evidence | None]:
    """The year the document is for, only where digits say so: title, subtitle, opening, then the sign-off."""
    if identity.title_line is not None:
        found = _year_in(view, *_title_span(view, identity), last=kind.key == "both")
        if found is not None:
            return found
    opening = view.text[identity.front : identity.front + 400]
    for match in _YEAR_WORD.finditer(opening):
        sentence = view.sentences[view.sentence_at(identity.front + match.start())]
        words = view.text[slice(*sentence)]
        inside_title_marks = words.rfind(
            "《", 0, max(0, identity.front + match.start() - sentence[0])
        ) > words.rfind("》", 0, max(0, identity.front + match.start() - sentence[0]))
        if not inside_title_marks and not (looks_back(words) and kind.key == "plan"):
            at = identity.front + match.start()
            if re.search(
                r"(?:年[,度]|年是|学年|年.{0,12}(?:工会|工作|计划|我校|学校|半年))", view.text[at : at + 24]
            ):
                return year_number(match["y"]), view.evidence(at, at + 4)
    if identity.signed_year is not None and identity.signed_on is not None:
        return identity.signed_year, identity.signed_on.evidence
    return None, None


def _title_span(view: View, identity: Identity) -> tuple[int, int]:
    line = view.lines[identity.title_line or 0]
    first = view.lines[max(0, (identity.title_line or 0) - 1)]
    return (first.start if first.end - first.start <= 26 else line.start), max(line.start, identity.front)


def _year_in(view: View, start: int, end: int, last: bool) -> tuple[int, Evidence] | None:
    """The year of a title; of a summary and plan in one (2024年总结及2025年计划) the last, the plan's."""
    text = view.text[start:end]
    ends = {match.start(1) for match in _FROM_TO.finditer(text)}  # of 2024-2025
    years = [
        (year_number(match["y"]), (start + match.start(), start + match.end()))
        for match in _YEAR.finditer(text)
        if match.start() not in ends
    ]
    if not years:
        return None
    year, span = max(years) if last else years[0]
    return year, view.evidence(*span)


def period_of(
    view: View, identity: Identity, kind: Kind, schedule: Schedule
) -> tuple[Period, Evidence | None]:
    """What the document covers. 本学期 alone is told by the schedule's months, else it is a term."""
    months = frozenset(schedule.months)
    if identity.title_line is not None and not identity.site_title:
        start, end = _title_span(view, identity)
        subtitle = "" if _ADOPTED.search(identity.subtitle) else identity.subtitle
        for words in (subtitle, view.text[start:end].replace(identity.subtitle, subtitle)):
            named = _named(words, kind)
            named = _months_named(words) or named if named in (None, Period.YEAR) else named
            if named is not None:
                return _by_months(named, months), view.evidence(start, min(end, start + 40))
    elif identity.title_line is not None:
        line = view.lines[identity.title_line]
        words = identity.subtitle
        if _YEAR.search(line.text):  # a collection's wording counts only beside a year
            words = f"{words} {line.text}"
        named = _named(words, kind)
        if named is not None:
            return _by_months(named, months), view.line_evidence(identity.title_line)
    body = _in_body(view, identity, kind, kind.planning if kind.key == "both" else None)
    body = body or _in_body(view, identity, kind, None)
    if body is not None:
        period, evidence = body
        return _by_months(period, months), evidence
    return (_from_months(months), None) if months else (Period.UNSPECIFIED, None)


def _months_named(words: str) -> Period | None:
    """The period of a title or subtitle that names its months: (2025年9月至2026年1月)."""
    months = frozenset(month for mention in mentions(words) for month in mention.months)
    return _from_months(months) if len(months) > 2 else None


def _named(title: str, kind: Kind) -> Period | None:
    """The period that a title names."""
    if kind.key == "both" and _FIRST.search(title) and _SECOND.search(title):
        return Period.SECOND_HALF  # 上半年小结及下半年打算: the plan part's
    terms = [
        (match.start(), period)
        for period, pattern in ((Period.AUTUMN_TERM, _AUTUMN), (Period.SPRING_TERM, _SPRING))
        if (match := pattern.search(title))
    ]
    if terms:  # of 春季学期小结和秋季学期计划 the last, the plan part's
        return max(terms)[1] if kind.key == "both" else terms[0][1]
    if _FIRST.search(title):
        return Period.FIRST_HALF
    if _SECOND.search(title):
        return Period.SECOND_HALF
    if _SCHOOL_YEAR.search(title):
        return Period.SCHOOL_YEAR
    if _TERM.search(title):
        return Period.TERM
    if _WHOLE.search(title) or _YEAR.search(title):
        return Period.YEAR
    return None


_BODY = (
    (Period.AUTUMN_TERM, compiled(r"第一学期|秋季学期|20[\dxX_]{2}年?上学期|秋学期")),
    (Period.SPRING_TERM, compiled(r"第二学期|春季学期|20[\dxX_]{2}年?下学期|春学期")),
    (
        Period.SCHOOL_YEAR,
        compiled(r"新的?学年|本学年|这一?学年|一学年|20[\dxX_]{2}-20[\dxX_]{2}(?:学年|年度)?|学年度"),
    ),
    (Period.SECOND_HALF, compiled(r"下半年")),
    (Period.FIRST_HALF, compiled(r"上半年(?!度)|半年来")),
    (Period.TERM, compiled(r"本学期|这一?学期|新学期|一学期来|学期来|一学期的|一个学期|学期即将结束")),
    (
        Period.YEAR,
        compiled(
            rf"今年|全年|本年度|(?<!每)一年来|新的一年|(?:20\d\d|{_UNKNOWN_YEAR}) ?年(?:度|[,将,]|工作|.{{0,10}}工会|是|.{{0,3}}工作|要点)|过去的一年|一年一度"
        ),
    ),
)


def _in_body(
    view: View, identity: Identity, kind: Kind, part: tuple[int, int] | None
) -> tuple[Period, Evidence] | None:
    """The period that a part of the body speaks of most plainly: what its opening says, else what is said most often."""
    found: Counter[Period] = Counter()
    first: dict[Period, int] = {}
    start, end = part or (identity.front, len(view.text))
    for period, pattern in _BODY:
        for match in pattern.finditer(view.text, start, end):
            sentence = view.text[slice(*view.sentences[view.sentence_at(match.start())])]
            if kind.key in ("plan", "both") and looks_back(sentence):
                continue
            if _THE_LAST.search(view.text, max(0, match.start() - 2), match.start()):
                continue
            weight = 3 if match.start() < start + 160 else 1
            found[period] += weight
            first.setdefault(period, match.start())
    for period in (Period.AUTUMN_TERM, Period.SPRING_TERM, Period.SCHOOL_YEAR):
        if found[period]:
            return period, view.evidence(first[period], first[period] + 2)
    if not found or (kind.key == "other" and max(found.values()) < MIN_SAYINGS):
        return None
    if (
        kind.key == "summary"
        and (found[Period.FIRST_HALF] or found[Period.SECOND_HALF])
        and found[Period.YEAR]
    ):
        found[Period.YEAR] = 0  # 半年来 in an account is told of, 今年 only said
    best = max(found, key=lambda period: (found[period], -first[period]))
    return best, view.evidence(first[best], first[best] + 2)


def _by_months(period: Period, months: frozenset[int]) -> Period:
    """本学期 with nothing else is the term that the schedule's months show."""
    if period is not Period.TERM or not months:
        return period
    if months <= AUTUMN_MONTHS and months & {9, 10, 11, 12}:
        return Period.AUTUMN_TERM
    if months <= SPRING_MONTHS and months & {2, 3, 4, 5, 6}:
        return Period.SPRING_TERM
    return period


def _from_months(months: frozenset[int]) -> Period:
    """What a schedule's months show where the document gives no hint."""
    if months <= AUTUMN_MONTHS:
        return Period.AUTUMN_TERM
    if months <= frozenset(range(1, 7)) and 1 in months:
        return Period.FIRST_HALF
    if months <= SPRING_MONTHS:
        return Period.SPRING_TERM
    if months <= frozenset(range(7, 13)):
        return Period.SECOND_HALF
    return Period.YEAR


def required_months(
    period: Period, schedule: Schedule, table: Mapping[str, tuple[int, ...]]
) -> tuple[int, ...]:
    """The months that must have something planned: the rule set's table, else as the schedule's months suggest."""
    if period.value in table:
        return tuple(sorted(table[period.value]))
    months = frozenset(schedule.months)
    if months:
        suggested = _from_months(months)
        if suggested.value in table:
            return tuple(sorted(table[suggested.value]))
    return tuple(sorted(table.get(Period.YEAR.value, range(1, 13))))
