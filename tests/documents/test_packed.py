"""Zip members: unpacked whole and piece by piece, within their stated size, damage told apart from content."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest

from checker.documents.packed import DAMAGED, Packed

CONTENT = "春季学期工作计划。".encode() * 20_000


def zipped(content: bytes = CONTENT, method: int = zipfile.ZIP_DEFLATED, name: str = "a.xml") -> bytearray:
    with io.BytesIO() as buffer:
        with zipfile.ZipFile(buffer, "w", method) as target:
            target.writestr(name, content)
        return bytearray(buffer.getvalue())


def unpacked(data: bytes | bytearray, size: int = 1 << 30) -> list[bytes]:
    packed = Packed(bytes(data))
    return list(packed.pieces(packed.members[0], size))


def stated_in_both_headers(data: bytearray, offset: int, layout: str, value: int) -> bytearray:
    """The file with another value in the member's own header and in the directory."""
    struct.pack_into(layout, data, offset, value)
    struct.pack_into(layout, data, data.index(b"PK\x01\x02") + offset + 2, value)
    return data


@pytest.mark.parametrize(
    "method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA]
)
@pytest.mark.parametrize("size", [1000, 1 << 30])
def test_whole_and_piece_by_piece(method: int, size: int) -> None:
    pieces = unpacked(zipped(method=method), size)
    assert b"".join(pieces) == CONTENT
    assert len(pieces[0]) == min(size, len(CONTENT))


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_an_empty_member_has_no_pieces(method: int) -> None:
    assert unpacked(zipped(b"", method), 1) == []


def test_names_in_any_script() -> None:
    packed = Packed(bytes(zipped(name="附件/计划.xml")))
    assert (packed.names(), packed.start("附件/计划.xml", 6)) == (["附件/计划.xml"], "春季".encode())


def test_no_more_is_unpacked_than_is_stated() -> None:
    data = stated_in_both_headers(zipped(), 22, "<L", 100)
    packed = Packed(bytes(data))
    with pytest.raises(zipfile.BadZipFile):  # what there is of it has another checksum
        list(packed.pieces(packed.members[0], 1 << 30))
    assert packed.start("a.xml", 50) == CONTENT[:50]


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
@pytest.mark.parametrize("size", [1000, 1 << 30])
def test_a_wrong_checksum_is_noticed_before_the_last_piece(method: int, size: int) -> None:
    data = stated_in_both_headers(zipped(method=method), 14, "<L", 1)
    packed = Packed(bytes(data))
    got: list[bytes] = []
    with pytest.raises(zipfile.BadZipFile):
        got.extend(packed.pieces(packed.members[0], size))
    assert sum(map(len, got)) < len(CONTENT)


def test_a_member_shorter_than_it_says_is_judged_when_its_end_is_come_to() -> None:
    longer = stated_in_both_headers(zipped(), 22, "<L", len(CONTENT) + 1)
    assert Packed(bytes(longer)).start("a.xml", 1 << 30) == CONTENT  # as zipfile has it: the checksum decides
    with pytest.raises(zipfile.BadZipFile):
        Packed(bytes(stated_in_both_headers(longer, 14, "<L", 1))).start("a.xml", 1 << 30)


def test_what_is_not_asked_for_is_not_unpacked_and_its_damage_not_noticed() -> None:
    data = zipped()
    data[data.index(b"PK\x01\x02") - 5 : data.index(b"PK\x01\x02")] = b"\xff" * 5
    packed = Packed(bytes(data))
    assert packed.start("a.xml", 9) == CONTENT[:9]
    with pytest.raises(DAMAGED):
        list(packed.pieces(packed.members[0], 1000))


def test_a_header_of_another_name_or_none_is_damage() -> None:
    other, none = zipped(), zipped()
    other[30] = ord("b")
    none[0] = 0
    for data in (other, none):
        with pytest.raises(zipfile.BadZipFile):
            unpacked(data)


def test_a_file_cut_in_the_middle_of_a_member_is_damage() -> None:
    data = zipped(method=zipfile.ZIP_STORED)
    directory = data.index(b"PK\x01\x02")
    cut = data[:50_000] + data[directory:]
    struct.pack_into("<L", cut, len(cut) - 6, 50_000)  # where the directory begins
    with pytest.raises(DAMAGED):
        unpacked(cut)


def test_encrypted_members_are_left_to_zipfile_which_wants_a_password() -> None:
    data = stated_in_both_headers(zipped(), 6, "<H", 1)
    with pytest.raises(RuntimeError):
        unpacked(data)
