"""Zip files as the documents in them. Nothing is written anywhere: members are read into memory, one at a time."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator

from checker.documents import decoding
from checker.documents.limits import MEGABYTE, Limits
from checker.documents.problems import ReadProblem
from checker.documents.sniff import KNOWN_EXTENSIONS, extension_of, is_skipped, sniff
from checker.values import Value, field

INSIDE = "!/"  # between an archive's path and a member's

_RATIO_COUNTS_FROM = 16 * MEGABYTE  # below, a high ratio is an honest long table
_ENCRYPTED = 0x1
_UTF8 = 0x800  # bit 11: the name is in UTF-8
_UNICODE_PATH = 0x7075  # extra field of Info-ZIP with the name in UTF-8
_LOCAL_HEADER = 30  # bytes before a member's name
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError, struct.error)


class Source(Value):
    """One thing that an archive holds, or a plain file on its own.

    path     as shown to people: "all.zip!/a.docx"
    data     its content; None where there is a problem or it is not checked
    problem  why its content cannot be had
    checked  False for another kind of file, which is listed as not checked and nothing more
    """

    path: str
    data: bytes | None = None
    problem: ReadProblem | None = None
    checked: bool = True


class _Budget(Value, frozen=False):
    """What may still be unpacked, over all archives within the first."""

    members: int
    size: int
    seen: dict[str, int] = field(default_factory=dict)

    def name(self, path: str) -> str:
        """The path, made distinct where an archive holds it twice."""
        count = self.seen[path] = self.seen.get(path, 0) + 1
        return path if count == 1 else f"{path} ({count})"


def expand(data: bytes, path: str, limits: Limits, *, password: str | None = None) -> Iterator[Source]:
    """What there is to check in a file's content: the documents in an archive by path, or the file itself.

    The order is always the same. Never raises: what cannot be read comes as a Source with its problem. The system's
    own files (__MACOSX, ~$..., .DS_Store) are passed over; archives in archives are opened to limits.archive_depth.
    """
    if sniff(data, path).format != "zip":
        yield Source(path, data)
        return
    found = False
    for source in _members(data, path, limits, password, _Budget(limits.members, limits.unpacked_size), 1):
        found = found or source.checked
        yield source
    if not found:
        yield Source(path, problem=ReadProblem("empty-archive", path=path))


def member(data: bytes, path: str, inside: str, limits: Limits, *, password: str | None = None) -> bytes:
    """The content of one member, by the path that `expand` gave it. Raises ReadProblem."""
    wanted = path + INSIDE + inside
    for source in expand(data, path, limits, password=password):
        if source.path == wanted:
            if source.problem is not None:
                raise source.problem
            if source.data is not None:
                return source.data
    raise ReadProblem("missing", path=wanted)


def _members(
    data: bytes, path: str, limits: Limits, password: str | None, budget: _Budget, depth: int
) -> Iterator[Source]:
    try:
        packed = zipfile.ZipFile(io.BytesIO(data))
        if len(packed.filelist) > budget.members:  # before a million names are looked into
            raise ReadProblem("too-large", what="members", limit=limits.members)
        infos = [(_name(info), info) for info in packed.infolist() if not info.is_dir()]
        _judge(infos, limits, budget)
    except ReadProblem as problem:
        yield Source(path, problem=problem)
        return
    except _BROKEN as error:
        yield Source(path, problem=ReadProblem("broken", reason=str(error) or type(error).__name__))
        return
    with packed:
        for name, info in sorted(infos, key=lambda pair: (pair[0], pair[1].header_offset)):
            if is_skipped(name):
                continue
            shown = budget.name(path + INSIDE + name)
            if extension_of(name) not in KNOWN_EXTENSIONS:
                yield Source(shown, checked=False)
                continue
            try:
                content = _content(packed, info, shown, limits, password)
            except ReadProblem as problem:
                yield Source(shown, problem=problem)
                continue
            if sniff(content, name).format != "zip":
                yield Source(shown, content)
            elif depth >= limits.archive_depth:
                deep = ReadProblem("too-large", what="archive_depth", limit=limits.archive_depth)
                yield Source(shown, problem=deep)
            else:
                yield from _members(content, shown, limits, password, budget, depth + 1)


def _judge(infos: list[tuple[str, zipfile.ZipInfo]], limits: Limits, budget: _Budget) -> None:
    """Refuse bombs by what the directory declares; zipfile never unpacks more than that. Raises ReadProblem."""
    budget.members -= len(infos)
    if budget.members < 0:
        raise ReadProblem("too-large", what="members", limit=limits.members)
    budget.size -= sum(info.file_size for _, info in infos)
    if budget.size < 0:
        raise ReadProblem("too-large", what="unpacked_size", limit=limits.unpacked_size)
    end = 0
    for _, info in sorted(infos, key=lambda pair: pair[1].header_offset):
        if info.header_offset < end:
            raise ReadProblem("broken", reason="overlapping members")
        end = info.header_offset + _LOCAL_HEADER + info.compress_size
        if info.file_size > max(_RATIO_COUNTS_FROM, info.compress_size * limits.member_ratio):
            raise ReadProblem("too-large", what="member_ratio", limit=limits.member_ratio)


def _content(
    packed: zipfile.ZipFile, info: zipfile.ZipInfo, shown: str, limits: Limits, password: str | None
) -> bytes:
    if info.file_size > limits.file_size:
        raise ReadProblem("too-large", what="file_size", limit=limits.file_size)
    if info.flag_bits & _ENCRYPTED and not password:
        raise ReadProblem("encrypted", path=shown)
    secrets = [password.encode(code) for code in ("utf-8", "gb18030")] if password else [None]
    try:
        for secret in secrets:
            try:
                return packed.read(info, pwd=secret)
            except NotImplementedError:  # AES, or a method of packing that Python lacks
                raise ReadProblem("unknown-packing", path=shown) from None
            except RuntimeError:  # zipfile's word for a password that does not fit
                continue
        raise ReadProblem("wrong-password", path=shown)
    except _BROKEN as error:
        raise ReadProblem("broken", reason=str(error) or type(error).__name__) from None


def _name(info: zipfile.ZipInfo) -> str:
    """A member's path as its author wrote it, made harmless: no root, no drive, no step upwards."""
    written = info.orig_filename
    if not info.flag_bits & _UTF8:
        raw = written.encode("cp437", "replace")
        written = _unicode_path(info, raw) or decoding.decode(raw, wide=False).text
    parts = written.replace("\\", "/").split("/")
    kept = [part for part in parts if part not in ("", ".", "..") and not (len(part) == 2 and part[1] == ":")]
    return "".join(char if char.isprintable() else "_" for char in "/".join(kept)) or "_"


def _unicode_path(info: zipfile.ZipInfo, raw: bytes) -> str | None:
    """The name in the extra field, where it still belongs to the name in the directory."""
    extra = info.extra
    while len(extra) >= 4:
        kind, size = struct.unpack_from("<HH", extra)
        if kind == _UNICODE_PATH and size > 5 and struct.unpack_from("<L", extra, 5)[0] == zlib.crc32(raw):
            return decoding.strictly(extra[9 : 4 + size], "utf-8")
        extra = extra[4 + size :]
    return None
