"""Many plans in the terminal: one row a plan, what could not be read, which requirements fail most often."""

from __future__ import annotations

from dataclasses import dataclass

from rich.box import SIMPLE_HEAD, Box
from rich.table import Table
from rich.text import Text

from checker.reports import digest
from checker.reports.cells import fold, pad, shorten, shorten_middle, width
from checker.reports.clean import file_name, one_line
from checker.reports.digest import points
from checker.reports.terminal_parts import MONTH_MARKS, STATUS_MARKS, Canvas, band_style
from checker.results import DocumentResult, Outcome, Report, Status

_NAME_LINES = 2

#: like rich's SIMPLE_HEAD, of characters that are one column wide everywhere
_PLAIN_HEAD = Box("    \n    \n -- \n    \n    \n    \n    \n    \n", ascii=True)


@dataclass(frozen=True, slots=True)
class _Columns:
    """Widths of the table's columns that depend on the terminal's."""

    name: int
    keys: int


def draw(canvas: Canvas, report: Report) -> None:
    """Draw the whole table of a run, with its totals."""
    _draw_head(canvas, report)
    if report.scored:
        _draw_table(canvas, report)
    if report.unreadable:
        _draw_unreadable(canvas, report)
    _draw_rule_counts(canvas, report)
    _draw_waivers(canvas, report)
    _draw_totals(canvas, report)


def _draw_head(canvas: Canvas, report: Report) -> None:
    card = report.ruleset
    canvas.line("")
    canvas.paragraph(f"{one_line(card.title)} {one_line(card.version)}", "bold", indent=1)
    canvas.paragraph(digest.counts_told(report, canvas.options.lang), "dim", indent=1)


def _draw_table(canvas: Canvas, report: Report) -> None:
    columns = _columns(canvas, report)
    known = digest.cards(report)
    documents = digest.in_order(report.scored, canvas.options.sort, report.ruleset.bands)
    months = digest.common_months(documents)
    table = Table(
        box=_box(canvas),
        show_edge=False,
        padding=(0, 1),
        pad_edge=False,
        collapse_padding=True,
        header_style="bold",
        border_style="dim",
    )
    table.add_column(f" {canvas.say('column-name')}", width=columns.name, no_wrap=True)
    table.add_column(canvas.say("score"), width=5, justify="right", no_wrap=True)
    table.add_column(canvas.say("band"), width=_band_width(canvas, report), no_wrap=True)
    table.add_column(canvas.say("column-verdict"), width=_verdict_width(canvas), no_wrap=True)
    table.add_column(canvas.say("column-keys"), width=columns.keys, no_wrap=True)
    table.add_column(canvas.say("column-months", first=months[0]), width=12, no_wrap=True)
    for document in documents:
        style = band_style(document.band, report.ruleset.bands)
        table.add_row(
            Text("\n".join(f" {line}" for line in _name(document, columns.name - 1))),
            Text(points(document.score or 0), f"bold {style}"),
            Text(one_line(document.band or ""), style),
            _verdict(canvas, document),
            _keys(digest.unmet_keys(document, known), columns.keys),
            Text.assemble(*(MONTH_MARKS[state] for _, state in digest.month_strip(document, months))),
        )
    canvas.line("")
    canvas.draw(table)
    legend = "  ".join(f"{mark} {canvas.say(f'month-{state}')}" for state, (mark, _) in MONTH_MARKS.items())
    canvas.line("")
    canvas.paragraph(legend, "dim", indent=1)


def _columns(canvas: Canvas, report: Report) -> _Columns:
    """The name and the key requirements share what the narrow columns leave."""
    taken = 1 + 5 + _band_width(canvas, report) + _verdict_width(canvas) + 12 + 5 * 2
    room = canvas.width - taken
    name = max(12, min(48, room * 11 // 20))
    return _Columns(name, max(8, min(60, room - name)))


def _band_width(canvas: Canvas, report: Report) -> int:
    return max(width(one_line(word)) for word in (canvas.say("band"), *report.ruleset.bands))


def _verdict_width(canvas: Canvas) -> int:
    return max(width(canvas.say(code)) for code in ("column-verdict", "short-accepted", "short-sent-back"))


def _verdict(canvas: Canvas, document: DocumentResult) -> Text:
    if document.accepted:
        return Text(canvas.say("short-accepted"), "green")
    return Text(canvas.say("short-sent-back"), "bold red")


def _keys(unmet: list[tuple[str, Status]], columns: int) -> Text:
    """The key requirements that are not met, as many on a line as fit; the mark tells a failed one from one met in
    part."""
    told = Text()
    used = 0
    for title, status in unmet:
        mark, style = STATUS_MARKS[status]
        item = mark + shorten(one_line(title), columns - 1)
        if used and used + 1 + width(item) > columns:
            told.append("\n")
            used = 0
        elif used:
            told.append(" ")
            used += 1
        told.append(item, style)
        used += width(item)
    return told


def _name(document: DocumentResult, columns: int) -> list[str]:
    """The file's own name in two lines at most."""
    name = file_name(digest.name_of(document.path))
    return fold(
        shorten_middle(name, (columns - 1) * _NAME_LINES), columns
    )  # a wide character may leave a column


def _box(canvas: Canvas) -> Box:
    """A line under the headings and nothing else: it survives a paste."""
    return SIMPLE_HEAD if canvas.options.unicode else _PLAIN_HEAD


def _draw_unreadable(canvas: Canvas, report: Report) -> None:
    canvas.heading(canvas.say("heading-unreadable", count=len(report.unreadable)))
    for reason, paths in digest.unreadable_by_reason(report).items():
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
    if not report.scored:
        return
    canvas.heading(canvas.say("heading-totals"))
    parts: list[str | tuple[str, str]] = ["  "]
    for band in report.ruleset.bands:
        parts += [
            (one_line(band), band_style(band, report.ruleset.bands)),
            f" {summary.bands.get(band, 0)}    ",
        ]
    canvas.line(*parts)
    canvas.paragraph(digest.totals_told(report, canvas.options.lang), indent=2)
