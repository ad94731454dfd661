"""CSV for spreadsheets and programs: one row a document with a column a rule, or one row a finding.

A byte order mark lets Excel open the Chinese text as it is; a text that a spreadsheet would run as a
formula gets an apostrophe in front.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from checker.messages import Lang, say
from checker.messages.columns import TEXTS
from checker.messages.reports import TEXTS as WORDS
from checker.reports import digest, naming
from checker.reports.options import ReportOptions
from checker.results import DocumentResult, Finding, Report, RuleCard, Status

BYTE_ORDER_MARK = "\ufeff"

# The full-width forms count too: spreadsheets of Chinese and Japanese systems read them as the plain signs.
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")

Cell = str | float | int | None

_DOCUMENT_COLUMNS = (
    "path", "unit", "title", "doc_type", "period", "outcome", "score", "band", "verdict",
    "required_months", "months", "missing_months", "problem", "remarks",
)  # fmt: skip
_FINDING_COLUMNS = (
    "path", "unit", "rule_id", "rule", "group", "status", "severity", "points", "max_points",
    "message", "missing", "suggestion", "evidence", "place", "source", "ruling",
)  # fmt: skip


def write(report: Report, options: ReportOptions) -> str:
    """One row a document: what was read, score and band, and the points of each rule (empty: does not apply)."""
    lang = options.lang
    rules = report.ruleset.rules
    header = [say(TEXTS, column, lang) for column in _DOCUMENT_COLUMNS]
    header += [f"{rule.title} ({rule.id})" for rule in rules]
    return table([header, *(_document_row(document, rules, lang) for document in report.documents)])


def write_findings(report: Report, options: ReportOptions) -> str:
    """One row a finding, passes too, with its evidence; a document that could not be read has no rows."""
    lang = options.lang
    cards = {rule.id: rule for rule in report.ruleset.rules}
    header = [say(TEXTS, column, lang) for column in _FINDING_COLUMNS]
    rows = (
        _finding_row(document, finding, cards.get(finding.rule), lang)
        for document in report.documents
        for finding in document.findings
    )
    return table([header, *rows])


def table(rows: Iterable[Sequence[Cell]]) -> str:
    """Rows as one CSV text that spreadsheets open right and that holds no formula."""
    out = io.StringIO()
    out.write(BYTE_ORDER_MARK)
    csv.writer(out).writerows([guarded(cell) for cell in row] for row in rows)
    return out.getvalue()


def guarded(cell: Cell) -> Cell:
    """A cell that no spreadsheet takes for a formula; numbers stay numbers."""
    if not isinstance(cell, str):
        return cell
    text = naming.printable(cell)
    return "'" + text if text.startswith(_FORMULA_SIGNS) else text


def _document_row(document: DocumentResult, rules: Sequence[RuleCard], lang: Lang) -> list[Cell]:
    facts = document.reading
    found = {finding.rule: finding for finding in document.findings}
    row: list[Cell] = [
        document.path,
        facts.unit if facts else None,
        facts.title if facts else None,
        digest.kind_of(facts, lang) if facts else None,
        digest.period_of(facts, lang) if facts else None,
        say(TEXTS, document.outcome.value, lang),
        document.score,
        document.band,
        naming.verdict(document, lang),
        *(
            (
                " ".join(map(str, facts.required_months)),
                " ".join(map(str, facts.months)),
                " ".join(map(str, naming.missing_months(document))),
            )
            if facts
            else (None, None, None)
        ),
        document.problem.message if document.problem else None,
        " ".join(document.remarks),
    ]
    row += [_points(found.get(rule.id)) for rule in rules]
    return row


def _points(finding: Finding | None) -> Cell:
    return None if finding is None or finding.status is Status.NOT_APPLICABLE else finding.points


def _finding_row(document: DocumentResult, finding: Finding, card: RuleCard | None, lang: Lang) -> list[Cell]:
    return [
        document.path,
        document.reading.unit if document.reading else None,
        finding.rule,
        card.title if card else finding.rule,
        card.group if card else None,
        say(WORDS, f"status-{finding.status}", lang),
        say(TEXTS, f"severity-{finding.severity}", lang),
        finding.points,
        finding.max_points,
        finding.message,
        digest.missing_told(finding, lang),
        finding.suggestion,
        "\n".join(naming.quotes(finding, lang)),
        naming.in_a_row(dict.fromkeys(filter(None, (digest.place(e, lang) for e in finding.evidence))), lang),
        finding.source,
        digest.review_of(finding, lang) or None,
    ]
