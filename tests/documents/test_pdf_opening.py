"""PDF files that are locked, damaged, too large or without text that can be trusted."""

from __future__ import annotations

import contextlib
import io
import shutil
import subprocess
from pathlib import Path

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from checker.documents import Limits, ReadProblem, read, read_bytes, scan
from tests.documents.sheets import HIGH, WIDE, sheets, texts, write

PLAN = "育才小学工会工作计划"


def draw(canvas: Canvas) -> None:
    write(canvas, [PLAN])


def code(data: bytes, limits: Limits | None = None, password: str | None = None) -> str:
    with pytest.raises(ReadProblem) as caught:
        read_bytes(data, "plan.pdf", limits or Limits(), password=password)
    return caught.value.code


def test_an_owner_password_alone_does_not_lock() -> None:
    data = sheets(draw, encrypt=StandardEncryption("", ownerPassword="owner", canPrint=0, canCopy=0))
    assert texts(read_bytes(data, "plan.pdf")) == [PLAN]


def test_a_user_password_is_asked_for() -> None:
    data = sheets(draw, encrypt=StandardEncryption("secret", ownerPassword="owner"))
    assert code(data) == "encrypted"
    assert code(data, password="guess") == "wrong-password"
    assert texts(read_bytes(data, "plan.pdf", password="secret")) == [PLAN]


def test_a_damaged_file_is_reported() -> None:
    assert code(b"%PDF-1.7\nnothing more") == "broken"


def test_a_file_cut_off_is_read_as_far_as_it_goes_or_reported() -> None:
    data = sheets(draw, draw)
    for share in (0.3, 0.6, 0.9):
        cut = data[: int(len(data) * share)]
        with contextlib.suppress(ReadProblem):
            assert set(texts(read_bytes(cut, "plan.pdf"))) <= {PLAN}


def test_pages_and_characters_are_counted_before_they_are_read() -> None:
    data = sheets(draw, draw)
    assert code(data, Limits(pages=1)) == "too-large"
    assert code(data, Limits(characters=15)) == "too-large"
    assert len(read_bytes(data, "plan.pdf", Limits(pages=2, characters=30)).blocks) == 2


def test_an_empty_page_holds_no_content() -> None:
    assert code(sheets(lambda canvas: None)) == "no-content"


def test_a_drawing_without_text_says_how_to_have_it_recognised(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scan, "is_available", lambda: False)
    assert code(sheets(lambda canvas: canvas.rect(100, 100, 300, 400, fill=1))) == "no-text"


def test_pages_that_are_pictures_are_named_where_others_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scan, "is_available", lambda: False)
    picture = lambda canvas: canvas.rect(100, 100, 300, 400, fill=1)  # noqa: E731
    document = read_bytes(sheets(draw, picture, picture, draw, picture), "plan.pdf")
    assert texts(document) == [PLAN, PLAN]
    assert [(note.code, dict(note.values)) for note in document.notes] == [
        ("pages-not-read", {"pages": "2-3, 5"}),
    ]


def test_a_scan_with_its_programs_stamp_is_still_a_scan(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scan, "is_available", lambda: False)
    picture = ImageReader(io.BytesIO(b"P6 2 2 255\n" + bytes([230]) * 12))

    def stamped(canvas: Canvas) -> None:
        canvas.drawImage(picture, 0, 0, WIDE, HIGH)
        canvas.drawString(300, 20, "由某某扫描程序创建")

    def illustrated(canvas: Canvas) -> None:
        canvas.drawImage(picture, 100, 100, 200, 200)
        canvas.drawString(100, 700, PLAN)

    assert code(sheets(stamped, stamped)) == "no-text"
    assert texts(read_bytes(sheets(illustrated), "plan.pdf")) == [PLAN]


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A plan as LibreOffice exports it."""
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("needs LibreOffice, which writes the PDF")
    folder = tmp_path_factory.mktemp("export")
    (folder / "plan.txt").write_text(
        f"{PLAN}\n一、指导思想\n依法维护教职工的合法权益，开好教职工代表大会。\n", "utf-8"
    )
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = [
        soffice,
        profile,
        "--headless",
        "--infilter=Text (encoded):UTF8",
        "--convert-to",
        "pdf",
        "plan.txt",
    ]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=120)
    return (folder / "plan.pdf").read_bytes()


def test_an_exported_plan_is_read(exported: bytes, tmp_path: Path) -> None:
    (tmp_path / "plan.pdf").write_bytes(exported)
    assert texts(read(tmp_path / "plan.pdf"))[:2] == [PLAN, "一、指导思想"]


def test_fonts_that_do_not_tell_their_characters_are_garbage_and_never_text(
    exported: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scan, "is_available", lambda: False)
    unmapped = exported.replace(b"/ToUnicode", b"/ToNothing")
    assert unmapped != exported
    assert code(unmapped) == "garbled"
