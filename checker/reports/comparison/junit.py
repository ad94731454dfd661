"""The comparison as JUnit XML: one test suite a document, one test case a requirement; what became worse fails."""

from __future__ import annotations

from xml.etree import ElementTree

from checker.comparing.model import Change, Comparison, DocumentChange, FindingChange
from checker.messages import Lang
from checker.reports import naming
from checker.reports.comparison import told
from checker.reports.junit import counted, serialised
from checker.reports.options import ReportOptions


def write(comparison: Comparison, options: ReportOptions) -> str:
    """The pairs as a `testsuites` element; what one run alone has is left out."""
    root = ElementTree.Element("testsuites", name=naming.printable(comparison.ruleset.title))
    known = told.cards(comparison)
    for document in comparison.documents:
        suite = ElementTree.SubElement(root, "testsuite", name=naming.printable(document.new.path))
        if document.new.problem is not None:
            case = _case(suite, document, "read")
            problem = document.new.problem
            ElementTree.SubElement(
                case, "error", type=problem.code, message=naming.printable(problem.message)
            )
        for finding in document.findings:
            case = _case(suite, document, f"{finding.rule} {told.title(finding, known)}")
            _outcome(case, finding, options.lang)
        counted(suite)
    return serialised(root)


def _case(suite: ElementTree.Element, document: DocumentChange, name: str) -> ElementTree.Element:
    attributes = {"classname": naming.printable(document.new.path), "name": naming.printable(name)}
    return ElementTree.SubElement(suite, "testcase", attributes)


def _outcome(case: ElementTree.Element, finding: FindingChange, lang: Lang) -> None:
    words = naming.printable(told.what_changed(finding, lang))
    if finding.change is Change.NOT_COMPARED:
        ElementTree.SubElement(case, "skipped", message=words)
    elif finding.is_setback:
        ElementTree.SubElement(case, "failure", type=finding.change.value, message=words)
    else:
        ElementTree.SubElement(case, "system-out").text = f"{finding.change}: {words}"
