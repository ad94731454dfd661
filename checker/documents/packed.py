"""A zip file in memory: its directory read once, its members unpacked when asked for, never beyond their stated size.

zipfile reads the directory. Opening a small member with it costs several times what unpacking the member does, so the
two ways of packing that office programs use are unpacked here; all else is left to zipfile.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator

_LOCAL_HEADER = struct.Struct("<4s2xH18xHH")  # signature, flags, lengths of the name and of the extra field
_SIGNATURE = b"PK\x03\x04"
_UTF8_NAME = 0x800
ENCRYPTED, _PATCHED, _STRONGLY_ENCRYPTED = 0x1, 0x20, 0x40  # of a member's flags
_UNUSUAL = ENCRYPTED | _PATCHED | _STRONGLY_ENCRYPTED

#: What the bytes of a damaged or unusual zip file may raise.
DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)


class Packed:
    """A zip file's members. Raises one of DAMAGED, here or when a member is unpacked."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._zip = zipfile.ZipFile(io.BytesIO(data))
        self.members = self._zip.infolist()

    def names(self) -> list[str]:
        """The names of all members, as written."""
        return self._zip.namelist()

    def start(self, name: str, size: int) -> bytes:
        """The first `size` bytes of a member."""
        return next(self.pieces(self._zip.getinfo(name), size), b"")

    def pieces(self, member: zipfile.ZipInfo, size: int) -> Iterator[bytes]:
        """A member's bytes in pieces, the first of at most `size` bytes, each twice as large as the one before (so that
        whoever joins them copies no byte often). Damage is noticed when it is come to, at the end at the latest.
        """
        if member.flag_bits & _UNUSUAL:
            return self._by_zipfile(member, size)
        if member.compress_type == zipfile.ZIP_DEFLATED:
            return _checked(member, _inflated(self._content(member), member.file_size, size))
        if member.compress_type == zipfile.ZIP_STORED:
            return _checked(member, _cut(self._content(member)[: member.file_size], size))
        return self._by_zipfile(member, size)

    def _content(self, member: zipfile.ZipInfo) -> bytes:
        """A member as it is packed, behind a header of its own that must repeat its name."""
        start = member.header_offset
        header = self._data[start : start + _LOCAL_HEADER.size] if start >= 0 else b""
        if len(header) < _LOCAL_HEADER.size:
            raise zipfile.BadZipFile("truncated")
        signature, flags, name_length, extra_length = _LOCAL_HEADER.unpack(header)
        start += _LOCAL_HEADER.size
        name = self._data[start : start + name_length].decode("utf-8" if flags & _UTF8_NAME else "cp437")
        if signature != _SIGNATURE or name != member.orig_filename:
            raise zipfile.BadZipFile(member.filename)
        start += name_length + extra_length
        return self._data[start : start + member.compress_size]

    def _by_zipfile(self, member: zipfile.ZipInfo, size: int) -> Iterator[bytes]:
        with self._zip.open(member) as stream:
            while piece := stream.read(size):
                yield piece


def _cut(content: bytes, size: int) -> Iterator[bytes]:
    start = 0
    while piece := content[start : start + size]:
        yield piece
        start += len(piece)
        size *= 2


def _inflated(content: bytes, left: int, size: int) -> Iterator[bytes]:
    """Deflated bytes unpacked, no more than `left` of them."""
    inflate = zlib.decompressobj(-zlib.MAX_WBITS)
    while left and (piece := inflate.decompress(content, min(left, size))):
        yield piece
        left -= len(piece)
        content = inflate.unconsumed_tail
        size *= 2


def _checked(member: zipfile.ZipInfo, pieces: Iterator[bytes]) -> Iterator[bytes]:
    """The pieces, the last only after the checksum over all was found right; who stops before it pays for no sum."""
    left, checksum, last = member.file_size, 0, b""
    for piece in pieces:
        left -= len(piece)
        if left > 0:
            yield piece
        else:
            last = piece
        checksum = zlib.crc32(piece, checksum)
    if checksum != member.CRC:
        raise zipfile.BadZipFile(member.filename)
    if last:
        yield last
