"""The JSON report, its published schema and its page of documentation agree."""

from __future__ import annotations

import json
import re
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from checker.cli.status import ExitStatus
from checker.messages.documents import PROBLEMS
from checker.reports.json_report import write
from checker.reports.json_schema import schema
from checker.reports.options import ReportOptions
from checker.results import Overrule, Report, Status
from tests.reports.report_samples import report, scored, unreadable

DOCS = Path(__file__).resolve().parents[2] / "docs"


def parsed(report: Report) -> Any:
    return json.loads(write(report, ReportOptions()))


def full_report() -> Report:
    """A report that holds a value in every field."""
    plan = scored()
    first = plan.findings[0]
    ruled = replace(first, status=Status.FAIL, overruled=Overrule(first, Status.FAIL, "标题缺年份", "张老师"))
    overruled = replace(
        plan, findings=(ruled, *plan.findings[1:]), notes=("文件名说是 .doc，内容其实是 .docx。",)
    )
    return report(overruled, scored("计划/全.docx", faults=()), unreadable(), not_checked=("计划/名单.xlsx",))


class TestSchema:
    def test_the_published_schema_is_that_of_the_types(self) -> None:
        published = json.loads((DOCS / "result.schema.json").read_text(encoding="utf-8"))
        assert published == schema(), "run: python -m checker.reports.json_schema > docs/result.schema.json"

    def test_a_report_with_everything_is_valid(self) -> None:
        jsonschema.Draft202012Validator(schema()).validate(parsed(full_report()))

    def test_an_empty_report_is_valid(self) -> None:
        jsonschema.Draft202012Validator(schema()).validate(parsed(report()))

    @pytest.mark.parametrize(
        ("where", "key", "value"),
        [("documents", "outcome", "maybe"), ("documents", "score", "78"), ("documents", "max_score", None)],
    )
    def test_a_wrong_value_is_not(self, where: str, key: str, value: object) -> None:
        wrong = parsed(full_report())
        wrong[where][0][key] = value
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.Draft202012Validator(schema()).validate(wrong)

    def test_a_field_left_out_is_not(self) -> None:
        wrong = parsed(full_report())
        del wrong["documents"][0]["findings"][0]["missing"]
        with pytest.raises(jsonschema.ValidationError, match="missing"):
            jsonschema.Draft202012Validator(schema()).validate(wrong)


class TestReport:
    def test_says_what_the_result_says(self) -> None:
        got = parsed(full_report())
        assert got["schema_version"] == "1"
        document = got["documents"][0]
        assert (document["score"], document["max_score"], document["band"]) == (79.0, 100, "合格")
        assert document["reading"]["months"] == [3, 4, 5, 6, 9, 10, 11, 12]
        audit = next(finding for finding in document["findings"] if finding["rule"] == "finance.audit")
        assert audit["status"] == "fail"
        assert audit["evidence"][0]["text"] == "四、民主管理"
        assert got["documents"][2]["problem"]["code"] == "encrypted"
        assert got["documents"][2]["score"] is None
        assert got["summary"]["outcomes"] == {"scored": 2, "unreadable": 1}
        assert got["not_checked"] == ["计划/名单.xlsx"]

    def test_a_document_a_line_and_chinese_as_it_is(self) -> None:
        text = write(full_report(), ReportOptions())
        lines = [line for line in text.splitlines() if '"outcome"' in line and '"path"' in line]
        assert len(lines) == 3
        assert "启明路小学" in lines[0]

    def test_a_name_that_is_no_text_survives_as_an_escape(self) -> None:
        text = write(report(unreadable("计划/\udcb0.pdf")), ReportOptions())
        written = text.encode("utf-8", "backslashreplace")
        assert json.loads(written)["documents"][0]["path"] == "计划/\udcb0.pdf"


class TestPage:
    """docs/json.md names everything that programs may rely on."""

    page = (DOCS / "json.md").read_text(encoding="utf-8")

    def test_every_problem_code(self) -> None:
        section = self.page.split("## Why a document")[1].split("##")[0]
        assert set(re.findall(r"`([a-z-]+)`", section)) == set(PROBLEMS)

    def test_every_field(self) -> None:
        names = {field.name for kind in ("Report", "DocumentResult", "Facts", "Finding", "Summary", "RuleCard")
                 for field in fields(getattr(__import__("checker.results", fromlist=[kind]), kind))}  # fmt: skip
        assert {name for name in names if f"`{name}`" not in self.page} == set()

    def test_every_exit_status(self) -> None:
        section = self.page.split("## Exit status")[1]
        assert set(map(int, re.findall(r"^\| (\d+) \|", section, re.MULTILINE))) == set(map(int, ExitStatus))
