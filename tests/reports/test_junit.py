"""JUnit XML, read back by junitparser as a build server would."""

from __future__ import annotations

from dataclasses import replace

from junitparser import Error, Failure, JUnitXml, Skipped, TestSuite
from lxml import etree

from checker.messages import Lang
from checker.reports import junit
from checker.reports.options import ReportOptions
from checker.results import Report
from tests.reports.report_samples import RULESET, report, scored, unreadable

ZH = ReportOptions()


def suites(made: Report) -> list[TestSuite]:
    return list(JUnitXml.fromstring(junit.write(made, ZH).encode()))


def outcome(suite: TestSuite, rule: str) -> list[object]:
    (case,) = (case for case in suite if case.name.split()[0] == rule)
    return list(case.result)


def test_one_suite_a_document_one_case_a_rule() -> None:
    first, second = suites(report(scored(), scored("b.docx", "青石中学工会", ())))
    assert first.name == "plans/启明路小学.docx"
    assert [case.name.split()[0] for case in first] == [rule.id for rule in RULESET.rules]
    assert (first.tests, first.failures, first.skipped, first.errors) == (21, 4, 1, 0)
    assert second.failures == 0


def test_failed_and_partial_rules_are_failures_with_their_status() -> None:
    (suite,) = suites(report(scored()))
    (failed,) = outcome(suite, "finance.audit")
    (partial,) = outcome(suite, "schedule.coverage")
    assert isinstance(failed, Failure)
    assert (failed.type, failed.message) == ("fail", "没有安排经费审查")
    assert isinstance(partial, Failure)
    assert partial.type == "partial"
    assert outcome(suite, "congress.planned") == []


def test_advice_fails_no_build() -> None:
    (suite,) = suites(report(scored(faults=("advice.figures",))))
    assert outcome(suite, "advice.figures") == []
    assert suite.failures == 0


def test_what_does_not_apply_is_skipped() -> None:
    (suite,) = suites(report(scored()))
    (skipped,) = outcome(suite, "residue.website")
    assert isinstance(skipped, Skipped)


def test_an_unreadable_file_is_an_error_with_its_code() -> None:
    (suite,) = suites(report(unreadable()))
    (case,) = suite
    (error,) = case.result
    assert isinstance(error, Error)
    assert error.type == "encrypted"
    assert suite.errors == 1


def test_totals_of_the_root_add_up() -> None:
    root = etree.fromstring(junit.write(report(scored(), unreadable(), scored("b.docx")), ZH).encode())
    assert root.attrib["tests"] == str(len(root.findall(".//testcase")))
    assert root.attrib["failures"] == str(len(root.findall(".//failure")))
    assert root.attrib["errors"] == "1"


def test_markup_and_control_characters_do_not_break_the_file() -> None:
    document = scored("a<b>&\x07.docx")
    findings = tuple(replace(f, message="]]> <x> \x00 \ud800", suggestion="\x1b") for f in document.findings)
    root = etree.fromstring(junit.write(report(replace(document, findings=findings)), ZH).encode())
    assert root[0].attrib["name"].startswith("a<b>&")


def test_no_documents_and_english() -> None:
    assert etree.fromstring(junit.write(report(), ZH).encode()).attrib["tests"] == "0"
    assert "partial 8/12" in junit.write(report(scored()), ReportOptions(lang=Lang.EN))
