"""A Word file put together: the body with its notes, then page headers and footers, all within limits."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count

from lxml import etree

from checker.documents.docx.chunks import chunk_lines
from checker.documents.docx.names import BODY, DIAGRAM_POINT, DRAWING_T, ID, R_ID, TYPE, w
from checker.documents.docx.numbering import Numbering
from checker.documents.docx.package import Package, Part
from checker.documents.docx.paragraphs import ParagraphReader
from checker.documents.docx.story import Story
from checker.documents.docx.styles import Styles, switched_on
from checker.documents.docx.tidy import tidy
from checker.documents.limits import Limits
from checker.documents.lines import Line, blocks_of, bounded
from checker.documents.model import BlockKind, Document, Note
from checker.documents.packed import Packed
from checker.documents.problems import ReadProblem

_EDGES = ((w("headerReference"), BlockKind.HEADER), (w("footerReference"), BlockKind.FOOTER))
_NO_TEXT_NOTES = frozenset({"separator", "continuationSeparator", "continuationNotice"})


def read(data: bytes | Packed, path: str, limits: Limits) -> Document:
    """The document of a .docx, .docm or .dotx. ReadProblem: broken, encrypted, too-large, no-content."""
    package = Package(data, limits)
    main = package.main()
    reader = _Reader(package, main)
    lines = bounded(reader.lines(), limits)
    if reader.lost_in_a_field:  # a field without end: what follows is no code after all
        reader = _Reader(package, main, fields_count=False)
        lines = bounded(reader.lines(), limits)
    return Document(path, "docx", "docx", blocks_of(lines), tuple(reader.notes))


class _Reader:
    """One pass over all parts of a document."""

    def __init__(self, package: Package, main: Part, *, fields_count: bool = True) -> None:
        self._package, self._main = package, main
        self._limits = package.limits
        root = package.xml(main.name)
        body = None if root is None else root.find(BODY)
        if body is None:
            raise ReadProblem("broken", reason=main.name)
        self._body = body
        styles = Styles(package.chunks(main.first("styles")), self._limits)
        numbering = Numbering(lambda: package.read(main.first("numbering")), styles, self._limits)

        def new_paragraphs(story: etree._Element) -> ParagraphReader:
            return ParagraphReader(story, styles, numbering, fields_count=fields_count)

        self._new_paragraphs = new_paragraphs
        self._tables = count(1)
        self._chunks_read: set[str] = set()
        self._notes: dict[str, dict[str, etree._Element]] = {}
        self.notes: list[Note] = []
        self.lost_in_a_field = False

    def lines(self) -> Iterator[Line]:
        """All lines: the body, each footnote after the line that refers to it, endnotes, headers, footers."""
        tidy(self._body, self._diagrams(self._main))
        paragraphs, story = self._story(self._body, self._main)
        endnotes: list[tuple[str, str]] = []
        for line in story.lines(self._body):
            yield line
            if paragraphs.notes:
                yield from self._footnotes(paragraphs, endnotes)
        yield from self._footnotes(paragraphs, endnotes)  # of a last paragraph without text
        self.lost_in_a_field = paragraphs.fields.unclosed
        yield from self._note_lines(endnotes)
        yield from self._edge_lines(paragraphs.sections)

    def _footnotes(self, paragraphs: ParagraphReader, endnotes: list[tuple[str, str]]) -> Iterator[Line]:
        """The footnotes referred to since the last call; endnotes are kept for later."""
        endnotes.extend(note for note in paragraphs.notes if note[0] == "endnote")
        yield from self._note_lines([note for note in paragraphs.notes if note[0] == "footnote"])
        paragraphs.notes.clear()

    def _story(self, story: etree._Element, part: Part) -> tuple[ParagraphReader, Story]:
        """What reads a story, tidied already, whose references lead to other parts as `part` says."""
        paragraphs = self._new_paragraphs(story)

        def chunk(rel_id: str) -> list[Line]:
            name = part.target(rel_id)
            if name is None or name in self._chunks_read:  # shown again and again in no honest file
                return []
            self._chunks_read.add(name)
            try:
                return chunk_lines(self._package, name, self._tables)
            except ReadProblem:
                self.notes.append(Note("part-unread", (("name", name),)))
                return []

        return paragraphs, Story(paragraphs, self._limits, chunk=chunk, tables=self._tables)

    def _note_lines(self, references: list[tuple[str, str]]) -> Iterator[Line]:
        for kind, note_id in references:
            note = self._notes_of(kind).pop(note_id, None)
            if note is not None and note.get(TYPE) not in _NO_TEXT_NOTES:
                _, story = self._story(note, Part("", {}))
                yield from (_as(line, BlockKind.FOOTNOTE) for line in story.lines(note))

    def _notes_of(self, kind: str) -> dict[str, etree._Element]:
        if kind not in self._notes:
            name = self._main.first(f"{kind}s")
            root = self._package.xml(name)
            if root is not None and name is not None:
                tidy(root, self._diagrams(self._package.part(name)))
            self._notes[kind] = {note.get(ID, ""): note for note in (root if root is not None else ())}
        return self._notes[kind]

    def _edge_lines(self, sections: list[etree._Element]) -> Iterator[Line]:
        """Headers, then footers, of all sections; each text once, and only those that some page shows."""
        for tag, kind in _EDGES:
            seen: set[str] = set()
            done: set[str] = set()
            for section in sections:
                for reference in section.iterchildren(tag):
                    name = self._main.target(reference.get(R_ID))
                    if name is None or name in done or not self._is_shown(reference.get(TYPE), section):
                        continue
                    done.add(name)
                    part = self._package.part(name)
                    root = self._package.xml(name)
                    if root is None:
                        continue
                    tidy(root, self._diagrams(part))
                    for line in self._story(root, part)[1].lines(root):
                        if line.text not in seen:
                            seen.add(line.text)
                            yield _as(line, kind)

    def _is_shown(self, pages: str | None, section: etree._Element) -> bool:
        """Whether the header of first or of even pages is in use."""
        if pages == "first":
            switch = section.find(w("titlePg"))
        elif pages == "even":
            settings = self._package.xml(self._main.first("settings"))
            switch = None if settings is None else settings.find(w("evenAndOddHeaders"))
        else:
            return True
        return switch is not None and switched_on(switch)

    def _diagrams(self, part: Part) -> Callable[[str], list[str]]:
        """Finds the texts of a SmartArt diagram by the relationship of its data."""

        read: set[str] = set()

        def texts(rel_id: str) -> list[str]:
            root = None if rel_id in read else self._package.xml(part.target(rel_id))
            read.add(rel_id)
            points = [] if root is None else list(root.iter(DIAGRAM_POINT))
            found = ("".join(text.text or "" for text in point.iter(DRAWING_T)) for point in points)
            return [text for text in found if text]

        return texts


def _as(line: Line, kind: BlockKind) -> Line:
    return Line(kind, line.text, line.number, bold=line.bold)
