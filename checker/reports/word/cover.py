"""The cover of a returned plan: verdict, table of rules, what to add. Built of markup.py, for any document."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from enum import StrEnum

from checker.documents.docx.names import NOTICE
from checker.messages import Lang, say
from checker.messages.office import WORD, status_word
from checker.reports.digest import by_group, lost, misfit, points, shortfalls, title_of, where
from checker.reports.naming import display_name
from checker.reports.word.markup import HEADING_FONT, QUIET, Cell, Element, Look, Markup, Set
from checker.results import DocumentResult, Finding, RuleCard, RuleSetCard, Status
from checker.values import Value, replace

_TITLE = Look(22, bold=True, font=HEADING_FONT)
_HEADING = Look(13, bold=True, font=HEADING_FONT)
_BODY, _STRONG, _SMALL = Look(11), Look(11, bold=True), Look(10, colour=QUIET)
_TABLE, _TABLE_HEAD = Look(10), Look(10, bold=True)
_WIDTHS = (82.0, 206.0, 50.0, 50.0, 64.0)  # points; they fill the page between the margins
_FILLS = {Status.FAIL: "F8CFCB", Status.PARTIAL: "FFF0C2"}


class Follows(StrEnum):
    """What stands behind the cover."""

    COPY = "copy"  # the school's document with comments
    CONVERTED = "converted"  # the same, made of a .doc or .wps
    NOTHING = "nothing"  # the plan was not sent in a format of Word
    LOST = "lost"  # it was, but is not what was judged any more, or too damaged to be written in


class Letter(Value):
    """What a notice says besides the result: who sends it and when."""

    author: str
    date: datetime
    lang: Lang = Lang.ZH


def numbered(document: DocumentResult) -> list[tuple[int, Finding]]:
    """What is to be mended, the costliest first, with the numbers that cover and comments share."""
    return list(enumerate(shortfalls(document), start=1))


def kind_of_notice(document: DocumentResult) -> str:
    """ "accepted" for a plan that is taken with remarks, "returned" for one that goes back."""
    return "accepted" if document.accepted else "returned"


def cover(
    document: DocumentResult, ruleset: RuleSetCard, letter: Letter, markup: Markup, follows: Follows
) -> Element:
    """The cover as one content control, by whose tag the reader knows that it is no part of the school's plan."""
    e = markup.element
    return e(
        "sdt",
        e("sdtPr", e("alias", val=_say(letter, "control")), e("tag", val=NOTICE)),
        e("sdtContent", *_content(document, ruleset, letter, markup, follows)),
    )


def _content(
    document: DocumentResult, ruleset: RuleSetCard, letter: Letter, markup: Markup, follows: Follows
) -> Iterator[Element]:
    kind = kind_of_notice(document)
    # LibreOffice 7.4 forgets how the first run of a content control looks: let that be an empty one
    yield markup.paragraph([("", _SMALL)], Set(after=0, line=1))
    yield markup.paragraph([(_say(letter, f"title-{kind}"), _TITLE)], Set("center", after=14, line=30))
    yield markup.paragraph([(_say(letter, "to", school=display_name(document)), _STRONG)], Set(after=4))
    yield markup.paragraph(_verdict(document, ruleset, letter, kind), Set(first=22, after=4, line=20))
    for remark in document.remarks:
        yield markup.paragraph([(remark, _BODY)], Set(first=22, after=2, line=20))
    todo = numbered(document)
    if todo:
        asked = _say(letter, "ask-misfit" if misfit(document, ruleset, letter.lang) else f"ask-{kind}")
        if follows is not Follows.NOTHING:
            asked += _say(letter, f"follows-{follows}")
        yield markup.paragraph([(asked, _BODY)], Set(first=22, after=4, line=20))
    yield markup.paragraph([(_say(letter, "rules"), _HEADING)], Set(before=8, after=6, with_next=True))
    yield _table(document, ruleset, letter, markup)
    heading = _say(letter, "todo" if todo else "nothing", count=len(todo))
    yield markup.paragraph([(heading, _HEADING)], Set(before=12, after=4, with_next=bool(todo)))
    known = {card.id: card for card in ruleset.rules}
    for number, finding in todo:
        yield from _item(number, finding, document, known, letter, markup)
    yield markup.paragraph([(letter.author, _BODY)], Set("right", before=18, after=2, line=20))
    yield markup.paragraph([(_date(letter), _BODY)], Set("right", after=0, line=20))


def _verdict(
    document: DocumentResult, ruleset: RuleSetCard, letter: Letter, kind: str
) -> list[tuple[str, Look]]:
    title = document.reading.title if document.reading and document.reading.title else display_name(document)
    return [
        (_say(letter, "judged", title=title, ruleset=ruleset.title, version=ruleset.version), _BODY),
        (_say(letter, "score", score=points(document.score or 0), band=document.band), _STRONG),
        (_say(letter, f"verdict-{kind}"), _BODY),
    ]


def _table(document: DocumentResult, ruleset: RuleSetCard, letter: Letter, markup: Markup) -> Element:
    heads = [
        Cell(_say(letter, key), _TABLE_HEAD, "center", "DCE6F2")
        for key in ("head-group", "head-rule", "head-of", "head-points", "head-status")
    ]
    rows = [heads]
    before: str | None = None
    known = {card.id: card for card in ruleset.rules}
    for finding in (finding for group in by_group(document, known).values() for finding in group):
        card = known.get(finding.rule)
        group = card.group if card else ""
        counts = finding.max_points > 0 or finding.points < 0
        fill = _FILLS.get(finding.status)
        word = status_word(finding.status.value, letter.lang)
        if finding.overruled and finding.overruled.status:
            word += _say(letter, "reviewed")
        rows.append(
            [
                Cell(
                    "" if group == before else group,
                    _TABLE,
                    "center",
                    merge="continue" if group == before else "restart",
                ),
                Cell(title_of(finding, known), _TABLE),
                Cell(points(finding.max_points) if finding.max_points > 0 else "–", _TABLE, "center"),
                Cell(points(finding.points) if counts else "–", _TABLE, "center", fill),
                Cell(word, _TABLE, "center", fill),
            ]
        )
        before = group
    return markup.table(_WIDTHS, rows)


def _item(
    number: int,
    finding: Finding,
    document: DocumentResult,
    known: dict[str, RuleCard],
    letter: Letter,
    markup: Markup,
) -> Iterator[Element]:
    """One thing to mend: what, where, how, by which policy."""
    hang = Set(left=24, first=-24, before=4, after=1, with_next=True)
    inner = Set(left=24, after=1)
    title = title_of(finding, known)
    told = [
        (f"【{number}】", _STRONG),
        (_say(letter, "item", title=title, cost=_cost(finding, letter)), _STRONG),
    ]
    yield markup.paragraph([*told, (finding.message, _BODY)], hang)
    lines = [
        (code, text)
        for code, text in (
            ("where", where(finding, document, letter.lang)),
            ("suggestion", finding.suggestion),
            ("source", finding.source or ""),
        )
        if text
    ]
    for left, (code, text) in enumerate(lines, start=1 - len(lines)):
        look = _SMALL if code == "source" else _BODY
        yield markup.paragraph(
            [(_say(letter, code), _SMALL), (text, look)], replace(inner, with_next=left < 0)
        )


def _cost(finding: Finding, letter: Letter) -> str:
    cost = lost(finding)
    return _say(letter, "costs", points=points(cost)) if cost > 0 else _say(letter, "costs-nothing")


def comment_lines(
    number: int, finding: Finding, known: dict[str, RuleCard], letter: Letter
) -> Iterator[tuple[str, bool]]:
    """What a comment says, line by line, and which lines stand out."""
    title = title_of(finding, known)
    yield f"【{number}】" + _say(letter, "comment", title=title, cost=_cost(finding, letter)), True
    yield finding.message, False
    for code, text in (("suggestion", finding.suggestion), ("source", finding.source or "")):
        if text:
            yield _say(letter, code) + text, False


def see_above(number: int, finding: Finding, known: dict[str, RuleCard], letter: Letter) -> str:
    """What a comment says at the second and third place of the same finding."""
    return f"【{number}】" + _say(letter, "same", title=title_of(finding, known))


def _date(letter: Letter) -> str:
    day = letter.date
    return _say(letter, "date", year=day.year, month=day.month, day=day.day)


def _say(letter: Letter, code: str, **values: object) -> str:
    return say(WORD, code, letter.lang, **values)
