"""A zip file in memory: its directory read once, its members unpacked when asked for, never beyond their stated size.

To list and open the half dozen small members that a plan needs takes zipfile several times as long as unpacking them.
So what office programs write is done here: a directory at the end of the file, members stored or deflated. All else
(comments, ZIP64, other ways of packing, encryption) is left to zipfile.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import NamedTuple

_STORED, _DEFLATED = 0, 8
_END = struct.Struct("<4s8xLLH")  # signature, size and place of the directory, length of a comment
_ENTRY = struct.Struct("<4s2xB1xHH4xLLLHHH8xL")
_HEADER = struct.Struct("<4s2xH18xHH")  # signature, flags, lengths of the name and of the extra field
_ZIP64 = b"PK\x06\x07"
_ZIP64_LENGTH = 20
_UTF8_NAME = 0x800
ENCRYPTED, _PATCHED, _STRONGLY_ENCRYPTED = 0x1, 0x20, 0x40  # of a member's flags
_UNUSUAL = ENCRYPTED | _PATCHED | _STRONGLY_ENCRYPTED

#: What the bytes of a damaged or unusual zip file may raise.
DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)


class Member(NamedTuple):
    """An entry of the directory. `written` is the name as it stands there, NUL characters and all."""

    name: str
    written: str
    flags: int
    method: int
    checksum: int
    packed_size: int
    size: int
    place: int  # of its own header in the file


class Packed:
    """A zip file's members. Raises one of DAMAGED, here or when a member is unpacked."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self.members = _directory(data) or _directory_by_zipfile(data)

    def names(self) -> list[str]:
        """The names of all members."""
        return [member.name for member in self.members]

    def start(self, name: str, size: int) -> bytes:
        """The first `size` bytes of the last member of a name."""
        member = next(member for member in reversed(self.members) if member.name == name)
        return next(self.pieces(member, size), b"")

    def read(self, member: Member) -> bytes:
        """A member's bytes."""
        return b"".join(self.pieces(member, max(member.size, 1)))

    def pieces(self, member: Member, size: int) -> Iterator[bytes]:
        """A member's bytes in pieces, the first of at most `size` bytes, each twice as large as the one before (so that
        whoever joins them copies no byte often). Damage is noticed when it is come to, at the end at the latest.
        """
        if member.flags & _UNUSUAL or member.method not in (_STORED, _DEFLATED):
            return self._by_zipfile(member, size)
        content = self._content(member)
        if member.method == _STORED:
            return _checked(member, _cut(content[: member.size], size))
        return _checked(member, _inflated(content, member.size, size))

    def _content(self, member: Member) -> bytes:
        """A member as it is packed, behind a header of its own that must repeat its name."""
        start = member.place
        header = self._data[start : start + _HEADER.size] if start >= 0 else b""
        if len(header) < _HEADER.size:
            raise zipfile.BadZipFile("truncated")
        signature, flags, name_length, extra_length = _HEADER.unpack(header)
        start += _HEADER.size
        name = _name(self._data[start : start + name_length], flags)
        if signature != b"PK\x03\x04" or name != member.written:
            raise zipfile.BadZipFile(member.name)
        start += name_length + extra_length
        return self._data[start : start + member.packed_size]

    def _by_zipfile(self, member: Member, size: int) -> Iterator[bytes]:
        with zipfile.ZipFile(io.BytesIO(self._data)) as packed, packed.open(member.name) as stream:
            while piece := stream.read(size):
                yield piece


def _directory(data: bytes) -> list[Member] | None:
    """The directory as office programs write it; None where anything in it is unusual."""
    end = len(data) - _END.size
    if end < 0 or data[end - _ZIP64_LENGTH : end].startswith(_ZIP64):
        return None
    signature, length, at, comment = _END.unpack_from(data, end)
    if signature != b"PK\x05\x06" or comment or at + length != end:
        return None
    members = []
    while at < end:
        if end - at < _ENTRY.size:
            return None
        signature, version, flags, method, checksum, packed_size, size, name_length, extra, comment, place = (
            _ENTRY.unpack_from(data, at)
        )
        at += _ENTRY.size
        raw = data[at : at + name_length]
        at += name_length
        usual = signature == b"PK\x01\x02" and version <= zipfile.MAX_EXTRACT_VERSION and not extra
        if not usual or comment or at > end or not raw.isascii() or b"\0" in raw:
            return None
        name = raw.decode("ascii")
        members.append(Member(name, name, flags, method, checksum, packed_size, size, place))
    return members


def _directory_by_zipfile(data: bytes) -> list[Member]:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return [
            Member(
                info.filename,
                info.orig_filename,
                info.flag_bits,
                info.compress_type,
                info.CRC,
                info.compress_size,
                info.file_size,
                info.header_offset,
            )
            for info in packed.infolist()
        ]


def _name(raw: bytes, flags: int) -> str:
    return raw.decode("utf-8" if flags & _UTF8_NAME else "cp437")


_Pieces = Iterator[tuple[bytes, bool]]  # each with whether it is the last


def _cut(content: bytes, size: int) -> _Pieces:
    start = 0
    while start < len(content):
        piece = content[start : start + size]
        start += len(piece)
        size *= 2
        yield piece, start == len(content)


def _inflated(content: bytes, left: int, size: int) -> _Pieces:
    """Deflated bytes unpacked, no more than `left` of them."""
    inflate = zlib.decompressobj(-zlib.MAX_WBITS)
    ended = not left
    while not ended:
        wanted = min(left, size)
        piece = inflate.decompress(content, wanted)
        content = inflate.unconsumed_tail
        left -= len(piece)
        size *= 2
        ended = not left or inflate.eof or len(piece) < wanted
        yield piece, ended


def _checked(member: Member, pieces: _Pieces) -> Iterator[bytes]:
    """The pieces, the last only after the checksum over all was found right; who stops before it pays for no sum."""
    piece, checksum = b"", 0
    for piece, ended in pieces:
        if not ended:
            yield piece
        checksum = zlib.crc32(piece, checksum)
    if checksum != member.checksum:
        raise zipfile.BadZipFile(member.name)
    if piece:
        yield piece
