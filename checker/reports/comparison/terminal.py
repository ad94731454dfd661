"""The comparison in a terminal: two versions of one plan in full, or a table of many."""

from __future__ import annotations

from checker.comparing.model import Comparison, DocumentChange, FindingChange
from checker.messages import say
from checker.messages.comparison import TEXTS
from checker.reports.cells import pad, shorten, shorten_middle, width
from checker.reports.clean import file_name, one_line
from checker.reports.comparison import told
from checker.reports.options import ReportOptions
from checker.reports.terminal_parts import Canvas, band_style
from checker.results import RuleCard

#: mark and colour of a section; all marks are in GBK
_MARKS = {"broken": ("×", "bold red"), "still": ("△", "yellow"), "fixed": ("√", "green")}
_NUMBERS = ("old", "new", "change", "broken", "still", "fixed")
_NUMBER_COLUMNS = 7


def write(comparison: Comparison, options: ReportOptions) -> str:
    """Without colour the text holds no escape codes at all. --details adds what changed to the table of many."""
    canvas = Canvas(options)
    known = told.cards(comparison)
    single = told.is_single(comparison)
    if not single:
        _draw_run(canvas, comparison)
    if single or options.details:
        for document in comparison.documents:
            _draw_document(canvas, document, comparison, known)
    return canvas.text


def _say(canvas: Canvas, code: str, **values: object) -> str:
    return say(TEXTS, code, canvas.options.lang, **values)


def _draw_run(canvas: Canvas, comparison: Comparison) -> None:
    canvas.line("")
    canvas.paragraph(_say(canvas, "title"), "bold", indent=1)
    for line in told.run_lines(comparison, canvas.options.lang):
        canvas.paragraph(one_line(line), indent=1)
    if comparison.documents:
        _draw_table(canvas, comparison)
    for code, documents in told.only_in_one(comparison):
        canvas.heading(_say(canvas, code, count=len(documents)))
        for document in documents:
            canvas.paragraph(file_name(document.path), indent=2)


def _draw_table(canvas: Canvas, comparison: Comparison) -> None:
    room = canvas.width - _NUMBER_COLUMNS * len(_NUMBERS) - 2
    canvas.line("")
    headings = (pad(_say(canvas, f"column-{name}"), _NUMBER_COLUMNS, right=True) for name in _NUMBERS)
    canvas.line((" " + pad(_say(canvas, "column-name"), room) + "".join(headings), "bold"))
    canvas.line((" " + canvas.rule_char * (canvas.width - 2), "dim"))
    for document in sorted(comparison.documents, key=lambda d: (not d.is_setback, -(d.score_change or 0))):
        _draw_row(canvas, document, room)


def _draw_row(canvas: Canvas, document: DocumentChange, room: int) -> None:
    lang = canvas.options.lang
    found = dict(told.sections(document))
    scores = [told.score(version, lang) for version in (document.old, document.new)]
    counts = [str(len(found.get(name, ())) or "-") for name in told.SECTIONS]
    name = pad(shorten_middle(one_line(told.name(document)), room), room)
    canvas.line(
        " " + name,
        *(pad(shorten(text, _NUMBER_COLUMNS), _NUMBER_COLUMNS, right=True) for text in scores),
        (pad(told.signed(document.score_change), _NUMBER_COLUMNS, right=True), _change_style(document)),
        *(
            (pad(count, _NUMBER_COLUMNS, right=True), _MARKS[name][1] if count != "-" else "dim")
            for name, count in zip(told.SECTIONS, counts, strict=True)
        ),
    )


def _change_style(document: DocumentChange) -> str:
    change = document.score_change or 0
    return "green" if change > 0 else "bold red" if change < 0 else "dim"


def _draw_document(
    canvas: Canvas, document: DocumentChange, comparison: Comparison, known: dict[str, RuleCard]
) -> None:
    lang = canvas.options.lang
    canvas.line("")
    canvas.paragraph(one_line(told.name(document)), "bold", indent=1)
    if document.old.path == document.new.path:
        canvas.paragraph(file_name(document.new.path), "dim", indent=1)
    else:
        canvas.paragraph(file_name(document.old.path), "dim", indent=1)
        canvas.paragraph(file_name(document.new.path), "dim", indent=1, hanging=("→ ", "dim"))
    canvas.line("")
    canvas.paragraph(told.score_change(document, lang), f"bold {_change_style(document)}", indent=2)
    old, new = document.old.band, document.new.band
    if old and new and old != new:
        sentence = one_line(_say(canvas, "band-change", old=old, new=new))
        canvas.paragraph(sentence, band_style(new, comparison.ruleset.bands), indent=2)
    if not comparison.same_rules and told.is_single(comparison):
        canvas.paragraph(one_line(told.run_lines(comparison, lang)[0]), "yellow", indent=2)
    if document.new.problem:
        problem = one_line(document.new.problem.message)
        canvas.paragraph(_say(canvas, "unreadable-now", problem=problem), "bold red", indent=2)
    elif document.old.problem:
        canvas.paragraph(_say(canvas, "unreadable-before"), indent=2)
    found = told.sections(document)
    if document.findings and not found:
        canvas.paragraph(_say(canvas, "nothing-changed"), indent=2)
    for name, findings in found:
        title = _say(canvas, f"section-{name}")
        canvas.heading(_say(canvas, "counted", title=title, count=len(findings)))
        for finding in findings:
            _draw_finding(canvas, name, finding, known)


def _draw_finding(canvas: Canvas, section: str, finding: FindingChange, known: dict[str, RuleCard]) -> None:
    mark, style = _MARKS[section]
    points = _points_told(finding)
    room = canvas.width - 6 - width(points)
    title = pad(shorten(one_line(told.title(finding, known)), room), room)
    canvas.line("  ", (mark, style), " ", (title, "bold"), (points, style))
    canvas.paragraph(one_line(told.what_changed(finding, canvas.options.lang)), indent=5)
    if section != "fixed" and finding.new and finding.new.suggestion:
        canvas.paragraph(one_line(finding.new.suggestion), "cyan", indent=5)


def _points_told(finding: FindingChange) -> str:
    if finding.old is None or finding.new is None:
        return ""
    return told.signed(round(finding.new.points - finding.old.points, 1))
