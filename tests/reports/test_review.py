"""A reviewer fills in the workbook, plancheck reads it back, and every total follows."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from checker.checking import check_document
from checker.documents.model import Block, BlockKind, Document
from checker.messages import Lang
from checker.reports.excel import workbook
from checker.results import DocumentResult, Finding, Report, Ruling, Status, summarise
from checker.review import ReviewError, overrule, read_workbook
from checker.ruleset.loading import load_ruleset
from checker.ruleset.model import RuleSet

#: openpyxl says that it cannot keep data bars; these tests only look
pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported")

LINES = (
    "青山小学工会2026年工作计划",
    "一、指导思想",
    "以习近平新时代中国特色社会主义思想为指导。",
    "二、主要工作",
    "认真开展教职工的各项活动，三月组织健步走，九月慰问教师。",
    "青山小学工会委员会",
    "2026年2月20日",
)


@pytest.fixture(scope="module")
def rules() -> RuleSet:
    return load_ruleset()


def checked(rules: RuleSet, *extra: str, path: str = "plans/青山小学.docx") -> Report:
    lines = (*LINES[:5], *extra, *LINES[5:])
    blocks = tuple(Block(BlockKind.PARAGRAPH, line, number) for number, line in enumerate(lines, 1))
    documents = (check_document(Document(path, "docx", "docx", blocks), rules),)
    return Report(rules.card(Lang.ZH), documents, summarise(documents))


def only(report: Report) -> DocumentResult:
    (document,) = report.documents
    return document


def found(report: Report, rule: str) -> Finding:
    return next(finding for finding in only(report).findings if finding.rule == rule)


def ruling(report: Report, rule: str, status: Status | None, reason: str = "看过原件", **more: str) -> Ruling:
    return Ruling(only(report).content or "", rule, status, reason, **more)


def filled(report: Report, entries: dict[str, tuple[str | None, str]], sheet: str = "问题清单") -> Workbook:
    """The workbook of a report as a reviewer leaves it: rule -> what was chosen and what was noted."""
    book = load_workbook(BytesIO(workbook(report)))
    page = book[sheet]
    columns = {str(cell.value): cell.column for cell in page[3]}
    for row in range(4, page.max_row + 1):
        entry = entries.get(str(page.cell(row, columns["plancheck:rule"]).value))
        if entry:
            page.cell(row, columns["人工复核"]).value = entry[0]
            page.cell(row, columns["复核说明"]).value = entry[1]
    return book


def saved(book: Workbook) -> bytes:
    held = BytesIO()
    book.save(held)
    return held.getvalue()


class TestOverruling:
    def test_a_failed_rule_ruled_passed_gives_its_points_and_lifts_the_cap(self, rules: RuleSet) -> None:
        before = checked(rules)
        assert found(before, "congress.planned").status is Status.FAIL
        after = overrule(
            before, [ruling(before, "congress.planned", Status.PASS, "附件里有", by="王老师")], rules
        )
        finding = found(after, "congress.planned")
        assert (finding.status, finding.value, finding.points) == (Status.PASS, "convene", finding.max_points)
        assert finding.message.startswith("人工复核：不通过改为通过。理由：附件里有。（王老师）机器判定：")
        assert finding.suggestion == ""
        assert finding.overruled is not None
        assert finding.overruled.was == found(before, "congress.planned")
        gained = round((only(after).score or 0) - (only(before).score or 0), 1)
        assert gained == finding.max_points
        assert any("教代会" in remark for remark in only(before).remarks)
        title = next(rule.title for rule in before.ruleset.rules if rule.id == "congress.planned")
        assert only(after).remarks[-1] == f"人工复核：{title}由不通过改为通过（附件里有）。"
        assert not any("总分最高" in remark and "教代会" in remark for remark in only(after).remarks)
        assert after.summary.rules["congress.planned"]["pass"] == 1

    def test_a_pass_ruled_failed_takes_the_points_and_sets_the_cap(self, rules: RuleSet) -> None:
        before = checked(rules, "三月召开教职工代表大会，审议学校工作报告。")
        assert found(before, "congress.planned").status is Status.PASS
        after = overrule(before, [ruling(before, "congress.planned", Status.FAIL)], rules)
        finding = found(after, "congress.planned")
        assert (finding.status, finding.value, finding.points) == (Status.FAIL, "absent", 0)
        assert finding.suggestion
        assert any("教代会" in remark for remark in only(after).remarks)

    def test_partial_is_worth_what_the_rule_says(self, rules: RuleSet) -> None:
        before = checked(rules)
        finding = found(
            overrule(before, [ruling(before, "congress.planned", Status.PARTIAL)], rules), "congress.planned"
        )
        assert finding.value == "mentioned"
        assert 0 < finding.points < finding.max_points

    def test_agreeing_changes_no_points_and_is_shown(self, rules: RuleSet) -> None:
        before = checked(rules)
        after = overrule(before, [ruling(before, "congress.planned", Status.FAIL)], rules)
        assert only(after).score == only(before).score
        assert found(after, "congress.planned").message.startswith("人工复核：维持不通过。")

    def test_a_note_alone_changes_nothing_but_is_kept(self, rules: RuleSet) -> None:
        before = checked(rules)
        after = overrule(before, [ruling(before, "congress.planned", None, "待电话核实")], rules)
        assert only(after).score == only(before).score
        assert found(after, "congress.planned").message.endswith("（复核说明：待电话核实）")

    def test_remarks_and_a_verdict_from_elsewhere_stay(self, rules: RuleSet) -> None:
        before = checked(rules)
        marked = replace(only(before), band="雷同", remarks=(*only(before).remarks, "与另一份计划近似。"))
        after = overrule(
            replace(before, documents=(marked,)), [ruling(before, "congress.planned", Status.PASS)], rules
        )
        assert "与另一份计划近似。" in only(after).remarks
        assert only(after).band == "雷同"

    def test_other_content_or_an_unknown_rule_is_reported_and_not_applied(self, rules: RuleSet) -> None:
        before = checked(rules)
        changed = checked(rules, "新加的一段。")
        gone = Ruling(only(before).content or "", "no.such", Status.PASS)
        old = ruling(before, "congress.planned", Status.PASS)
        after = overrule(changed, [old, gone], rules)
        assert after.unmatched == (old, gone)
        assert only(after) == only(changed)


class TestRoundTrip:
    def test_entries_come_back_hold_under_a_new_name_and_are_carried_on(self, rules: RuleSet) -> None:
        first = checked(rules)
        book = filled(
            first, {"congress.planned": ("通过", "附件里有教代会方案"), "finance.audit": (None, "待核实")}
        )
        book.properties.lastModifiedBy = "李老师"
        rulings, faults = read_workbook(saved(book))
        assert faults == ()
        assert {(r.rule, r.status, r.reason, r.by) for r in rulings} == {
            ("congress.planned", Status.PASS, "附件里有教代会方案", "李老师"),
            ("finance.audit", None, "待核实", "李老师"),
        }
        renamed = checked(rules, path="第二批/最终稿.docx")
        second = overrule(renamed, rulings, rules)
        assert found(second, "congress.planned").status is Status.PASS
        again, faults = read_workbook(workbook(second))
        assert faults == ()
        assert {(r.content, r.rule, r.status, r.reason, r.by) for r in again} == {
            (r.content, r.rule, r.status, r.reason, r.by) for r in rulings
        }
        assert only(overrule(renamed, again, rules)) == only(second)

    def test_a_pass_can_be_overruled_on_its_own_sheet(self, rules: RuleSet) -> None:
        report = checked(rules)
        passed = next(f.rule for f in only(report).findings if f.status is Status.PASS)
        rulings, _ = read_workbook(saved(filled(report, {passed: ("不通过", "只有标题")}, "通过依据")))
        second = overrule(report, rulings, rules)
        assert found(second, passed).status is Status.FAIL
        listed = load_workbook(BytesIO(workbook(second)))["问题清单"]
        assert passed in [cell.value for row in listed.iter_rows() for cell in row]
        assert read_workbook(workbook(second))[0][0].rule == passed

    def test_what_matches_nothing_is_carried_on_to_the_next_workbook(self, rules: RuleSet) -> None:
        report = overrule(
            checked(rules),
            [Ruling("0" * 32, "women.work", Status.PASS, "别的学校", school="梅山小学")],
            rules,
        )
        book = load_workbook(BytesIO(workbook(report)))
        assert "未对上的复核" in book.sheetnames
        (kept,), _ = read_workbook(workbook(report))
        assert (kept.content, kept.status, kept.reason, kept.school) == (
            "0" * 32,
            Status.PASS,
            "别的学校",
            "梅山小学",
        )

    def test_sorted_rows_moved_columns_and_english_headings_are_read(self, rules: RuleSet) -> None:
        report = checked(rules)
        page = load_workbook(BytesIO(workbook(report, Lang.EN)))["Findings"]
        table = [[cell.value for cell in row] for row in page.iter_rows(min_row=3)]
        place = table[0].index("Review")
        entered = next(
            row for row in table[1:] if row[table[0].index("plancheck:rule")] == "congress.planned"
        )
        entered[place] = "pass"
        book = Workbook()
        book.active.append(["我的批注"])
        for row in (table[0], *reversed(table[1:])):
            book.active.append(["自己加的一列", *reversed(row)])
        (read,), faults = read_workbook(saved(book))
        assert (read.rule, read.status, faults) == ("congress.planned", Status.PASS, ())


def test_entries_survive_another_office_program(rules: RuleSet, tmp_path: Path) -> None:
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice is not installed")
    report = checked(rules)
    (tmp_path / "a.xlsx").write_bytes(saved(filled(report, {"congress.planned": ("通过", "附件里有")})))
    command = [
        program,
        "--headless",
        f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
        "--convert-to",
    ]
    command += ["xlsx:Calc MS Excel 2007 XML", "--outdir", str(tmp_path / "again"), str(tmp_path / "a.xlsx")]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    (read,), faults = read_workbook((tmp_path / "again" / "a.xlsx").read_bytes())
    assert (read.rule, read.status, read.reason, faults) == ("congress.planned", Status.PASS, "附件里有", ())
    assert read.content == only(report).content


class TestFaults:
    def test_an_entry_nobody_understands_is_told_with_its_row(self, rules: RuleSet) -> None:
        rulings, faults = read_workbook(saved(filled(checked(rules), {"congress.planned": ("待定", "")})))
        assert rulings == ()
        assert [(fault.code, fault.sheet, fault.text) for fault in faults] == [
            ("unknown-status", "问题清单", "待定")
        ]

    @pytest.mark.parametrize("word", ["通过", " 通过。", "合格", "符合", "PASS"])
    def test_what_people_write_for_a_pass(self, rules: RuleSet, word: str) -> None:
        (read,), _ = read_workbook(saved(filled(checked(rules), {"congress.planned": (word, "")})))
        assert read.status is Status.PASS

    def test_two_words_on_one_finding_contradict(self, rules: RuleSet) -> None:
        report = checked(rules)
        twice = replace(report, documents=(only(report), replace(only(report), path="副本.docx")))
        book = filled(twice, {"congress.planned": ("通过", "")})
        page = book["问题清单"]
        columns = {str(cell.value): cell.column for cell in page[3]}
        rows = [r for r in range(4, page.max_row + 1)
                if page.cell(r, columns["plancheck:rule"]).value == "congress.planned"]  # fmt: skip
        page.cell(rows[1], columns["人工复核"]).value = "部分"
        (read,), faults = read_workbook(saved(book))
        assert read.status is Status.PASS
        assert [(fault.code, fault.row) for fault in faults] == [("contradiction", rows[1])]

    def test_other_files_are_refused(self) -> None:
        with pytest.raises(ReviewError) as refused:
            read_workbook(b"not a workbook")
        assert refused.value.code == "not-a-workbook"
        with pytest.raises(ReviewError) as refused:
            read_workbook(saved(Workbook()))
        assert refused.value.code == "no-review-columns"
