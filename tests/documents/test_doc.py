"""Word 97-2003 files: which reader is chosen, what happens when one fails. Their content: test_office_formats.py."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable

import olefile
import pytest

from checker.documents import DEFAULT_LIMITS, BlockKind, Limits, ReadProblem, doc, office, read_bytes
from tests.documents.ooxml import abstract, docx_bytes, level, num, numbered, p, tbl, tr

Save = Callable[[bytes, str], bytes]


@pytest.fixture
def plan(saved_as: Save) -> bytes:
    body = (
        numbered("工作目标", 1)
        + p("落实上级工会要求。")
        + tbl(tr("月份", "工作"), tr("3月", "召开教代会"))
        + p("2025年2月")
    )
    return saved_as(
        docx_bytes(body, numbering=abstract(0, level(0, "chineseCounting", "%1、")) + num(1, 0)), "doc"
    )


def test_pure_python_goes_first(plan: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "find", lambda: None)  # as on a computer without LibreOffice
    document = doc.read(plan, "plan.doc", DEFAULT_LIMITS)
    assert (document.format, document.notes) == ("doc", ())
    assert document.reader.startswith("msdoc2docx ")
    assert [block.text for block in document.blocks] == [
        "一、工作目标",
        "落实上级工会要求。",
        "月份 | 工作",
        "3月 | 召开教代会",
        "2025年2月",
    ]


def test_libreoffice_by_choice(plan: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(doc.CHOICE, "libreoffice")
    document = doc.read(plan, "plan.doc", DEFAULT_LIMITS)
    assert document.reader.startswith("LibreOffice ")
    assert [block.text for block in document.blocks][2:4] == ["月份 | 工作", "3月 | 召开教代会"]


def test_libreoffice_steps_in_and_says_so(plan: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("doc2docx.convert", _fails)
    document = doc.read(plan, "plan.doc", DEFAULT_LIMITS)
    assert document.reader.startswith("LibreOffice ")
    assert [note.code for note in document.notes] == ["other-reader"]
    assert document.blocks[0].text == "一、工作目标"


def test_bare_text_is_the_last_resort(plan: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("doc2docx.convert", _fails)
    monkeypatch.setattr(office, "find", lambda: None)
    document = doc.read(plan, "plan.doc", DEFAULT_LIMITS)
    assert [note.code for note in document.notes] == ["text-only"]
    assert [(block.kind, block.text) for block in document.blocks] == [
        (BlockKind.PARAGRAPH, "工作目标"),
        (BlockKind.PARAGRAPH, "落实上级工会要求。"),
        (BlockKind.TABLE_ROW, "月份 | 工作"),
        (BlockKind.TABLE_ROW, "3月 | 召开教代会"),
        (BlockKind.PARAGRAPH, "2025年2月"),
    ]


def test_kingsoft_files_are_the_same_container(plan: bytes) -> None:
    document = read_bytes(plan, "计划.wps")
    assert (document.format, document.blocks[0].text, document.notes) == ("wps", "一、工作目标", ())


def test_password_and_old_word_and_damage(plan: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "find", lambda: None)
    assert _code(_with_flags(plan, mark=0xA5EC, encrypted=True)) == "encrypted"
    assert _code(_with_flags(plan, mark=0xA5DC, encrypted=False)) == "old-word"
    assert _code(plan[:700]) == "broken"
    assert _code(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2_000)) == "broken"


def test_limits_are_kept(plan: bytes) -> None:
    assert _code(plan, Limits(blocks=2)) == "too-large"


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script stands in for LibreOffice")
def test_libreoffice_that_hangs_is_ended(tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    program = tmp_path / "soffice"
    program.write_text("#!/bin/sh\nsleep 600 & sleep 600\n")
    program.chmod(0o755)
    monkeypatch.setattr(office, "find", lambda: str(program))
    with pytest.raises(office.ConversionFailed):
        office.convert(b"x", ".doc", "docx", seconds=0.2)


def _fails(*_: object, **__: object) -> None:
    raise RuntimeError


def _code(data: bytes, limits: Limits = DEFAULT_LIMITS) -> str:
    with pytest.raises(ReadProblem) as problem:
        doc.read(data, "plan.doc", limits)
    return problem.value.code


def _with_flags(data: bytes, *, mark: int, encrypted: bool) -> bytes:
    with olefile.OleFileIO(io.BytesIO(data)) as container:
        fib = container.openstream("WordDocument").read()
    at = data.index(fib[:64])
    changed = bytearray(data)
    changed[at : at + 2] = mark.to_bytes(2, "little")
    changed[at + 0x0B] = (changed[at + 0x0B] & 0xFE) | encrypted
    return bytes(changed)
