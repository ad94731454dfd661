"""The Excel workbook, opened by another library and by LibreOffice."""

from __future__ import annotations

import re
import subprocess
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from checker.messages import Lang
from checker.reports.excel import workbook
from checker.results import Report, RuleCard, Severity, Status
from tests.reports.office_samples import School, cards, district, report, scored
from tests.reports.report_samples import unreadable

#: openpyxl says that it cannot keep data bars; these tests only look
pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported")

HEAD, FIRST = 5, 6  # rows of the score sheet


def opened(run: Report, lang: Lang = Lang.ZH) -> Workbook:
    return load_workbook(BytesIO(workbook(run, lang)))


def headings(sheet: Worksheet, row: int) -> dict[str, int]:
    return {str(cell.value).split("\n")[0]: cell.column for cell in sheet[row] if cell.value is not None}


def rows(sheet: Worksheet, head: int) -> list[dict[str, object]]:
    columns = headings(sheet, head)
    return [
        {name: sheet.cell(row, column).value for name, column in columns.items()}
        for row in range(head + 1, sheet.max_row + 1)
    ]


@pytest.fixture(scope="module")
def run() -> Report:
    return district(12)


@pytest.fixture(scope="module")
def book(run: Report) -> Workbook:
    return opened(run)


class TestScores:
    def test_a_row_a_school_with_totals_of_the_report(self, run: Report, book: Workbook) -> None:
        sheet = book["评分表"]
        titles = [rule.title for rule in run.ruleset.rules]
        for offset, document in enumerate(run.scored):
            row = FIRST + offset
            assert sheet.cell(row, 2).value == document.reading.unit  # type: ignore[union-attr]
            assert sheet.cell(row, 3).value == document.score
            assert sheet.cell(row, 4).value == document.band
            by_heading = {
                str(sheet.cell(HEAD, c).value).split("\n")[0]: sheet.cell(row, c) for c in range(6, 31)
            }
            assert list(by_heading) == titles
            for finding, title in zip(document.findings, titles, strict=True):
                cell = by_heading[title]
                if finding.max_points:
                    assert cell.value == finding.points
                    assert cell.number_format == f'General"/{finding.max_points:g}"'
                else:
                    assert cell.value == {Status.PASS: "通过", Status.FAIL: "不通过"}[finding.status]

    def test_groups_are_merged_over_their_rules(self, run: Report, book: Workbook) -> None:
        sheet = book["评分表"]
        spans = {str(sheet.cell(4, area.min_col).value): area.size["columns"] for area in sheet.merged_cells
                 if area.min_row == area.max_row == 4}  # fmt: skip
        assert spans["格式规范（10 分）"] == 6
        assert spans["四项职能（24 分）"] == 4

    def test_a_school_that_cannot_be_read_keeps_its_row_and_says_why(self, book: Workbook) -> None:
        cells = [cell.value for cell in book["评分表"][FIRST + 12]]
        assert cells[1:5] == ["加密的计划", None, None, "无法读取"]
        assert any("打开密码" in str(value) for value in cells)

    def test_key_gaps_come_first_and_the_rest_is_counted(self) -> None:
        school = School("青山小学", "a.docx", failing=("form.signoff", "section.goals", "women.work", "finance.budget",
                                                    "congress.planned", "finance.audit"))  # fmt: skip
        ruleset = cards()
        sheet = opened(report((scored(school, ruleset),), ruleset))["评分表"]
        text = str(sheet.cell(FIRST, 6 + len(ruleset.rules)).value)
        assert text.startswith("没有安排召开教代会；没有安排经费审查；")
        assert text.endswith("；另有 2 项")

    def test_set_up_for_screen_and_print(self, book: Workbook) -> None:
        sheet = book["评分表"]
        assert sheet.freeze_panes == "F6"
        assert sheet.auto_filter.ref is not None
        assert sheet.auto_filter.ref.startswith("A5:")
        assert (sheet.page_setup.orientation, int(sheet.page_setup.paperSize)) == ("landscape", 9)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert int(sheet.page_setup.fitToHeight) == 0  # as many pages as the schools need, each one page wide
        assert sheet.print_title_rows == "$4:$5"
        assert "&P" in str(sheet.oddFooter.right.text)

    def test_widths_fit_chinese(self) -> None:
        long_name = "青山市松山区教师进修学院附属实验外国语学校东校区"
        sheet = opened(report((scored(School(long_name, "a.docx"), cards()),)))["评分表"]
        lines = -(-len(long_name) * 2 // int(sheet.column_dimensions["B"].width))
        assert sheet.row_dimensions[FIRST].height >= lines * 15


class TestText:
    @pytest.mark.parametrize(
        "text", ["=1+1", "+HYPERLINK(1)", "-2+3", "@SUM(A1)", "=cmd|' /C calc'!A0", "http://a.cn"]
    )
    def test_what_begins_like_a_formula_stays_text(self, text: str) -> None:
        ruleset = cards()
        document = scored(School(text, f"{text}.docx", failing=("section.goals",)), ruleset)
        findings = tuple(replace(f, message=text, suggestion=text) for f in document.findings)
        data = workbook(report((replace(document, findings=findings, remarks=(text,)),), ruleset))
        with ZipFile(BytesIO(data)) as package:
            sheets = [
                package.read(name) for name in package.namelist() if name.startswith("xl/worksheets/sheet")
            ]
        assert not any(b"<f>" in sheet or b"<hyperlink" in sheet for sheet in sheets)
        cell = load_workbook(BytesIO(data))["评分表"].cell(FIRST, 2)
        assert (cell.value, cell.data_type) == (text, "s")

    def test_control_characters_and_endless_texts_do_not_break_the_file(self) -> None:
        ruleset = cards()
        document = scored(School("甲\x00\x0b\ud800校", "a.docx", failing=("section.goals",)), ruleset)
        findings = tuple(replace(f, message="长" * 40_000) for f in document.findings)
        book = opened(report((replace(document, findings=findings),), ruleset))
        assert book["评分表"].cell(FIRST, 2).value == "甲\ufffd\ufffd\ufffd校"
        assert len(str(rows(book["问题清单"], 3)[0]["情况"])) == 32_767


class TestMonths:
    def test_listed_told_and_missing_months_are_told_apart(self) -> None:
        school = School("青山小学", "a.docx", months=(1, 2), prose_months=(2, 3))
        book = opened(report((scored(school, cards()),)))
        months = rows(book["月度覆盖"], 6)[0]
        assert [months[f"{month}月"] for month in range(1, 5)] == ["✓", "✓", "○", "缺"]
        assert months["已安排/应安排"] == 3

    def test_a_month_that_is_not_required_is_blank(self) -> None:
        ruleset = cards()
        document = scored(School("青山小学", "a.docx", months=(3, 4)), ruleset)
        assert document.reading is not None
        term = replace(
            document, reading=replace(document.reading, period="spring-term", required_months=(2, 3, 4))
        )
        sheet = opened(report((term,), ruleset))["月度覆盖"]
        months = rows(sheet, 6)[0]
        assert (months["2月"], months["3月"], months["9月"]) == ("缺", "✓", None)
        assert sheet.cell(3, headings(sheet, 6)["9月"]).value == 0


class TestFindings:
    def test_a_row_for_everything_that_is_no_pass(self, run: Report, book: Workbook) -> None:
        listed = {(line["学校"], line["plancheck:rule"]) for line in rows(book["问题清单"], 3)}
        expected = {
            (document.reading.unit, finding.rule)  # type: ignore[union-attr]
            for document in run.scored
            for finding in document.findings
            if finding.status in (Status.FAIL, Status.PARTIAL)
        }
        assert listed == expected
        passes = {(line["学校"], line["plancheck:rule"]) for line in rows(book["通过依据"], 3)}
        assert not passes & expected
        assert len(passes) + len(expected) == 12 * len(run.ruleset.rules)

    def test_an_absence_says_where_it_belongs_and_words_found_are_quoted(self) -> None:
        school = School("青山小学", "a.docx", failing=("section.goals",), partial=("women.work",))
        absent, hollow = rows(opened(report((scored(school, cards()),)))["问题清单"], 3)
        assert absent["原文依据"] is None
        assert str(absent["位置"]).startswith("补在“二、工作目标")
        assert hollow["原文依据"] == "二、女教职工工作：三月组织实施。"
        assert str(hollow["位置"]).startswith("第 ")

    def test_reviewers_choose_from_a_list_and_keys_are_hidden(self, book: Workbook) -> None:
        sheet = book["问题清单"]
        (validation,) = sheet.data_validations.dataValidation
        assert validation.formula1 == '"通过,部分,不通过"'
        column = headings(sheet, 3)["人工复核"]
        assert sheet.cell(4, column).coordinate in validation.sqref
        hidden = headings(sheet, 3)
        letters = [
            sheet.cell(3, hidden[key]).column_letter for key in ("plancheck:content", "plancheck:rule")
        ]
        # neighbours of one width are stored as one range under the first letter
        assert sheet.column_dimensions[letters[0]].hidden

    def test_rows_are_free_to_grow(self, run: Report) -> None:
        with ZipFile(BytesIO(workbook(run))) as package:
            sheet = package.read("xl/worksheets/sheet3.xml").decode()
        assert re.search(r'<row r="4"[^>]* ht="', sheet)
        assert "customHeight" not in sheet


class TestOtherSheets:
    def test_rules_are_counted_by_the_summary_and_drawn(self, run: Report, book: Workbook) -> None:
        sheet = book["规则统计"]
        for line, rule in zip(rows(sheet, 2), run.ruleset.rules, strict=False):
            counts = run.summary.rules[rule.id]
            assert [line["通过"], line["部分"], line["不通过"]] == [
                counts[s] for s in ("pass", "partial", "fail")
            ]
        with ZipFile(BytesIO(workbook(run))) as package:
            assert sum(name.startswith("xl/charts/chart") for name in package.namelist()) == 2

    def test_unreadable_files_stand_with_reasons_and_others_are_named(self) -> None:
        sheet = opened(report((unreadable("b.docx"),), not_checked=("活动照片.rar",)))["无法读取"]
        values = [cell.value for row in sheet.iter_rows() for cell in row]
        assert "b.docx" in values
        assert any("打开密码" in str(value) for value in values)
        assert "活动照片.rar" in values

    def test_english(self, run: Report) -> None:
        book = opened(run, Lang.EN)
        assert book.sheetnames == ["Scores", "Months", "Findings", "Passes", "Rules", "Unreadable"]


class TestSizes:
    def test_no_plans_and_nothing_readable(self) -> None:
        assert opened(report(()))["评分表"].cell(FIRST, 2).value == "没有可评分的文件。"
        sheet = opened(report((unreadable("a.docx"), unreadable("b.docx"))))["评分表"]
        assert [sheet.cell(FIRST + i, 5).value for i in range(2)] == ["无法读取", "无法读取"]

    def test_three_hundred_schools_and_a_title_of_forty_characters(self) -> None:
        long = RuleCard("long", "甲乙丙丁戊己庚辛壬癸" * 4, "格式规范", 2, Severity.INFO)
        ruleset = cards((long, *cards().rules))
        documents = tuple(scored(School(f"第{n}小学", f"{n}.docx"), ruleset) for n in range(300))
        sheet = opened(report(documents, ruleset))["评分表"]
        assert sheet.max_row == FIRST + 299
        assert sheet.cell(HEAD, 6).value == long.title + "\n2分"
        assert sheet.row_dimensions[HEAD].height <= 409


@pytest.fixture(scope="module")
def soffice(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    import shutil

    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice is not installed")
    return [program, "--headless", f"-env:UserInstallation={tmp_path_factory.mktemp('profile').as_uri()}"]


def test_libreoffice_opens_it_and_loses_nothing(soffice: list[str], tmp_path: Path, run: Report) -> None:
    (tmp_path / "out.xlsx").write_bytes(workbook(run))
    subprocess.run(
        [*soffice, "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(tmp_path / "again"), str(tmp_path / "out.xlsx")],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    before, after = load_workbook(tmp_path / "out.xlsx"), load_workbook(tmp_path / "again" / "out.xlsx")
    assert before.sheetnames == after.sheetnames
    for sheet in before:
        cells = {c.coordinate: c.value for row in sheet.iter_rows() for c in row if c.value is not None}
        again = {
            c.coordinate: c.value
            for row in after[sheet.title].iter_rows()
            for c in row
            if c.value is not None
        }
        assert again == cells
