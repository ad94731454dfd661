"""The terminal reports: what stands in them, in which order, and that they fit every terminal."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from rich.cells import cell_len

from checker.messages import Lang
from checker.reading.model import Evidence
from checker.reports.options import ReportOptions
from checker.reports.terminal import write
from checker.results import DocumentResult, Overrule, Report, Status
from tests.reports.report_samples import LONG_TITLE, district, report, scored, unreadable

PLAIN = ReportOptions()
TABLE = ReportOptions(table=True)
COLOURED = ReportOptions(colour=True, unicode=True)
ESCAPES = re.compile(r"\x1b\[[0-9;]*m")

#: names that a district really sends, and one that nobody should
LONG_NAME = "计划/内蒙古自治区呼和浩特市新城区教育局直属第三十八中学附属实验小学工会委员会2026年工作计划（修改稿第三版）.docx"


def school_year(document: DocumentResult) -> DocumentResult:
    """The plan of a school year that misses November, and has May and June in the text only."""
    assert document.reading is not None
    facts = replace(
        document.reading, period="school-year", required_months=(1, 2, 3, 4, 5, 6, 9, 10, 11, 12),
        months=(1, 2, 3, 4, 7, 9, 10, 12), prose_months=(5, 6),
    )  # fmt: skip
    findings = tuple(
        replace(finding, missing=("11",)) if finding.rule == "schedule.coverage" else finding
        for finding in document.findings
    )
    return replace(document, reading=facts, findings=findings)


def section(text: str, heading: str) -> list[str]:
    """The lines under a heading, up to the next one."""
    lines = text.splitlines()
    is_rule = [re.fullmatch(r" -{20,}", line) is not None for line in lines] + [False]
    start = next(n for n, line in enumerate(lines) if line.strip().startswith(heading) and is_rule[n + 1]) + 2
    end = next((n for n in range(start, len(lines)) if is_rule[n]), len(lines) + 1)
    return lines[start : end - 1]


ALL_KINDS = {
    "one": (report(scored()), PLAIN),
    "perfect": (report(scored(faults=())), PLAIN),
    "unreadable": (report(unreadable(LONG_NAME)), PLAIN),
    "district": (district(300), TABLE),
    "nothing": (report(), TABLE),
    "all unreadable": (report(unreadable("a.pdf"), unreadable("b.pdf")), TABLE),
    "long names": (report(scored(LONG_NAME), unreadable(LONG_NAME)), TABLE),
    "details": (district(3), ReportOptions(table=True, details=True)),
}


@pytest.mark.parametrize("lang", Lang)
@pytest.mark.parametrize("columns", [60, 80, 120])
@pytest.mark.parametrize("kind", ALL_KINDS)
def test_no_line_is_wider_than_the_terminal(kind: str, columns: int, lang: Lang) -> None:
    given, options = ALL_KINDS[kind]
    for look in ({"colour": False, "unicode": False}, {"colour": True, "unicode": True}):
        text = write(given, replace(options, width=columns, lang=lang, **look))  # type: ignore[arg-type]
        lines = ESCAPES.sub("", text).splitlines()
        assert [line for line in lines if cell_len(line) > columns] == []


class TestWithoutColour:
    @pytest.mark.parametrize("kind", ALL_KINDS)
    def test_no_escape_codes_and_no_boxes(self, kind: str) -> None:
        given, options = ALL_KINDS[kind]
        text = write(given, options)
        assert "\x1b" not in text
        assert not re.search("[─-╿▀-▟]", text)

    @pytest.mark.parametrize("kind", ALL_KINDS)
    def test_a_gbk_console_can_show_it(self, kind: str) -> None:
        given, options = ALL_KINDS[kind]
        write(given, options).encode("gbk")

    def test_coloured_text_says_the_same(self) -> None:
        plan = report(scored())
        coloured = write(plan, ReportOptions(colour=True))
        assert ESCAPES.search(coloured)
        lines = [line.rstrip() for line in ESCAPES.sub("", coloured).splitlines()]
        assert lines == write(plan, PLAIN).splitlines()


class TestOnePlan:
    text = write(report(scored()), PLAIN)

    def test_score_band_and_verdict_come_first(self) -> None:
        assert "79 / 100 分   合格   可以接收" in self.text.splitlines()[4]

    def test_the_cap_is_told(self) -> None:
        assert "! 没有安排经费审查，总分最高 79 分。" in self.text

    def test_the_arithmetic_of_a_cap_is_shown(self) -> None:
        capped = replace(scored(faults=("finance.audit",)), score=79.0)
        earned = round(sum(finding.points for finding in capped.findings), 1)
        assert f"! 各项得分合计 {earned:g} 分，总分按上限计为 79 分。" in write(report(capped), PLAIN)
        assert "合计" not in write(report(replace(capped, score=earned)), PLAIN)

    def test_a_plan_sent_back_says_why(self) -> None:
        low = replace(scored(), score=55.0, band="不合格", accepted=False)
        text = write(report(low), PLAIN)
        assert "退回修改" in text
        assert "! 得分低于合格线 60 分。" in text

    def test_a_summary_sent_back_for_its_kind_does_not_blame_the_score(self) -> None:
        remarks = ("交来的是工作总结，不是工作计划，定为不合格。",)
        text = write(report(replace(scored(), accepted=False, remarks=remarks)), PLAIN)
        assert "交来的是工作总结" in text
        assert "低于合格线" not in text

    def test_shortfalls_stand_in_the_order_of_their_cost(self) -> None:
        told = section(self.text, "需要补充和修改（5 项）")
        costs = [float(cost) for line in told for cost in re.findall(r"扣 ([\d.]+) 分", line)]
        assert costs == sorted(costs, reverse=True) == [10, 4, 4, 2]
        assert "提醒，不扣分" in next(line for line in told if line.startswith("  5 △"))

    def test_a_shortfall_says_what_where_how_and_by_which_policy(self) -> None:
        audit = "\n".join(section(self.text, "需要补充和修改")).split("\n\n")[0]
        assert "没有安排经费审查" in audit
        assert "位置  补在“四、民主管理”（第 10 段）下面" in audit
        assert "建议  工会经费独立核算" in audit
        assert "依据  《中华人民共和国工会法》第七条" in audit

    def test_a_part_that_belongs_nowhere_asks_for_a_section(self) -> None:
        measures = "\n".join(section(self.text, "需要补充和修改")).split("\n\n")[1]
        assert "位置  文中没有对应的标题，请另起一节" in measures

    def test_words_in_question_are_quoted_with_their_place(self) -> None:
        assert "位置  第 9 段“第38个教师节表彰先进。”" in self.text

    def test_pages_go_before_lines_and_paragraphs(self) -> None:
        found = (Evidence("第38个教师节", 9, 2, 14),)
        findings = tuple(
            replace(f, evidence=found) if f.rule == "currency.stale" else f for f in scored().findings
        )
        assert "位置  第 2 页“第38个教师节”" in write(report(replace(scored(), findings=findings)), PLAIN)

    def test_every_rule_stands_in_the_table_with_its_points(self) -> None:
        told = "\n".join(section(self.text, "评分明细"))
        assert re.search(r"√ 安排召开教代会 +12 / 12  第 7 段“1\. 三月召开", told)
        assert re.search(r"× 安排经费审查 +0 / 10  没有安排经费审查", told)
        assert re.search(r"△ 月度安排覆盖全期 +8 / 12 ", told)
        assert re.search(r"- 没有网站文字 +不适用", told)
        assert re.search(r"× 没有过时的提法 +-2  ", told)
        assert re.search(r"民主管理 +16 / 16", told)
        marks = [line for line in told.splitlines() if re.match(r"  [√×△-] ", line)]
        assert len(marks) == len(scored().findings)

    def test_a_long_title_is_told_in_full_among_the_shortfalls(self) -> None:
        narrow = write(report(scored()), ReportOptions(width=60))
        told = "".join(line.strip() for line in section(narrow, "需要补充和修改"))
        assert LONG_TITLE in told.replace("提醒，不扣分", "").replace(" ", "")

    def test_a_perfect_plan_is_told_so(self) -> None:
        text = write(report(scored(faults=())), PLAIN)
        assert "√ 各项要求全部满足。" in text
        assert "需要补充" not in text

    def test_what_was_doubtful_in_the_reading_is_told(self) -> None:
        noted = replace(scored(), notes=("有 3 个字符无法识别。",))
        assert "! 有 3 个字符无法识别。" in write(report(noted), PLAIN)
        assert "读取说明" not in self.text

    def test_a_reviewers_word_is_told_with_what_the_rules_said(self) -> None:
        audit = next(f for f in scored().findings if f.rule == "finance.audit")
        ruled = replace(
            audit, status=Status.PARTIAL, points=5.0, overruled=Overrule(audit, Status.PARTIAL, "附件里有")
        )
        findings = tuple(ruled if f is audit or f.rule == audit.rule else f for f in scored().findings)
        text = write(report(replace(scored(), findings=findings)), PLAIN)
        assert "复核  附件里有（规则原判：不符合）" in text
        assert "人工复核：附件里有" in text

    def test_control_characters_of_the_document_stay_out(self) -> None:
        nasty = Evidence("\x1b]0;pwned\x07教代会\u202e", 7)
        findings = tuple(replace(f, evidence=(nasty,), message="\x1b[2J") for f in scored().findings)
        text = write(report(replace(scored("a\x1b[31m.txt"), findings=findings)), PLAIN)
        assert not set(text) & set("\x1b\x07\u202e")
        assert "\\x1b]0;pwned" in text


class TestMonths:
    def strip(self, document: DocumentResult) -> tuple[list[str], list[str]]:
        lines = section(write(report(document), PLAIN), "月度安排")
        return lines[0].split(), lines[1].split()

    def test_a_school_year_begins_in_september(self) -> None:
        names, marks = self.strip(school_year(scored()))
        assert names == [f"{month}月" for month in (9, 10, 11, 12, 1, 2, 3, 4, 5, 6, 7, 8)]
        assert marks == ["■■■", "■■■", "□□□", "■■■", "■■■", "■■■", "■■■", "■■■", "◆◆◆", "◆◆◆", "■■■", "···"]

    def test_the_gaps_are_told_in_words(self) -> None:
        text = write(report(school_year(scored())), PLAIN)
        assert "要求 10 个月，缺 11月。" in text
        assert "■ 逐月安排中有  ◆ 正文中提到  □ 缺  · 不要求" in text

    def test_a_month_that_the_rule_does_not_count_is_a_gap_though_the_text_names_it(self) -> None:
        document = school_year(scored())
        strict = tuple(
            replace(f, missing=("5", "6", "11")) if f.rule == "schedule.coverage" else f
            for f in document.findings
        )
        _, marks = self.strip(replace(document, findings=strict))
        assert marks[8:10] == ["□□□", "□□□"]

    def test_an_autumn_term_runs_into_january(self) -> None:
        document = scored(faults=())
        assert document.reading is not None
        facts = replace(
            document.reading, required_months=(1, 9, 10, 11, 12), months=(9, 10, 11, 12), prose_months=()
        )
        names, marks = self.strip(replace(document, reading=facts))
        assert names[:5] == ["9月", "10月", "11月", "12月", "1月"]
        assert marks[:6] == ["■■■", "■■■", "■■■", "■■■", "□□□", "···"]

    def test_a_whole_year_begins_in_january(self) -> None:
        names, marks = self.strip(scored())
        assert names[0] == "1月"
        assert marks[:3] == ["□□□", "□□□", "■■■"]


class TestManyPlans:
    given = district(24)
    text = write(given, replace(TABLE, width=120))

    def rows(self, text: str) -> list[tuple[str, float]]:
        return [(m[1], float(m[2])) for m in re.finditer(r"^ (\S+\.docx) +([\d.]+)  ", text, re.MULTILINE)]

    def test_a_row_a_plan_best_first(self) -> None:
        expected = sorted((d.score for d in self.given.scored if d.score is not None), reverse=True)
        scores = [
            float(score)
            for score in re.findall(r"^ \S.*? +([\d.]+)  (?:优秀|良好|合格|不合格)", self.text, re.MULTILINE)
        ]
        assert scores == expected

    @pytest.mark.parametrize("sort", ["name", "path"])
    def test_other_orders(self, sort: str) -> None:
        names = [name for name, _ in self.rows(write(self.given, replace(TABLE, width=120, sort=sort)))]
        assert names == sorted(names)

    def test_by_band_the_best_first(self) -> None:
        text = write(self.given, replace(TABLE, width=120, sort="band"))
        bands = re.findall(r"\.docx +[\d.]+  (\S+)", text)
        ranks = [self.given.ruleset.bands.index(band) for band in bands]
        assert ranks == sorted(ranks)

    def test_the_totals_are_those_of_the_summary(self) -> None:
        summary = self.given.summary
        assert (
            f"评分 {summary.outcomes['scored']} 份；无法读取 2 份；另有 1 个其他类型的文件没有检查"
            in self.text
        )
        for band in self.given.ruleset.bands:
            assert f"{band} {summary.bands.get(band, 0)} " in section(self.text, "合计")[0] + " "
        back = summary.outcomes["scored"] - summary.accepted
        assert (
            f"平均 {summary.mean_score:g} 分；可以接收 {summary.accepted} 份，退回修改 {back} 份" in self.text
        )

    def test_rules_by_how_many_fail_them(self) -> None:
        lines = section(self.text, "各项要求的问题")
        told = {
            m[1]: (int(m[2]), int(m[3]))
            for line in lines
            if (m := re.match(r"  (\S+) +不符合 +(\d+)  部分 +(\d+)", line))
        }
        expected = {
            card.title: (counts["fail"], counts["partial"])
            for card in self.given.ruleset.rules
            if (counts := self.given.summary.rules[card.id])["fail"] or counts["partial"]
        }
        assert told == expected
        assert list(told.values()) == sorted(told.values(), key=lambda pair: (-pair[0], -pair[1]))

    def test_key_requirements_only_and_how_they_fail(self) -> None:
        goals = write(
            report(scored("a.docx", faults=("section.goals", "finance.audit", "section.measures"))), TABLE
        )
        row = next(line for line in goals.splitlines() if " a.docx" in line)
        assert "×安排经费审查" in row
        assert "△有工作目标" in goals
        assert "×有措施保障" not in goals

    def test_no_line_ends_within_an_extension(self) -> None:
        for stem, second in (("第二实验学校工会计划", ".txt"), ("白杨中学工会计划二零二六年", "六年.txt")):
            text = write(report(scored(f"{stem}.txt")), replace(TABLE, width=80))
            assert any(line.strip() == second for line in text.splitlines())

    def test_months_of_one_period_share_its_order(self) -> None:
        year = scored("b.docx", faults=())
        autumn = write(report(school_year(scored("a.docx")), school_year(scored("b.docx"))), TABLE)
        assert "月份 9月起" in autumn
        assert autumn.count("■■□■■■■■◆◆■·") == 2
        assert "月份 1月起" in write(report(school_year(scored("a.docx")), year), TABLE)

    def test_what_could_not_be_read_is_listed_once_a_reason(self) -> None:
        lines = [line.strip() for line in section(self.text, "无法读取（2 份）") if line.strip()]
        assert lines == [
            "× plans/无法打开1.doc",
            "× plans/无法打开2.doc",
            "文件设了打开密码。请让报送单位取消密码后重新发送。",
        ]

    def test_nothing_at_all(self) -> None:
        text = write(report(), TABLE)
        assert "评分 0 份" in text
        assert "合计" not in text

    def test_nothing_that_could_be_read(self) -> None:
        text = write(report(unreadable()), TABLE)
        assert "评分 0 份；无法读取 1 份" in text
        assert "平均" not in text

    def test_details_follow_in_the_same_order(self) -> None:
        text = write(report(scored("甲.docx"), scored("乙.docx", faults=())), replace(TABLE, details=True))
        assert [m[1] for m in re.finditer(r"^ (\S+\.docx)$", text, re.MULTILINE)] == ["乙.docx", "甲.docx"]
        assert text.count("评分明细") == 2

    def test_one_file_of_a_folder_still_makes_a_table(self) -> None:
        given: Report = report(scored())
        assert "评分明细" in write(given, PLAIN)
        assert "评分明细" not in write(given, TABLE)
        assert "合计" in write(given, TABLE)


def test_the_score_stands_large_on_a_terminal() -> None:
    lines = ESCAPES.sub("", write(report(scored()), COLOURED)).splitlines()
    assert "▀▀█ █▀█" in lines[4]
    assert "合格   可以接收" in lines[5]
