"""The comparison as CSV: one row a requirement of each document."""

from __future__ import annotations

from checker.comparing.model import Comparison, DocumentChange, FindingChange
from checker.messages import Lang, say
from checker.messages.comparison import TEXTS
from checker.messages.reports import TEXTS as WORDS
from checker.reports.comparison import told
from checker.reports.csv_table import Cell, table
from checker.reports.options import ReportOptions
from checker.results import Finding, RuleCard

_COLUMNS = (
    "name", "old-path", "new-path", "rule-id", "rule", "change", "old-status", "new-status", "old-points",
    "new-points", "message", "suggestion",
)  # fmt: skip


def write(comparison: Comparison, options: ReportOptions) -> str:
    """Every requirement of every pair, also what is met as before."""
    lang = options.lang
    header = [say(TEXTS, f"column-{name}", lang) for name in _COLUMNS]
    known = told.cards(comparison)
    rows = [_row(d, f, known, lang) for d in comparison.documents for f in d.findings]
    return table([header, *rows])


def _row(
    document: DocumentChange, finding: FindingChange, known: dict[str, RuleCard], lang: Lang
) -> list[Cell]:
    old, new = finding.old, finding.new
    return [
        told.name(document),
        document.old.path,
        document.new.path,
        finding.rule,
        told.title(finding, known),
        say(TEXTS, finding.change, lang),
        _status(old, lang),
        _status(new, lang),
        old.points if old else None,
        new.points if new else None,
        new.message if new else None,
        new.suggestion if new else None,
    ]


def _status(finding: Finding | None, lang: Lang) -> str | None:
    return say(WORDS, f"status-{finding.status}", lang) if finding else None
