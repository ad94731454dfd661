"""JSON Lines: each line is the document as the JSON report holds it."""

from __future__ import annotations

import json

from checker.reports import json_report, jsonl
from checker.reports.options import ReportOptions
from tests.reports.report_samples import district, report, scored

OPTIONS = ReportOptions()


def test_each_line_is_a_document_of_the_json_report() -> None:
    batch = district(12)
    lines = jsonl.write(batch, OPTIONS).splitlines()
    assert [json.loads(line) for line in lines] == json.loads(json_report.write(batch, OPTIONS))["documents"]


def test_line_ends_inside_a_text_do_not_split_the_line() -> None:
    text = jsonl.write(report(scored(unit="青石\u2028中\r\n学")), OPTIONS)
    assert text.count("\n") == 1
    assert json.loads(text)["reading"]["unit"] == "青石\u2028中\r\n学"


def test_no_documents_are_no_lines() -> None:
    assert jsonl.write(report(), OPTIONS) == ""
