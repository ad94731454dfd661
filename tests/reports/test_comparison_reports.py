"""The reports of a comparison, each opened by a reader of its format."""

from __future__ import annotations

import csv
import io
import json
import re

import html5lib
import pytest
from junitparser import JUnitXml
from lxml import etree

from checker.comparing import Comparison, compare
from checker.messages import Lang
from checker.reports.cells import width
from checker.reports.comparison import FILES, FORMATS, writer
from checker.reports.json_reading import NotAReport, report_of
from checker.reports.options import ReportOptions
from tests.reports.report_samples import district, report, scored, unreadable

ZH, EN = ReportOptions(), ReportOptions(lang=Lang.EN)


def written(name: str, comparison: Comparison, options: ReportOptions = ZH) -> str:
    text = writer(FORMATS[name])(comparison, options)
    assert isinstance(text, str)
    return text


@pytest.fixture
def versions() -> Comparison:
    """Two versions of one plan: the audit is there now, the congress is gone, the measures still lack."""
    new = scored("新/启明路小学（修改稿）.docx", faults=("section.measures", "congress.planned"))
    return compare(report(scored("旧/启明路小学.docx")), report(new))


@pytest.fixture
def runs() -> Comparison:
    old = report(
        scored("旧/a.docx"),
        scored("旧/b.docx", "青石中学", ()),
        scored("旧/c.docx", "只在旧"),
        unreadable("旧/d.doc"),
    )
    new = report(
        scored("新/a.docx", faults=()),
        scored("新/b.docx", "青石中学", ("finance.audit",)),
        unreadable("新/d.doc"),
        scored("新/e.docx", "只在新", ()),
    )
    return compare(old, new)


def every_comparison() -> list[Comparison]:
    return [
        compare(report(scored()), report(scored(faults=()))),
        compare(report(scored()), report(unreadable())),
        compare(report(unreadable()), report(scored())),
        compare(report(), report()),
        compare(report(scored("x")), report()),
        compare(district(30), district(24)),
    ]


@pytest.mark.parametrize("comparison", every_comparison())
@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("options", [ZH, EN], ids=["zh", "en"])
def test_every_format_takes_every_comparison(
    comparison: Comparison, name: str, options: ReportOptions
) -> None:
    text = written(name, comparison, options)
    text.encode("utf-8")
    assert "{" not in text or name in ("json", "jsonl", "html")  # no placeholder was left unfilled


def test_every_extension_has_a_writer() -> None:
    assert set(FILES.values()) <= set(FORMATS.values())


class TestTerminal:
    def test_one_plan_tells_scores_and_what_became_of_each_requirement(self, versions: Comparison) -> None:
        text = written("terminal", versions)
        assert "79 → 79 分（±0）" in text
        assert [
            re.sub(r"\s+", " ", line.strip())
            for line in text.splitlines()
            if line.startswith(" ") and "（" in line
        ][-3:] == [
            "新出现或变差（1）",
            "仍需补充（1）",
            "已改好（4）",
        ]
        broken = text.split("新出现或变差")[1].split("仍需补充")[0]
        assert "安排召开教代会" in broken
        assert "没有提到教代会" in broken
        assert "-12" in broken

    def test_many_plans_make_a_table_with_what_became_worse_first(self, runs: Comparison) -> None:
        text = written("terminal", runs)
        rows = [line for line in text.splitlines() if "青石中学" in line or "启明路小学" in line]
        assert rows[0].split() == ["青石中学", "100", "79", "-21", "1", "-", "-"]
        assert rows[1].split() == ["启明路小学工会", "79", "100", "+21", "-", "-", "5"]
        assert "旧/c.docx" in text.split("只在原来一批（1 份）")[1]
        assert "新/e.docx" in text.split("只在新的一批（1 份）")[1]

    @pytest.mark.parametrize("columns", [60, 80, 120])
    def test_no_line_is_wider_than_the_terminal(
        self, columns: int, runs: Comparison, versions: Comparison
    ) -> None:
        for comparison in (runs, versions, compare(district(30), district(30))):
            text = written("terminal", comparison, ReportOptions(width=columns, details=True))
            assert max(map(width, text.splitlines())) <= columns
            assert "\x1b" not in text

    def test_a_version_that_cannot_be_read_is_told(self) -> None:
        text = written("terminal", compare(report(scored()), report(unreadable())))
        assert "79 → 无法读取" in text
        assert "打开密码" in text


def test_json_holds_the_comparison_field_by_field(runs: Comparison) -> None:
    value = json.loads(written("json", runs))
    assert value["schema_version"] == "1"
    assert value["summary"]["counts"]["fixed"] == 5
    first = value["documents"][0]
    assert first["score_change"] == 21
    assert first["matched_by"] == "path"
    audit = next(f for f in first["findings"] if f["rule"] == "finance.audit")
    assert audit["change"] == "fixed"
    assert (audit["old"]["status"], audit["new"]["status"]) == ("fail", "pass")
    assert [d["path"] for d in value["only_old"]] == ["旧/c.docx"]
    assert [json.loads(line) for line in written("jsonl", runs).splitlines()] == value["documents"]


def test_csv_has_a_row_a_document_also_for_those_that_one_run_has(runs: Comparison) -> None:
    rows = list(csv.DictReader(io.StringIO(written("csv", runs)[1:], newline="")))
    assert [row["变化"] for row in rows] == ["21.0", "-21.0", "", "", ""]
    assert rows[1]["新出现或变差"] == "安排经费审查"
    assert (rows[3]["原来的文件"], rows[3]["新的文件"]) == ("旧/c.docx", "")
    assert (rows[4]["原来的文件"], rows[4]["新的文件"]) == ("", "新/e.docx")


def test_csv_of_findings_has_a_row_a_requirement(versions: Comparison) -> None:
    rows = list(csv.DictReader(io.StringIO(written("csv-findings", versions)[1:], newline="")))
    by_rule = {row["规则编号"]: row for row in rows}
    assert (by_rule["congress.planned"]["原来结果"], by_rule["congress.planned"]["现在结果"]) == (
        "符合",
        "不符合",
    )
    assert by_rule["finance.audit"]["变化"] == "已改好"


def test_junit_fails_for_what_became_worse_only(versions: Comparison) -> None:
    (suite,) = JUnitXml.fromstring(written("junit", versions).encode())
    failed = {case.name.split()[0] for case in suite if any(r.type == "newly-broken" for r in case.result)}
    assert failed == {"congress.planned"}
    assert suite.failures == 1  # what is still missing breaks no build


def test_junit_of_a_version_that_cannot_be_read_is_an_error() -> None:
    (suite,) = JUnitXml.fromstring(written("junit", compare(report(scored()), report(unreadable()))).encode())
    assert suite.errors == 1


def test_the_notice_thanks_for_what_is_mended_and_asks_for_the_rest(versions: Comparison) -> None:
    text = written("notice", versions)
    assert "由 79 分变为 79 分" in text
    thanks, still, broken = (
        next(i for i, line in enumerate(text.splitlines()) if word in line)
        for word in ("已改好 4 处", "仍需补充 1 处", "这次新出现 1 处")
    )
    assert thanks < still < broken
    assert "1. 没有措施保障部分" in text
    assert "2. 没有提到教代会" in text
    complete = written("notice", compare(report(scored()), report(scored(faults=()))))
    assert "全部补齐" in complete


def test_markdown_names_what_changed(versions: Comparison, runs: Comparison) -> None:
    assert "**安排召开教代会** 安排召开教代会：符合 → 没有提到教代会" in written("markdown", versions)
    assert "| 青石中学 | 新/b.docx | 100 | 79 | -21 | 1 | 0 | 0 |" in written("markdown", runs)


class TestHtml:
    def tree(self, comparison: Comparison) -> etree._Element:
        parser = html5lib.HTMLParser(
            strict=True, tree=html5lib.getTreeBuilder("lxml"), namespaceHTMLElements=False
        )
        return parser.parse(written("html", comparison)).getroot()

    def test_many_plans_make_a_table_whose_rows_lead_to_the_sections(self, runs: Comparison) -> None:
        tree = self.tree(runs)
        rows = tree.xpath("//table/tbody/tr")
        assert len(rows) == 3
        assert [cell.get("data-v") for cell in rows[1].findall("td")[2:6]] == ["-21.0", "1", "0", "0"]
        for target in tree.xpath("//table//a/@href"):
            assert len(tree.xpath(f"//details[@id='{target[1:]}']")) == 1

    def test_one_plan_stands_open(self, versions: Comparison) -> None:
        tree = self.tree(versions)
        assert not tree.xpath("//table")
        (section,) = tree.xpath("//details")
        assert section.get("open") is not None
        assert len(section.xpath(".//section[@class='part-broken']//li")) == 1
        assert len(section.xpath(".//section[@class='part-fixed']//li")) == 4

    def test_markup_in_names_stays_text(self) -> None:
        name = "<img src=x onerror=alert(1)></script>"
        tree = self.tree(compare(report(scored(name, name)), report(scored(name, name, ()))))
        assert not tree.xpath("//img")
        assert len(tree.xpath("//script")) == 1


class TestReadingBack:
    def test_a_json_report_reads_back_as_the_report_it_was(self) -> None:
        from checker.reports import json_report

        batch = district(20)
        assert report_of(json_report.write(batch, ZH)) == batch

    def test_fields_that_a_later_version_added_are_passed_over(self) -> None:
        from checker.reports import json_report

        value = json.loads(json_report.write(report(scored()), ZH))
        value["new"] = 1
        value["documents"][0]["findings"][0]["more"] = {}
        del value["documents"][0]["notes"]  # what an earlier version had not yet
        assert report_of(json.dumps(value)) == report(scored())

    @pytest.mark.parametrize(
        "text",
        ["", "[]", "{}", "null", '{"schema_version": "2"}', '{"schema_version": "1"}', "[" * 100_000,
         '{"schema_version": "1", "ruleset": {"id": 1}, "documents": [], "summary": {}}',
         '{"schema_version": "1", "ruleset": [], "documents": {}, "summary": []}'],
    )  # fmt: skip
    def test_what_is_no_report_is_refused(self, text: str) -> None:
        with pytest.raises(NotAReport):
            report_of(text)

    def test_a_comparison_is_no_report(self, versions: Comparison) -> None:
        with pytest.raises(NotAReport):
            report_of(written("json", versions))
