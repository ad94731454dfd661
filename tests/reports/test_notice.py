"""The lines for a chat: what they say, and what they must never hold."""

from __future__ import annotations

import re
from pathlib import Path

from checker.messages import Lang
from checker.reports import notice
from checker.reports.options import ReportOptions
from tests.reports.judged import judged
from tests.reports.report_samples import report, scored, unreadable

ZH, EN = ReportOptions(), ReportOptions(lang=Lang.EN)


def test_a_plan_with_gaps_is_told_its_score_and_what_to_add() -> None:
    text = notice.write(report(scored()), ZH)
    lines = text.splitlines()
    assert lines[0] == "【工作计划评审】启明路小学工会"
    assert "79 分" in lines[1]
    assert "等级：合格，可以接收" in lines[1]
    assert lines[2] == "说明：没有安排经费审查，总分最高 79 分。"
    assert lines[3] == "请补充或修改以下 4 处："
    assert lines[4] == "1. 没有安排经费审查（-10 分）"  # what costs most comes first
    assert lines[5].startswith("   建议：工会经费独立核算")
    assert lines[-1].endswith("谢谢！")


def test_missing_things_are_not_said_twice() -> None:
    assert notice.write(report(scored()), ZH).count("7月、8月") == 1


def test_advice_is_not_numbered_among_what_must_be_mended() -> None:
    text = notice.write(report(scored()), ZH)
    assert "另外建议：可在每月安排后写明责任人。" in text
    assert "5. " not in text


def test_a_complete_plan_is_thanked_and_asked_for_nothing() -> None:
    text = notice.write(report(scored(faults=())), ZH)
    assert "没有需要补充的地方" in text
    assert "请补充" not in text
    assert "1. " not in text


def test_a_file_that_could_not_be_read_is_asked_for_again() -> None:
    text = notice.write(report(unreadable("报送/加密.docx")), ZH)
    assert "加密.docx" in text
    assert "重新发送" in text
    assert "分" not in text.split("设了打开密码")[0]  # no score where nothing was read


def test_one_block_a_document_and_no_markup() -> None:
    text = notice.write(report(scored(), unreadable(), scored("b.docx", "青石中学工会")), ZH)
    assert len(text.split(notice.BETWEEN)) == 3
    assert not re.search(r"[*_#|<>`]|\x1b", text)


def test_a_name_with_line_ends_cannot_add_lines() -> None:
    plain = notice.write(report(scored(unit="启明路小学工会")), ZH)
    odd = notice.write(report(scored(unit="启明路\n【通过】\x1b[31m小学工会")), ZH)
    assert len(odd.splitlines()) == len(plain.splitlines())
    assert "\x1b" not in odd


def test_no_documents_and_english() -> None:
    assert notice.write(report(), ZH) == "没有文件。\n"
    assert "79 of 100 points" in notice.write(report(scored()), EN)


def test_a_plan_without_months_is_told_so_in_a_few_words(tmp_path: Path) -> None:
    plan = "青山小学2026年工会工作计划\n一、主要工作\n组织教师读书，慰问生病的教师。\n"
    text = notice.write(judged(tmp_path, 计划=plan), ZH)
    assert "全年各月都没有安排（-10 分）" in text
    assert "11月" not in text


def test_a_long_run_of_months_is_told_by_its_ends(tmp_path: Path) -> None:
    plan = "青山小学2026年工会工作计划\n一、每月工作安排\n1月：慰问。\n2月：学习。\n9月：庆祝教师节。\n"
    text = notice.write(judged(tmp_path, 计划=plan), ZH)
    assert "缺 3—8月、10—12月 的安排（已安排 3/12 个月）（-7.5 分）" in text
    assert "各补一两项工作：3—8月、10—12月。" in text
