"""The school's own document with comments in it and a cover before it."""

from __future__ import annotations

from checker.documents import docx
from checker.documents.docx.names import NOTICE
from checker.documents.docx.places import places
from checker.documents.identity import content_of
from checker.documents.limits import Limits
from checker.documents.problems import ReadProblem
from checker.reports.word.comments import Commenter
from checker.reports.word.cover import Follows, Letter, cover
from checker.reports.word.markup import Element, Markup, Set
from checker.reports.word.parts import Parts
from checker.results import DocumentResult, RuleSetCard

#: what may stand behind the page numbering in a section's properties, by the schema's order
_AFTER_NUMBERING = (
    "cols", "formProt", "vAlign", "noEndnote", "titlePg", "textDirection", "bidi", "rtlGutter", "docGrid",
    "printerSettings", "sectPrChange",
)  # fmt: skip


def annotated(
    document: DocumentResult,
    ruleset: RuleSetCard,
    letter: Letter,
    source: bytes,
    limits: Limits,
    follows: Follows,
) -> tuple[bytes, str]:
    """The copy and the extension that its kind of file needs.

    Raises ReadProblem ("changed") for a file whose text is not the one that was judged, and what reading raises.
    """
    if (
        document.content is not None
        and content_of(docx.read(source, document.path, limits)) != document.content
    ):
        raise ReadProblem("changed", path=document.path)
    parts = Parts(source, limits)
    markup = Markup(parts.namespace)
    body = parts.document.find(markup.name("body"))
    assert body is not None, "a document that has been read has a body"
    comments = parts.comments()
    known = {card.id: card for card in ruleset.rules}
    paragraphs = list(body.iter(markup.name("p")))
    Commenter(comments, paragraphs, places(source, limits), markup).add(document, known, letter)
    _drop_notice(body, markup)
    _put_before(body, cover(document, ruleset, letter, markup, follows), markup)
    return parts.with_comments(comments), parts.extension


def _put_before(body: Element, front: Element, markup: Markup) -> None:
    """The cover as a section of its own, without header or footer; the school's pages are numbered as before."""
    first = next(body.iter(markup.name("sectPr")), None)
    if first is not None:
        _start_page(first, markup)
    body.insert(0, front)
    body.insert(1, _section_end(markup))


def _section_end(markup: Markup) -> Element:
    """The paragraph that ends the cover's section: A4 upright, and too low to be seen."""
    e = markup.element
    end = markup.paragraph([], Set(after=0, line=1))
    section = e(
        "sectPr",
        e("pgSz", w=11906, h=16838),
        e("pgMar", top=1247, right=1418, bottom=1134, left=1418, header=709, footer=709, gutter=0),
    )
    end[0].append(section)
    return end


def _start_page(section: Element, markup: Markup) -> None:
    """Let the school's first section begin on a new page, its own page 1; as the first it had begun one anyway."""
    kind = section.find(markup.name("type"))
    if kind is not None:
        section.remove(kind)
    numbering = section.find(markup.name("pgNumType"))
    if numbering is None:
        numbering = markup.element("pgNumType")
        later = {markup.name(tag) for tag in _AFTER_NUMBERING}
        at = next((index for index, child in enumerate(section) if child.tag in later), len(section))
        section.insert(at, numbering)
    if numbering.get(markup.name("start")) is None:
        numbering.set(markup.name("start"), "1")


def _drop_notice(body: Element, markup: Markup) -> None:
    """Take out the cover of an earlier round, with the paragraph that ended its section."""
    for tag in list(body.iter(markup.name("tag"))):
        control = next(tag.iterancestors(markup.name("sdt")), None)
        if tag.get(markup.name("val")) != NOTICE or control is None or control.getparent() is not body:
            continue
        following = control.getnext()
        if (
            following is not None
            and following.find(f"{markup.name('pPr')}/{markup.name('sectPr')}") is not None
        ):
            body.remove(following)
        body.remove(control)
