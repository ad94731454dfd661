"""A part's tree made plain before it is walked: what a person sees who accepts all changes.

Afterwards a story is paragraphs and tables only, a table rows, a row cells, a paragraph runs: wrappers are
opened, one branch of each alternative is left, deletions are carried out, text boxes stand after the
paragraph that anchors them. All searches are by tag in C, so that a part without such things costs nearly
nothing.
"""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from checker.documents.docx.names import (
    ALTERNATE,
    CHOICE,
    CONTROL,
    DIAGRAM_IDS,
    DRAWING_P,
    DRAWING_T,
    FALLBACK,
    NOTICE,
    PICTURE,
    PPR,
    R_DIAGRAM,
    RPR,
    TAG,
    TCPR,
    TEXT_BOX,
    TEXT_PATH,
    TRPR,
    VAL,
    P,
    R,
    T,
    w,
)
from checker.documents.docx.styles import switched_on

#: Elements that only wrap what is shown.
_WRAPPERS = tuple(
    w(name)
    for name in (
        "ins",
        "moveTo",
        "hyperlink",
        "fldSimple",
        "smartTag",
        "customXml",
        "sdt",
        "sdtContent",
        "dir",
        "bdo",
    )
)
#: Elements of which nothing is shown: former properties, settings of content controls, the reading above ruby
#: text, embedded objects.
_UNSEEN = tuple(
    w(name)
    for name in (
        "pPrChange", "rPrChange", "sectPrChange", "tblPrChange", "tblGridChange", "trPrChange", "tcPrChange",
        "tblPrExChange", "numberingChange", "sdtPr", "sdtEndPr", "customXmlPr", "smartTagPr", "rt", "object",
    )
)  # fmt: skip
_REMOVED = (w("del"), w("moveFrom"))
#: Namespaces (by their customary prefixes) of which we understand what stands in a Choice.
_UNDERSTOOD = frozenset({
    "wps", "wpg", "wpc", "wpi", "wp14", "w14", "w15", "w16", "w16cex", "w16cid", "w16se", "w16du", "w16sdtdh",
    "a14", "v", "o", "w10", "m", "c14", "pic14", "cx", "cx1", "cx2", "cx4", "aink", "am3d",
})  # fmt: skip

Diagram = Callable[[str], list[str]]  # relationship id of a SmartArt's data -> its texts


def tidy(root: etree._Element, diagram: Diagram) -> None:
    """Make a part's tree plain, in place."""
    _drop_notices(root)
    _choose_alternatives(root)
    etree.strip_elements(root, *_UNSEEN, with_tail=False)
    etree.strip_tags(root, *_WRAPPERS)
    _accept_deletions(root)
    _join_over_hidden_marks(root)
    _lift_text_boxes(root, diagram)


def _drop_notices(root: etree._Element) -> None:
    """Take out the notice of an earlier check: sent in again with the plan, its suggestions would pass for the plan's."""
    for tag in list(root.iter(TAG)):
        if tag.get(VAL) == NOTICE:
            _remove(next(tag.iterancestors(CONTROL), None))


def _choose_alternatives(root: etree._Element) -> None:
    for alternate in list(root.iter(ALTERNATE)):
        parent = alternate.getparent()
        if parent is None:
            continue  # in a branch that was not chosen
        chosen = _branch(alternate)
        for child in list(chosen) if chosen is not None else ():
            alternate.addprevious(child)
        parent.remove(alternate)


def _branch(alternate: etree._Element) -> etree._Element | None:
    choices = list(alternate.iterchildren(CHOICE))
    for choice in choices:
        if set(choice.get("Requires", "").split()) <= _UNDERSTOOD:
            return choice
    fallback = next(alternate.iterchildren(FALLBACK), None)
    return fallback if fallback is not None else next(iter(choices), None)


def _accept_deletions(root: etree._Element) -> None:
    """Take out deleted runs, rows and cells; a deleted paragraph mark joins a paragraph to the next."""
    joined = []
    for removed in list(root.iter(*_REMOVED)):
        parent = removed.getparent()
        if parent is None:
            continue
        if parent.tag == RPR:
            mark = parent.getparent()
            if mark is not None and mark.tag == PPR:
                joined.append(mark.getparent())
        elif parent.tag == TRPR:
            _remove(parent.getparent())
        else:
            parent.remove(removed)
    for deleted in list(root.iter(w("cellDel"))):
        cell = deleted.getparent()
        if cell is not None and cell.tag == TCPR:
            _remove(cell.getparent())
    for paragraph in reversed(joined):
        if paragraph is not None:
            _join_to_next(paragraph)


def _join_to_next(paragraph: etree._Element) -> None:
    """The text of a paragraph begins the next one, whose mark, and so whose properties, stay."""
    following = _next_paragraph(paragraph)
    if following is None:
        return
    properties = next(iter(following), None)  # the schema puts them first; a search would pass over all runs
    content = [child for child in paragraph if child.tag != PPR]
    if properties is None or properties.tag != PPR:
        for child in reversed(content):
            following.insert(0, child)
    else:
        for child in reversed(content):
            properties.addnext(child)
    _remove(paragraph)


def _join_over_hidden_marks(root: etree._Element) -> None:
    """A paragraph whose mark is hidden runs on into the next on the same line; its own properties count."""
    for hidden in list(root.iter(w("vanish"))):
        mark = hidden.getparent()
        properties = None if mark is None else mark.getparent()
        paragraph = None if properties is None or properties.tag != PPR else properties.getparent()
        following = None if paragraph is None else _next_paragraph(paragraph)
        if paragraph is None or following is None or not switched_on(hidden):
            continue
        if not _shows_text(paragraph):
            _join_to_next(paragraph)
            continue
        for child in list(following):
            if child.tag != PPR:
                paragraph.append(child)
        _remove(following)


def _shows_text(paragraph: etree._Element) -> bool:
    return any(
        next(run.iter(T), None) is not None and run.find(f"{RPR}/{w('vanish')}") is None
        for run in paragraph.iterchildren(R)
    )


def _next_paragraph(paragraph: etree._Element) -> etree._Element | None:
    """The paragraph that follows directly; marks of bookmarks and proofing in between do not count."""
    for sibling in paragraph.itersiblings():
        if sibling.tag == P:
            return sibling
        if len(sibling):
            return None
    return None


def _lift_text_boxes(root: etree._Element, diagram: Diagram) -> None:
    """Put the content of text boxes, drawn text and diagrams after the paragraph that anchors them.

    In reverse, so that a box within a box is lifted into the outer one first, and order is kept.
    """
    for box in reversed(list(root.iter(TEXT_BOX, TEXT_PATH, DRAWING_P, DIAGRAM_IDS))):
        anchor = next(box.iterancestors(P), None)
        if anchor is None:
            continue
        for content in reversed(_content(box, diagram)):
            anchor.addnext(content)


def _content(box: etree._Element, diagram: Diagram) -> list[etree._Element]:
    if box.tag == TEXT_BOX:
        return list(box)
    if box.tag == TEXT_PATH:  # WordArt of old, whose text is an attribute
        drawn = next(box.iterancestors(PICTURE), None) is not None
        return [_paragraph(box.get("string", ""))] if drawn else []
    if box.tag == DRAWING_P:
        return [_paragraph("".join(text.text or "" for text in box.iter(DRAWING_T)))]
    return [_paragraph(text) for text in diagram(box.get(R_DIAGRAM, ""))]


def _paragraph(text: str) -> etree._Element:
    paragraph = etree.Element(P)
    etree.SubElement(etree.SubElement(paragraph, R), T).text = text
    return paragraph


def _remove(element: etree._Element | None) -> None:
    parent = None if element is None else element.getparent()
    if element is not None and parent is not None:
        parent.remove(element)
