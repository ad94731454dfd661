"""The kinds that read phrases, tables, weeks, order and agreement: what each value needs, and what only looks alike."""

from __future__ import annotations

from typing import Any

import pytest

from checker.judging import judge
from checker.reading import read
from checker.results import Finding
from tests.ruleset.conftest import Write, compiled, plan

TITLE, SIGNED = "青山小学2026年工会工作计划", ("青山小学", "2026年1月6日")


@pytest.fixture
def finding(write: Write) -> Any:
    """finding(kind, options, *lines): what a rule of that kind with those options (YAML) says of these lines."""

    def judging(kind: str, options: str, *lines: str, title: str = TITLE) -> Finding:
        rule = f"  - {{id: probe, kind: {kind}, title: 试, group: work, weight: 0, options: {options}}}\n"
        ruleset = compiled(write(("rules:\n", "rules:\n" + rule))).ruleset
        document = plan(title, "一、主要工作", *lines, *SIGNED)
        return judge(read(document, ruleset.lexicon), ruleset).findings[0]

    return judging


@pytest.mark.parametrize(
    ("options", "line", "value"),
    [
        ("{words: [八不准]}", "遵守八不准规定。", "fitting"),
        ("{words: [八不准]}", "遵守有关规定。", "few"),
        ("{words: [八不准], at_least: 2}", "遵守八不准规定。", "few"),
        ("{words: [万无一失], at_most: 0}", "确保万无一失。", "many"),
        ("{words: [万无一失], at_most: 0}", "确保安全。", "fitting"),
        ("{words: [万无一失], at_most: 0, unless: [不说万无一失]}", "我们不说万无一失。", "fitting"),
        ("{words: [八不准], sections: [经费]}", "遵守八不准规定。", "few"),
        ("{words: [八不准], sections: [主要工作]}", "遵守八不准规定。", "fitting"),
    ],
)
def test_phrase(finding: Any, options: str, line: str, value: str) -> None:
    assert finding("phrase", options, line).value == value


def test_a_phrase_that_must_not_occur_is_shown_where_it_does(finding: Any) -> None:
    found = finding("phrase", "{words: [万无一失], at_most: 0}", "确保万无一失。")
    assert [one.text for one in found.evidence] == ["确保万无一失。"]


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("组织外出考察，制定安全预案。", "kept"),
        ("组织外出考察。", "broken"),
        ("组织读书。", "not-applicable"),
    ],
)
def test_implies(finding: Any, line: str, value: str) -> None:
    assert finding("implies", "{given: [外出考察], then: [预案]}", line).value == value


def test_implies_within_the_sentence(finding: Any) -> None:
    options = "{given: [外出考察], then: [预案], within: sentence}"
    assert finding("implies", options, "组织外出考察。消防演练有预案。").value == "broken"


COLUMNS = "{columns: [[时间, 月份], [内容, 工作], [负责人, 责任人]], rows: 2}"


@pytest.mark.parametrize(
    ("rows", "value", "missing"),
    [
        (("月份 | 工作内容 | 责任人", "3月 | 教代会 | 主席", "4月 | 体检 | 委员"), "complete", ()),
        (("月份 | 工作内容 | 责任人", "3月 | 教代会 | 主席"), "partial", ()),
        (("月份 | 工作内容 | 地点", "3月 | 教代会 | 礼堂", "4月 | 体检 | 医院"), "partial", ("负责人",)),
        (("姓名 | 性别 | 年龄", "王 | 男 | 40", "李 | 女 | 41"), "absent", ("时间", "内容", "负责人")),
        (("三月召开教代会，由工作负责人主持。",), "absent", ("时间", "内容", "负责人")),
    ],
)
def test_table(finding: Any, rows: tuple[str, ...], value: str, missing: tuple[str, ...]) -> None:
    found = finding("table", COLUMNS, *rows)
    assert (found.value, found.missing) == (value, missing)


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("会员满意率达到95%以上。", "checkable"),
        ("会员满意率达到九十五%以上。", "checkable"),
        ("努力提高会员满意率。", "vague"),
        ("第2次会议在5月召开。", "absent"),
        ("组织读书。", "absent"),
    ],
)
def test_number(finding: Any, line: str, value: str) -> None:
    assert finding("number", "{words: [满意率]}", line).value == value


@pytest.mark.parametrize(
    ("lines", "value", "missing"),
    [
        (("第1周 召开例会。", "第二周 慰问教师。", "第3-4周 组织体检。"), "complete", ()),
        (("第1周 召开例会。", "第4周 组织体检。"), "gaps", ("第2周", "第3周")),
        (("周次 | 内容", "1 | 例会", "2 | 慰问", "3 | 读书", "4 | 体检"), "complete", ()),
        (("每两周召开一次例会，每周一学习。",), "none", ("第1周", "第2周", "第3周", "第4周")),
    ],
)
def test_weeks(finding: Any, lines: tuple[str, ...], value: str, missing: tuple[str, ...]) -> None:
    found = finding("weeks", "{last: 4}", *lines)
    assert (found.value, found.missing) == (value, missing)


@pytest.mark.parametrize(
    ("title", "value"),
    [
        ("青山小学2026年工会工作计划", "agree"),
        ("东城区青山小学2026年工会工作计划", "agree"),
        ("河湾小学2026年工会工作计划", "differ"),
        ("青山小学2021年工会工作计划", "differ"),
        ("工会工作计划", "not-applicable"),
    ],
)
def test_agree(finding: Any, title: str, value: str) -> None:
    assert finding("agree", "{}", "组织读书。", title=title).value == value


def test_a_section_in_the_wrong_order_earns_less_and_has_its_own_message(write: Write) -> None:
    rule = (
        "  - {id: late, kind: section, title: 措施, group: work, weight: 0, options: {names: [保障措施], after: [goals]},"
        " message: {headed: 顺序对, headed/misplaced: 顺序不对, absent: 没有}}\n"
    )
    ruleset = compiled(write(("rules:\n", "rules:\n" + rule))).ruleset

    def judged(*lines: str) -> tuple[str, str]:
        found = judge(read(plan(TITLE, *lines, *SIGNED), ruleset.lexicon), ruleset).findings[0]
        return found.status.value, found.message

    goals, measures = ("一、工作目标", "满意率达到95%。"), ("二、保障措施", "主席负总责。")
    assert judged(*goals, *measures) == ("pass", "顺序对")
    assert judged(*measures, *goals) == ("partial", "顺序不对")
    assert judged(*measures) == ("pass", "顺序对")


def test_a_rule_for_some_schools_only(write: Write) -> None:
    rule = (
        "  - {id: probe, kind: topic, title: 试, group: work, weight: 0, when: {school: [幼儿园]},"
        " options: {levels: {present: [玩教具]}}}\n"
    )
    ruleset = compiled(write(("rules:\n", "rules:\n" + rule))).ruleset

    def value(school: str) -> str:
        lines = (f"{school}2026年工会工作计划", "一、主要工作", "自制玩教具比赛。", school, "2026年1月6日")
        return judge(read(plan(*lines), ruleset.lexicon), ruleset).findings[0].value

    assert value("石榴园幼儿园") == "present"
    assert value("青山小学") == "not-applicable"
