"""What a person does not see on a page, and what stands there without being text."""

from __future__ import annotations

import io

from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from tests.documents.sheets import FONT, HIGH, LEFT, TOP, WIDE, opened, rows, texts, write

SEEN = "育才小学工会工作计划"


def grey_page() -> ImageReader:
    """A picture of 2 x 2 grey points, as small as a scan can be."""
    header = b"P6 2 2 255\n" + bytes([230]) * 12
    return ImageReader(io.BytesIO(header))


def test_white_text_on_white_paper_is_left_out() -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, [SEEN])
        canvas.setFillGray(1)
        write(canvas, ["教代会经费审查"], y=TOP - 100)

    assert texts(opened(draw)) == [SEEN]


def test_white_text_within_a_line_is_left_out() -> None:
    def draw(canvas: Canvas) -> None:
        text = canvas.beginText(LEFT, TOP)
        text.textOut("一、指导思想")
        text.setFillGray(1)
        text.textOut("教代会")
        canvas.drawText(text)

    assert texts(opened(draw)) == ["一、指导思想"]


def test_white_text_on_a_dark_ground_is_kept() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFillColorRGB(0.2, 0.3, 0.6)
        canvas.rect(LEFT - 10, TOP - 10, 300, 30, fill=1, stroke=0)
        canvas.setFillGray(1)
        write(canvas, [SEEN])

    assert texts(opened(draw)) == [SEEN]


def test_invisible_text_is_left_out() -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, [SEEN])
        text = canvas.beginText(LEFT, TOP - 50)
        text.setTextRenderMode(3)
        text.textOut("教代会经费审查")
        canvas.drawText(text)

    assert texts(opened(draw)) == [SEEN]


def test_invisible_text_over_a_scan_is_the_scans_own_and_kept_with_a_note() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawImage(grey_page(), 0, 0, WIDE, HIGH)
        text = canvas.beginText(LEFT, TOP)
        text.setFont(FONT, 14)
        text.setTextRenderMode(3)
        text.textOut(SEEN)
        canvas.drawText(text)

    document = opened(draw)
    assert texts(document) == [SEEN]
    assert [note.code for note in document.notes] == ["recognised-layer"]


def test_text_outside_of_the_page_is_left_out() -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, [SEEN])
        write(canvas, ["教代会经费审查"], y=HIGH + 40)
        write(canvas, ["教代会经费审查"], x=WIDE + 10)

    assert texts(opened(draw)) == [SEEN]


def test_text_outside_of_the_crop_is_left_out() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setCropBox((0, 200, WIDE, HIGH))
        write(canvas, [SEEN])
        write(canvas, ["教代会经费审查"], y=100)

    assert texts(opened(draw)) == [SEEN]


def test_values_of_form_fields_are_read_where_they_stand() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 12)
        for row, (label, value) in enumerate((("Union:", "Yucai School"), ("Year:", "2024"))):
            y = TOP - 40 * row
            canvas.drawString(LEFT, y, label)
            canvas.acroForm.textfield(value=value, x=LEFT + 60, y=y - 6, width=200, height=20, fontSize=12)

    assert texts(opened(draw)) == ["Union: | Yucai School", "Year: | 2024"]
    assert rows(opened(draw)) == [("Union:", "Yucai School"), ("Year:", "2024")]
