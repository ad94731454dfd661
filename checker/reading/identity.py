"""Who a document says it is from: its title, its unit, who signed it and when."""

from __future__ import annotations

import re
from functools import cache

from checker.documents.model import BlockKind
from checker.reading.labels import label_of, numeral
from checker.reading.lexicon import KindSpec
from checker.reading.model import Stated
from checker.reading.months import year_number
from checker.reading.normal import normalise
from checker.reading.view import View, parts_of
from checker.regexes import compiled
from checker.values import Value

TITLE_LENGTH = 45
LOOK_AHEAD = 8
SIGNOFF_LINES = 8

#: a collection's own numbering in a title line: 工作计划通用 篇7, 计划和目标篇十
COLLECTION = compiled(r"(?:[((]?篇|第)(?:[一二三四五六七八九十百]+|\d{1,3})篇?[))]?(?:[:： ]|$)")
#: a sample with its number in a list: 2. 学校工会年度工作总结范文
_NUMBERED_SAMPLE = compiled(r"\d{1,2} ?[.、] ?.{4,36}(?:范文|模板|样本)")
_SITE_LINE = compiled(r"小编|范文|仅供参考|欢迎阅读|导语|下面是|以下是|点击|下载|收藏|为大家")
_NAME = r"[一-龥A-Za-z0-9_*×()]{1,24}"
#: names of organisations, the kinds that say most first: 龙胜乡中心小学 is a school, not the township
_ORGANISATIONS = (
    compiled(
        rf"{_NAME}?(?:小学|中学|初中|高中|学校|幼儿园|职教中心|教育中心|职高|职校|技校|中专|大学|学院|特校|教育集团)"
        r"(?:[一-龥]{1,8}(?:校区|分校|分园))?(?:\([^()]{1,8}\))?"
    ),
    compiled(
        rf"{_NAME}?(?:总工会|工会联合会|教育局|教体局|管理局|资源局|卫健局|医院|机关|集团|公司|街道|社区|局|镇|乡)"
    ),
)
_TIME_WORDS = compiled(
    r"20\d\d-?(?:20\d\d)?(?:学?年度?)?|第[一二]学期|[上下]学期|学期|[春秋]季|[上下]半年|学年度?"
)
_DATE = compiled(
    r"(?P<y>20\d\d|二〇[〇一二三四五六七八九]{2})[年./-](?P<m>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])(?:[月./-]"
    r"(?:(?P<d>[12]\d|3[01]|0?[1-9]|[一二三四五六七八九十]{1,3})[日号]?)?)"
)
_BLANK_DATE = compiled(r"(?:20)?[xX×_*\d]{0,4} ?年 ?[xX×_* ]{0,4}月 ?[xX×_* ]{0,4}日")
_SIGNER = compiled(
    r".{2,28}?(?:工会委员会|工会小组|工会联合会|总工会|工会|委员会|支部|中学|小学|学校|幼儿园|学院|中心|机关工会|教研室|办公室|安全办|领导小组)$"
)
#: after a title line that goes on in the next
_AND = compiled(r"[及暨和与]")
_GAP = compiled(r"[ \u3000]{2,}")
#: what follows a title that its sentence runs on from
_RUNS_ON = compiled(r"20\d\d|为|新|在")
_HEAD = compiled(r"(?:学校|小学|中学|幼儿园|中心|学院|工会|委员会|高中|初中)$")
_PART_HEADING = compiled(r"【.*(?:总结|小结|回顾|计划|打算|安排)")
_SUBTITLE_TIME = compiled(r"20\d\d|学年|学期|年度|半年")
#: who signs beside the union: 工会主席:张三
_PERSON = compiled(r"(?:工会主席|主席|执笔|撰稿)?[: ]+[一-龥]{2,4}$")
_UNION = compiled(r"(?:机关)?工会(?:委员会|小组)?$|委员会$")
_BLANK_NAME = compiled(r"[_xX×*]+")


class Identity(Value):
    """What a document says of itself. title_line: the line the title stands in, None where it has no title.

    site_title  the line is a collection's ("…篇三"): a year in it counts, its wording does not
    front       where the body begins in the view's text
    """

    title: Stated | None
    title_line: int | None
    site_title: bool
    front: int
    unit: Stated | None
    signed_by: Stated | None
    signed_on: Stated | None
    signed_year: int | None
    subtitle: str


def identity_of(view: View, kinds: KindSpec) -> Identity:
    """Find title, unit and sign-off of a document. kinds: the words that titles of this field hold."""
    words = (*kinds.plan, *kinds.summary, *kinds.other)
    title, line, site, front, subtitle = _title(view, words)
    signed_by, signed_on, signed_year = _signoff(view, line)
    unit = _unit(view, title, line, signed_by)
    return Identity(title, line, site, front, unit, signed_by, signed_on, signed_year, subtitle)


def _title(view: View, words: tuple[str, ...]) -> tuple[Stated | None, int | None, bool, int, str]:
    ending = _ending(words)
    for index, line in enumerate(view.lines[:LOOK_AHEAD]):
        text = line.text.strip()
        if not text:
            continue
        if (
            COLLECTION.search(text)
            and len(text) <= TITLE_LENGTH
            and label_of(text, 0, len(text))[0] in ("", "part")
        ):
            end, subtitle = _front(view, index)
            return Stated(_shown(view, index), view.line_evidence(index)), index, True, end, subtitle
        if index == 0 and _NUMBERED_SAMPLE.fullmatch(text):
            end, subtitle = _front(view, index)
            return Stated(_shown(view, index), view.line_evidence(index)), index, True, end, subtitle
        if _SITE_LINE.search(text):
            continue
        if index and _is_body(view.lines[index - 1].text):
            break
        styled = (line.block.kind is BlockKind.HEADING and (line.block.level or 9) == 1) or line.block.bold
        if len(text) <= TITLE_LENGTH and (ending.search(text) or (index == 0 and styled)):
            style, _ = label_of(text, 0, len(text))
            if not style and text[-1] not in "。;:":
                last = index
                if index + 1 < len(view.lines) and _AND.match(view.lines[index + 1].text):
                    last += bool(ending.search(view.lines[index + 1].text))  # …总结 / 及…计划 on two lines
                end, subtitle = _front(view, last)
                start = index
                if index and _heads(view.lines[index - 1].text):
                    start = index - 1  # the unit on a line of its own above
                shown = "".join(_shown(view, number) for number in range(start, last + 1))
                return Stated(shown, view.line_evidence(index)), index, False, end, subtitle
        apart = _GAP.split(parts_of(line.block)[line.offset].strip())[0]
        lead = normalise(apart).text
        if index == 0 and len(text) > TITLE_LENGTH and len(lead) <= TITLE_LENGTH and ending.search(lead):
            return Stated(apart, view.line_evidence(index)), index, False, line.start + len(lead), ""
        run_in = _run_in(words).match(text) if index == 0 and len(text) > TITLE_LENGTH else None
        if run_in and _RUNS_ON.match(text, run_in.end(), run_in.end() + 4):
            quoted = view.quote(index, line.start, line.start + run_in.end())
            return Stated(quoted.text.strip("…"), quoted), index, False, line.start + run_in.end(), ""
        if (
            index == 0
            and len(text) <= TITLE_LENGTH
            and text[-1] not in "。;:!?,"
            and not label_of(text, 0, len(text))[0]
        ):
            following = view.lines[1].text if len(view.lines) > 1 else ""
            if not ending.search(following) and not _heads(text) and any(word in text for word in words):
                end, subtitle = _front(view, index)
                return Stated(_shown(view, index), view.line_evidence(index)), index, False, end, subtitle
    return None, None, False, 0, ""


@cache
def _ending(words: tuple[str, ...]) -> re.Pattern[str]:
    """The end of a title that holds one of the words."""
    kinds = "|".join(map(re.escape, words))
    return compiled(rf"(?:{kinds})(?:表|书|汇编|草案|初稿|报告)?(?:[((].{{0,16}}[))])?$")


@cache
def _run_in(words: tuple[str, ...]) -> re.Pattern[str]:
    """A title at the beginning of a sentence."""
    return compiled(rf".{{4,40}}?(?:20\d\d年|学年|学期|工会)?.{{0,8}}工会.{{0,4}}(?:{'|'.join(words)})")


def _is_body(text: str) -> bool:
    """A line that no title follows: a sentence or a long paragraph that is not a site's."""
    return (len(text) > TITLE_LENGTH or text[-1] in "。;") and not _SITE_LINE.search(text)


def _heads(text: str) -> bool:
    """A line that is nothing but an organisation's name, above the title proper."""
    return len(text) <= 26 and bool(_HEAD.search(text))


def _front(view: View, title_line: int) -> tuple[int, str]:
    """Where the body begins: behind the title and the lines of brackets or dashes under it; and what they say."""
    subtitle = []
    index = title_line + 1
    while (
        index < len(view.lines)
        and len(view.lines[index].text) <= 30
        and view.lines[index].text.startswith(("(", "-", "【"))
    ):
        if not _SUBTITLE_TIME.search(view.lines[index].text):
            break
        if _PART_HEADING.match(view.lines[index].text):
            break
        subtitle.append(view.lines[index].text)
        index += 1
    return view.lines[index - 1].end, " ".join(subtitle)


def _shown(view: View, index: int) -> str:
    line = view.lines[index]
    return view.quote(index, line.start, line.end).text.strip()


def _signoff(view: View, title_line: int | None) -> tuple[Stated | None, Stated | None, int | None]:
    signer: Stated | None = None
    signed: Stated | None = None
    year: int | None = None
    first = max(0 if title_line is None else title_line + 1, len(view.lines) - SIGNOFF_LINES)
    for index in range(len(view.lines) - 1, first - 1, -1):
        text = view.lines[index].text.strip(" ()")
        if len(text) > 40:
            continue
        date = _DATE.search(text)
        if date and signed is None and len(text) - len(date.group()) <= 24 and date.end() >= len(text) - 1:
            year = year_number(date["y"])
            signed = Stated(_iso(date), view.line_evidence(index))
            text = text[: date.start()].strip(" ,、:")
        name = _PERSON.sub("", text).strip()
        if (
            signer is None
            and _SIGNER.fullmatch(name)
            and not label_of(name, 0, len(name))[0]
            and not any(mark in name for mark in "。;!?,:")
        ):
            signer = Stated(name, view.line_evidence(index))
    return signer, signed, year


def _iso(date: re.Match[str]) -> str:
    text = f"{year_number(date['y'])}-{numeral(date['m']):02}"
    return f"{text}-{numeral(date['d']):02}" if date["d"] else text


def _unit(
    view: View, title: Stated | None, title_line: int | None, signed_by: Stated | None
) -> Stated | None:
    if signed_by is not None:
        name = _UNION.sub("", signed_by.value)
        if len(name) >= 2 and not _BLANK_NAME.fullmatch(name):
            return Stated(name, signed_by.evidence)
    if title is not None and title_line is not None:
        line = view.lines[title_line]
        text = _TIME_WORDS.sub(lambda time: " " * len(time.group()), line.text)
        match = next((found for kind in _ORGANISATIONS if (found := kind.search(text))), None)
        if match and not COLLECTION.search(line.text):
            quoted = view.quote(title_line, line.start + match.start(), line.start + match.end())
            return Stated(quoted.text.strip("… "), title.evidence)
    return None
