"""Many plans in the terminal: one row a plan, what could not be read, which requirements fail most often."""

from __future__ import annotations

from itertools import zip_longest

from checker.reports import digest
from checker.reports.cells import fold, pad, shorten, shorten_middle, width
from checker.reports.clean import file_name, one_line
from checker.reports.digest import points
from checker.reports.terminal_parts import MONTH_MARKS, STATUS_MARKS, Canvas, Part, band_style, columns
from checker.results import DocumentResult, Outcome, Report, Status
from checker.values import Value

_NAME_LINES = 2
_GAP = "  "  # between columns


class _Column(Value):
    title: str
    width: int
    right: bool = False


def draw(canvas: Canvas, report: Report) -> None:
    """Draw the whole table of a run, with its totals."""
    scored, unreadable = digest.light(report)
    _draw_head(canvas, report)
    if scored:
        _draw_table(canvas, digest.in_order(scored, canvas.options.sort, report.ruleset.bands), report)
    if unreadable:
        _draw_unreadable(canvas, unreadable)
    _draw_rule_counts(canvas, report)
    _draw_waivers(canvas, report)
    if scored:
        _draw_totals(canvas, report)


def _draw_head(canvas: Canvas, report: Report) -> None:
    card = report.ruleset
    canvas.line("")
    canvas.paragraph(f"{one_line(card.title)} {one_line(card.version)}", "bold", indent=1)
    canvas.paragraph(digest.counts_told(report, canvas.options.lang), "dim", indent=1)


def _draw_table(canvas: Canvas, documents: list[DocumentResult], report: Report) -> None:
    months = digest.common_months(documents)
    grid = _columns(canvas, report, months[0])
    name, keys = grid[0], grid[4]
    canvas.line("")
    _draw_row(canvas, grid, [[[(column.title, "bold")]] for column in grid])
    canvas.line((" " + canvas.rule_char * (canvas.width - 2), "dim"))
    for document in documents:
        style = band_style(document.band, report.ruleset.bands)
        cells = [
            [[(line, "")] for line in _name(document, name.width)],
            [[(points(document.score or 0), f"bold {style}")]],
            [[(one_line(document.band or ""), style)]],
            [[_verdict(canvas, document)]],
            _keys(digest.key_gaps(document, report, canvas.options.lang), keys.width),
            [[MONTH_MARKS[state] for _, state in digest.month_strip(document, months)]],
        ]
        _draw_row(canvas, grid, cells)
    legend = "  ".join(f"{mark} {canvas.say(f'month-{state}')}" for state, (mark, _) in MONTH_MARKS.items())
    canvas.line("")
    canvas.paragraph(legend, "dim", indent=1)


def _columns(canvas: Canvas, report: Report, first_month: int) -> list[_Column]:
    """The name and the key requirements share what the narrow columns leave."""
    bands = (canvas.say("band"), *map(one_line, report.ruleset.bands))
    verdicts = [canvas.say(code) for code in ("column-verdict", "short-accepted", "short-sent-back")]
    band, verdict = (max(map(width, words)) for words in (bands, verdicts))
    room = canvas.width - 2 - 5 - band - verdict - 12 - 5 * len(_GAP)
    name = min(48, room * 11 // 20)
    return [
        _Column(canvas.say("column-name"), name),
        _Column(canvas.say("score"), 5, right=True),
        _Column(bands[0], band),
        _Column(verdicts[0], verdict),
        _Column(canvas.say("column-keys"), min(60, room - name)),
        _Column(canvas.say("column-months", first=first_month), 12),
    ]


def _draw_row(canvas: Canvas, grid: list[_Column], cells: list[list[list[Part]]]) -> None:
    """Draw cells of one or more lines beside each other."""
    for lines in zip_longest(*cells, fillvalue=()):
        drawn: list[str | Part] = [" "]
        for column, line in zip(grid, lines, strict=True):
            fill = " " * (column.width - columns(line))
            drawn += [fill, *line, _GAP] if column.right else [*line, fill, _GAP]
        canvas.line(*drawn)


def _verdict(canvas: Canvas, document: DocumentResult) -> Part:
    if document.accepted:
        return canvas.say("short-accepted"), "green"
    return canvas.say("short-sent-back"), "bold red"


def _keys(unmet: list[tuple[str, Status]], room: int) -> list[list[Part]]:
    """The key requirements that are not met, as many on a line as fit; the mark tells a failed one from one met in
    part."""
    lines: list[list[Part]] = [[]]
    for title, status in unmet:
        mark, style = STATUS_MARKS[status]
        item = mark + shorten(one_line(title), room - 1)
        used = columns(lines[-1])
        if used and used + 1 + width(item) > room:
            lines.append([])
        elif used:
            lines[-1].append((" ", ""))
        lines[-1].append((item, style))
    return lines


def _name(document: DocumentResult, columns: int) -> list[str]:
    """The file's own name in two lines at most; no line ends within its extension."""
    name = file_name(digest.name_of(document.path))
    lines = fold(
        shorten_middle(name, (columns - 1) * _NAME_LINES), columns
    )  # a wide character may leave a column
    stem, dot, extension = "".join(lines).rpartition(".")
    if len(lines) == _NAME_LINES and dot and len(lines[-1]) <= len(extension) < columns:
        return [stem, dot + extension]
    return lines


def _draw_unreadable(canvas: Canvas, unreadable: list[DocumentResult]) -> None:
    canvas.heading(canvas.say("heading-unreadable", count=len(unreadable)))
    for reason, paths in digest.by_reason(unreadable).items():
        for path in paths:
            canvas.paragraph(file_name(path), indent=1, hanging=("× ", "bold red"))
        canvas.paragraph(one_line(reason), "dim", indent=3)


def _draw_rule_counts(canvas: Canvas, report: Report) -> None:
    counts = digest.rule_counts(report)
    if not counts:
        return
    canvas.heading(canvas.say("heading-rule-counts"))
    scored = max(1, report.summary.outcomes.get(Outcome.SCORED, 0))
    failed, partial = canvas.say("status-fail"), canvas.say("status-partial")
    taken = 3 + width(failed) + 4 + 2 + width(partial) + 4 + 1  # all but the title and the bar
    bar = max(0, min(30, canvas.width - taken - 34)) if canvas.options.unicode else 0
    room = canvas.width - taken - bar - (2 if bar else 0)
    for count in counts:
        title = pad(shorten(one_line(count.card.title), room), room)
        full = round(bar * count.failed / scored)
        half = min(bar - full, round(bar * count.partial / scored))
        canvas.line(
            f"  {title} ", (f"{failed}{count.failed:>4}", "red" if count.failed else "dim"),
            "  ", (f"{partial}{count.partial:>4}", "yellow" if count.partial else "dim"),
            "  ", ("█" * full, "red"), ("▒" * half, "yellow"),
        )  # fmt: skip


def _draw_waivers(canvas: Canvas, report: Report) -> None:
    if not report.waivers:
        return
    canvas.heading(canvas.say("heading-waivers"))
    known = digest.cards(report)
    for use in report.waivers:
        canvas.paragraph(digest.waiver_told(use, known, canvas.options.lang), indent=2)


def _draw_totals(canvas: Canvas, report: Report) -> None:
    summary = report.summary
    canvas.heading(canvas.say("heading-totals"))
    parts: list[str | Part] = ["  "]
    for band in report.ruleset.bands:
        parts += [
            (one_line(band), band_style(band, report.ruleset.bands)),
            f" {summary.bands.get(band, 0)}    ",
        ]
    canvas.line(*parts)
    canvas.paragraph(digest.totals_told(report, canvas.options.lang), indent=2)
