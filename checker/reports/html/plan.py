"""The page of one plan: its findings, and beside them its text with the evidence marked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from checker.documents.model import PAGE_EDGE, Block, BlockKind, Document
from checker.messages import Lang
from checker.reading.model import Evidence
from checker.reports import digest, figures, naming
from checker.reports.html.highlight import CELL_JOINT, Piece, Quote, cut, cut_cells, ranges
from checker.reports.html.page import page
from checker.results import DocumentResult, Finding, Report, RuleCard, Status
from checker.values import Value

_LOOKS_LIKE_HEADING = re.compile(r"[一二三四五六七八九十]{1,3}、[^。；;：:]{1,25}")


class Proof(Value):
    """A piece of evidence as the list of findings shows it. anchor: where the text shows it, None without a text."""

    evidence: Evidence
    anchor: str | None


class FindingView(Value):
    """A finding as the page shows it. absence: its evidence is the place where the missing part belongs;
    new_section: no heading fits it, the title stands in for one."""

    number: int
    finding: Finding
    card: RuleCard
    proofs: tuple[Proof, ...]
    absence: bool
    new_section: bool


class FindingGroup(Value):
    """The findings under one heading of the page: to mend, advice, passed, not applicable."""

    name: str
    findings: tuple[FindingView, ...]


class TextBlock(Value):
    """A block of the text, its cells or its pieces; belongs: findings about something that is missing here."""

    block: Block
    pieces: tuple[Piece, ...] = ()
    cells: tuple[tuple[Piece, ...], ...] = ()
    belongs: tuple[Quote, ...] = ()


class TextPart(Value):
    """Blocks that are shown together: a table's rows, the lines at the page's edge, or one block alone."""

    name: str
    blocks: tuple[TextBlock, ...]
    page: int | None = None  # the page that begins here


class PlanView(Value):
    """Everything that the page of one plan shows."""

    document: DocumentResult
    name: str
    groups: tuple[FindingGroup, ...]
    scores: tuple[figures.GroupScore, ...]
    months: tuple[tuple[int, digest.MonthState], ...]
    parts: tuple[TextPart, ...] = ()
    headings: frozenset[str] = frozenset()
    level: str = "middle"

    def finding(self, number: int) -> FindingView:
        """The finding with a number of the page."""
        return next(view for group in self.groups for view in group.findings if view.number == number)

    @property
    def count_to_mend(self) -> int:
        """How many findings are to be mended."""
        return sum(len(group.findings) for group in self.groups if group.name == "to-mend")


def plan_page(
    report: Report,
    result: DocumentResult,
    lang: Lang,
    *,
    document: Document | None = None,
    back: str | None = None,
) -> str:
    """One document's page.

    document  its text, to show the evidence in; without it the evidence is only quoted
    back      the address of the batch's page, where there is one
    """
    view = view_of(report, result, document)
    return page(
        "plan.html.j2", lang, styles=("base.css", "plan.css"), scripts=("plan.js",),
        view=view, report=report, back=back,
    )  # fmt: skip


def view_of(report: Report, result: DocumentResult, document: Document | None) -> PlanView:
    """The values that the template shows."""
    shown = frozenset(block.paragraph for block in document.blocks) if document else frozenset()
    groups = tuple(_groups(report, result, shown))
    quotes = [
        (view, Quote(view.number, proof.anchor, view.finding.status, proof.evidence))
        for group in groups
        for view in group.findings
        for proof in view.proofs
        if proof.anchor
    ]
    return PlanView(
        document=result,
        name=naming.display_name(result),
        groups=groups,
        scores=figures.group_scores(result, report.ruleset.rules),
        months=tuple(digest.month_strip(result)),
        parts=tuple(_parts(document, quotes)) if document else (),
        headings=_headings(result, document),
        level=band_level(result.band, report.ruleset.bands),
    )


def band_level(band: str | None, bands: Sequence[str]) -> str:
    """How good a band is, for its look: "best", "good", "middle" or "worst"."""
    if band not in bands:
        return "none" if band is None else "middle"
    index = bands.index(band)
    if index == len(bands) - 1 and len(bands) > 1:
        return "worst"
    return ("best", "good", "middle")[min(index, 2)]


def _headings(result: DocumentResult, document: Document | None) -> frozenset[str]:
    """Lines to be set as headings though the file has them as plain paragraphs, as most plans do: those that
    evidence calls headings, and those that look like one. For the eye only; nothing hangs on it."""
    quoted = {e.heading for finding in result.findings for e in finding.evidence if e.heading}
    looking = (
        {b.text for b in document.blocks if _LOOKS_LIKE_HEADING.fullmatch(b.text)} if document else set()
    )
    return frozenset(quoted | looking)


def _groups(report: Report, result: DocumentResult, shown: frozenset[int]) -> Iterator[FindingGroup]:
    """The findings under their headings, numbered through as they stand on the page. shown: blocks of the text."""
    cards = digest.cards(report)
    told = {
        "to-mend": naming.gaps(result),
        "advice": naming.advice(result),
        "passed": [finding for finding in result.findings if finding.status is Status.PASS],
        "not-applicable": [f for f in result.findings if f.status is Status.NOT_APPLICABLE],
    }
    number = 0
    for name, findings in told.items():
        views = []
        for finding in findings:
            number += 1
            proofs = tuple(
                Proof(evidence, f"e{number}-{index}" if evidence.paragraph in shown else None)
                for index, evidence in enumerate(finding.evidence, start=1)
            )
            card = naming.card_of(finding, cards)
            absence = naming.is_absence(finding)
            new_section = (
                absence and digest.is_top(finding.evidence[0], result) if finding.evidence else False
            )
            views.append(FindingView(number, finding, card, proofs, absence, new_section))
        if views:
            yield FindingGroup(name, tuple(views))


def _parts(document: Document, quotes: Sequence[tuple[FindingView, Quote]]) -> Iterator[TextPart]:
    by_block: dict[int, list[tuple[FindingView, Quote]]] = {}
    for view, quote in quotes:
        by_block.setdefault(quote.evidence.paragraph or 0, []).append((view, quote))
    shown_page: int | None = None
    for (name, _), blocks in groupby(document.blocks, key=_together):
        made = tuple(_text_block(block, by_block.get(block.paragraph, [])) for block in blocks)
        first = made[0].block.page
        new_page = first if first != shown_page and shown_page is not None and name != "edge" else None
        if first is not None and name != "edge":
            shown_page = first
        yield TextPart(name, made, new_page)


def _together(block: Block) -> tuple[str, int]:
    """Which part of the text a block is shown in: rows of one table together, page edges together, others alone."""
    if block.kind in PAGE_EDGE:
        return "edge", 0
    if block.kind is BlockKind.TABLE_ROW and block.cells:
        return "table", block.table or 0
    return "block", block.paragraph


def _text_block(block: Block, quotes: Sequence[tuple[FindingView, Quote]]) -> TextBlock:
    belongs = tuple(quote for view, quote in quotes if view.absence)
    found = ranges(block, [quote for view, quote in quotes if not view.absence])
    if block.kind is BlockKind.TABLE_ROW and block.text == CELL_JOINT.join(block.cells):
        return TextBlock(block, cells=cut_cells(block, found), belongs=belongs)
    pieces = cut(block.text, found)
    return TextBlock(block, pieces=pieces, cells=(pieces,), belongs=belongs)
