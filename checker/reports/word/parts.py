"""A submitted Word file and what is added to it: every part that is not touched is copied byte for byte."""

from __future__ import annotations

from io import BytesIO
from posixpath import dirname, join, normpath, relpath
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lxml import etree

from checker.documents.docx.package import Package
from checker.documents.limits import Limits
from checker.documents.problems import ReadProblem
from checker.reports.word.markup import STRICT, TRANSITIONAL, Element

_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_RELATION_OF = {
    TRANSITIONAL: "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments",
    STRICT: "http://purl.oclc.org/ooxml/officeDocument/relationships/comments",
}
_MACROS, _TEMPLATE = "macroenabled", "template"


class Parts:
    """The parts of a Word file. Only `document`, the comments and what names them may change.

    Raises ReadProblem for a package that plancheck can read and Word cannot open (no list of content types, say).
    """

    def __init__(self, data: bytes, limits: Limits) -> None:
        self._data = data
        self.main = self._actual(
            Package(data, limits).main().name
        )  # judges sizes before anything is unpacked
        self.document = _parsed(self._read(self.main))
        self.namespace = etree.QName(self.document).namespace or TRANSITIONAL
        self._changed: dict[str, bytes] = {}

    @property
    def extension(self) -> str:
        """What Word insists on calling a file of this content type."""
        kind = self._content_type().lower()
        return f".do{'t' if _TEMPLATE in kind else 'c'}{'m' if _MACROS in kind else 'x'}"

    def comments(self) -> Element:
        """The root of the comments that are there already, or an empty one."""
        name = self._comments_name()
        if name is not None:
            return _parsed(self._read(name))
        return etree.Element(f"{{{self.namespace}}}comments", nsmap={"w": self.namespace})

    def with_comments(self, comments: Element) -> bytes:
        """The file with its document as it is now and with these comments."""
        name = self._comments_name()
        if name is None:
            name = self._free_name()
            self._add_relationship(name)
            self._add_content_type(name)
        self._changed[name] = _written(comments)
        self._changed[self.main] = _written(self.document)
        held = BytesIO()
        with ZipFile(BytesIO(self._data)) as before, ZipFile(held, "w", ZIP_DEFLATED) as after:
            for name, member in {member.filename: member for member in before.infolist()}.items():
                content = self._changed.pop(
                    name, None
                )  # of two members of one name the last counts, as in reading
                after.writestr(
                    _entry(name, member.date_time), before.read(member) if content is None else content
                )
            for new, content in self._changed.items():
                after.writestr(_entry(new), content)
        return held.getvalue()

    def _names(self) -> list[str]:
        with ZipFile(BytesIO(self._data)) as package:
            return package.namelist()

    def _actual(self, name: str) -> str:
        """A part's name as the file spells it; case and kind of slash are written wrong often enough."""
        wanted = _key(name)
        return next((found for found in self._names() if _key(found) == wanted), name)

    def _read(self, name: str) -> bytes:
        with ZipFile(BytesIO(self._data)) as package:
            try:
                return package.read(self._actual(name))
            except KeyError:
                raise ReadProblem("broken", reason=name) from None

    def _rels_name(self) -> str:
        return self._actual(join(dirname(self.main), "_rels", self.main.rpartition("/")[2] + ".rels"))

    def _rels(self) -> Element:
        name = self._rels_name()
        if name in self._names():
            return _parsed(self._read(name))
        return etree.Element(f"{{{_RELATIONS}}}Relationships", nsmap={None: _RELATIONS})  # type: ignore[dict-item]

    def _comments_name(self) -> str | None:
        names = {_key(name): name for name in self._names()}
        for relation in self._rels().iter(f"{{{_RELATIONS}}}Relationship"):
            target = relation.get("Target", "")
            if relation.get("Type", "").rpartition("/")[2] == "comments" and target:
                full = target if target.startswith("/") else normpath(join(dirname(self.main), target))
                if _key(full) in names:
                    return names[_key(full)]
        return None

    def _free_name(self) -> str:
        taken = {_key(name) for name in self._names()}
        folder = dirname(self.main)
        names = ("comments.xml", *(f"comments{number}.xml" for number in range(2, 1000)))
        return next(join(folder, name) for name in names if _key(join(folder, name)) not in taken)

    def _add_relationship(self, name: str) -> None:
        rels = self._rels()
        taken = {relation.get("Id") for relation in rels}
        relation = etree.SubElement(rels, f"{{{_RELATIONS}}}Relationship")
        relation.set("Id", next(f"rIdReview{n}" for n in range(1, 1000) if f"rIdReview{n}" not in taken))
        relation.set("Type", _RELATION_OF.get(self.namespace, _RELATION_OF[TRANSITIONAL]))
        relation.set("Target", relpath(name, dirname(self.main) or "."))
        self._changed[self._rels_name()] = _written(rels)

    def _add_content_type(self, name: str) -> None:
        types = self._types()
        override = etree.SubElement(types, f"{{{_TYPES}}}Override")
        override.set("PartName", f"/{name}")
        override.set("ContentType", _COMMENTS_TYPE)
        self._changed[self._actual("[Content_Types].xml")] = _written(types)

    def _types(self) -> Element:
        return _parsed(self._read("[Content_Types].xml"))

    def _content_type(self) -> str:
        for override in self._types().iter(f"{{{_TYPES}}}Override"):
            if _key(override.get("PartName", "")) == _key(self.main):
                return override.get("ContentType", "")
        return ""


def _key(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


def _entry(name: str, date: tuple[int, int, int, int, int, int] = (1980, 1, 1, 0, 0, 0)) -> ZipInfo:
    entry = ZipInfo(name, date)
    entry.compress_type = ZIP_DEFLATED
    return entry


def _parsed(data: bytes) -> Element:
    try:
        return etree.fromstring(
            data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        )
    except etree.XMLSyntaxError as error:
        raise ReadProblem("broken", reason=str(error)) from None


def _written(root: Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
