"""Markdown, parsed by markdown-it as a repository's viewer would."""

from __future__ import annotations

from markdown_it import MarkdownIt

from checker.reports import markdown
from checker.reports.options import ReportOptions
from checker.results import Report
from tests.reports.report_samples import LONG_TITLE, RULESET, district, report, scored, unreadable

ZH = ReportOptions()


def tables(made: Report) -> list[list[list[str]]]:
    """The cells of each table as a viewer shows them; html is passed through, so that a tag would be seen as one."""
    found: list[list[list[str]]] = []
    for token in MarkdownIt("commonmark", {"html": True}).enable("table").parse(markdown.write(made, ZH)):
        if token.type == "table_open":
            found.append([])
        elif token.type == "tr_open":
            found[-1].append([])
        elif token.type == "inline" and found and token.level > 3:
            assert all(child.type in ("text", "text_special") for child in token.children or ()), (
                token.content
            )
            found[-1][-1].append("".join(child.content for child in token.children or ()))
    return found


def test_one_plan_has_a_table_of_all_rules() -> None:
    (table,) = tables(report(scored()))
    assert table[0] == ["规则", "结果", "得分", "情况", "原文"]
    assert len(table) == 1 + len(RULESET.rules)
    rows = {row[0]: row for row in table[1:]}
    assert rows["安排经费审查"][1:4] == ["✗ 不符合", "0 / 10", "没有安排经费审查"]
    assert rows["安排经费审查"][4] == "应补在“四、民主管理”处"
    assert rows[LONG_TITLE][1] == "◐ 部分"


def test_pipes_tags_and_stars_of_a_document_stay_text() -> None:
    (table,) = tables(report(scored()))
    rows = {row[0]: row for row in table[1:]}
    assert rows["女教职工工作"][4] == "“3月 | 召开教代会；三八节女教职工健步走”"
    assert "<b>重大事项</b>" in rows["校务公开"][4]


def test_several_plans_have_a_score_table_the_frequent_gaps_and_the_unreadable() -> None:
    scores, frequent, unread = tables(report(scored(), scored("b.docx", "青石*中学|工会", ()), unreadable()))
    assert [row[0] for row in scores[1:]] == ["启明路小学工会", "青石*中学|工会"]
    assert scores[1][-1] == "1月、2月、7月、8月"
    assert ["安排经费审查", "1", "0"] in frequent
    assert unread[1][0] == "plans/加密.docx"


def test_every_school_of_a_district_is_there() -> None:
    batch = district(300)
    assert len(tables(batch)[0]) == 301


def test_none_and_only_unreadable() -> None:
    assert tables(report()) == []
    assert "没有文件" in markdown.write(report(), ZH)
    (unread,) = tables(report(unreadable("a.doc"), unreadable("b.doc")))
    assert len(unread) == 3
