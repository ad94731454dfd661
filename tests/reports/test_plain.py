"""The plain report: everything said, nothing that a chat window shows differently."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from checker.messages import Lang
from checker.reports.options import ReportOptions
from checker.reports.plain import write
from checker.results import Report, Status
from tests.reports.report_samples import district, report, scored, unreadable

ONE = ReportOptions()
MANY = ReportOptions(table=True)


class TestOnePlan:
    lines = write(report(scored()), ONE).splitlines()

    def test_begins_with_the_name_and_the_verdict(self) -> None:
        assert self.lines[:4] == [
            "【启明路小学.docx】",
            "启明路小学工会、工会工作计划、2025 年全年",
            "79 / 100 分、合格、可以接收",
            "没有安排经费审查，总分最高 79 分。",
        ]

    def test_a_shortfall_in_full(self) -> None:
        at = self.lines.index("1. 安排经费审查（扣 10 分）")
        assert self.lines[at + 1 : at + 5] == [
            "问题：没有安排经费审查",
            "位置：补在“四、民主管理”（第 10 段）下面",
            "建议：工会经费独立核算，十二月由经费审查委员会审查全年收支，并向会员大会报告。",
            "依据：《中华人民共和国工会法》第七条",
        ]

    def test_months_in_words(self) -> None:
        at = self.lines.index("月度安排")
        assert self.lines[at + 1 : at + 3] == [
            "逐月安排中有：3—6月、9—12月",
            "缺：1月、2月、7月、8月",
        ]

    def test_every_rule_with_points_and_evidence(self) -> None:
        assert (
            "- 符合 12/12 安排召开教代会：第 7 段“1. 三月召开教职工代表大会，审议学校工作报告和财务…”"
            in self.lines
        )
        assert "- 不符合 0/10 安排经费审查：没有安排经费审查" in self.lines
        rules = [line for line in self.lines if re.match("- (符合|部分|不符合|不适用)", line)]
        assert len(rules) == len(scored().findings)

    def test_a_file_that_could_not_be_read(self) -> None:
        assert write(report(unreadable("计划/甲.pdf")), ONE) == (
            "【甲.pdf】\n无法读取：文件设了打开密码。请让报送单位取消密码后重新发送。\n"
        )


class TestManyPlans:
    def test_a_line_a_plan(self) -> None:
        text = write(report(scored("乙.docx"), scored("甲.docx", faults=()), unreadable("丙.pdf")), MANY)
        assert text.splitlines() == [
            "【学校工会工作计划评审规则】",
            "评分 2 份；无法读取 1 份",
            "平均 89.5 分；可以接收 2 份，退回修改 0 份（合格线 60 分）",
            "1. 甲.docx：100 / 100 分、优秀、可以接收",
            "2. 乙.docx：79 / 100 分、合格、可以接收；关键缺项：安排经费审查；缺月份：1月、2月、7月、8月",
            "",
            "无法读取（1 份）",
            "- 丙.pdf：文件设了打开密码。请让报送单位取消密码后重新发送。",
            "",
            "各项要求的问题，由多到少",
            "- 有措施保障：不符合 1 份，部分 0 份",
            "- 安排经费审查：不符合 1 份，部分 0 份",
            "- 没有过时的提法：不符合 1 份，部分 0 份",
            "- 月度安排覆盖全期：不符合 0 份，部分 1 份",
            "- 主要工作任务与年度目标逐条对应并写明责任部门责任人完成时限以及检查办法的要求说明：不符合 0 份，部分 1 份",
        ]

    def test_a_key_requirement_met_in_part_is_marked(self) -> None:
        assert "关键缺项：有工作目标（部分）" in write(report(scored(faults=("section.goals",))), MANY)


@pytest.mark.parametrize("lang", Lang)
@pytest.mark.parametrize("given", [report(scored()), district(30), report()], ids=["one", "many", "none"])
def test_no_boxes_no_columns_no_escapes(given: Report, lang: Lang) -> None:
    text = write(given, ReportOptions(lang=lang, table=len(given.documents) != 1, details=True))
    assert not re.search(r"[\x1b─-╿▀-▟■□◆√×△]", text)
    assert not re.search(r"\S {2,}\S", text)


def test_control_characters_stay_out() -> None:
    plan = scored("a\u202e\x1b.txt")
    nasty = tuple(
        replace(f, message="\x07\x1b[31m", suggestion="\u2066", status=Status.FAIL) for f in plan.findings
    )
    assert not set(write(report(replace(plan, findings=nasty)), ONE)) & set("\x1b\x07\u202e\u2066")
