"""A waiver takes a rule's points out of a school's total, is told in the report, and ends on its day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from checker import batch
from checker.judging import judge
from checker.reading import read
from checker.results import Status, WaiverState
from checker.ruleset.waivers import is_school
from tests.ruleset.conftest import Write, compiled, faults_of, plan

WAIVER = "waivers:\n  - {school: 青山小学, rule: congress, reason: 新建校, who: 区工会, until: 2026-06-30}\n"
LINES = ("青山小学2026年工会工作计划", "一、工作目标", "满意率达到95%。", "青山小学", "2026年1月6日")
BEFORE, AFTER = date(2026, 6, 30), date(2026, 7, 1)


def test_the_points_go_to_the_other_rules_and_the_report_says_why(write: Write) -> None:
    ruleset = compiled(write(("rules:\n", WAIVER + "rules:\n"))).ruleset
    judgement = judge(read(plan(*LINES), ruleset.lexicon), ruleset, today=BEFORE)
    congress, goals = judgement.findings
    assert judgement.score == 100
    assert (congress.status, congress.value, congress.max_points) == (Status.NOT_APPLICABLE, "absent", 0)
    assert "新建校（批准：区工会，有效期至 2026-06-30）" in congress.message
    assert congress.waived is not None
    assert goals.max_points == 100
    assert any("豁免" in remark for remark in judgement.remarks)


def test_the_day_after_it_counts_again(write: Write) -> None:
    ruleset = compiled(write(("rules:\n", WAIVER + "rules:\n"))).ruleset
    judgement = judge(read(plan(*LINES), ruleset.lexicon), ruleset, today=AFTER)
    assert judgement.score == 40
    assert judgement.findings[0].waived is None


def test_what_the_school_fulfils_anyway_is_not_waived(write: Write) -> None:
    ruleset = compiled(write(("rules:\n", WAIVER + "rules:\n"))).ruleset
    lines = (*LINES[:3], "三月召开教代会。", *LINES[3:])
    congress = judge(read(plan(*lines), ruleset.lexicon), ruleset, today=BEFORE).findings[0]
    assert (congress.status, congress.waived) == (Status.PASS, None)


def test_a_cap_of_a_waived_rule_does_not_hold(write: Write) -> None:
    cap = "caps: [{rule: congress, values: [absent], at_most: 50, reason: 封顶}]\n"
    ruleset = compiled(write(("rules:\n", WAIVER + cap + "rules:\n"))).ruleset
    assert judge(read(plan(*LINES), ruleset.lexicon), ruleset, today=BEFORE).score == 100
    assert judge(read(plan(*LINES), ruleset.lexicon), ruleset, today=AFTER).score == 40


@pytest.mark.parametrize(
    ("unit", "file", "same"),
    [
        ("青山小学", "", True),
        ("东城区青山小学", "", True),
        ("青山小学工会委员会", "", True),
        ("东青山小学", "", False),
        ("青山小学分校", "", False),
        ("青山", "", False),
        (None, "交来/青山小学.docx", True),
        (None, "交来/计划.docx", False),
        ("河湾小学", "青山小学.docx", False),
    ],
)
def test_which_school_is_meant(unit: str | None, file: str, same: bool) -> None:
    assert is_school("青山小学", unit, file) is same


def test_a_file_of_their_own(write: Write) -> None:
    write(name="豁免.yaml", content=WAIVER)
    ruleset = compiled(write(("rules:\n", "waivers: 豁免.yaml\nrules:\n"))).ruleset
    assert [waiver.until for waiver in ruleset.waivers] == [BEFORE]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("rule: congress", "rule: congres", "unknown-rule"),
        ("2026-06-30", "2026-06-31", "bad-date"),
        ("2026-06-30", "明年", "bad-date"),
        ("until: 2026-06-30", "until: 2026-06-30, since: 2026-07-01", "waiver-dates"),
        (", who: 区工会", "", "missing-key"),
    ],
)
def test_mistakes(write: Write, old: str, new: str, code: str) -> None:
    file = write(("rules:\n", WAIVER.replace(old, new) + "rules:\n"))
    assert code in {fault.code for fault in faults_of(file)}


def test_a_run_counts_what_became_of_each(write: Write, tmp_path: Path) -> None:
    waivers = (
        "waivers:\n"
        "  - {school: 青山小学, rule: congress, reason: 甲, who: 区工会, until: 2999-12-31}\n"
        "  - {school: 河湾小学, rule: congress, reason: 乙, who: 区工会, until: 2999-12-31}\n"
        "  - {school: 青山小学, rule: goals, reason: 丙, who: 区工会, until: 2001-01-01}\n"
        "  - {school: 青山小学, rule: goals, reason: 丁, who: 区工会, until: 2999-12-31, since: 2999-01-01}\n"
    )
    ruleset = compiled(write(("rules:\n", waivers + "rules:\n"))).ruleset
    (tmp_path / "计划.txt").write_text("\n".join(LINES), encoding="utf-8")
    report = batch.run([str(tmp_path / "计划.txt")], ruleset)
    assert [(use.state, use.documents) for use in report.waivers] == [
        (WaiverState.APPLIED, 1),
        (WaiverState.UNUSED, 0),
        (WaiverState.EXPIRED, 0),
        (WaiverState.NOT_YET, 0),
    ]
