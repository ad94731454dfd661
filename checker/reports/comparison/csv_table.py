"""The comparison as CSV: one row a document, those that one run alone has too."""

from __future__ import annotations

from checker.comparing.model import Comparison, DocumentChange
from checker.messages import Lang, say
from checker.messages.comparison import TEXTS
from checker.reports import naming
from checker.reports.comparison import told
from checker.reports.csv_table import Cell, table
from checker.reports.options import ReportOptions
from checker.results import DocumentResult, RuleCard

_COLUMNS = ("name", "old-path", "new-path", "matched", "old", "new", "change")


def write(comparison: Comparison, options: ReportOptions) -> str:
    """Both scores, the difference, and the titles of what is newly broken, still missing and fixed."""
    lang = options.lang
    header = [say(TEXTS, f"column-{name}", lang) for name in _COLUMNS]
    header += [say(TEXTS, f"section-{name}", lang) for name in told.SECTIONS]
    known = told.cards(comparison)
    rows = [_row(document, known, lang) for document in comparison.documents]
    rows += [_alone(document, True, lang) for document in comparison.only_old]
    rows += [_alone(document, False, lang) for document in comparison.only_new]
    return table([header, *rows])


def _row(document: DocumentChange, known: dict[str, RuleCard], lang: Lang) -> list[Cell]:
    found = dict(told.sections(document))
    row: list[Cell] = [
        told.name(document),
        document.old.path,
        document.new.path,
        say(TEXTS, f"matched-{document.matched_by}", lang),
        document.old.score,
        document.new.score,
        document.score_change,
    ]
    row += [
        naming.in_a_row((told.title(f, known) for f in found.get(name, ())), lang) for name in told.SECTIONS
    ]
    return row


def _alone(document: DocumentResult, is_old: bool, lang: Lang) -> list[Cell]:
    paths: list[Cell] = [document.path, None] if is_old else [None, document.path]
    scores: list[Cell] = [document.score, None] if is_old else [None, document.score]
    return [naming.display_name(document), *paths, None, *scores, None, None, None, None]
