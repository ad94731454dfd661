"""CSV: read back by the standard reader, cell by cell."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from checker.reports import csv_table
from checker.reports.options import ReportOptions
from checker.results import Report
from tests.reports.report_samples import RULESET, district, report, scored, unreadable

ZH = ReportOptions()


def rows(text: str) -> list[dict[str, str]]:
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text[1:], newline="")))


def test_one_row_a_document_with_the_points_of_each_rule() -> None:
    first, second = rows(csv_table.write(report(scored(), unreadable()), ZH))
    assert first["单位"] == "启明路小学工会"
    assert float(first["总分"]) == 79
    assert first["结论"] == "可以接收"
    assert first["缺少月份"] == "1 2 7 8"
    assert float(first["月度安排覆盖全期 (schedule.coverage)"]) == 8
    assert float(first["没有过时的提法 (currency.stale)"]) == -2  # a number, not a text with an apostrophe
    assert second["读取"] == "无法读取"
    assert second["总分"] == second["安排经费审查 (finance.audit)"] == ""
    assert "密码" in second["原因"]


def test_what_does_not_apply_is_empty_and_not_zero() -> None:
    (row,) = rows(csv_table.write(report(scored()), ZH))
    assert row["没有网站文字 (residue.website)"] == ""
    assert float(row["安排经费审查 (finance.audit)"]) == 0


def test_one_row_a_finding_with_its_evidence() -> None:
    found = rows(csv_table.write_findings(report(scored(), unreadable()), ZH))
    assert len(found) == len(RULESET.rules)
    by_rule = {row["规则编号"]: row for row in found}
    assert by_rule["congress.planned"]["原文"].startswith("“1. 三月召开教职工代表大会")
    assert by_rule["congress.planned"]["位置"] == "第 7 段"
    assert (
        by_rule["finance.audit"]["原文"] == "应补在“四、民主管理”处"
    )  # not quoted as if it satisfied the rule
    assert by_rule["schedule.coverage"]["缺少"] == "1月、2月、7月、8月"


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t=", "\r=", "＝", "＋", "－", "＠"])
def test_no_text_becomes_a_formula(sign: str) -> None:
    (row,) = rows(csv_table.write(report(scored(unit=f'{sign}HYPERLINK("x")')), ZH))
    assert row["单位"].startswith("'")


def test_a_sign_inside_a_text_is_left_alone() -> None:
    (row,) = rows(csv_table.write(report(scored(unit="青石-初级=中学")), ZH))
    assert row["单位"] == "青石-初级=中学"


def test_texts_with_commas_quotes_and_line_ends_come_back_whole() -> None:
    said = '没有"安排",\n经费审查'
    document = scored()
    findings = tuple(replace(f, message=said) for f in document.findings)
    found = rows(csv_table.write_findings(report(replace(document, findings=findings)), ZH))
    assert {row["情况"] for row in found} == {said}


def test_no_documents_leave_the_header() -> None:
    empty = report()
    assert rows(csv_table.write(empty, ZH)) == []
    assert "总分" in csv_table.write(empty, ZH)


def test_every_document_of_a_district_has_its_row() -> None:
    batch: Report = district(300)
    assert [row["文件"] for row in rows(csv_table.write(batch, ZH))] == [d.path for d in batch.documents]
