"""WordprocessingML made by hand: paragraphs, runs and tables that look alike whatever styles a document has.

A cover page stands in front of somebody else's document, whose default styles may indent, number or colour every
paragraph. So nothing here leans on a style: each paragraph and run says all of its own look.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml import etree

from checker.values import Value

TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")

INK, QUIET, LINE = "1F2933", "5B6673", "9AA5B1"
HEADING_FONT, BODY_FONT, LATIN_FONT = "黑体", "宋体", "Times New Roman"

Element = etree._Element


class Look(Value):
    """How a run looks. size in points."""

    size: float = 10.5
    bold: bool = False
    colour: str = INK
    font: str = BODY_FONT


class Set(Value):
    """How a paragraph is set. Measures in points; indent and hanging of the first line in characters' widths."""

    align: str = "left"
    before: float = 0
    after: float = 3
    line: float = 18
    left: float = 0
    first: float = 0  # of the first line; negative: it hangs out
    with_next: bool = False


_USUAL = Set()


class Cell(Value):
    """A cell of a table. merge: "restart" or "continue" of a cell merged downwards."""

    text: str
    look: Look = Look()
    align: str = "left"
    fill: str | None = None
    merge: str | None = None


class Markup:
    """Makes elements in one namespace: the document's own, transitional or strict."""

    def __init__(self, namespace: str = TRANSITIONAL) -> None:
        self.namespace = namespace
        self._sides = {"left": "start", "right": "end"} if namespace == STRICT else {}

    def _side(self, name: str) -> str:
        """What a side of the page is called: strict files know no left and right."""
        return self._sides.get(name, name)

    def name(self, tag: str) -> str:
        return f"{{{self.namespace}}}{tag}"

    def element(self, tag: str, *children: Element, **attributes: object) -> Element:
        """An element; attributes are in its namespace, too."""
        made = etree.Element(self.name(tag), nsmap={"w": self.namespace})
        for key, value in attributes.items():
            made.set(self.name(key), str(value))
        made.extend(children)
        return made

    def run(self, text: str, look: Look) -> Element:
        e = self.element
        properties = e(
            "rPr",
            e("rFonts", ascii=LATIN_FONT, hAnsi=LATIN_FONT, cs=LATIN_FONT, eastAsia=look.font),
            *(e(tag, val=int(look.bold)) for tag in ("b", "bCs")),
            *(e(tag, val=0) for tag in ("i", "iCs", "caps", "smallCaps", "strike", "vanish")),
            e("color", val=look.colour),
            e("spacing", val=0),
            e("w", val=100),
            e("position", val=0),
            *(e(tag, val=round(look.size * 2)) for tag in ("sz", "szCs")),
            e("u", val="none"),
        )
        run = e("r", properties)
        for number, part in enumerate(_UNFIT.sub("\ufffd", text).split("\n")):
            if number:
                run.append(e("br"))
            said = e("t")
            said.text = part
            said.set(_SPACE, "preserve")
            run.append(said)
        return run

    def paragraph(self, runs: Sequence[tuple[str, Look]], setting: Set = _USUAL) -> Element:
        """A paragraph of runs."""
        return self.element("p", self._properties(setting), *(self.run(text, look) for text, look in runs))

    def _properties(self, setting: Set) -> Element:
        e = self.element
        return e(
            "pPr",
            e("keepNext", val=int(setting.with_next)),
            e("keepLines", val=0),
            e("pageBreakBefore", val=0),
            e("numPr", e("ilvl", val=0), e("numId", val=0)),
            e("snapToGrid", val=0),
            e(
                "spacing", before=_twips(setting.before), beforeAutospacing=0, after=_twips(setting.after),
                afterAutospacing=0, line=_twips(setting.line), lineRule="exact" if setting.line < 5 else "atLeast",
            ),
            self._indent(setting),
            e("contextualSpacing", val=0),
            e("jc", val=self._side(setting.align)),
            e("outlineLvl", val=9),
        )  # fmt: skip

    def _indent(self, setting: Set) -> Element:
        """Indents in twips, those in characters set to nothing: where a style has them, they would win."""
        left, right = self._side("left"), self._side("right")
        values = {
            f"{left}Chars": 0,
            left: _twips(setting.left),
            f"{right}Chars": 0,
            right: 0,
            "firstLineChars": 0,
        }
        if setting.first < 0:
            values |= {"hangingChars": 0, "hanging": _twips(-setting.first)}
        else:
            values["firstLine"] = _twips(setting.first)
        return self.element("ind", **values)

    def table(self, widths: Sequence[float], rows: Sequence[Sequence[Cell]], heads: int = 1) -> Element:
        """A ruled table; widths in points; the first rows are repeated on every page."""
        e = self.element
        edges = [e(self._side(side), val="single", sz=4, space=0, color=LINE)
                 for side in ("top", "left", "bottom", "right", "insideH", "insideV")]  # fmt: skip
        table = e(
            "tbl",
            e(
                "tblPr",
                e("tblW", w=_twips(sum(widths)), type="dxa"),
                e("jc", val="center"),
                e("tblInd", w=0, type="dxa"),
                e("tblBorders", *edges),
                e("tblLayout", type="fixed"),
                e("tblCellMar", *(e(self._side(side), w=80, type="dxa") for side in ("left", "right"))),
            ),
            e("tblGrid", *(e("gridCol", w=_twips(width)) for width in widths)),
        )
        for number, row in enumerate(rows):
            settings = e("trPr", e("cantSplit"), *([e("tblHeader")] if number < heads else []))
            table.append(e("tr", settings, *(map(self._cell, row, widths))))
        return table

    def _cell(self, cell: Cell, width: float) -> Element:
        e = self.element
        properties = e("tcPr", e("tcW", w=_twips(width), type="dxa"))
        if cell.merge:
            properties.append(e("vMerge", val=cell.merge))
        properties.append(e("shd", val="clear", color="auto", fill=cell.fill or "auto"))
        properties.append(e("vAlign", val="center"))
        return e(
            "tc",
            properties,
            self.paragraph([(cell.text, cell.look)], Set(cell.align, after=1, before=1, line=14)),
        )


def _twips(points: float) -> int:
    return round(points * 20)
