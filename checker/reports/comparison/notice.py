"""The comparison as the few lines for a chat: what was mended, what is still missing, what is new."""

from __future__ import annotations

from collections.abc import Iterator

from checker.comparing.model import Comparison, DocumentChange
from checker.messages import Lang, say
from checker.messages.comparison import TEXTS
from checker.messages.notice import TEXTS as NOTICE
from checker.reports import digest, naming
from checker.reports.clean import file_name, one_line
from checker.reports.comparison import told
from checker.reports.notice import BETWEEN
from checker.reports.options import ReportOptions
from checker.results import RuleCard


def write(comparison: Comparison, options: ReportOptions) -> str:
    """A block for each document that both runs have; the others have nothing to be compared."""
    lang = options.lang
    if not comparison.documents:
        return say(TEXTS, "none", lang) + "\n"
    known = told.cards(comparison)
    blocks = ("\n".join(_block(document, known, lang)) for document in comparison.documents)
    return BETWEEN.join(blocks) + "\n"


def _block(document: DocumentChange, known: dict[str, RuleCard], lang: Lang) -> Iterator[str]:
    new = document.new
    yield say(TEXTS, "notice-heading", lang, name=one_line(told.name(document)))
    if new.problem is not None:
        shown, problem = file_name(digest.name_of(new.path)), one_line(new.problem.message)
        yield say(NOTICE, "unreadable", lang, file=shown, problem=problem)
        yield say(NOTICE, "close-unreadable", lang)
        return
    title = (new.reading.title if new.reading else None) or naming.file_stem(new.path)
    yield say(
        TEXTS, "notice-score", lang,
        title=one_line(title), old=told.score(document.old, lang), new=told.score(new, lang), most=new.max_score,
        band=new.band, verdict=naming.verdict(new, lang),
    )  # fmt: skip
    found = dict(told.sections(document))
    if "fixed" in found:
        titles = naming.in_a_row((told.title(f, known) for f in found["fixed"]), lang)
        yield say(TEXTS, "notice-fixed", lang, count=len(found["fixed"]), titles=titles)
    number = 0
    for section in ("still", "broken"):
        findings = [f.new for f in found.get(section, ()) if f.new is not None and naming.is_gap(f.new)]
        if findings:
            yield say(TEXTS, f"notice-{section}", lang, count=len(findings))
        for finding in findings:
            number += 1
            yield say(NOTICE, "item", lang, number=number, message=one_line(finding.message))
            if finding.suggestion:
                yield say(NOTICE, "suggestion", lang, suggestion=one_line(finding.suggestion))
    if not number and document.findings:
        yield say(TEXTS, "notice-complete", lang)
    close = "close-returned" if not new.accepted else "close-accepted" if number else "close-complete"
    yield say(NOTICE, close, lang)
