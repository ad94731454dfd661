"""What a file is, by its content."""

from __future__ import annotations

import io
import zipfile

import pytest

from checker.documents.sniff import extension_of, is_skipped, sniff


def container(**members: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as packed:
        for name, data in members.items():
            packed.writestr(name, data)
    return buffer.getvalue()


def office(main: str) -> bytes:
    types = f'<Types><Override PartName="/x.xml" ContentType="application/vnd.{main}"/></Types>'
    return container(**{"[Content_Types].xml": types.encode()})


WORD = "openxmlformats-officedocument.wordprocessingml.document.main+xml"
TEXT = "工会工作计划\n一、指导思想\n".encode()

KINDS = [
    ("docx", office(WORD)),
    ("docx", office("ms-word.document.macroEnabled.main+xml")),
    ("docx", office("openxmlformats-officedocument.wordprocessingml.template.main+xml")),
    ("docx", container(**{"word/document.xml": b"<w/>"})),
    ("xlsx", office("openxmlformats-officedocument.spreadsheetml.sheet.main+xml")),
    ("pptx", office("openxmlformats-officedocument.presentationml.presentation.main+xml")),
    ("odt", container(mimetype=b"application/vnd.oasis.opendocument.text")),
    ("ods", container(mimetype=b"application/vnd.oasis.opendocument.spreadsheet")),
    ("ofd", container(**{"OFD.xml": b"<ofd/>"})),
    ("zip", container(**{"a.docx": office(WORD)})),
    ("rtf", b"{\\rtf1 plan}"),
    ("pdf", b"%PDF-1.4\n"),
    ("pdf", b"junk before\n%PDF-1.4\n"),
    ("html", b"\xef\xbb\xbf <!-- saved --> <html><body>"),
    ("html", "<html><body>工会</body></html>".encode("utf-16")),
    ("html", b"<?xml version='1.0'?><!DOCTYPE html PUBLIC 'x'>"),
    ("mht", b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n"),
    ("jpg", b"\xff\xd8\xff\xe0\x00\x10JFIF"),
    ("png", b"\x89PNG\r\n\x1a\n"),
    ("rar", b"Rar!\x1a\x07\x00"),
    ("txt", TEXT),
    ("txt", TEXT.decode().encode("gb18030")),
    ("txt", TEXT.decode().encode("utf-16")),
    ("txt", TEXT.decode().encode("utf-16-le")),
    ("txt", b"BMW, MZ and %PDF are words"),
    ("unknown", bytes(range(256)) * 20),
    ("empty", b""),
]


@pytest.mark.parametrize(("kind", "data"), KINDS)
def test_the_content_tells_whatever_the_name_says(kind: str, data: bytes) -> None:
    for name in ("plan", "plan.pdf", "plan.docx", "plan.txt"):
        assert sniff(data, name).format == kind


def test_the_name_settles_what_the_content_leaves_open() -> None:
    assert sniff(TEXT, "plan.md").format == "md"
    assert sniff(TEXT, "plan.txt").format == "txt"


def test_a_wrong_extension_is_noticed_and_a_fitting_or_missing_one_is_not() -> None:
    assert sniff(TEXT, "plan.docx").wrong_extension
    assert sniff(office(WORD), "plan.doc").wrong_extension
    assert not sniff(office(WORD), "plan.DOCM").wrong_extension
    assert not sniff(TEXT, "plan").wrong_extension
    assert not sniff(TEXT, "2024.3 工会计划").wrong_extension


def test_a_cut_off_word_file_is_still_one() -> None:
    data = container(**{"word/document.xml": b"<w/>" * 100, "z": b"z" * 500})
    assert sniff(data[:-60], "plan.docx").format == "docx"


@pytest.mark.parametrize(
    ("name", "extension"),
    [
        ("a.DOCX", ".docx"),
        ("x/y.z/a", ""),
        ("计划.v2.pdf", ".pdf"),
        ("2024.3 计划", ""),
        (".hidden", ""),
        ("a.", ""),
    ],
)
def test_extensions(name: str, extension: str) -> None:
    assert extension_of(name) == extension


def test_the_systems_own_files_are_skipped_and_plans_are_not() -> None:
    own = ["~$计划.docx", "a/.DS_Store", "Thumbs.db", "__MACOSX/计划.docx", "._计划.docx", "desktop.ini"]
    assert all(map(is_skipped, own))
    assert not any(map(is_skipped, ["计划.docx", "~计划.docx", "Thumbs/计划.docx"]))
