"""One document, checked from file to result: documents -> reading -> judging."""

from __future__ import annotations

from pathlib import Path

from checker import documents
from checker.documents.identity import content_of
from checker.documents.limits import DEFAULT_LIMITS, Limits
from checker.documents.model import Document
from checker.documents.problems import ReadProblem
from checker.judging import judge
from checker.messages import Lang
from checker.messages.documents import tell_note, tell_problem
from checker.reading import read
from checker.results import DocumentResult, Outcome, Problem
from checker.ruleset.model import RuleSet


def check_file(
    path: str | Path,
    ruleset: RuleSet,
    *,
    lang: Lang = Lang.ZH,
    limits: Limits = DEFAULT_LIMITS,
    password: str | None = None,
) -> DocumentResult:
    """Check one file. Never raises for what the file is: a file that cannot be read gives an unreadable result."""
    try:
        document = documents.read(path, limits, password=password)
    except ReadProblem as problem:
        return unreadable(str(path), problem, lang)
    return check_document(document, ruleset, lang)


def check_document(document: Document, ruleset: RuleSet, lang: Lang = Lang.ZH) -> DocumentResult:
    """Check a document that has been read already."""
    judgement = judge(read(document, ruleset.lexicon), ruleset, lang, name=document.path)
    return DocumentResult(
        path=document.path,
        outcome=Outcome.SCORED,
        reader=document.reader,
        notes=tuple(tell_note(note.code, dict(note.values), lang) for note in document.notes),
        reading=judgement.facts,
        score=judgement.score,
        band=judgement.band,
        accepted=judgement.accepted,
        findings=judgement.findings,
        remarks=judgement.remarks,
        content=content_of(document),
    )


def unreadable(path: str, problem: ReadProblem, lang: Lang = Lang.ZH) -> DocumentResult:
    """The result of a file that could not be read: its code and a sentence for people."""
    sentence = tell_problem(problem.code, {"path": path, **problem.values}, lang)
    return DocumentResult(
        path=path.replace("\\", "/"), outcome=Outcome.UNREADABLE, problem=Problem(problem.code, sentence)
    )
