"""When the planned work is to happen: the month-by-month list or table, and months named in the prose.

A list is found by its shape, with or without a heading: entries that begin with a month, week with dates, day or
quarter with its months, one after the other; a table with a column (or a header row) of months. An entry counts
for its months once something stands in it.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from checker.documents.model import BlockKind
from checker.reading.labels import numeral
from checker.reading.lexicon import KindSpec
from checker.reading.model import Schedule, ScheduleEntry, ScheduleShape
from checker.reading.months import MonthMention, date_months, mention_at, mentions
from checker.reading.outline import Outline, Piece
from checker.reading.tables import STRETCH, table_entries
from checker.reading.tense import is_disclaimed, looks_back
from checker.reading.view import View
from checker.regexes import compiled
from checker.values import Value, field

_OPENING = compiled(r"[【\[(<《]?")
_WEEK = compiled(
    r"第?(?:[一二三四五六七八九十]{1,3}|\d{1,2})(?:至|-)?(?:[一二三四五六七八九十]{1,3}|\d{1,2})?周(?:次)?[:( ]*"
)
_VACATION = compiled(r"(?P<winter>寒假)|(?:暑假|暑期)")
_VACATION_END = compiled(r"(?:期间|前|中|里)?[】\])]?[:、 \d]|$")
_AFTER = compiled(
    r"(?:[上中下]旬|月?初|月?底|月?末|份|[-、至到](?:[中下]旬|月?底|月?末))*(?:\([^()]{0,14}\))?(?:主题|重点)?(?:活动|工作)?(?:内容|安排)?[】\])>》]?[:：,、 ]*"
)
_NOTHING = compiled(
    r"[\s无暂/\-—。.、;:()]*(?:无(?:安排|活动|内容)?|暂无(?:安排|活动)?|放假[,、]?(?:无安排|休息)?|休息|机动|待定)?[\s。;.]*"
)
_OWNER = compiled(
    r"\([^()]{0,24}(?:委员|主席|组长|部|处|室|组|老师|工会|校长|书记|负责)[^()]{0,16}\)|(?:责任人|负责人|牵头人?|责任部门|承办|负责)[:： ]?[^,。;]{2,12}"
)
_TO_DO = compiled(r"将|拟|要|计划|定于|准备|召开|举办|举行|开展|组织")
_INTO_FORCE = ("起施行", "起正式施行", "起实施", "起正式实施", "起执行", "起生效", "起试行")  # rules, no work
_NAMED = 12  # characters within which a week, a quarter or a stage is named
_LONG_LINE = 200  # characters: no signature and no date alone
_OPENS = compiled(r"(?:[上中下]旬|底|初)?(?:主题)?[: ]")
_NOTHING_PLANNED = compiled(r"不作安排|不做安排|无安排|放假")
_HEAD_OF_MONTHS = compiled(r"(?:月份|时间|月) ?(?:工作|活动|主要)*(?:内容|安排|事项|工作|活动|要点|主题)")
_BARE_MONTH = compiled(r"(?P<n>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])(?: +|、?(?=1[、.]))")
_SIGNOFF = compiled(
    r"(?:\(?20\d\d年|二〇).{0,14}日?\)?$|.{2,24}(?:工会|委员会|支部|学校|中学|小学|幼儿园)(?:委员会|小组)?$|工会主席[: ].{2,14}$"
)
_BLANK_DATE = compiled(r"\(?(?:20)?[xX×_*]{1,4} ?年.{0,12}")
_NOTE = compiled(r"(?:说明|备注|注|附言|附注)[:： ]|(?:以上|上述|各工会小组|各小组)")
_ITEM_STYLES = frozenset({"bullet", "num", "num-paren", "num-half", "circled", "num-bracket"})
LEAST_MONTHS = 2
SIBLING_SHARE = 0.6
COUNTED_ON = 4  # months in a row within a paragraph that make it a list
SHORT_LINE = 40
SIGNOFF_LINES = 6


class _Entry(Value, frozen=False):
    """An entry under construction. header: it is nothing but its month; end: where what belongs to it ends."""

    months: tuple[int, ...]
    start: int
    after: int
    end: int
    index: int
    style: str
    header: bool
    filled: bool
    more: list[Piece] = field(default_factory=list)


def schedule_of(
    view: View, outline: Outline, kinds: KindSpec, part: tuple[int, int], year: int | None, front: int
) -> Schedule:
    """The schedule of the planned part of a document.

    part   the span of the view's text that plans (a summary's account is outside it)
    year   the plan's year: months of other years are no part of it
    front  where the body begins: title and period lines before it name no planned month
    """
    runs = [run for run in _runs(view, outline, part) if _is_list(run, outline)]
    listed = [entry for run in runs for entry in run]
    entries = [_finished(view, entry) for entry in listed if entry.filled]
    regions = [(run[0].start, run[-1].end) for run in runs]
    for rows in table_entries(view, part):
        regions.append((rows[0].start, rows[-1].end))
        entries += [
            ScheduleEntry(row.months, view.line_evidence(view.line_at(row.start)), row.owner)
            for row in rows
            if row.filled
        ]
    months = tuple(sorted({month for entry in entries for month in entry.months}))
    if len(months) < LEAST_MONTHS:
        regions, entries, months = [], [], ()
    prose = tuple(_prose(view, outline, kinds, part, regions, year, front))
    prose_months = tuple(sorted({month for entry in prose for month in entry.months}))
    if months:
        shape = ScheduleShape.LIST
    else:
        shape = ScheduleShape.PROSE if len(prose_months) >= LEAST_MONTHS else ScheduleShape.ABSENT
    return Schedule(shape, months, prose_months, tuple(entries), prose)


def _finished(view: View, entry: _Entry) -> ScheduleEntry:
    owner = _OWNER.search(view.text, entry.start, entry.end)
    evidence = view.line_evidence(view.line_at(entry.start))
    if entry.header and entry.more:
        evidence = view.line_evidence(entry.more[0].line)
    return ScheduleEntry(entry.months, evidence, owner.group() if owner else None)


def _runs(view: View, outline: Outline, part: tuple[int, int]) -> Iterator[list[_Entry]]:
    """Entries that follow each other with nothing between but what belongs to them."""
    run: list[_Entry] = []
    headed = False  # the line before heads a column of months, or is a row under such a head
    pieces = outline.pieces
    for index, piece in enumerate(pieces):
        if (
            piece.end <= part[0]
            or piece.start >= part[1]
            or view.lines[piece.line].block.kind is BlockKind.TABLE_ROW
        ):
            if run:
                yield run
                run = []
            continue
        bare = _bare_entry(view, piece, index) if headed else None
        found = [bare] if bare else list(_entries_of(view, piece, index, bool(run)))
        if found:
            if run and not _same_list(run[-1], found[0], pieces):
                yield run
                run = []
            run += found
        elif run and _belongs(view, run[-1], piece):
            run[-1].more.append(piece)
            run[-1].end = piece.end
            run[-1].filled = True
        else:
            headed = bool(_HEAD_OF_MONTHS.fullmatch(view.text[piece.start : piece.end].strip()))
        if run and not found and run[-1].end < piece.end:
            yield run
            run = []
    if run:
        yield run


def _same_list(last: _Entry, new: _Entry, pieces: Sequence[Piece]) -> bool:
    if last.style == new.style:
        return True
    return not last.style or not new.style


def _is_list(run: Sequence[_Entry], outline: Outline) -> bool:
    """Two months or more; numbered entries only where most of their numbered siblings begin with a month too."""
    if len({month for entry in run for month in entry.months}) < LEAST_MONTHS:
        return False
    style = run[0].style
    if style in ("", "bullet"):
        return len(run) > 1
    starts = {entry.index for entry in run}
    first, last = run[0].index, run[-1].index
    siblings = len(starts)
    for step in (-1, 1):
        index = first if step < 0 else last
        while 0 <= (index := index + step) < len(outline.pieces):
            piece = outline.pieces[index]
            if piece.style == style:
                siblings += 1
            elif (piece.depth and piece.depth < outline.pieces[first].depth) or (
                piece.heading and not piece.depth
            ):
                break
    return len(starts) / siblings >= SIBLING_SHARE


def _belongs(view: View, entry: _Entry, piece: Piece) -> bool:
    """Whether a piece that begins with no month is part of the entry before it."""
    text = view.text[piece.start : piece.end]
    at_the_end = piece.line >= len(view.lines) - SIGNOFF_LINES
    if (at_the_end and _SIGNOFF.fullmatch(text.strip())) or _NOTE.match(text):
        return False
    if piece.style in _ITEM_STYLES:
        return not entry.style or entry.style != piece.style
    if piece.style or piece.heading:
        return False
    return entry.header and not any(more.style for more in entry.more)


def _entries_of(view: View, piece: Piece, index: int, within: bool) -> Iterator[_Entry]:
    """The entries that begin in a piece: one at its beginning, or several run together in one paragraph."""
    text = view.text
    start = _OPENING.match(text, piece.title[0], piece.end)
    at = start.end() if start else piece.title[0]
    first = _time_at(text, at, piece.end, within)
    if first is None and piece.run_in:  # 月度安排:3月:…4月:…
        at = piece.title[1] + 1
        first = _time_at(text, at, piece.end, within)
        if first is not None and text[first[1] : first[1] + 1] != ":":
            return
    if first is None:
        return
    inner = list(mentions(text, first[1], piece.end))
    if not _count_on(first[0], inner):
        colon = text[first[1] : first[1] + 1] == ":"
        inner = [
            mention
            for mention in inner
            if colon and text[mention.start - 1] in "。;,、 " and _OPENS.match(text, mention.end, piece.end)
        ]
    bounds = [(first[0], piece.start, first[1])]
    bounds += [(mention.months, mention.start, mention.end) for mention in inner]
    for number, (months, begin, after) in enumerate(bounds):
        end = bounds[number + 1][1] if number + 1 < len(bounds) else piece.end
        tail = _AFTER.match(text, after, end)
        content_at = tail.end() if tail else after
        content = text[content_at:end]
        empty = bool(_NOTHING.fullmatch(content))
        yield _Entry(months, begin, after, end, index, piece.style, not content.strip(), not empty)


def _count_on(first: tuple[int, ...], inner: Sequence[MonthMention]) -> bool:
    """1月 …2月 …3月 …: months that count on within one paragraph are a list, whatever stands between them."""
    months = [first, *(mention.months for mention in inner)]
    return len(months) >= COUNTED_ON and all(
        later[0] == earlier[-1] % 12 + 1 for earlier, later in itertools.pairwise(months)
    )


def _bare_entry(view: View, piece: Piece, index: int) -> _Entry | None:
    """A line under the head 月份 内容 that begins with the month's bare number."""
    match = _BARE_MONTH.match(view.text, piece.start, piece.end)
    if match is None:
        return None
    empty = bool(_NOTHING.fullmatch(view.text[match.end() : piece.end]))
    return _Entry((numeral(match["n"]),), piece.start, match.end(), piece.end, index, "", False, not empty)


def _time_at(text: str, at: int, end: int, within: bool) -> tuple[tuple[int, ...], int] | None:
    """The months an entry is for and where its time ends; None where no time stands at `at`."""
    mention = mention_at(text, at, end)
    if mention:
        return mention.months, mention.end
    head = text[at : min(at + _NAMED, end)]
    week = _WEEK.match(text, at, end) if "周" in head else None
    if week:
        dated = date_months(text, week.end(), end)
        if dated is None:
            inner = mention_at(text, week.end(), end)
            dated = (inner.months, inner.end) if inner else None
        return dated
    quarter = STRETCH.match(text, at, end) if "季度" in head or "阶段" in head else None
    if quarter:
        inner = mention_at(text, quarter.end(), end)
        return (inner.months, inner.end) if inner else None
    dated = date_months(text, at, end)
    if (
        dated
        and (within or dated[1] - at > 4)
        and not text[dated[1] : dated[1] + 1].isdecimal()
        and "." in text[at : dated[1]]
    ):
        return dated if "-" in text[at : dated[1]] or "～" in text[at : dated[1]] else None
    vacation = _VACATION.match(text, at, end) if head[:1] in ("寒", "暑") else None
    if vacation and _VACATION_END.match(text, vacation.end(), end):
        return ((1, 2) if vacation["winter"] else (7, 8)), vacation.end()
    return None


def _prose(
    view: View,
    outline: Outline,
    kinds: KindSpec,
    part: tuple[int, int],
    regions: Sequence[tuple[int, int]],
    year: int | None,
    front: int,
) -> Iterator[ScheduleEntry]:
    """Months in sentences that plan, outside the list."""
    text = view.text
    labels = {piece.start: piece.title[0] for piece in outline.pieces if piece.style}
    for found in mentions(text, max(part[0], front), part[1]):
        mention = mention_at(text, labels[found.start], part[1]) if found.start in labels else found
        if mention is None:  # 1、2月: the number of an item is no month
            continue
        if text.startswith(_INTO_FORCE, mention.end):
            continue
        if any(start <= mention.start < end for start, end in regions):
            continue
        if mention.year is not None and year is not None and mention.year not in (year, year + 1):
            continue
        sentence = view.sentences[view.sentence_at(mention.start)]
        line = view.lines[view.line_at(mention.start)]
        left, right = max(sentence[0], line.start), min(sentence[1], line.end)
        words = text[left:right]
        rest = (text[left : mention.start] + text[mention.end : right]).strip(" ()。,:-")
        if len(rest) < 4 or _BLANK_DATE.fullmatch(words.strip()):
            continue
        if (
            mention.year is not None
            and line.end - line.start < _LONG_LINE
            and _SIGNOFF.fullmatch(text[line.start : line.end].strip())
        ):
            continue
        clause = _clause(text, mention.start, left, right)
        if (
            looks_back(clause)
            or (looks_back(words) and not _planned(clause))
            or _in_title_marks(text, mention.start, left, right)
        ):
            continue
        if mention.year is not None and len(mention.months) > LEAST_MONTHS and len(rest) < 12:
            continue  # the period the plan is for, not a planned month
        if (
            mention.year is not None
            and mention.dated
            and mention.end >= line.end
            and right - left <= SHORT_LINE
        ):
            continue  # a sign-off of unit and date on one line
        if _NOTHING_PLANNED.search(words) or is_disclaimed(words, mention.start - left, kinds):
            continue
        yield ScheduleEntry(mention.months, view.evidence(mention.start, mention.end))


def _planned(clause: str) -> bool:
    return bool(_TO_DO.search(clause)) and not looks_back(clause) and "了" not in clause


def _clause(text: str, at: int, left: int, right: int) -> str:
    begin = max(text.rfind(",", left, at), text.rfind(";", left, at), left - 1) + 1
    end = text.find(",", at, right)
    return text[begin : end if end >= 0 else right]


def _in_title_marks(text: str, at: int, left: int, right: int) -> bool:
    opened = text.rfind("《", left, at)
    return opened >= 0 and text.find("》", opened, at) < 0 <= text.find("》", at, right)
