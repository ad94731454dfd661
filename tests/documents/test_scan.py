"""Pictures of pages, read by the optional engine; and what is said where it is not installed."""

from __future__ import annotations

import io

import pytest
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from checker.documents import ReadProblem, read_bytes, scan
from tests.documents.sheets import FONT, HIGH, LEFT, TOP, WIDE, grid, rows, sheets, texts, wrapped, write

PROSE = "工会要依法履行维护教职工合法权益的基本职责，坚持每学期召开一次教职工代表大会，认真听取学校工作报告。"

needs_engine = pytest.mark.skipif(
    not scan.is_available(), reason="needs the extra: pip install plancheck[ocr]"
)


def plan(canvas: Canvas) -> None:
    canvas.setFont(FONT, 22)
    canvas.drawCentredString(WIDE / 2, TOP, "育才小学工会工作计划")
    canvas.setFont(FONT, 14)
    write(canvas, ["　　一、指导思想", *wrapped(PROSE, 29)], y=TOP - 50)
    xs = [LEFT, LEFT + 80, LEFT + 300]
    grid(canvas, xs, [TOP - 250, TOP - 285, TOP - 350])
    canvas.drawString(xs[0] + 8, TOP - 273, "月份")
    canvas.drawString(xs[1] + 8, TOP - 273, "工作内容")
    canvas.drawString(xs[0] + 8, TOP - 310, "三月")
    canvas.drawString(xs[1] + 8, TOP - 310, "庆祝三八妇女节，慰问女教")
    canvas.drawString(xs[1] + 8, TOP - 334, "职工")


def picture(data: bytes, form: str) -> bytes:
    import pypdfium2

    buffer = io.BytesIO()
    image = pypdfium2.PdfDocument(data)[0].render(scale=200 / 72).to_pil()
    image.save(buffer, form)
    return buffer.getvalue()


@pytest.fixture(scope="module")
def photographed() -> bytes:
    pytest.importorskip("PIL")
    return picture(sheets(plan), "PNG")


def test_a_picture_says_how_to_have_it_read_where_the_engine_is_missing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(scan, "is_available", lambda: False)
    with pytest.raises(ReadProblem, match="no-text"):
        read_bytes(b"\x89PNG\r\n\x1a\n", "plan.png")


@needs_engine
def test_a_photographed_page_is_read_with_its_confidence_and_a_note(photographed: bytes) -> None:
    document = read_bytes(photographed, "plan.png")
    assert texts(document)[:3] == ["育才小学工会工作计划", "一、指导思想", PROSE]
    assert rows(document) == [("月份", "工作内容"), ("三月", "庆祝三八妇女节，慰问女教职工")]
    assert document.format == "png"
    assert document.confidence is not None
    assert document.confidence > 0.9
    assert [note.code for note in document.notes] == ["recognised"]


@needs_engine
def test_a_scanned_page_among_pages_of_text_is_read_in_its_place(photographed: bytes) -> None:
    image = ImageReader(io.BytesIO(photographed))
    document = read_bytes(
        sheets(
            lambda canvas: write(canvas, ["封面"]),
            lambda canvas: canvas.drawImage(image, 0, 0, WIDE, HIGH),
        ),
        "plan.pdf",
    )
    assert texts(document)[:3] == ["封面", "育才小学工会工作计划", "一、指导思想"]
    assert [dict(note.values)["pages"] for note in document.notes] == ["2"]


@needs_engine
def test_a_picture_without_words_and_a_damaged_one_are_problems(photographed: bytes) -> None:
    with pytest.raises(ReadProblem, match="recognition-failed"):
        read_bytes(picture(sheets(lambda canvas: canvas.line(1, 1, 9, 9)), "PNG"), "plan.png")
    with pytest.raises(ReadProblem, match="broken"):
        read_bytes(photographed[:200], "plan.png")


@needs_engine
@pytest.mark.parametrize(
    ("said", "raised"),
    [
        ("BFCArena: Failed to allocate memory for requested buffer of size 9", MemoryError),
        ("pthread_create failed, error code: 12", MemoryError),
        ("Invalid graph", ReadProblem),
    ],
)
def test_an_engine_that_fails_costs_the_page_and_says_why(
    monkeypatch: pytest.MonkeyPatch, photographed: bytes, said: str, raised: type[Exception]
) -> None:
    def fail(picture: object) -> None:
        raise RuntimeError(said)

    monkeypatch.setattr(scan, "_engine", lambda: fail)
    with pytest.raises(raised):
        read_bytes(photographed, "plan.png")
