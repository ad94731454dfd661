"""Lines and tables of all pages to the document's blocks: paragraphs and tables joined over the pages' ends."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from checker.documents import shape
from checker.documents.model import Block, BlockKind
from checker.documents.pdf.geometry import Line, Table
from checker.documents.pdf.page import Page
from checker.documents.pdf.paragraphs import Margins, Paragraph, continues, margins

_LARGER = 1.18  # times the size of the text from which a short line is a heading
_LONGEST_HEADING = 60
_SAME_COLUMN = 8.0  # points that a table's columns may shift from page to page


class Builder:
    """Collects blocks in order; a table or a paragraph goes on where the last page left it."""

    def __init__(self, body_em: float, sizes: list[float]) -> None:
        self.blocks: list[Block] = []
        self.body_em = body_em
        self.sizes = sizes  # of headings, largest first
        self.paragraph: Paragraph | None = None
        self.tables = 0
        self.last_table: Table | None = None  # the table that nothing but the page's end follows so far

    def line(self, line: Line, page: int, room: Margins, *, same_page: bool) -> None:
        self.last_table = None
        if self.paragraph is not None and continues(self.paragraph, line, room, same_page=same_page):
            self.paragraph.lines.append(line)
            self.paragraph.edge = room.x1
        else:
            self.flush()
            self.paragraph = Paragraph([line], page, room.x1)

    def flush(self) -> None:
        if self.paragraph is None:
            return
        lines, page = self.paragraph.lines, self.paragraph.page
        self.paragraph = None
        text = ""
        for line in lines:
            text = shape.join(text, shape.trim(line.text))
        if not text:
            return
        bold = all(line.bold for line in lines)
        level = self._level(lines, text)
        kind = BlockKind.PARAGRAPH if level is None else BlockKind.HEADING
        self.blocks.append(Block(kind, text, len(self.blocks) + 1, level=level, page=page, bold=bold))

    def _level(self, lines: list[Line], text: str) -> int | None:
        em = lines[0].em
        if em < _LARGER * self.body_em or len(text) > _LONGEST_HEADING or text[-1] in "。；，、：;,":
            return None
        return next((rank for rank, size in enumerate(self.sizes, 1) if em >= size * 0.97), None)

    def table(self, table: Table, page: int) -> None:
        self.flush()
        rows = table.rows
        if self.last_table is not None and _same_columns(self.last_table, table):
            rows = self._carried_on(self.last_table, rows)
        else:
            self.tables += 1
            self.last_table = table
        for row in rows:
            cells = tuple(row)
            if len(cells) == 1 and "\n" in cells[0]:  # a frame around text: its lines stand for themselves
                for text in cells[0].split("\n"):
                    self.blocks.append(Block(BlockKind.PARAGRAPH, text, len(self.blocks) + 1, page=page))
                continue
            self.blocks.append(
                Block(
                    BlockKind.TABLE_ROW,
                    " | ".join(cells),
                    len(self.blocks) + 1,
                    cells=cells,
                    page=page,
                    table=self.tables,
                )
            )

    def _carried_on(self, first: Table, rows: list[list[str]]) -> list[list[str]]:
        """The rows of a table's next page without its repeated head; a row cut by the page's end is mended."""
        if rows and rows[0] == first.rows[0]:
            rows = rows[1:]
        last = self.blocks[-1]
        if rows and _is_rest(last.cells, rows[0]):
            cells = tuple(shape.join(a, b) for a, b in zip(last.cells, rows[0], strict=True))
            self.blocks[-1] = Block(
                last.kind, " | ".join(cells), last.paragraph, cells=cells, page=last.page, table=last.table
            )
            rows = rows[1:]
        return rows


def build(
    pages: Sequence[Page],
    flows: Sequence[list[Line]],
    headers: list[tuple[int, str]],
    footers: list[tuple[int, str]],
) -> list[Block]:
    """All blocks of a document, page headers and footers last."""
    body_em, sizes = _sizes(flows)
    builder = Builder(body_em, sizes)
    rooms = _rooms(pages, flows)
    for page, flow, room in zip(pages, flows, rooms, strict=True):
        above: Line | None = None
        for line in flow:
            if line.table is not None:
                builder.table(line.table, page.number)
            else:
                same = above is not None and line.y > above.y
                builder.line(line, page.number, room[id(line)], same_page=same)
            above = line
    builder.flush()
    for kind, found in ((BlockKind.HEADER, headers), (BlockKind.FOOTER, footers)):
        for number, text in found:
            builder.blocks.append(Block(kind, text, len(builder.blocks) + 1, page=number))
    return builder.blocks


def _sizes(flows: Sequence[list[Line]]) -> tuple[float, list[float]]:
    """The size of the text, and the sizes of lines set clearly larger, largest first."""
    lengths: dict[float, int] = defaultdict(int)
    for flow in flows:
        for line in flow:
            if line.table is None:
                lengths[line.em] += len(line.text)
    weights: Counter[float] = Counter()
    for em, length in lengths.items():
        weights[round(em * 2) / 2] += length
    body = weights.most_common(1)[0][0] if weights else 12.0
    larger = sorted((size for size in weights if size >= _LARGER * body), reverse=True)
    distinct = [size for index, size in enumerate(larger) if index == 0 or size < 0.95 * larger[index - 1]]
    return body, distinct[:6]


def _rooms(pages: Sequence[Page], flows: Sequence[list[Line]]) -> list[dict[int, Margins]]:
    """For each line of each page the margins of the column it stands in.

    Pages of one column share their margins, which makes them sure; a page in columns has its own.
    """
    split = [_columns(flow) for flow in flows]
    shared: dict[int, list[Line]] = {}
    for page, columns in zip(pages, split, strict=True):
        if len(columns) == 1:
            shared.setdefault(round(page.frame.x1 - page.frame.x0), []).extend(columns[0])
    common = {}
    for page, columns in zip(pages, split, strict=True):
        width = round(page.frame.x1 - page.frame.x0)
        if len(columns) == 1 and width not in common:
            common[width] = margins(shared[width], page.frame.x1 - page.frame.x0, page.frame.x0)
    rooms: list[dict[int, Margins]] = []
    for page, columns in zip(pages, split, strict=True):
        if len(columns) == 1:
            width = round(page.frame.x1 - page.frame.x0)
            rooms.append({id(line): common[width] for line in columns[0]})
        else:
            own: dict[int, Margins] = {}
            for column in columns:
                left, right = min(line.x0 for line in column), max(line.x1 for line in column)
                own.update(dict.fromkeys(map(id, column), margins(column, right - left, left)))
            rooms.append(own)
    return rooms


def _columns(flow: list[Line]) -> list[list[Line]]:
    """A page's lines cut where reading goes back up: one list a column, one in all for an ordinary page.

    What stands above the columns, across them, is a list of its own, and so is what stands below.
    """
    columns: list[list[Line]] = [[]]
    for line in flow:
        if line.table is not None:
            continue
        column = columns[-1]
        if column and line.y < column[-1].y - line.em:
            beside = [other for other in column if other.bottom > line.top]
            columns[-1:] = [
                part for part in ([other for other in column if other.bottom <= line.top], beside) if part
            ]
            columns.append([line])
        elif len(columns) > 1 and line.x0 < min(other.x0 for other in column) - 2 * line.em:
            columns.append([line])
        else:
            column.append(line)
    return columns


def _same_columns(one: Table, other: Table) -> bool:
    return (
        one.ruled == other.ruled
        and len(one.columns) == len(other.columns)
        and all(abs(a - b) <= _SAME_COLUMN for a, b in zip(one.columns, other.columns, strict=True))
    )


def _is_rest(above: tuple[str, ...], row: list[str]) -> bool:
    """Whether a row at a page's head is the rest of the one at the foot before: cells cut in mid-sentence."""
    if len(above) != len(row) or not any(row):
        return False
    if row[0] or not above[0]:
        return False
    return all(
        not rest or (cell and not shape.ends_sentence(cell)) for cell, rest in zip(above, row, strict=True)
    )
