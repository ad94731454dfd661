"""A document of another kind than asked for: what it is stands first, wherever its gaps are named."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from lxml import html as lxml_html
from openpyxl import load_workbook

from checker.messages import Lang
from checker.reports import digest, markdown, notice, plain
from checker.reports.around import Around
from checker.reports.formats import content_of, pieces_of
from checker.reports.options import ReportOptions
from checker.results import Report
from tests.reports.judged import judged

OPTIONS, AROUND = ReportOptions(table=True), Around()

SUMMARY = """青山小学2025年工会工作总结
一年来，工会做了以下工作。
一、主要工作
1. 三月召开了教代会，审议通过了学校工作报告。
2. 走访慰问困难教职工三十人次，组织了全体教职工体检。
3. 经费审查委员会审查了工会经费收支。
二、存在的不足
有的活动参加的人不多。
青山小学工会
2025年12月20日
"""
SAFETY = """山前小学2026年学校安全工作计划
一、主要工作
每月检查灭火器，组织防震演练。
山前小学
2026年2月20日
"""
THIN = """青山小学2026年工会工作计划
一、主要工作
组织教师读书，慰问生病的教师。
青山小学工会
2026年1月20日
"""
IS_SUMMARY, IS_OTHER = "是总结，不是计划", "不是工会工作计划"


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Report:
    return judged(tmp_path_factory.mktemp("plans"), 总结=SUMMARY, 安全=SAFETY, 计划=THIN)


def rows(text: str) -> dict[str, str]:
    return {
        name: next(line for line in text.splitlines() if f"{name}.txt" in line)
        for name in ("总结", "安全", "计划")
    }


def test_terminal(run: Report) -> None:
    found = rows("".join(pieces_of("terminal", run, OPTIONS, AROUND)))
    assert f"×{IS_SUMMARY}" in found["总结"]
    assert "逐月" not in found["总结"]
    assert f"×{IS_OTHER}" in found["安全"]
    assert "职能" not in found["安全"]
    assert "不是" not in found["计划"]
    assert "×" in found["计划"]


def test_plain_and_markdown(run: Report) -> None:
    for text in (plain.write(run, OPTIONS), markdown.write(run, OPTIONS)):
        found = rows(text)
        assert IS_SUMMARY in found["总结"]
        assert IS_OTHER in found["安全"]
        assert "不是" not in found["计划"]
        assert "有逐月安排" in found["计划"]


@pytest.mark.filterwarnings("ignore:.*extension is not supported")
def test_workbook(run: Report) -> None:
    content = content_of(".xlsx", run, OPTIONS, AROUND)
    sheet = load_workbook(BytesIO(content if isinstance(content, bytes) else b""))["评分表"]
    texts = [str(cell) for row in sheet.iter_rows(values_only=True) for cell in row if cell]
    assert any(text.startswith(f"{IS_SUMMARY}；另有 ") for text in texts)
    assert any(text.startswith(f"{IS_OTHER}；另有 ") for text in texts)
    assert sum("不是" in text and "另有" in text for text in texts) == 2


def test_page(run: Report) -> None:
    page = lxml_html.fromstring("".join(pieces_of("html", run, OPTIONS, AROUND)))
    gaps = [" ".join(cell.text_content().split()) for cell in page.xpath("//td[@class='gaps']")]
    assert sum(IS_SUMMARY in text for text in gaps) == sum(IS_OTHER in text for text in gaps) == 1
    assert sum("不是" not in text and "职能" in text for text in gaps) == 1


def test_notice_gives_the_reason_before_what_is_missing(run: Report) -> None:
    summary, safety, plan = notice.write(run, OPTIONS).split(notice.BETWEEN)
    assert summary.splitlines()[2] == "说明：交来的是工作总结，不是工作计划，定为不合格。"
    assert "重新写的时候请注意以下" in summary.splitlines()[3]
    assert "请按要求另写一份报送" in summary
    assert "请修改后重新报送" not in summary
    assert safety.splitlines()[2] == "说明：这不是工会工作计划，定为不合格。"
    assert "请修改后重新报送" in plan
    assert "请按要求另写" not in plan


def test_a_rule_set_that_takes_any_kind_finds_no_misfit(run: Report) -> None:
    document = run.documents[1]
    assert digest.misfit(document, replace(run.ruleset, doc_types=()), Lang.ZH) == ""
    assert (
        digest.misfit(document, replace(run.ruleset, doc_types=("safety-plan",)), Lang.ZH) == "不是要交的文件"
    )
