"""What a document is: a plan, a summary, both in one, or something else. Judged by its body, not by title alone."""

from __future__ import annotations

import re

from checker.reading.identity import Identity
from checker.reading.lexicon import KindSpec
from checker.reading.model import Evidence
from checker.reading.outline import Outline, Piece, is_mid_sentence
from checker.reading.tense import looks_back
from checker.reading.view import View
from checker.regexes import compiled
from checker.values import Value

_ACCOUNT = compiled(
    r"(?:总结|汇报|报告|小结)(?:一下)?(?:如下|以下)|做以下总结|作一?下?总结|以下(?:几方面)?的?总结|尽到了|完成了工作"
)
_LOOK_AHEAD_HEADING = compiled(
    r"(?:[下后]半年|下一步|下一年|下学期|下阶段|明年|来年|今后|新的?一?年|新学期|新学年|(?:[春秋]季?|第[一二])学期|20[\dxX]{2}年?|[xX*_]{2,4}年).{0,12}(?:计划|打算|思路|设想|安排|重点|要点|工作)$|"
    r"^(?:工作)?(?:打算|计划|设想|思路|努力方向)$|工会.{0,8}工作(?:思路|打算|计划)$|第[二三]部分.{0,16}(?:计划|打算|重点|安排|思路)|^[中下]篇[: ].{0,16}|(?:20\d\d|[下后]半年|新学期|下学期|下学年|来年|明年|新的一年|今年).{0,8}(?:打算|想做|要做|打算做|准备做|怎么做|怎么办|怎么干|干什么)"
)
_LOOK_BACK_HEADING = compiled(
    r"(?:[上前]半年|上学期|上学年|去年|过去|上年度|前一阶段|一年来|20\d\d年).{0,10}(?:总结|回顾|小结|做了什么|做了哪些|情况|成绩|完成)|^工作(?:回顾|总结)|总结部分|第一部分.{0,14}(?:总结|回顾|小结|做了)"
)
_CLAUSE_END = compiled("[,。;]")
_LAST_BRACKET = compiled(r"\([^()]*\)$")
_ARTICLE = "article"
PAST_SHARE = 0.165  # of the sentences: labelled plans stay below 0.12, accounts lie above 0.17
PAST_SHARE_BEFORE = 0.13  # the same, of what stands before a heading that looks ahead
MOSTLY = 0.5  # what it takes to overrule a title that says plan
UNION_PER_THOUSAND = 3.5
SUBJECT_PER_THOUSAND = 8.0
MIN_ITEMS = 5
ANNOUNCING = 24  # characters of a line that announces what follows without being a heading
OPENING = 120  # characters in which the body that acts is named
SECTION_ITEMS = 3
HEAD_LINES = 2  # of a news story: head line and subtitle


class Kind(Value):
    """What kind a document is.

    key       "plan", "summary", "both" or "other"
    planning  the span of the text that plans; empty: none does
    standing  it lays down standing rules: nothing in it is planned and nothing was done
    """

    key: str
    planning: tuple[int, int]
    evidence: tuple[Evidence, ...]
    standing: bool = False


def kind_of(view: View, outline: Outline, identity: Identity, spec: KindSpec) -> Kind:
    """Tell what a document is by the tense and vocabulary of its body, its subject, and its title where it has one."""
    whole = (identity.front, len(view.text))
    title = (
        view.lines[identity.title_line].text
        if identity.title_line is not None and not identity.site_title
        else ""
    )
    news = _is_news(view, outline)
    rulebook = sum(piece.style == _ARTICLE for piece in outline.pieces) >= SECTION_ITEMS
    ours = _is_ours(view, identity, title, spec)
    past, evidence = _past_share(view, identity.front)
    says_plan = any(word in title for word in spec.plan)
    says_summary = any(word in title for word in spec.summary)
    account = _ACCOUNT.search(view.text)
    looking_back = past >= (PAST_SHARE + 0.1 if says_plan and not says_summary else PAST_SHARE)
    looking_back = (
        looking_back or (bool(account) and past > PAST_SHARE / 2) or (says_summary and not says_plan)
    )
    ahead = _planning_part(view, outline, identity)
    if rulebook or news or (_names_other(title, spec) and not says_plan and not says_summary):
        return Kind("other", whole if not (looking_back or rulebook or news) else (0, 0), evidence, rulebook)
    if ahead is not None and (
        looking_back
        or says_summary
        or _account_section(view, outline)
        or _past_share(view, identity.front, ahead[0])[0] >= PAST_SHARE_BEFORE
    ):
        return Kind("both" if ours else "other", ahead, evidence)
    if looking_back and not (says_plan and not says_summary and past < MOSTLY):
        key = "summary" if ours and _reads_as_account(view, title, spec, past, account) else "other"
        return Kind(key, (0, 0), evidence)
    if not ours:
        return Kind("other", whole, evidence)
    return Kind("plan", whole, evidence)


def _reads_as_account(view: View, title: str, spec: KindSpec, past: float, account: object) -> bool:
    """A summary of work, not an interview or a news story about it."""
    spoken = sum(line.text.find(":", 1, 7) > 0 for line in view.lines)
    quoted = view.text.count("记者") + view.text.count("本报讯") + view.text.count("采访")
    if any(word in title for word in spec.summary) or account:
        return True
    return not (quoted >= 2 or spoken >= max(4, len(view.lines) // 3))


_NEWS = compiled(
    r"(?:来源|供稿|编辑|责任编辑|审核|摄影|通讯员|浏览次数|浏览量|发布时间)[:： ]|本报讯|\(通讯员"
)
_EVENT = compiled(r"召开|举行|举办|开展|走进|落幕|开幕|圆满")


def _is_news(view: View, outline: Outline) -> bool:
    """A story of one event: a head line that tells it, marks of a news page, and no items of work."""
    if sum(piece.style != "" for piece in outline.pieces) >= SECTION_ITEMS or not view.lines:
        return False
    head = " ".join(line.text for line in view.lines[:HEAD_LINES])
    return bool(_NEWS.search(view.text)) and bool(_EVENT.search(head))


def _names_other(title: str, spec: KindSpec) -> bool:
    return title.endswith(spec.other) or _LAST_BRACKET.sub("", title).endswith(spec.other)


def _is_ours(view: View, identity: Identity, title: str, spec: KindSpec) -> bool:
    """Whether the document is of the body that the rule set is about, or speaks of it only in passing."""
    main = spec.subject[0] if spec.subject else ""
    if not main:
        return True
    length = max(1, len(view.text) - identity.front)
    spoken = sum(view.text.count(word, identity.front) for word in spec.subject[:1])
    density = spoken * 1000 / length
    signer = identity.signed_by.value if identity.signed_by else ""
    foreign = [word for word in spec.foreign if word in title or word in signer]
    if main in title:
        return True
    if foreign:
        return False
    if main in signer and signer.endswith((main, "委员会", "小组")):
        return True
    if title and any(word in title for word in (*spec.plan, *spec.summary)):
        return density >= 2 * UNION_PER_THOUSAND and view.text.count(main, identity.front) >= MIN_ITEMS
    acts = re.search(
        rf"(?<!上级)(?<!教育)(?<!总)(?<!级){re.escape(main)}",
        view.text[identity.front : identity.front + OPENING],
    )
    words = sum(view.text.count(word, identity.front) for word in spec.subject)
    staff = spoken >= 2 and words * 1000 / length >= SUBJECT_PER_THOUSAND
    return density >= UNION_PER_THOUSAND or acts is not None or staff


def _past_share(view: View, front: int, until: int | None = None) -> tuple[float, tuple[Evidence, ...]]:
    past, count = [], 0
    for start, end in view.sentences:
        if end <= front or end - start < 4 or (until is not None and start >= until):
            continue
        count += 1
        if looks_back(view.text[start:end]):
            past.append((start, end))
    return len(past) / max(1, count), tuple(view.evidence(*span) for span in past[:3])


def _planning_part(view: View, outline: Outline, identity: Identity) -> tuple[int, int] | None:
    """The part under a heading that looks ahead: a whole section of items, behind an account of what was done."""
    for index, piece in enumerate(outline.pieces):
        if not piece.heading and (piece.style or is_mid_sentence(view, piece.line)):
            continue
        title = _announced(view, piece)
        label = view.text[piece.start : piece.title[0]] + title
        if piece.start <= identity.front or not (
            _LOOK_AHEAD_HEADING.search(title) or _LOOK_AHEAD_HEADING.search(label)
        ):
            continue
        before = piece.start - identity.front
        if before < 0.15 * (len(view.text) - identity.front):
            continue
        items = _items_under(outline.pieces[index + 1 :], piece)
        if items >= SECTION_ITEMS:
            end = next(
                (
                    later.start
                    for later in outline.pieces[index + 1 :]
                    if later.heading and later.depth and later.depth < max(1, piece.depth)
                ),
                len(view.text),
            )
            return piece.start, end
    return None


def _announced(view: View, piece: Piece) -> str:
    """The words that head what follows, or announce it (下半年工作安排如下,力争通过复验:); "" of any other line."""
    words = view.text[slice(*piece.title)]
    if not piece.heading and piece.end - piece.start > ANNOUNCING:
        line = view.text[piece.start : piece.end].rstrip()
        words = _CLAUSE_END.split(line, maxsplit=1)[0] if line.endswith(":") else ""
        words = words if len(words) <= ANNOUNCING else ""
    return words.strip(" :【】[]<>《》()").removesuffix("如下")


def _items_under(pieces: tuple[Piece, ...], head: Piece) -> int:
    items = 0
    for piece in pieces:
        if piece.depth and head.depth and (piece.depth < head.depth or piece.style == head.style):
            break
        items += piece.style != ""
    return items


def _account_section(view: View, outline: Outline) -> bool:
    """A heading that looks back with a section of items under it."""
    return any(
        _LOOK_BACK_HEADING.search(view.text[piece.start : piece.title[1]])
        and _items_under(outline.pieces[index + 1 :], piece) >= SECTION_ITEMS
        for index, piece in outline.headings()
    )
