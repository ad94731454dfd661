"""Tables of PDF files: ruled, unruled, with merged and wrapped cells, over several pages."""

from __future__ import annotations

from itertools import pairwise

from reportlab.pdfgen.canvas import Canvas

from tests.documents.sheets import FONT, LEFT, TOP, grid, opened, rows, texts, wrapped, write

PROSE = "工会要依法履行维护教职工合法权益的基本职责，坚持每学期召开一次教职工代表大会，认真听取和审议学校工作报告。"
XS = [LEFT, LEFT + 60, LEFT + 300, LEFT + 400]


def ys(count: int, high: float = 30, top: float = TOP) -> list[float]:
    return [top - high * row for row in range(count + 1)]


def fill(canvas: Canvas, table: list[list[str]], xs: list[float], top: float = TOP, high: float = 30) -> None:
    for row, cells in enumerate(table):
        for x, text in zip(xs, cells, strict=False):
            canvas.drawString(x + 5, top - high * row - 20, text)


def test_a_ruled_table_is_told_in_rows_between_the_paragraphs_around_it() -> None:
    table = [["月份", "工作内容", "负责人"], ["2月", "制定计划", "王红"], ["3月", "庆祝妇女节", "李明"]]

    def draw(canvas: Canvas) -> None:
        write(canvas, ["五、月度安排"], y=TOP + 20)
        grid(canvas, XS, ys(3))
        fill(canvas, table, XS)
        write(canvas, ["育才小学工会委员会"], y=TOP - 130)

    document = opened(draw)
    assert rows(document) == [tuple(row) for row in table]
    assert texts(document) == ["五、月度安排", *(" | ".join(row) for row in table), "育才小学工会委员会"]
    assert {block.table for block in document.blocks if block.cells} == {1}


def test_a_cell_that_wraps_is_one_text_and_an_empty_cell_keeps_its_place() -> None:
    def draw(canvas: Canvas) -> None:
        grid(canvas, XS, [TOP, TOP - 30, TOP - 110])
        fill(canvas, [["月份", "工作内容", "备注"]], XS)
        canvas.drawString(XS[0] + 5, TOP - 75, "3月")
        for line, text in enumerate([PROSE[:16], PROSE[16:32], PROSE[32:36]]):
            canvas.drawString(XS[1] + 5, TOP - 50 - 22 * line, text)

    assert rows(opened(draw)) == [("月份", "工作内容", "备注"), ("3月", PROSE[:36], "")]


def test_paragraphs_within_a_cell_stay_apart() -> None:
    def draw(canvas: Canvas) -> None:
        grid(canvas, XS, [TOP, TOP - 30, TOP - 110])
        fill(canvas, [["月份", "工作内容", "备注"], ["3月"]], XS)
        for line, text in enumerate(["1.庆祝妇女节", "2.慰问困难职工", "3.开会"]):
            canvas.drawString(XS[1] + 5, TOP - 50 - 22 * line, text)

    assert rows(opened(draw))[1] == ("3月", "1.庆祝妇女节\n2.慰问困难职工\n3.开会", "")


def test_merged_cells_stand_once() -> None:
    def draw(canvas: Canvas) -> None:
        for y in (TOP, TOP - 30, TOP - 90):
            canvas.line(XS[0], y, XS[-1], y)
        canvas.line(XS[1], TOP - 60, XS[-1], TOP - 60)  # the first column of rows 2 and 3 is merged
        for x in XS:
            canvas.line(x, TOP if x in (XS[0], XS[-1]) else TOP - 30, x, TOP - 90)  # the first row is merged
        canvas.drawString(XS[0] + 5, TOP - 20, "第一季度工作安排")
        canvas.drawString(XS[0] + 5, TOP - 65, "3月")
        fill(canvas, [["庆祝妇女节", "王红"], ["召开教代会", "李明"]], XS[1:], top=TOP - 30)

    assert rows(opened(draw)) == [
        ("第一季度工作安排",),
        ("3月", "庆祝妇女节", "王红"),
        ("召开教代会", "李明"),
    ]


def test_cells_without_space_between_them_are_cut_at_the_ruled_line() -> None:
    narrow = [LEFT, LEFT + 42, LEFT + 140]

    def draw(canvas: Canvas) -> None:
        grid(canvas, narrow, ys(2))
        canvas.drawString(LEFT, TOP - 20, "十二月慰问困难职工")
        canvas.drawString(LEFT, TOP - 50, "一二月制定工作计划")

    assert rows(opened(draw)) == [("十二月", "慰问困难职工"), ("一二月", "制定工作计划")]


def test_a_table_drawn_as_filled_bars_and_boxes_is_found() -> None:
    def draw(canvas: Canvas) -> None:
        for row in range(2):
            for x, right in pairwise(XS):
                canvas.rect(x, TOP - 30 * row - 30, right - x, 30, fill=0, stroke=1)
        fill(canvas, [["月份", "工作内容", "负责人"], ["2月", "制定计划", "王红"]], XS)

    assert rows(opened(draw)) == [("月份", "工作内容", "负责人"), ("2月", "制定计划", "王红")]


def test_a_frame_around_prose_and_an_underline_are_no_table() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.rect(LEFT - 10, TOP - 100, 425, 120)
        write(canvas, wrapped(PROSE, 29))
        canvas.line(LEFT, TOP - 160, LEFT + 100, TOP - 160)
        write(canvas, ["姓名"], y=TOP - 158)

    document = opened(draw)
    assert rows(document) == []
    assert texts(document) == [PROSE, "姓名"]


def test_a_table_goes_on_over_pages_without_its_repeated_head() -> None:
    head = ["月份", "工作内容", "负责人"]

    def first(canvas: Canvas) -> None:
        grid(canvas, XS, ys(2, top=140))
        fill(canvas, [head, ["2月", "制定计划", "王红"]], XS, top=140)

    def second(canvas: Canvas) -> None:
        grid(canvas, XS, ys(2, top=TOP - 10))
        fill(canvas, [head, ["3月", "庆祝妇女节", "李明"]], XS, top=TOP - 10)

    document = opened(first, second)
    assert rows(document) == [tuple(head), ("2月", "制定计划", "王红"), ("3月", "庆祝妇女节", "李明")]
    assert {block.table for block in document.blocks} == {1}


def test_a_row_cut_by_the_end_of_a_page_is_mended() -> None:
    def first(canvas: Canvas) -> None:
        grid(canvas, XS, ys(2, top=140))
        fill(canvas, [["月份", "工作内容", "负责人"], ["2月", "制定本学期", "王红"]], XS, top=140)

    def second(canvas: Canvas) -> None:
        grid(canvas, XS, ys(2, top=TOP - 10))
        fill(canvas, [["", "工作计划。", ""], ["3月", "庆祝妇女节。", "李明"]], XS, top=TOP - 10)

    assert rows(opened(first, second))[1:] == [
        ("2月", "制定本学期工作计划。", "王红"),
        ("3月", "庆祝妇女节。", "李明"),
    ]


def test_a_table_after_other_text_is_another_table() -> None:
    table = [["月份", "工作内容", "负责人"], ["2月", "制定计划", "王红"]]

    def draw(canvas: Canvas) -> None:
        for top in (TOP, TOP - 150):
            grid(canvas, XS, ys(2, top=top))
            fill(canvas, table, XS, top=top)
        write(canvas, ["下学期安排如下："], y=TOP - 110)

    assert [block.table for block in opened(draw).blocks] == [1, 1, None, 2, 2]


def test_an_unruled_table_is_told_in_rows() -> None:
    table = [["月份", "工作内容", "负责人"], ["2月", "制定计划", "王红"], ["3月", "庆祝妇女节", "李明"]]

    def draw(canvas: Canvas) -> None:
        y = write(canvas, wrapped(PROSE, 29))
        fill(canvas, table, XS, top=y)
        write(canvas, ["育才小学工会委员会"], y=y - 140)

    document = opened(draw)
    assert rows(document) == [tuple(row) for row in table]
    assert texts(document)[0] == PROSE
    assert texts(document)[-1] == "育才小学工会委员会"


def test_wrapped_cells_of_an_unruled_table_are_joined() -> None:
    def draw(canvas: Canvas) -> None:
        y = TOP
        for month, lines, person in (
            ("月份", ["工作内容"], "负责人"),
            ("2月", ["制定本学期工会工作计划，", "开好第一次会议"], "王红"),
            ("3月", ["庆祝三八妇女节，慰问女教", "职工"], "李明"),
        ):
            canvas.drawString(XS[0], y, month)
            for line in lines:
                canvas.drawString(XS[1], y, line)
                y -= 20
            canvas.drawString(XS[2], y + 20 * len(lines), person)
            y -= 12

    assert rows(opened(draw)) == [
        ("月份", "工作内容", "负责人"),
        ("2月", "制定本学期工会工作计划，开好第一次会议", "王红"),
        ("3月", "庆祝三八妇女节，慰问女教职工", "李明"),
    ]


def test_a_table_ruled_across_only_is_told_in_rows() -> None:
    table = [["月份", "工作内容", "负责人"], ["2月", "制定计划", "王红"], ["3月", "庆祝妇女节", "李明"]]

    def draw(canvas: Canvas) -> None:
        for y in (TOP, TOP - 30, TOP - 90):
            canvas.line(XS[0], y, XS[-1], y)
        fill(canvas, table, XS)

    assert rows(opened(draw)) == [tuple(row) for row in table]


def test_text_turned_in_a_cell_belongs_to_the_cell() -> None:
    def draw(canvas: Canvas) -> None:
        grid(canvas, XS, [TOP, TOP - 30, TOP - 110])
        fill(canvas, [["月份", "工作内容", "备注"]], XS)
        canvas.drawString(XS[1] + 5, TOP - 60, "召开教代会")
        canvas.saveState()
        canvas.translate(XS[0] + 30, TOP - 95)
        canvas.rotate(90)
        canvas.setFont(FONT, 14)
        canvas.drawString(0, 0, "三月份")
        canvas.restoreState()

    assert rows(opened(draw))[1] == ("三月份", "召开教代会", "")


def test_a_row_of_one_cell_with_paragraphs_is_a_frame_around_text() -> None:
    def draw(canvas: Canvas) -> None:
        for y in (TOP, TOP - 30, TOP - 130):
            canvas.line(XS[0], y, XS[-1], y)
        for x in XS:
            canvas.line(x, TOP, x, TOP - 30)
        for x in (XS[0], XS[-1]):
            canvas.line(x, TOP, x, TOP - 130)
        fill(canvas, [["学校", "育才小学", "2024"]], XS)
        write(canvas, ["一、指导思想", "依法维权。", "二、工作目标"], x=XS[0] + 5, y=TOP - 50)

    assert texts(opened(draw)) == ["学校 | 育才小学 | 2024", "一、指导思想", "依法维权。", "二、工作目标"]
