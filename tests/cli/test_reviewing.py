"""The round trip of a review, typed as a reviewer types it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook

from checker.cli.main import main
from checker.documents import read_bytes
from tests.documents.ooxml import docx_bytes, p

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported")

PLAN = "青山小学工会2026年工作计划\n一、主要工作\n1.三月组织健步走。\n2.九月慰问教师。\n青山小学工会\n2026年2月20日\n"
RULE = "congress.planned"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "计划").mkdir()
    (tmp_path / "计划" / "青山小学.txt").write_text(PLAN, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def fill(path: Path, word: str | None, reason: str = "附件里有") -> None:
    book = load_workbook(path)
    sheet = book["问题清单"]
    columns = {str(cell.value): cell.column for cell in sheet[3]}
    for row in range(4, sheet.max_row + 1):
        if sheet.cell(row, columns["plancheck:rule"]).value == RULE:
            sheet.cell(row, columns["人工复核"]).value = word
            sheet.cell(row, columns["复核说明"]).value = reason
    book.properties.lastModifiedBy = "李老师"
    book.save(path)


def run(*arguments: str) -> int:
    return main(["计划", "--format", "json", "--output", "结果.json", *arguments])


def congress() -> dict[str, Any]:
    (document,) = json.loads(Path("结果.json").read_text(encoding="utf-8"))["documents"]
    return {**next(f for f in document["findings"] if f["rule"] == RULE), "score": document["score"]}


def test_an_entry_changes_the_score_in_every_report_and_goes_on(folder: Path) -> None:
    run("--report", "一.xlsx")
    before = congress()
    assert before["status"] == "fail"
    fill(folder / "一.xlsx", "通过")
    others = [f"二.{extension}" for extension in ("html", "csv", "md", "jsonl", "xml", "txt")]
    run(
        "--review",
        "一.xlsx",
        "--report",
        "二.xlsx",
        *(word for name in others for word in ("--report", name)),
    )
    after = congress()
    assert (after["status"], after["overruled"]["by"], after["overruled"]["reason"]) == (
        "pass",
        "李老师",
        "附件里有",
    )
    assert after["score"] == before["score"] + after["points"]
    for name in others:
        assert "人工复核" in (folder / name).read_text(encoding="utf-8"), name
    (folder / "计划" / "青山小学.txt").rename(folder / "计划" / "改了名.txt")
    run("--review", "二.xlsx", "--report", "三.xlsx")
    assert congress() == after


def test_a_workbook_with_entries_is_not_written_over(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("--report", "一.xlsx")
    assert run("--report", "一.xlsx") in (0, 1)  # nobody has written in it
    fill(folder / "一.xlsx", "通过")
    kept = (folder / "一.xlsx").read_bytes()
    for arguments in (["--report", "一.xlsx"], ["--report", "一.xlsx", "--review", "一.xlsx"]):
        assert run(*arguments) == 2
        assert "有填好的人工复核 1 条，不会覆盖" in capsys.readouterr().err
    assert (folder / "一.xlsx").read_bytes() == kept


def test_a_changed_document_is_told_and_its_entry_kept(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("--report", "一.xlsx")
    fill(folder / "一.xlsx", "通过")
    (folder / "计划" / "青山小学.txt").write_text(PLAN + "又加了一段。\n", encoding="utf-8")
    run("--review", "一.xlsx", "--report", "二.xlsx")
    assert congress()["status"] == "fail"
    told = capsys.readouterr().err
    assert "已采用人工复核 0 条" in told
    assert "有 1 条人工复核没有对上这次的文件" in told
    assert "青山小学" in told
    kept = [cell.value for row in load_workbook("二.xlsx")["未对上的复核"].iter_rows() for cell in row]
    assert "附件里有" in kept


def test_an_entry_that_is_not_understood_is_told_with_its_row(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("--report", "一.xlsx")
    fill(folder / "一.xlsx", "待定")
    run("--review", "一.xlsx")
    assert congress()["status"] == "fail"
    assert "人工复核填的“待定”看不懂，没有采用" in capsys.readouterr().err


def test_of_two_reviewers_the_later_file_counts_and_it_is_told(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("--report", "甲.xlsx", "--report", "乙.xlsx")
    fill(folder / "甲.xlsx", "通过")
    fill(folder / "乙.xlsx", "部分", "只提了一句")
    run("--review", "甲.xlsx", "--review", "乙.xlsx")
    assert congress()["status"] == "partial"
    assert "意见不同，采用后一份：乙.xlsx" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("没有.xlsx", "找不到复核文件"),
        ("坏.xlsx", "不是能读取的 .xlsx 文件"),
        ("空.xlsx", "没有“人工复核”栏"),
    ],
)
def test_files_that_are_no_review_are_refused_before_anything_is_scored(
    folder: Path, capsys: pytest.CaptureFixture[str], name: str, said: str
) -> None:
    (folder / "坏.xlsx").write_bytes(b"PK not really")
    Workbook().save(folder / "空.xlsx")
    assert run("--review", name) == 2
    assert said in capsys.readouterr().err
    assert not (folder / "结果.json").exists()


def test_returned_word_files_are_signed(folder: Path) -> None:
    run("--report-dir", "退回", "--author", "区教育工会")
    (letter,) = (folder / "退回").glob("*.docx")
    assert letter.name == "青山小学_退改通知.docx"
    from docx import Document

    assert "区教育工会" in "".join(Document(str(letter)).element.itertext())


def test_word_plans_in_an_archive_come_back_with_their_text(folder: Path) -> None:
    with ZipFile(folder / "计划" / "全部.zip", "w") as archive:
        archive.writestr("梅山小学.docx", docx_bytes("".join(map(p, PLAN.splitlines()))))
    run("--report-dir", "退回")
    data = (folder / "退回" / "梅山小学_退改通知.docx").read_bytes()
    assert [block.text for block in read_bytes(data, "a.docx").blocks] == PLAN.splitlines()


def test_what_goes_back_is_never_written_over_what_was_sent(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = folder / "计划.html"
    page.write_text(f"<html><body><pre>{PLAN}</pre></body></html>", encoding="utf-8")
    before = page.read_bytes()
    assert main(["计划.html", "--report-dir", "."]) == 2
    assert page.read_bytes() == before
    assert "这是要检查的文件" in capsys.readouterr().err
