"""Title, sign-off and numbering: what a document says of itself must be whole and agree with itself."""

from __future__ import annotations

import pytest

from checker.checking import check_document
from checker.documents.model import Block, BlockKind, Document
from checker.results import DocumentResult, Finding
from checker.ruleset.loading import load_ruleset
from checker.ruleset.model import RuleSet


@pytest.fixture(scope="module")
def ruleset() -> RuleSet:
    return load_ruleset()


def judged(ruleset: RuleSet, *lines: str) -> DocumentResult:
    """A text document of these lines, judged."""
    blocks = tuple(Block(BlockKind.PARAGRAPH, line, number) for number, line in enumerate(lines, 1))
    return check_document(Document("plan.txt", "txt", "text", blocks), ruleset)


def finding(ruleset: RuleSet, rule: str, *lines: str) -> Finding:
    """What a rule finds in a text document of these lines."""
    return next(found for found in judged(ruleset, *lines).findings if found.rule == rule)


class TestSignoff:
    BODY = ("一、主要工作", "三月召开教代会，审议学校工作报告。")

    @pytest.mark.parametrize(
        ("title", "signer", "date"),
        [
            ("青山小学2026年工会工作计划", "青山小学工会委员会", "2026年1月9日"),
            ("青山小学2026年工会工作计划", "青山小学工会", "2025年12月20日"),  # drawn up ahead
            ("青山小学2025—2026学年工会工作计划", "青山小学工会", "2026年2月20日"),  # its spring
            ("临江市第四中学2026年工会工作计划", "四中工会", "2026年1月9日"),  # the name people use
            ("青山镇中心小学2026年工会工作计划", "青山小学工会", "2026年1月9日"),
            ("培英學校2026年工會工作計劃", "培英学校工会", "2026年1月9日"),
            ("2026年工会工作计划", "青山小学工会", "2026年1月9日"),  # a title that names no school
        ],
    )
    def test_agrees_with_the_title(self, ruleset: RuleSet, title: str, signer: str, date: str) -> None:
        found = finding(ruleset, "form.signoff", title, *self.BODY, signer, date)
        assert (found.value, found.message) == ("present", "落款完整")

    def test_of_years_ago_betrays_a_changed_title(self, ruleset: RuleSet) -> None:
        lines = ("青山小学2026年工会工作计划", *self.BODY, "青山小学工会", "2021年1月9日")
        found = finding(ruleset, "form.signoff", *lines)
        assert found.value == "partial"
        assert "2021-01-09" in found.message
        assert "2026" in found.message

    def test_of_another_school_is_told(self, ruleset: RuleSet) -> None:
        lines = ("青山小学2026年工会工作计划", *self.BODY, "白鹭洲中学工会", "2026年1月9日")
        found = finding(ruleset, "form.signoff", *lines)
        assert found.value == "partial"
        assert "白鹭洲中学工会" in found.message

    def test_lacking_its_date_is_told(self, ruleset: RuleSet) -> None:
        found = finding(ruleset, "form.signoff", "青山小学2026年工会工作计划", *self.BODY, "青山小学工会")
        assert (found.value, found.missing) == ("partial", ("落款日期",))


class TestTitle:
    @pytest.mark.parametrize("title", ["青山小学2026年工会工作计划", "青山小學2026年度工會工作計劃"])
    def test_is_whole_in_either_script(self, ruleset: RuleSet, title: str) -> None:
        lines = (title, "一、主要工作", "三月召开教代会。", "青山小学工会", "2026年1月9日")
        assert finding(ruleset, "form.title", *lines).value == "present"

    def test_without_unit_and_year_is_told(self, ruleset: RuleSet) -> None:
        found = finding(ruleset, "form.title", "工会工作计划", "一、主要工作", "召开教代会。", "青山小学工会")
        assert found.value == "partial"
        assert found.missing == ("单位名称", "年度或学期")


class TestNumbering:
    def items(self, ruleset: RuleSet, *items: str) -> Finding:
        return finding(ruleset, "form.numbering", "青山小学2026年工会工作计划", "一、工作目标", *items)

    def test_that_skips_is_told(self, ruleset: RuleSet) -> None:
        assert self.items(ruleset, "1.入会率100%。", "3.人人有师傅。").value == "partial"

    def test_that_runs_into_a_figure_is_no_gap(self, ruleset: RuleSet) -> None:
        found = self.items(ruleset, "1.入会率100%。", "2.35岁以下教师人人有师傅。", "3.建成小家。")
        assert found.value == "present"

    def test_a_figure_in_passing_hides_no_gap(self, ruleset: RuleSet) -> None:
        found = self.items(ruleset, "1.入会率100%。", "平均每周2.5小时。", "4.建成小家。")
        assert found.value == "partial"

    def test_a_frequency_begins_no_list(self, ruleset: RuleSet) -> None:
        lines = ("1.建成小家。", "二、主要工作", "每月一次读书会。", "三、保障措施", "分工到人。")
        assert self.items(ruleset, *lines).value == "present"

    def test_that_begins_inside_a_month_is_no_gap(self, ruleset: RuleSet) -> None:
        lines = ("二、每月安排", "三月1、召开教代会", "2、女教师活动", "四月1、教学比武", "2、春游")
        assert self.items(ruleset, *lines).value == "present"


class TestTemplate:
    """Blanks all over: nobody has filled the template in, however good the template is."""

    PLAN = (
        "一、指导思想",
        "以习近平新时代中国特色社会主义思想为指导，竭诚服务教职工。",
        "二、工作目标",
        "会员满意率达到95%以上。",
        "三、主要工作",
        "1、三月召开教职工代表大会，审议学校工作报告，征集提案。",
        "2、走访慰问生病教师，组织体检。",
        "3、组织政治学习和师德演讲，举办教学基本功比赛，结成师徒。",
        "4、经费审查委员会每半年审查一次工会经费，向会员公布；年初编制工会经费预算。",
        "5、校务公开栏每季度公开评优情况；三八节组织女教职工活动。",
        "四、保障措施",
        "工会主席负总责。",
    )
    BLANKS = ("6、参加体检的有____人。", "7、每户慰问____元。", "8、（此处填写）")

    def test_left_unfilled_is_sent_back(self, ruleset: RuleSet) -> None:
        result = judged(
            ruleset, "XX学校20xx年工会工作计划", *self.PLAN, *self.BLANKS, "XX学校工会", "2026年1月9日"
        )
        assert (result.score, result.band, result.accepted) == (59, "不合格", False)
        assert "有五段以上留着模板的空白，没有填完，总分最高 59 分。" in result.remarks
        found = next(found for found in result.findings if found.rule == "residue.template")
        assert (found.value, found.points) == ("found", 0)
        assert found.message.startswith("有 5 段留着模板的空白")

    def test_with_some_blanks_forgotten_costs_their_points_only(self, ruleset: RuleSet) -> None:
        date = "____年____月____日"  # many blanks, one paragraph
        result = judged(ruleset, "青山小学2026年工会工作计划", *self.PLAN, *self.BLANKS, "青山小学工会", date)
        values = {found.rule: found.value for found in result.findings}
        assert (values["residue.placeholder"], values["residue.template"]) == ("found", "clean")
        assert result.accepted
        assert result.remarks == ()
