"""Zip files as the documents in them."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from pathlib import Path

import pytest

from checker.documents import DEFAULT_LIMITS, Limits, ReadProblem, expand, read
from checker.documents.archive import Source

PLAN = "育才小学工会工作计划\n一、指导思想\n".encode()


def packed(*members: tuple[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return buffer.getvalue()


def packed_on_chinese_windows(name: str, data: bytes) -> bytes:
    """An archive whose name is in GBK and says so nowhere, as Windows and WinRAR write it."""
    stand_in = "x" * len(name.encode("gbk"))
    return packed((stand_in, data)).replace(stand_in.encode(), name.encode("gbk"))


def sources(data: bytes, limits: Limits = DEFAULT_LIMITS, password: str | None = None) -> list[Source]:
    return list(expand(data, "all.zip", limits, password=password))


def problem(source: Source) -> str | None:
    return source.problem.code if source.problem else None


def test_a_plain_file_is_its_own_only_source() -> None:
    assert list(expand(PLAN, "plan.txt")) == [Source("plan.txt", PLAN)]


def test_members_come_by_path_with_the_archive_in_front() -> None:
    found = sources(packed(("b/乙校.txt", PLAN), ("a/甲校.txt", PLAN)))
    assert [source.path for source in found] == ["all.zip!/a/甲校.txt", "all.zip!/b/乙校.txt"]
    assert all(source.data == PLAN for source in found)


def test_names_in_gbk_are_read() -> None:
    # 校's second byte in GBK is a letter, 誤's a backslash: it must not be taken for a folder
    for name in ("育才小学工会计划.txt", "誤字.txt"):
        assert [source.path for source in sources(packed_on_chinese_windows(name, PLAN))] == [
            f"all.zip!/{name}"
        ]


def test_names_in_utf_8_without_the_flag_are_read() -> None:
    name = "育才小学.txt"
    stand_in = "x" * len(name.encode())
    data = packed((stand_in, PLAN)).replace(stand_in.encode(), name.encode())
    assert [source.path for source in sources(data)] == ["all.zip!/育才小学.txt"]


def test_other_kinds_are_named_and_the_systems_own_files_are_not() -> None:
    found = sources(packed(("计划.txt", PLAN), ("名单.xlsx", b"x"), ("__MACOSX/._计划.txt", b"x"),
                           ("~$计划.docx", b"x"), (".DS_Store", b"x"), ("Thumbs.db", b"x")))  # fmt: skip
    assert [(source.path, source.checked) for source in found] == [
        ("all.zip!/名单.xlsx", False),
        ("all.zip!/计划.txt", True),
    ]


def test_an_archive_without_documents_says_so() -> None:
    assert [problem(source) for source in sources(packed(("名单.xlsx", b"x")))] == [None, "empty-archive"]


def test_archives_in_archives_are_opened_to_the_limit() -> None:
    data = packed(("计划.txt", PLAN))
    for _ in range(2):
        data = packed(("内.zip", data))
    assert [source.path for source in sources(data)] == ["all.zip!/内.zip!/内.zip!/计划.txt"]
    assert [problem(source) for source in sources(packed(("内.zip", data)))] == ["too-large"]


def test_no_name_leads_out_of_the_archive() -> None:
    found = sources(packed(("../../etc/甲.txt", PLAN), ("C:\\Windows\\乙.txt", PLAN), ("/根.txt", PLAN)))
    paths = {source.path for source in found}
    assert paths == {"all.zip!/etc/甲.txt", "all.zip!/Windows/乙.txt", "all.zip!/根.txt"}


def test_a_name_that_stands_twice_stays_two_documents() -> None:
    with pytest.warns(UserWarning, match="Duplicate"):
        data = packed(("计划.txt", PLAN), ("计划.txt", b"other"))
    assert [source.path for source in sources(data)] == ["all.zip!/计划.txt", "all.zip!/计划.txt (2)"]


def test_a_damaged_member_costs_itself_only() -> None:
    data = packed(("a.txt", PLAN * 50), ("b.txt", PLAN))
    start = data.index(b"a.txt") + 5
    broken = data[:start] + b"\xff" * 8 + data[start + 8 :]
    assert [problem(source) for source in sources(broken)] == ["broken", None]


def test_a_damaged_archive_is_reported() -> None:
    assert [problem(source) for source in sources(packed(("a.txt", PLAN))[:-30])] == ["broken"]


def test_members_that_overlap_are_refused() -> None:
    data = packed(("a.txt", PLAN), ("b.txt", PLAN))
    entry = data.rindex(b"PK\x01\x02")
    overlapping = data[: entry + 42] + struct.pack("<L", 0) + data[entry + 46 :]  # b begins where a begins
    assert [problem(source) for source in sources(overlapping)] == ["broken"]


def test_sizes_are_judged_before_anything_is_unpacked() -> None:
    plan = packed(("a.txt", PLAN), ("b.txt", PLAN))
    assert [problem(source) for source in sources(plan, Limits(members=1))] == ["too-large"]
    assert [problem(source) for source in sources(plan, Limits(unpacked_size=60))] == ["too-large"]
    assert [problem(source) for source in sources(plan, Limits(file_size=20))] == ["too-large"] * 2
    bomb = packed(("a.txt", bytes(17 * 1024 * 1024)))
    assert [problem(source) for source in sources(bomb)] == ["too-large"]


def test_all_archives_within_one_share_what_may_be_unpacked() -> None:
    inner = packed(("a.txt", PLAN))
    nested = packed(("1.zip", inner), ("2.zip", inner))
    limits = Limits(unpacked_size=2 * len(inner) + len(PLAN))
    assert [problem(source) for source in sources(nested, limits)] == [None, "too-large"]


def _locked(name: str, data: bytes, password: bytes) -> bytes:
    """An archive with one member encrypted as zip programs have always done (the traditional cipher)."""
    keys = [0x12345678, 0x23456789, 0x34567890]

    def crc(value: int, byte: int) -> int:
        return zlib.crc32(bytes([byte]), value ^ 0xFFFFFFFF) ^ 0xFFFFFFFF

    def turn(byte: int) -> None:
        keys[0] = crc(keys[0], byte)
        keys[1] = ((keys[1] + (keys[0] & 0xFF)) * 134775813 + 1) & 0xFFFFFFFF
        keys[2] = crc(keys[2], keys[1] >> 24)

    for byte in password:
        turn(byte)
    check = zlib.crc32(data)
    cipher = bytearray()
    for byte in bytes(11) + bytes([check >> 24]) + data:
        mask = (keys[2] | 2) & 0xFFFF
        cipher.append(byte ^ ((mask * (mask ^ 1)) >> 8 & 0xFF))
        turn(byte)
    raw = name.encode()
    sizes = struct.pack("<LLLHH", check, len(cipher), len(data), len(raw), 0)
    local = b"PK\x03\x04" + struct.pack("<HHHHH", 20, 0x801, 0, 0, 0x21) + sizes + raw
    central = b"PK\x01\x02" + struct.pack("<HHHHHH", 20, 20, 0x801, 0, 0, 0x21) + sizes + bytes(14) + raw
    end = struct.pack("<HHHHLLH", 0, 0, 1, 1, len(central), len(local) + len(cipher), 0)
    return local + bytes(cipher) + central + b"PK\x05\x06" + end


def test_an_encrypted_member_asks_for_its_password() -> None:
    data = _locked("计划.txt", PLAN, b"secret")
    assert [problem(source) for source in sources(data)] == ["encrypted"]
    assert [problem(source) for source in sources(data, password="guess")] == ["wrong-password"]
    assert [source.data for source in sources(data, password="secret")] == [PLAN]


def test_a_member_is_read_by_the_path_that_reports_name(tmp_path: Path) -> None:
    archive = tmp_path / "all.zip"
    archive.write_bytes(packed(("甲校/计划.txt", PLAN)))
    document = read(f"{archive.as_posix()}!/甲校/计划.txt")
    assert [block.text for block in document.blocks] == ["育才小学工会工作计划", "一、指导思想"]
    with pytest.raises(ReadProblem, match="missing"):
        read(f"{archive.as_posix()}!/没有.txt")
