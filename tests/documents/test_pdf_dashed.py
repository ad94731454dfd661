"""Borders drawn as many dots or dashes: found by pdfplumber, which other pages never load."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pdfplumber
import pytest
from reportlab.pdfgen.canvas import Canvas

from tests.documents.sheets import LEFT, TOP, grid, opened, rows, sheets, texts, wrapped, write

XS = [LEFT, LEFT + 70, LEFT + 300, LEFT + 400]
YS = [TOP - 30 * at for at in range(4)]
CELLS = [["月份", "工作内容", "负责人"], ["2月", "制定全年计划", "王红"], ["3月", "", "李明"]]
PROSE = "学校工会围绕中心工作，团结全体教职工，办好每一件实事，全年的安排另行通知各个小组。"


def stroke(canvas: Canvas, size: float, step: float, xs: list[float], ys: list[float]) -> None:
    """A table's borders as dashes of a size, one each step; every dash is an object of its own."""
    across, down = int((xs[-1] - xs[0]) / step), int((ys[0] - ys[-1]) / step)
    for y in ys:
        for at in range(across + 1):
            canvas.rect(xs[0] + at * step, y - 0.5, size, 1, fill=1, stroke=0)
    for x in xs:
        for at in range(down + 1):
            canvas.rect(x - 0.5, ys[-1] + at * step, 1, size, fill=1, stroke=0)


def fill(canvas: Canvas) -> None:
    for row, cells in enumerate(CELLS):
        for x, text in zip(XS, cells, strict=False):
            canvas.drawString(x + 6, TOP - 30 * row - 20, text)


def test_a_table_with_dashed_borders_is_told_in_rows_and_keeps_its_empty_cell() -> None:
    def draw(canvas: Canvas) -> None:
        stroke(canvas, 4, 9, XS, YS)
        fill(canvas)
        write(canvas, ["以上安排由工会委员会落实。"], y=TOP - 130)

    document = opened(draw)
    assert rows(document) == [tuple(cells) for cells in CELLS]
    assert texts(document)[-1] == "以上安排由工会委员会落实。"


def test_dotted_borders_tell_which_lines_are_one_cell() -> None:
    heights = [TOP, TOP - 90, TOP - 180]

    def draw(canvas: Canvas) -> None:
        stroke(canvas, 1, 5, XS[:3], heights)
        write(canvas, ["9月", "10月"], x=LEFT + 6, y=TOP - 20)
        write(canvas, ["制定计划，", "成立领导小组。", "召开会员大会。"], x=XS[1] + 6, y=TOP - 20)
        write(canvas, ["11月"], x=LEFT + 6, y=TOP - 110)
        write(canvas, ["慰问困难职工。", "组织体检。"], x=XS[1] + 6, y=TOP - 110)

    found = rows(opened(draw))
    assert [row[0].split() for row in found] == [["9月", "10月"], ["11月"]]
    assert found[0][1].replace("\n", "") == "制定计划，成立领导小组。召开会员大会。"


def test_a_page_that_pdfplumber_cannot_read_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ValueError("broken")

    def draw(canvas: Canvas) -> None:
        stroke(canvas, 4, 9, XS, YS)
        fill(canvas)

    monkeypatch.setattr(pdfplumber, "open", fail)
    document = opened(draw)
    assert [note.code for note in document.notes] == ["borders-not-read"]
    assert "制定全年计划" in "".join(texts(document))


def test_a_cell_merged_across_stands_once() -> None:
    def draw(canvas: Canvas) -> None:
        stroke(canvas, 4, 9, [XS[0], XS[-1]], YS[:2])
        stroke(canvas, 4, 9, XS, YS[1:])
        canvas.drawString(LEFT + 100, TOP - 20, "全年工作安排表")
        canvas.drawString(LEFT + 6, TOP - 50, "2月")
        canvas.drawString(LEFT + 76, TOP - 50, "制定计划")
        canvas.drawString(LEFT + 6, TOP - 80, "3月")
        canvas.drawString(LEFT + 76, TOP - 80, "召开大会")

    found = rows(opened(draw))
    assert found[0] == ("全年工作安排表",)
    assert [row[:2] for row in found[1:]] == [("2月", "制定计划"), ("3月", "召开大会")]


def test_a_dotted_frame_around_prose_and_dotted_leaders_are_no_table() -> None:
    def draw(canvas: Canvas) -> None:
        stroke(canvas, 1, 5, [LEFT - 10, LEFT + 415], [TOP + 20, TOP - 60])
        write(canvas, wrapped(PROSE, 29))
        for at in range(60):
            canvas.rect(LEFT + 100 + 4 * at, TOP - 100, 1, 1, fill=1, stroke=0)
        write(canvas, ["指导思想"], y=TOP - 100)

    document = opened(draw)
    assert rows(document) == []
    assert texts(document)[0] == PROSE


def test_pages_with_whole_lines_or_no_table_never_load_pdfplumber(tmp_path: Path) -> None:
    def table(canvas: Canvas) -> None:
        grid(canvas, XS, YS)
        fill(canvas)

    file = tmp_path / "plan.pdf"
    file.write_bytes(sheets(table, lambda canvas: write(canvas, wrapped(PROSE, 29))))
    asked = (
        "import sys; from checker.documents import read; read(sys.argv[1]);"
        "print(sorted({'pdfplumber', 'pdfminer'} & set(sys.modules)))"
    )
    run = subprocess.run(
        [sys.executable, "-c", asked, str(file)], capture_output=True, text=True, check=True, timeout=60
    )
    assert run.stdout.strip() == "[]"
