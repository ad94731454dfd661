"""One plan in the terminal: the verdict at a glance, what is missing and how to mend it, the months, every rule."""

from __future__ import annotations

from checker.reports import digest
from checker.reports.cells import pad, shorten, width, wrap
from checker.reports.clean import file_name, one_line
from checker.reports.digest import MonthState, points
from checker.reports.terminal_parts import MONTH_MARKS, STATUS_MARKS, Canvas, band_style, big
from checker.results import DocumentResult, Finding, Outcome, Report, RuleCard, Status

_LABEL = 8  # columns of a label such as "建议" with its margin
_POINTS = 9  # columns of "7.5 / 10"


def draw(canvas: Canvas, document: DocumentResult, report: Report) -> None:
    """Draw one document's whole report."""
    canvas.line("")
    canvas.paragraph(file_name(document.path), "bold", indent=1)
    if document.outcome is Outcome.UNREADABLE:
        message = one_line(document.problem.message) if document.problem else ""
        canvas.line("")
        canvas.paragraph(message, indent=1, hanging=(f"× {canvas.say('unreadable')}  ", "bold red"))
        return
    known = digest.cards(report)
    _draw_identity(canvas, document)
    _draw_verdict(canvas, document, report)
    _draw_shortfalls(canvas, document, known)
    _draw_waived(canvas, document, known)
    _draw_months(canvas, document)
    _draw_rules(canvas, document, known)
    _draw_footer(canvas, document, report)


def _draw_identity(canvas: Canvas, document: DocumentResult) -> None:
    facts = document.reading
    if facts is None:
        return
    lang = canvas.options.lang
    parts = [one_line(facts.unit or ""), digest.kind_of(facts, lang), digest.period_of(facts, lang)]
    canvas.paragraph(" · ".join(filter(None, parts)), "dim", indent=1)


def _draw_verdict(canvas: Canvas, document: DocumentResult, report: Report) -> None:
    score = points(document.score or 0)
    style = band_style(document.band, report.ruleset.bands)
    band = one_line(document.band or "")
    verdict = canvas.say("accepted" if document.accepted else "sent-back")
    verdict_style = "green" if document.accepted else "bold red"
    canvas.line("")
    if canvas.options.unicode:
        digits = big(score)
        room = min(40, canvas.width - width(digits[0]) - 20)
        filled = round(room * (document.score or 0) / document.max_score)
        canvas.line(("  " + digits[0], style))
        canvas.line(
            ("  " + digits[1], style), "   ", (band, f"bold {style}"), "   ", (verdict, verdict_style)
        )
        canvas.line(
            ("  " + digits[2], style), "   ", ("━" * filled, style), ("━" * (room - filled), "dim"),
            (f" {score} / {document.max_score}", "dim"),
        )  # fmt: skip
    else:
        canvas.line(
            " ", (canvas.say("of-100", score=score, most=document.max_score), f"bold {style}"),
            "   ", (band, f"bold {style}"), "   ", (verdict, verdict_style),
        )  # fmt: skip
    reasons = digest.reasons(document, report.ruleset.min_score, canvas.options.lang)
    if reasons:
        canvas.line("")
        for reason in reasons:
            canvas.paragraph(reason, indent=2, hanging=("! ", "bold yellow"))


def _draw_shortfalls(canvas: Canvas, document: DocumentResult, known: dict[str, RuleCard]) -> None:
    found = digest.shortfalls(document)
    if not found:
        canvas.line("")
        canvas.line(("  √ " + canvas.say("nothing-missing"), "green"))
        return
    canvas.heading(canvas.say("heading-shortfalls", count=len(found)))
    for number, finding in enumerate(found, 1):
        if number > 1:
            canvas.line("")
        _draw_shortfall(canvas, number, finding, document, known)


def _draw_shortfall(
    canvas: Canvas, number: int, finding: Finding, document: DocumentResult, known: dict[str, RuleCard]
) -> None:
    lost = digest.lost(finding)
    price = canvas.say("minus", points=points(lost)) if lost > 0 else canvas.say("free-of-cost")
    mark, style = STATUS_MARKS[finding.status]
    label = f" {number:>2} "
    room = canvas.width - width(label) - width(price) - 4
    title, *more = wrap(one_line(digest.title_of(finding, known)), room)
    price_style = style if lost > 0 else "dim"
    canvas.line((label, "dim"), (mark, style), " ", (pad(title, room), "bold"), " ", (price, price_style))
    for piece in more:
        canvas.line((" " * 6 + piece, "bold"))
    lang = canvas.options.lang
    canvas.paragraph(digest.problem_told(finding, lang), indent=6)
    _labelled(canvas, "label-place", digest.where(finding, document, lang))
    _labelled(canvas, "label-suggestion", one_line(finding.suggestion), "cyan")
    _labelled(canvas, "label-source", one_line(finding.source or ""), "dim")
    _labelled(canvas, "label-review", digest.review_of(finding, lang), "magenta")


def _labelled(canvas: Canvas, code: str, text: str, style: str = "") -> None:
    if text:
        label = pad(canvas.say(code), _LABEL - 2 if canvas.options.lang == "zh" else 12)
        canvas.paragraph(text, style, indent=6, hanging=(label, "dim"))


def _draw_waived(canvas: Canvas, document: DocumentResult, known: dict[str, RuleCard]) -> None:
    waived = [finding for finding in document.findings if finding.waived is not None]
    if not waived:
        return
    canvas.heading(canvas.say("heading-waivers"))
    for finding in waived:
        canvas.paragraph(one_line(digest.title_of(finding, known)), "bold", indent=2)
        canvas.paragraph(one_line(finding.message), indent=4)


def _draw_months(canvas: Canvas, document: DocumentResult) -> None:
    strip = digest.month_strip(document)
    facts = document.reading
    if not strip or facts is None:
        return
    lang = canvas.options.lang
    used = [state for state in MonthState if any(state is found for _, found in strip)]
    legend = "  ".join(f"{MONTH_MARKS[state][0]} {canvas.say(f'month-{state}')}" for state in used)
    canvas.heading(canvas.say("heading-months"))
    cell = 6 if canvas.width >= 76 else 4
    names = [canvas.say("month-short", month=month) if cell == 6 else str(month) for month, _ in strip]
    canvas.line("  ", *((_centred(name, cell), "dim") for name in names))
    canvas.line(
        "  ",
        *((_centred(MONTH_MARKS[state][0] * (cell // 2), cell), MONTH_MARKS[state][1]) for _, state in strip),
    )
    canvas.line("")
    gaps = [month for month, state in strip if state is MonthState.GAP]
    canvas.paragraph(digest.coverage_told(facts, gaps, lang), "red" if gaps else "green", indent=2)
    canvas.paragraph(legend, "dim", indent=2)


def _centred(text: str, columns: int) -> str:
    space = columns - width(text)
    return " " * ((space + 1) // 2) + text + " " * (space // 2)


def _draw_rules(canvas: Canvas, document: DocumentResult, known: dict[str, RuleCard]) -> None:
    canvas.heading(canvas.say("heading-rules"))
    title_room = max(18, min(38, (canvas.width - 14) * 9 // 20))
    evidence_room = canvas.width - title_room - _POINTS - 6
    for group, findings in digest.by_group(document, known).items():
        got, most = digest.group_points(findings)
        title = shorten(f" {one_line(group)}", title_room)
        total = f"{points(got)} / {points(most)}" if most else ""
        canvas.line((pad(title, title_room), "bold"), "  ", (pad(total, _POINTS, right=True), "bold"))
        for finding in findings:
            mark, style = STATUS_MARKS[finding.status]
            title = shorten(one_line(digest.title_of(finding, known)), title_room - 4)
            told = pad(_points_told(finding, canvas), _POINTS, right=True)
            seen = digest.seen(finding, evidence_room, canvas.options.lang)
            canvas.line("  ", (mark, style), " ", pad(title, title_room - 4), "  ", (told, style), "  ", seen)


def _points_told(finding: Finding, canvas: Canvas) -> str:
    if finding.status is Status.NOT_APPLICABLE:
        return canvas.say("status-not-applicable")
    if not finding.max_points:
        return points(finding.points) if finding.points else "-"
    return f"{points(finding.points)} / {points(finding.max_points)}"


def _draw_footer(canvas: Canvas, document: DocumentResult, report: Report) -> None:
    if document.notes:
        canvas.heading(canvas.say("heading-notes"))
        for note in document.notes:
            canvas.paragraph(one_line(note), indent=2, hanging=("! ", "yellow"))
    card = report.ruleset
    parts = [
        f"{one_line(card.title)} {one_line(card.version)}",
        canvas.say("min-score", least=points(card.min_score)),
        canvas.say("label-read-by", reader=one_line(document.reader or "")) if document.reader else "",
    ]
    canvas.line("")
    canvas.paragraph(" · ".join(filter(None, parts)), "dim", indent=1)
