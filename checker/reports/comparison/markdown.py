"""The comparison as Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from checker.comparing.model import Comparison, DocumentChange
from checker.messages import Lang, say
from checker.messages.comparison import TEXTS
from checker.reports import naming
from checker.reports.comparison import told
from checker.reports.markdown import escaped, rows
from checker.reports.options import ReportOptions
from checker.results import RuleCard


def write(comparison: Comparison, options: ReportOptions) -> str:
    """The run in sentences, a table of the documents, what one run alone has, then what changed in each."""
    lang = options.lang
    lines = [f"# {say(TEXTS, 'title', lang)}", ""]
    lines += [*(f"- {escaped(line)}" for line in told.run_lines(comparison, lang)), ""]
    known = told.cards(comparison)
    if comparison.documents:
        columns = ("name", "new-path", "old", "new", "change", "broken", "still", "fixed")
        header = [say(TEXTS, f"column-{name}", lang) for name in columns]
        lines += rows(header, [_row(document, lang) for document in comparison.documents])
    for code, documents in told.only_in_one(comparison):
        lines += [f"## {say(TEXTS, code, lang, count=len(documents))}", ""]
        lines += [*(f"- {escaped(document.path)}" for document in documents), ""]
    for document in comparison.documents:
        lines += _document(document, known, lang)
    return "\n".join(lines)


def _row(document: DocumentChange, lang: Lang) -> list[str]:
    found = dict(told.sections(document))
    return [
        escaped(told.name(document)),
        escaped(document.new.path),
        told.score(document.old, lang),
        told.score(document.new, lang),
        told.signed(document.score_change),
        *(str(len(found.get(name, ()))) for name in told.SECTIONS),
    ]


def _document(document: DocumentChange, known: dict[str, RuleCard], lang: Lang) -> Iterator[str]:
    yield from (f"## {escaped(told.name(document))}", "")
    yield from (escaped(told.score_change(document, lang)), "")
    problem = document.new.problem
    if problem is not None:
        yield from (escaped(say(TEXTS, "unreadable-now", lang, problem=problem.message)), "")
    found = told.sections(document)
    if document.findings and not found:
        yield from (say(TEXTS, "nothing-changed", lang), "")
    for name, findings in found:
        heading = say(TEXTS, "counted", lang, title=say(TEXTS, f"section-{name}", lang), count=len(findings))
        yield from (f"### {heading}", "")
        for finding in findings:
            yield f"- **{escaped(told.title(finding, known))}** {escaped(told.what_changed(finding, lang))}"
            if name != "fixed" and finding.new and finding.new.suggestion:
                yield f"  - {escaped(naming.printable(finding.new.suggestion))}"
        yield ""
