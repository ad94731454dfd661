"""Sections: headed, unheaded or absent, by role and place, not by one word anywhere."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from checker.reading.finder import Hits, Span
from checker.reading.lexicon import SectionSpec
from checker.reading.model import Evidence, Presence, SectionReading
from checker.reading.months import mention_at
from checker.reading.outline import QUALIFIERS, Outline, Piece
from checker.reading.tense import looks_back
from checker.reading.view import View
from checker.regexes import compiled

_JOINTS = compiled(r"和|及其?|与|、|暨|以及|/|,")
_NO_BODY = compiled(r"[\s:。]")
_LAST_BRACKET = compiled(r"\(([^()]*)\)$")
_ATTACHED = compiled(r"^(?:附件?\d?:?|一年)")
_TRAILING = compiled(
    r"(?:有[一二三四五六七八九十\d]+(?:块|项|个方面|件|条|点)(?:工作)?|如下|方面|具体如下|及要求|任务|如下:)?"
)
JOINED_LENGTH = 24  # longer headings are sentences, not names joined by 和
_AIMS = compiled(r"目标|力争|争取|争创|确保|努力实现")
_ACCOUNT_PART = compiled(r"总结|小结|回顾|做了")
LEAD = 30
OPENING_LENGTH = 700
OPENING_SHARE = 0.45


def section_of(
    view: View,
    hits: Hits,
    outline: Outline,
    spec: SectionSpec,
    part: tuple[int, int],
    front: int,
    plans: bool,
) -> SectionReading:
    """One section of a document. part: the span that plans; front: where the body begins; plans: whether any does."""
    for index, piece in outline.headings():
        inside = part[0] <= piece.start < part[1] or not plans or spec.where == "opening"
        if inside and piece.end > front and _is_named(view, piece, spec):
            start, end = outline.under(index)
            body = len(_NO_BODY.sub("", view.text[start:end]))
            return SectionReading(Presence.HEADED, _heading_evidence(view, outline, index, start), body)
    found = _unheaded(view, hits, outline, spec, part, front)
    if not found and spec.where == "opening" and part[0] > front:  # a summary and plan in one has one opening
        found = _unheaded(view, hits, outline, spec, (front, part[1]), front)
    if found:
        return SectionReading(Presence.UNHEADED, found)
    if spec.gathers and plans and part[0] > front:
        head = _head_of(view, outline, part)
        if head is not None:
            start, end = outline.under(head)
            return SectionReading(Presence.HEADED, _heading_evidence(view, outline, head, start), end - start)
    if spec.gathers and plans:
        items = [
            piece for piece in outline.pieces if piece.start >= max(front, part[0]) and piece.end <= part[1]
        ]
        chosen = [piece for piece in items if piece.style] or items
        return SectionReading(
            Presence.UNHEADED, tuple(view.line_evidence(piece.line) for piece in chosen[:3])
        )
    return SectionReading(Presence.ABSENT)


def _head_of(view: View, outline: Outline, part: Span) -> int | None:
    """What heads the part that plans, behind an account: 下学期工作打算 gathers all that follows."""
    for index, piece in enumerate(outline.pieces):
        if piece.start == part[0]:
            announces = view.text[piece.start : piece.end].rstrip().endswith(":")
            return index if piece.heading or piece.style or announces else None
    return None


def _heading_evidence(view: View, outline: Outline, index: int, start: int) -> tuple[Evidence, ...]:
    """The heading, and the first words under it."""
    piece = outline.pieces[index]
    first = [view.line_evidence(piece.line)]
    following = outline.pieces[index + 1] if index + 1 < len(outline.pieces) else None
    if not piece.run_in and following is not None and not following.heading and following.line != piece.line:
        first.append(view.line_evidence(following.line))
    return tuple(first)


def _is_named(view: View, piece: Piece, spec: SectionSpec) -> bool:
    title = view.text[slice(*piece.title)].strip(" :。【】[]<>《》()")
    return heading_names(title, spec.names, spec.not_names)


def heading_names(title: str, names: frozenset[str], not_names: Iterable[str] = ()) -> bool:
    """Whether a heading's words are one of the names, alone, joined to another, or behind words of whose or when."""
    parts, explanation = _parts_of(title)
    refused = tuple(not_names)
    for bare in (*parts, explanation) if explanation in names else parts:
        if any(name in bare for name in refused):
            continue
        if not any(name in bare for name in names):
            continue
        for at in range(len(bare)):
            if bare[at:] in names and (not at or QUALIFIERS.fullmatch(bare[:at])):
                return True
            if bare[: at + 1] in names and _TRAILING.fullmatch(bare[at + 1 :]):
                return True
    return False


@lru_cache(maxsize=1024)  # each section asks anew about the same headings
def _parts_of(title: str) -> tuple[tuple[str, ...], str]:
    """A heading's words, whole and in the parts joined in it, without what is attached to them; and its last bracket."""
    inner = _LAST_BRACKET.search(title)
    title = (title[: inner.start()] if inner else title).replace(" ", "")
    if not title:
        return (), ""
    parts = _JOINTS.split(title) if len(title) <= JOINED_LENGTH else ()
    return tuple(_ATTACHED.sub("", part) for part in (title, *parts)), inner[1] if inner else ""


def _unheaded(
    view: View, hits: Hits, outline: Outline, spec: SectionSpec, part: Span, front: int
) -> tuple[Evidence, ...]:
    plans = part[1] > part[0]
    left, right = part if plans else (front, len(view.text))
    left = max(left, front)
    if plans and part[0] > front:  # behind the words that head the part that plans
        line = view.lines[view.line_at(part[0])]
        comma = view.text.find(",", line.start, line.end)
        left = max(left, comma if comma >= 0 else line.end)
    if spec.where == "opening":
        right = min(right, _opening_end(view, outline, left))
    stated: dict[int, Span] = {}
    for span in hits.allowed(spec.unheaded, spec.unless):
        if left <= span[0] < right:
            stated.setdefault(view.sentence_at(span[0]), span)
    return tuple(
        view.evidence(*span)
        for sentence, span in stated.items()
        if spec.where == "opening" or _sets_out(view.text[slice(*view.sentences[sentence])], plans)
    )[:3]


def _sets_out(sentence: str, plans: bool) -> bool:
    """Whether a sentence says what is to come. An account tells of figures reached (优秀率达97%), and seldom of aims."""
    return not looks_back(sentence) if plans else bool(_AIMS.search(sentence))


def _opening_end(view: View, outline: Outline, front: int) -> int:
    """Where the opening ends: at the first numbered piece or heading, at the latest after OPENING_LENGTH characters."""
    for piece in outline.pieces:
        if piece.start >= front and (piece.style or piece.heading):
            if piece.start < front + LEAD and _ACCOUNT_PART.search(view.text, piece.start, piece.end):
                continue  # 第一部分 总结: the opening stands under it
            return max(piece.start, front)
        if piece.start > front + OPENING_LENGTH:
            return piece.start
    return len(view.text)


def frame_of(view: View, outline: Outline, specs: Iterable[SectionSpec], front: int) -> list[tuple[int, int]]:
    """The spans of opening and guiding thought: before the first item of work, and under headings of such sections.

    An opening is one only where work in items follows it; a plan in one paragraph is all work.
    """
    spans: list[tuple[int, int]] = []
    end = _opening_end(view, outline, front)
    if end < len(view.text) and end - front < OPENING_SHARE * (len(view.text) - front):
        spans.append((front, end))
    opening = [spec for spec in specs if spec.where == "opening"]
    for index, piece in outline.headings():
        if any(_is_named(view, piece, spec) for spec in opening):
            start, last = outline.under(index)
            spans.append((start, min(last, _thought_end(view, outline, index))))
    return spans


def _thought_end(view: View, outline: Outline, index: int) -> int:
    """Where the guiding thought under a heading ends at the latest: at items of work that have no heading of theirs."""
    head = outline.pieces[index]
    for piece in outline.pieces[index + 1 :]:
        announces = view.text[piece.start : piece.end].rstrip().endswith(":")
        if (piece.style and not head.style) or announces or mention_at(view.text, piece.start, piece.end):
            return piece.start
        if piece.start > head.start + OPENING_LENGTH:
            return piece.start
    return len(view.text)
