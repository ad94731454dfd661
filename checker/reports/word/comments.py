"""Comments at the paragraphs that findings are about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.reports.word.cover import Letter, comment_lines, numbered, see_above
from checker.reports.word.markup import Element, Look, Markup, Set
from checker.results import DocumentResult, Finding, RuleCard

_PLAIN, _STRONG = Look(9), Look(9, bold=True)
_LINE = Set(after=0, line=12)


class Commenter:
    """Writes comments into a document.

    paragraphs  every w:p of the body, in document order
    places      for each block of the document, which of them it is (checker.documents.docx.places)
    """

    def __init__(
        self, comments: Element, paragraphs: Sequence[Element], places: Sequence[int | None], markup: Markup
    ) -> None:
        self._comments, self._paragraphs, self._places, self._markup = comments, paragraphs, places, markup
        ids = [comment.get(markup.name("id"), "") for comment in comments]
        self._next = max((int(number) for number in ids if number.isdigit()), default=-1) + 1

    def add(self, document: DocumentResult, known: dict[str, RuleCard], letter: Letter) -> None:
        """A comment for each finding that is no pass; at its second and third place a short one."""
        for number, finding in numbered(document):
            for nth, paragraph in enumerate(self._about(finding)):
                if nth == 0:
                    lines = list(comment_lines(number, finding, known, letter))
                else:
                    lines = [(see_above(number, finding, known, letter), False)]
                self._comment(paragraph, lines, letter)

    def _about(self, finding: Finding) -> list[Element]:
        """The paragraphs of a finding's evidence; the first one with text where it has none in the body."""
        found = {id(p): p for p in map(self._paragraph, _numbers(finding)) if p is not None}
        return list(found.values()) or [self._top()]

    def _paragraph(self, block: int) -> Element | None:
        place = self._places[block - 1] if 0 < block <= len(self._places) else None
        return None if place is None else self._outermost(self._paragraphs[place])

    def _outermost(self, paragraph: Element) -> Element:
        """Word takes no comments inside a text box: there the paragraph that holds the box is marked."""
        around = list(paragraph.iterancestors(self._markup.name("p")))
        return around[-1] if around else paragraph

    def _top(self) -> Element:
        place = next((place for place in self._places if place is not None), 0)
        return self._outermost(self._paragraphs[place])

    def _comment(self, paragraph: Element, lines: Sequence[tuple[str, bool]], letter: Letter) -> None:
        e, number = self._markup.element, self._next
        self._next += 1
        date = letter.date.replace(microsecond=0, tzinfo=None).isoformat() + "Z"
        comment = e("comment", id=number, author=letter.author, date=date, initials=letter.author[:2])
        for nth, (text, strong) in enumerate(lines):
            line = self._markup.paragraph([(text, _STRONG if strong else _PLAIN)], _LINE)
            if nth == 0:
                line.insert(1, e("r", e("annotationRef")))
            comment.append(line)
        self._comments.append(comment)
        properties = paragraph.find(self._markup.name("pPr"))
        at = 0 if properties is None else paragraph.index(properties) + 1
        while at < len(paragraph) and paragraph[at].tag == self._markup.name("commentRangeStart"):
            at += 1  # marks of several comments nest, the first outermost
        paragraph.insert(at, e("commentRangeStart", id=number))
        paragraph.append(e("commentRangeEnd", id=number))
        paragraph.append(e("r", e("commentReference", id=number)))


def _numbers(finding: Finding) -> Iterator[int]:
    return (evidence.paragraph for evidence in finding.evidence if evidence.paragraph is not None)
