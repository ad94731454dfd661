"""Where the blocks of a Word document stand in its XML, for whoever writes something beside them.

The document is read once more, exactly as reader.py reads it, with every paragraph of the body marked beforehand and
watched while it is read: block numbers and elements cannot drift apart, whatever tidying moves, joins or drops.
"""

from __future__ import annotations

from lxml import etree

from checker.documents.docx.names import P
from checker.documents.docx.package import Package, Part
from checker.documents.docx.paragraphs import ParagraphReader
from checker.documents.docx.reader import _Reader
from checker.documents.limits import Limits
from checker.documents.lines import Line
from checker.documents.model import PAGE_EDGE

_MARK = "place"  # in no namespace: no attribute of Word's has such a name


def places(data: bytes, limits: Limits) -> tuple[int | None, ...]:
    """For each block of the document, in order, which of the body's w:p it is: counted from 0, all of them, those
    in tables, content controls and text boxes too, as they follow each other in the file.

    A table row is at the first paragraph of its text; a footnote and an embedded document are at the paragraph read
    before them. None for page headers and footers. Raises what reading the document raises.
    """
    package = Package(data, limits)
    main = package.main()
    watched = _Watched(package, main)
    found = watched.places()
    if watched.reader.lost_in_a_field:
        found = _Watched(package, main, fields_count=False).places()
    return found


class _Watched:
    """A reading whose paragraphs are written down as they are read."""

    def __init__(self, package: Package, main: Part, *, fields_count: bool = True) -> None:
        self.reader = _Reader(package, main, fields_count=fields_count)
        self._log: list[tuple[Line, etree._Element]] = []
        original = self.reader._new_paragraphs

        def new_paragraphs(story: etree._Element) -> ParagraphReader:
            paragraphs = original(story)
            read = paragraphs.read

            def logged(paragraph: etree._Element) -> Line | None:
                line = read(paragraph)
                if line is not None:
                    self._log.append((line, paragraph))
                return line

            paragraphs.read = logged  # type: ignore[method-assign]
            return paragraphs

        self.reader._new_paragraphs = new_paragraphs
        for number, paragraph in enumerate(self.reader._body.iter(P)):
            paragraph.set(_MARK, str(number))

    def places(self) -> tuple[int | None, ...]:
        found: list[int | None] = []
        at: dict[int, int | None] = {}  # a line, by identity (the log keeps it alive) -> its paragraph
        latest: int | None = None
        for line in self.reader.lines():
            fresh = []
            for read, element in self._log[len(at) :]:
                mark = element.get(_MARK)
                at[id(read)] = int(mark) if mark is not None else None
                fresh.append(at[id(read)])
            place = at.get(id(line))
            if place is None:  # a row made of the lines just read, or something that stands in another part
                place = next((place for place in fresh if place is not None), latest)
            latest = place
            found.append(None if line.kind in PAGE_EDGE else place)
        return tuple(found)
