"""Month-by-month arrangements that stand in a table: a column of months, or a row of months with the work below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.documents.model import BlockKind
from checker.reading.labels import numeral
from checker.reading.months import date_months, mention_at, mentions, span
from checker.reading.view import Line, View
from checker.regexes import compiled
from checker.values import Value

_TIME_HEADER = compiled(
    r"(?:月份|月|时间|日期|周次|时段|起止时间|活动时间|完成时间|时间安排|完成时限|时限|推进时间|月次|起止日期|周|时间节点)"
)
_MONTH_HEADER = compiled(r"月份?|月次|时间")
_OWNER_HEADER = compiled(r"责任|负责|牵头|承办|主办|执行|组织者|经办")
_BARE = compiled(
    r"(?P<a>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])(?: ?(?P<s>[-～至到、,/]{1,2}) ?(?P<b>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九]))?"
)
_VACATION = {
    "寒假": (1, 2),
    "暑假": (7, 8),
    "暑期": (7, 8),
    "寒假期间": (1, 2),
    "暑假期间": (7, 8),
    "暑期期间": (7, 8),
}
_EMPTY = compiled(r"[\s/\-—、。.]*(?:无|暂无|无安排|放假|休息|机动)?[\s。]*")
#: a quarter or stage, which counts for the months behind its name: 第一季度(1-3月), 推进阶段:4-6月
STRETCH = compiled(r"(?:第?[一二三四1-4]季度|(?:第[一二三四]|[一-龥]{2,4})阶段)[:( ]*")
_WEEK = compiled(r"第?(?:[一二三四五六七八九十]{1,3}|\d{1,2})周?次?[:( ]*")


class RowEntry(Value, frozen=False):
    months: tuple[int, ...]
    start: int
    end: int
    filled: bool
    owner: str | None


def cells_of(line: Line) -> list[str]:
    """A table row's cells in normalised form."""
    return [cell.strip() for cell in line.text.split("|")]


def tables(view: View, part: tuple[int, int]) -> Iterator[list[Line]]:
    """The tables of a part, each as its rows."""
    rows: list[Line] = []
    for line in view.lines:
        inside = line.block.kind is BlockKind.TABLE_ROW and part[0] <= line.start < part[1]
        if rows and (not inside or line.block.table != rows[-1].block.table):
            yield rows
            rows = []
        if inside:
            rows.append(line)
    if rows:
        yield rows


def table_entries(view: View, part: tuple[int, int]) -> Iterator[list[RowEntry]]:
    """Of each table that is a month-by-month arrangement: its entries."""
    for rows in tables(view, part):
        grid = [cells_of(row) for row in rows]
        entries = _by_column(rows, grid) or _by_header(rows, grid)
        if entries and len({month for entry in entries for month in entry.months}) > 1:
            yield entries


def _by_column(rows: Sequence[Line], grid: Sequence[Sequence[str]]) -> list[RowEntry]:
    width = max(map(len, grid))
    head = _head(grid)
    best: tuple[int, int, bool] | None = None
    for column in range(width):
        title = head[column] if column < len(head) else ""
        timed = bool(_TIME_HEADER.fullmatch(title.replace(" ", "")))
        bare = bool(_MONTH_HEADER.fullmatch(title.replace(" ", "")))
        hits = sum(_months_of(cells[column], bare) is not None for cells in grid if column < len(cells))
        if hits >= 2 and (best is None or (hits + 3 * timed) > best[0]):
            best = (hits + 3 * timed, column, bare)
    if best is None:
        return []
    _, column, bare = best
    owner_column = next((i for i, title in enumerate(head) if _OWNER_HEADER.search(title)), None)
    entries: list[RowEntry] = []
    for row, cells in zip(rows, grid, strict=True):
        if cells == head and not entries:
            continue
        time = cells[column] if column < len(cells) else ""
        months = _months_of(time, bare)
        rest = [
            cell for i, cell in enumerate(cells) if i != column and i != owner_column and not cell.isdigit()
        ]
        trailing = _after_time(time)
        filled = any(cell and not _EMPTY.fullmatch(cell) for cell in rest) or len(trailing) > 2
        owner = cells[owner_column] if owner_column is not None and owner_column < len(cells) else None
        if months is None:
            short = len(cells) < width or not time
            if entries and short and filled and not any(_TIME_HEADER.fullmatch(cell) for cell in cells):
                entries.append(RowEntry(entries[-1].months, row.start, row.end, True, owner or None))
            continue
        entries.append(RowEntry(months, row.start, row.end, filled, owner or None))
    return entries


def _by_header(rows: Sequence[Line], grid: Sequence[Sequence[str]]) -> list[RowEntry]:
    """A row of months with the work of each below it."""
    entries: list[RowEntry] = []
    for index, cells in enumerate(grid):
        months = [_months_of(cell, False) for cell in cells]
        if sum(found is not None for found in months) < 3:
            continue
        below = []
        for later in grid[index + 1 :]:
            if sum(_months_of(cell, False) is not None for cell in later) >= 3:
                break
            below.append(later)
        for column, found in enumerate(months):
            if found is not None:
                filled = any(
                    column < len(later) and later[column] and not _EMPTY.fullmatch(later[column])
                    for later in below
                )
                entries.append(RowEntry(found, rows[index].start, rows[index + len(below)].end, filled, None))
    return entries


def _head(grid: Sequence[Sequence[str]]) -> Sequence[str]:
    for cells in grid[:3]:
        if any(_TIME_HEADER.fullmatch(cell.replace(" ", "")) for cell in cells) and len(cells) > 1:
            return cells
    return []


def _months_of(cell: str, bare: bool) -> tuple[int, ...] | None:
    """The months a cell names at its beginning: 9月份, 3-4月, 第3周(9.15-9.21), 寒假; bare numerals under 月份."""
    if not cell:
        return None
    text = cell.strip("()【】[] ")
    if text in _VACATION:
        return _VACATION[text]
    mention = mention_at(text, 0, len(text))
    if mention:
        more = list(mention.months)
        if len(text) < 24:  # "9月、10月上旬" and the like name more than one
            more += [month for other in mentions(text, mention.end) for month in other.months]
        return tuple(dict.fromkeys(more))
    named = STRETCH.match(text) or _WEEK.match(text)
    for at in (named.end() if named else 0, 0):
        dated = date_months(text, at, len(text))
        if dated:
            return dated[0]
        inner = mention_at(text, at, len(text))
        if inner:
            return inner.months
    if bare:
        match = _BARE.fullmatch(text)
        if match:
            first = numeral(match["a"])
            if not match["b"]:
                return (first,)
            last = numeral(match["b"])
            return tuple(span(first, last)) if match["s"][0] in "-～至到" else (first, last)
    return None


def _after_time(cell: str) -> str:
    mention = mention_at(cell, 0, len(cell))
    return cell[mention.end :].strip(" :份上中下旬底初") if mention else ""
