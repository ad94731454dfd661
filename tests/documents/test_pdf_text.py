"""Paragraphs, order, headings and page edges of PDF files."""

from __future__ import annotations

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from checker.documents.model import BlockKind
from tests.documents.sheets import FONT, HIGH, LEFT, RIGHT, TOP, WIDE, Draw, opened, texts, wrapped, write

LONG = (
    "工会要依法履行维护教职工合法权益的基本职责，坚持每学期召开一次教职工代表大会，认真听取和审议学校工作报告，"
    "落实代表提案，做到件件有回音，事事有着落，让每一位教职工都感受到集体的温暖和力量。"
)
OTHER = "组织教职工开展健康有益的文体活动，关心困难教职工的生活，做好节日慰问和生病探望工作，努力为大家排忧解难办实事。"

PAIR = (
    "本学期按时召开教职工代表大会，认真听取学校工作报告和提案。会后及时公布各项决议，接受全体教职工的监督。"
)


def test_wrapped_lines_are_one_paragraph_and_paragraphs_stay_apart() -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, [*wrapped(LONG, 29), *wrapped(OTHER, 29), "　　一、指导思想", *wrapped(LONG, 29)])

    assert texts(opened(draw)) == [LONG, OTHER, "一、指导思想", LONG]


def test_a_heading_below_a_paragraph_that_fills_just_one_line_stands_apart() -> None:
    full = OTHER[:26] + "。"  # as wide as the column, with its first line set in

    def draw(canvas: Canvas) -> None:
        write(
            canvas,
            [*wrapped(LONG, 29), *wrapped(full, 29), *wrapped("下半年工作计划", 29), *wrapped(LONG, 29)],
        )

    assert texts(opened(draw)) == [LONG, full, "下半年工作计划", LONG]


def test_a_title_of_two_lines_in_the_middle_is_one_and_a_line_in_the_middle_below_a_short_one_is_not() -> (
    None
):
    def draw(canvas: Canvas) -> None:
        canvas.setFont(FONT, 22)
        canvas.drawCentredString(WIDE / 2, TOP, "育才实验小学工会二〇二五年上半年工作")
        canvas.drawCentredString(WIDE / 2, TOP - 30, "小结及下半年打算")
        canvas.setFont(FONT, 14)
        canvas.drawCentredString(WIDE / 2, TOP - 56, "工会委员会")
        canvas.drawCentredString(WIDE / 2, TOP - 80, "二〇二五年七月")
        write(canvas, wrapped(LONG, 29), y=TOP - 110)

    assert texts(opened(draw)) == [
        "育才实验小学工会二〇二五年上半年工作小结及下半年打算", "工会委员会", "二〇二五年七月", LONG,
    ]  # fmt: skip


def test_a_larger_title_of_two_lines_says_nothing_of_the_distance_of_the_others() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont(FONT, 22)
        canvas.drawCentredString(WIDE / 2, TOP, "育才实验小学工会二〇二五年上半年工作")
        canvas.drawCentredString(WIDE / 2, TOP - 27, "要点")
        canvas.setFont(FONT, 14)
        write(canvas, wrapped(OTHER, 29), y=TOP - 60, step=27)

    assert texts(opened(draw))[1:] == [OTHER]


def test_a_sentence_that_ends_with_the_first_line_goes_on_in_its_paragraph() -> None:
    text = OTHER[:26] + "。" + LONG
    assert texts(opened(lambda canvas: write(canvas, [*wrapped(LONG, 29), *wrapped(text, 29)]))) == [
        LONG,
        text,
    ]


def test_an_item_number_begins_a_block_even_below_a_full_line() -> None:
    full = "一" * 29
    assert texts(opened(lambda canvas: write(canvas, [full, "2.召开教职工代表大会", "（三）慰问"]))) == [
        full, "2.召开教职工代表大会", "（三）慰问",
    ]  # fmt: skip


def test_short_lines_are_never_joined() -> None:
    lines = ["实验小学工会", "工作计划", "召开大会", "慰问职工"]
    assert texts(opened(lambda canvas: write(canvas, lines))) == lines


def test_a_signature_and_its_date_set_to_the_right_stay_apart() -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, wrapped(LONG, 29))
        canvas.drawRightString(RIGHT, HIGH / 2, "杏林路小学工会")
        canvas.drawRightString(RIGHT, HIGH / 2 - 20, "2026年2月25日")

    assert texts(opened(draw)) == [LONG, "杏林路小学工会", "2026年2月25日"]


def test_a_paragraph_goes_on_over_the_end_of_a_page() -> None:
    lines = wrapped(LONG * 2, 29)
    document = opened(
        lambda canvas: write(canvas, lines[:4]),
        lambda canvas: write(canvas, [*lines[4:], *wrapped(OTHER, 29)]),
    )
    assert texts(document) == [LONG * 2, OTHER]
    assert [block.page for block in document.body] == [1, 2]


def test_latin_words_keep_the_space_between_lines_and_chinese_gets_none() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 14)
        write(
            canvas,
            ["The union of this school plans its work for the coming year and", "tells all its members."],
        )

    words = "The union of this school plans its work for the coming year and tells all its members."
    assert texts(opened(draw)) == [words]


def test_a_word_divided_at_a_lines_end_is_whole_and_a_number_keeps_its_dash() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 14)
        write(
            canvas, ["The union of this school plans its work for the whole aca-", "demic year and tells all"]
        )
        write(canvas, ["the members of it what it has in mind for the years 2026-", "2027."], y=TOP - 60)

    words = "The union of this school plans its work for the whole academic year and tells all"
    assert texts(opened(draw)) == [words, "the members of it what it has in mind for the years 2026-2027."]


def test_headers_footers_and_page_numbers_are_marked_and_stand_last() -> None:
    def page(number: int, text: str) -> Draw:
        def draw(canvas: Canvas) -> None:
            write(canvas, wrapped(text, 29))
            canvas.setFont(FONT, 9)
            canvas.drawString(LEFT, HIGH - 40, "育才小学工会文件")
            canvas.drawCentredString(WIDE / 2, 30, f"- {number} -")

        return draw

    document = opened(page(1, LONG), page(2, OTHER), page(3, LONG + OTHER))
    assert texts(document) == [LONG, OTHER, LONG + OTHER]
    assert [(block.kind, block.text) for block in document.blocks[3:]] == [
        (BlockKind.HEADER, "育才小学工会文件"),
        (BlockKind.FOOTER, "- 1 -"),
    ]


def test_a_title_at_the_top_of_one_page_is_no_header() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont(FONT, 20)
        canvas.drawCentredString(WIDE / 2, HIGH - 50, "育才小学工会工作计划")
        canvas.setFont(FONT, 14)
        write(canvas, wrapped(LONG, 29))

    document = opened(draw, lambda canvas: write(canvas, wrapped(OTHER, 29)))
    assert texts(document)[0] == "育才小学工会工作计划"


def test_a_larger_line_is_a_heading_with_a_level_and_text_is_none() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont(FONT, 22)
        canvas.drawCentredString(WIDE / 2, TOP, "育才小学工会工作计划")
        canvas.setFont(FONT, 17)
        canvas.drawString(LEFT, TOP - 40, "一、指导思想")
        canvas.setFont(FONT, 14)
        write(canvas, wrapped(LONG, 29), y=TOP - 80)

    document = opened(draw)
    assert [(block.kind, block.level) for block in document.body] == [
        (BlockKind.HEADING, 1),
        (BlockKind.HEADING, 2),
        (BlockKind.PARAGRAPH, None),
    ]


def test_two_columns_are_read_one_after_the_other() -> None:
    half = [LONG[i : i + 14] for i in range(0, len(LONG), 14)]
    other = [OTHER[i : i + 14] for i in range(0, len(OTHER), 14)]

    def draw(canvas: Canvas) -> None:
        canvas.drawCentredString(WIDE / 2, TOP + 30, "工会简报")
        write(canvas, half, x=LEFT)
        write(canvas, other, x=LEFT + 220)

    assert texts(opened(draw)) == ["工会简报", LONG, OTHER]


def test_two_columns_drawn_line_by_line_are_read_one_after_the_other() -> None:
    half = [LONG[i : i + 14] for i in range(0, len(LONG), 14)]
    other = [OTHER[i : i + 14] for i in range(0, len(OTHER), 14)]

    def draw(canvas: Canvas) -> None:
        for row in range(max(len(half), len(other))):
            for x, column in ((LEFT, half), (LEFT + 220, other)):
                if row < len(column):
                    canvas.drawString(x, TOP - 24 * row, column[row])

    assert texts(opened(draw)) == [LONG, OTHER]


def test_what_is_drawn_out_of_turn_is_read_where_it_stands() -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, ["第二段在中间。"], y=TOP - 100)
        write(canvas, ["第三段在下面。"], y=TOP - 200)
        write(canvas, ["第一段在上面。"], y=TOP)

    assert texts(opened(draw)) == ["第一段在上面。", "第二段在中间。", "第三段在下面。"]


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_a_rotated_page_is_read_as_it_is_shown(angle: int) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setPageRotation(angle)  # reportlab lays the sheet on its side for a quarter turn
        canvas.translate(*{90: (HIGH, 0), 180: (WIDE, HIGH), 270: (0, WIDE)}[angle])
        canvas.rotate(angle)
        write(canvas, wrapped(LONG, 29))

    assert texts(opened(draw)) == [LONG]


def test_text_turned_on_an_upright_page_is_read() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.rotate(90)
        write(canvas, wrapped(LONG, 29), x=80, y=-100)

    assert texts(opened(draw)) == [LONG]


def test_a_turned_line_beside_upright_text_is_kept_apart() -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, wrapped(LONG, 29))
        canvas.rotate(90)
        canvas.drawString(300, -40, "装订线")

    assert texts(opened(draw)) == [LONG, "装订线"]


def test_bold_made_by_drawing_several_times_stands_once() -> None:
    def draw(canvas: Canvas) -> None:
        for shift in (0, 0.3, 0.6):
            canvas.drawString(LEFT + shift, TOP, "一、指导思想")
        for char in "二、主要工作":
            for shift in (0, 0.3, 0.6):
                canvas.drawString(LEFT + 14 * "二、主要工作".index(char) + shift, TOP - 40, char)

    assert texts(opened(draw)) == ["一、指导思想", "二、主要工作"]


def test_words_that_really_stand_twice_are_kept_twice() -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, ["召开大会。", "召开大会。"])

    assert texts(opened(draw)) == ["召开大会。", "召开大会。"]


def test_a_slanted_watermark_is_left_out() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.setFont(FONT, 60)
        canvas.translate(150, 300)
        canvas.rotate(45)
        canvas.drawString(0, 0, "内部资料")
        canvas.restoreState()
        canvas.setFont(FONT, 14)
        write(canvas, wrapped(LONG, 29))

    assert texts(opened(draw)) == [LONG]


def test_radicals_that_fonts_put_for_characters_become_these_characters() -> None:
    written = "⼯会⼯作计划要⻅⾏动，⽉⽉有安排"

    def draw(canvas: Canvas) -> None:
        canvas.drawString(LEFT, TOP, written)

    assert texts(opened(draw)) == ["工会工作计划要见行动，月月有安排"]


def test_full_width_signs_stay_as_they_are() -> None:
    assert texts(opened(lambda canvas: write(canvas, ["（一）工会：ＡＢ，１２"]))) == [
        "（一）工会：ＡＢ，１２"
    ]


def test_landscape_pages_are_read() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setPageSize((A4[1], A4[0]))
        write(canvas, wrapped(LONG, 47), y=400)

    assert texts(opened(draw)) == [LONG]


def test_blank_space_on_a_line_outside_of_any_table_is_a_space() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(LEFT, TOP, "工会主席：")
        canvas.drawString(RIGHT - 120, TOP, "二〇二四年三月")

    assert texts(opened(draw)) == ["工会主席： 二〇二四年三月"]


def test_bold_is_told_by_the_font_or_by_the_outline_that_makes_it() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 14)
        canvas.drawString(LEFT, TOP, "Aims")
        text = canvas.beginText(LEFT, TOP - 40)
        text.setFont(FONT, 14)
        text.setTextRenderMode(2)
        text.textOut("一、指导思想")
        text.setTextRenderMode(0)
        canvas.drawText(text)
        canvas.setFont(FONT, 14)
        canvas.drawString(LEFT, TOP - 80, "坚持依法维权。")

    assert [block.bold for block in opened(draw).body] == [True, True, False]


def test_quotation_marks_of_another_font_drawn_after_their_line_stand_where_a_person_sees_them() -> None:
    """Office programs draw a line's Chinese characters first and the marks of a fallback font after them."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont(FONT, 12)
        canvas.drawString(LEFT, TOP, "组织")
        canvas.drawString(LEFT + 30, TOP, "同读一本书")
        canvas.drawString(LEFT + 96, TOP, "沙龙，提案")
        canvas.setFont("Helvetica", 12)
        canvas.drawString(LEFT + 25, TOP, "\u201c")
        canvas.drawString(LEFT + 91, TOP, "\u201d")

    assert texts(opened(draw)) == ["组织“同读一本书”沙龙，提案"]


def test_a_dash_between_two_months_stays_between_them() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont(FONT, 12)
        canvas.drawString(LEFT, TOP, "十月")
        canvas.drawString(LEFT + 36, TOP, "十一月：登记、执法岗位练兵")
        canvas.setFont("Helvetica", 12)
        canvas.drawString(LEFT + 24, TOP, "\u2014")

    assert texts(opened(draw)) == ["十月—十一月：登记、执法岗位练兵"]


def test_space_between_paragraphs_tells_that_lines_without_it_go_on() -> None:
    ends_at_the_margin = PAIR[:29]
    assert ends_at_the_margin.endswith("。")

    def draw(canvas: Canvas) -> None:
        y = TOP
        for text in (PAIR, OTHER, PAIR, OTHER, LONG):
            y = write(canvas, wrapped(text, 29, indent=0), y=y) - 14

    assert texts(opened(draw)) == [PAIR, OTHER, PAIR, OTHER, LONG]


def test_without_such_space_a_sentence_that_ends_at_the_margin_ends_its_paragraph() -> None:
    lines = [PAIR[:29], PAIR[:29], OTHER[:29], OTHER[29:]]
    assert texts(opened(lambda canvas: write(canvas, lines))) == [PAIR[:29], PAIR[:29], OTHER]
