"""A zip container of office XML, opened with care: sizes are judged before anything is unpacked.

Shared by the readers of .docx and .odt. Part names are compared without regard to case and to the kind of
slash, since both are written wrong often enough and Word opens the file all the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import etree

from checker.documents.limits import MEGABYTE, Limits
from checker.documents.packed import DAMAGED, ENCRYPTED, Member, Packed
from checker.documents.problems import ReadProblem

_RATIO_COUNTS_FROM = 16 * MEGABYTE  # below, a high ratio is an honest long table
_CHUNK = 32 * 1024
_PARSER = etree.XMLParser(
    resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
)


class Container:
    """The members of a zip file by name. Raises ReadProblem: broken, encrypted, too-large."""

    def __init__(self, packed: bytes | Packed, limits: Limits) -> None:
        try:
            self._packed = packed if isinstance(packed, Packed) else Packed(packed)
        except DAMAGED as error:
            raise ReadProblem("broken", reason=str(error) or "zip") from None
        _keep_limits(self._packed.members, limits)
        self._limits = limits
        self._members = {_key(member.name): member for member in self._packed.members}

    def __contains__(self, name: str) -> bool:
        return _key(name) in self._members

    def names(self) -> list[str]:
        """The names of all members, in lower case."""
        return list(self._members)

    def read(self, name: str) -> bytes | None:
        """A member's bytes; None where there is no such member."""
        member = self._member(name)
        try:
            return None if member is None else self._packed.read(member)
        except DAMAGED:
            raise ReadProblem("broken", reason=name) from None

    def chunks(self, name: str) -> Iterator[bytes]:
        """A member's bytes piece by piece, each unpacked when it is asked for; none where there is no member."""
        member = self._member(name)
        try:
            if member is not None:
                yield from self._packed.pieces(member, _CHUNK)
        except DAMAGED:
            raise ReadProblem("broken", reason=name) from None

    def _member(self, name: str) -> Member | None:
        member = self._members.get(_key(name))
        if member is not None and member.flags & ENCRYPTED:
            raise ReadProblem("encrypted", path=name)
        return member

    def xml(self, name: str) -> etree._Element | None:
        """A member's root element; None where there is no such member."""
        data = self.read(name)
        return None if data is None else parse_xml(data, name, self._limits)


def parse_xml(data: bytes, name: str, limits: Limits) -> etree._Element:
    """The root element of a part. No entities, no document type, nothing fetched. Raises ReadProblem."""
    most_tags = 2 * limits.xml_elements
    if len(data) > most_tags and data.count(b"<") > most_tags:
        raise ReadProblem("too-large", what="xml_elements", limit=limits.xml_elements)
    try:
        root = etree.fromstring(data, _PARSER)
    except (etree.XMLSyntaxError, ValueError) as error:
        if "depth" in str(error):
            raise ReadProblem("too-large", what="xml_depth", limit=limits.xml_depth) from None
        raise ReadProblem("broken", reason=name) from None
    if root.getroottree().docinfo.internalDTD is not None:  # office programs write none; attackers do
        raise ReadProblem("broken", reason=f"{name}: DOCTYPE")
    return root


def _keep_limits(members: Sequence[Member], limits: Limits) -> None:
    """Judge the sizes a container declares; no more than is declared is ever unpacked."""
    if len(members) > limits.members:
        raise ReadProblem("too-large", what="members", limit=limits.members)
    if sum(member.size for member in members) > limits.unpacked_size:
        raise ReadProblem("too-large", what="unpacked_size", limit=limits.unpacked_size)
    for member in members:
        if (
            member.size > _RATIO_COUNTS_FROM
            and member.size > max(member.packed_size, 1) * limits.member_ratio
        ):
            raise ReadProblem("too-large", what="member_ratio", limit=limits.member_ratio)


def _key(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()
