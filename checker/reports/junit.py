"""JUnit XML, which build servers show: one test suite a document, one test case a rule.

A rule that failed, in part too, is a failure unless it is advice only; what does not apply is skipped; a
document that could not be read is an error.
"""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree import ElementTree

from checker.messages import Lang, say
from checker.messages.reports import TEXTS
from checker.reports import digest, naming
from checker.reports.options import ReportOptions
from checker.results import DocumentResult, Finding, Report, RuleCard, Severity, Status

_COUNTED = {
    "tests": "testcase",
    "failures": "testcase/failure",
    "errors": "testcase/error",
    "skipped": "testcase/skipped",
}


def write(report: Report, options: ReportOptions) -> str:
    """The whole run as a `testsuites` element."""
    lang = options.lang
    root = ElementTree.Element("testsuites", name=_text(report.ruleset.title))
    cards = digest.cards(report)
    for document in report.documents:
        root.append(_suite(document, cards, lang))
    return serialised(root)


def counted(suite: ElementTree.Element) -> None:
    """Set a suite's counts from its test cases."""
    for name, path in _COUNTED.items():
        suite.set(name, str(len(suite.findall(path))))


def serialised(root: ElementTree.Element) -> str:
    """The `testsuites` element as a file, its totals added up from its suites."""
    for name in _COUNTED:
        root.set(name, str(sum(int(suite.get(name, "0")) for suite in root)))
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n"


def _suite(document: DocumentResult, cards: Mapping[str, RuleCard], lang: Lang) -> ElementTree.Element:
    suite = ElementTree.Element("testsuite", name=_text(document.path))
    if document.problem is not None:
        case = ElementTree.SubElement(suite, "testcase", classname=_text(document.path), name="read")
        problem = document.problem
        ElementTree.SubElement(case, "error", type=problem.code, message=_text(problem.message))
    else:
        properties = ElementTree.SubElement(suite, "properties")
        for name, value in (("score", naming.number(document.score)), ("band", document.band or "")):
            ElementTree.SubElement(properties, "property", name=name, value=_text(value))
    for finding in document.findings:
        suite.append(_case(document, finding, digest.title_of(finding, cards), lang))
    counted(suite)
    return suite


def _case(document: DocumentResult, finding: Finding, title: str, lang: Lang) -> ElementTree.Element:
    case = ElementTree.Element(
        "testcase", classname=_text(document.path), name=_text(f"{finding.rule} {title}")
    )
    if finding.status is Status.NOT_APPLICABLE:
        ElementTree.SubElement(case, "skipped", message=_text(finding.message))
    elif finding.status is not Status.PASS and finding.severity is not Severity.INFO:
        failure = ElementTree.SubElement(
            case, "failure", type=finding.status.value, message=_text(finding.message)
        )
        failure.text = _text(_told(finding, lang))
    else:
        ElementTree.SubElement(case, "system-out").text = _text(_told(finding, lang))
    return case


def _told(finding: Finding, lang: Lang) -> str:
    points = f"{naming.number(finding.points)}/{naming.number(finding.max_points)}"
    lines = [f"{say(TEXTS, f'status-{finding.status}', lang)} {points} {finding.message}"]
    quotes = zip(finding.evidence, naming.quotes(finding, lang), strict=True)
    lines += [f"{digest.place(evidence, lang)} {quote}".strip() for evidence, quote in quotes]
    lines += [naming.in_a_row(naming.missing(finding, lang), lang), finding.suggestion, finding.source or ""]
    lines.append(digest.review_of(finding, lang))
    return "\n".join(line for line in lines if line)


def _text(text: str) -> str:
    return naming.printable(text)
