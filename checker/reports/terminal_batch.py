"""Many plans in the terminal: one row a plan, what could not be read, which requirements fail most often."""

from __future__ import annotations

from dataclasses import dataclass

from rich.box import ASCII, SIMPLE_HEAD, Box
from rich.table import Table
from rich.text import Text

from checker.reports import digest
from checker.reports.cells import pad, shorten, shorten_middle, width, wrap
from checker.reports.clean import file_name, one_line
from checker.reports.digest import points
from checker.reports.terminal_parts import MONTH_MARKS, Canvas, band_style
from checker.results import DocumentResult, Outcome, Report, Status

_NAME_LINES = 2


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
    _draw_totals(canvas, report)


def _draw_head(canvas: Canvas, report: Report) -> None:
    card = report.ruleset
    canvas.line("")
    canvas.paragraph(f"{one_line(card.title)} {one_line(card.version)}", "bold", indent=1)
    outcomes = report.summary.outcomes
    parts = [canvas.say("count-scored", count=outcomes.get(Outcome.SCORED, 0))]
    if unreadable := outcomes.get(Outcome.UNREADABLE, 0):
        parts.append(canvas.say("count-unreadable", count=unreadable))
    if report.not_checked:
        parts.append(canvas.say("count-not-checked", count=len(report.not_checked)))
    canvas.paragraph(canvas.say("semicolon").join(parts), "dim", indent=1)


def _draw_table(canvas: Canvas, report: Report) -> None:
    columns = _columns(canvas)
    known = digest.cards(report)
    documents = digest.in_order(report.scored, canvas.options.sort, report.ruleset.bands)
    months = digest.common_months(documents)
    table = Table(
        box=_box(canvas), padding=(0, 1), pad_edge=False, collapse_padding=True, header_style="bold", border_style="dim"
    )
    table.add_column(f" {canvas.say('column-name')}", width=columns.name, no_wrap=True)
    table.add_column(canvas.say("score"), width=5, justify="right", no_wrap=True)
    table.add_column(canvas.say("band"), width=_band_width(canvas, report), no_wrap=True)
    table.add_column(canvas.say("column-verdict"), width=_verdict_width(canvas), no_wrap=True)
    table.add_column(canvas.say("column-keys"), width=columns.keys, no_wrap=True)
    table.add_column(canvas.say("column-months", first=months[0]), width=12, no_wrap=True)
    for document in documents:
        style = band_style(document.band, report.ruleset.bands)
        keys = canvas.say("comma").join(map(one_line, digest.failed_keys(document, known)))
        table.add_row(
            Text("\n".join(f" {line}" for line in _name(document, columns.name - 1))),
            Text(points(document.score or 0), f"bold {style}"),
            Text(one_line(document.band or ""), style),
            _verdict(canvas, document),
            Text("\n".join(wrap(keys, columns.keys)), "red"),
            Text.assemble(*(MONTH_MARKS[state] for _, state in digest.month_strip(document, months))),
        )
    canvas.line("")
    canvas.draw(table)
    legend = "  ".join(f"{mark} {canvas.say(f'month-{state}')}" for state, (mark, _) in MONTH_MARKS.items())
    canvas.paragraph(legend, "dim", indent=1)
