"""The page of many plans: overview, most frequent gaps, and three tables that sort and filter together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from checker.messages import Lang
from checker.reports import digest, figures, naming
from checker.reports.html.page import page
from checker.reports.html.plan import band_level
from checker.results import DocumentResult, Finding, Report, RuleCard, Status
from checker.values import Value

#: how many key gaps a row of the table names before it counts the rest
_GAPS_NAMED = 4
#: how many of the most frequent gaps stand open
_FREQUENT_SHOWN = 8
#: up to how many documents get a section on the page: with more it would be too heavy for a browser
_SECTIONS_AT_MOST = 1000


class Row(Value):
    """One scored document in the tables.

    index     its number on the page; every table's row of the document carries it
    name      what it is called; path is shown too, since two files may name one unit
    href      where its own page or section is, None where there is neither
    gaps      indexes of the rules that it does not meet
    named     the gaps that its row names, the key requirements first, or what it is in place of a plan; more: how many
              gaps it does not name
    missing   months that it needs and lacks; none_covered: these are all that it needs
    cells     one finding a rule of the rule set, None where the document has none
    open      what is to be mended and then what is advice; met: how many requirements are met
    """

    index: int
    document: DocumentResult
    name: str
    href: str | None
    level: str
    gaps: tuple[int, ...]
    named: tuple[tuple[Status, str], ...]
    more: int
    missing: tuple[int, ...]
    none_covered: bool
    months: Mapping[int, digest.MonthState]
    cells: tuple[Finding | None, ...]
    open: tuple[Finding, ...]
    met: int


class Group(Value):
    """Neighbouring rules of one group, for the table's upper heading."""

    title: str
    size: int


class Band(Value):
    name: str
    count: int
    level: str


class BatchView(Value):
    """Everything that the page of a batch shows."""

    report: Report
    rows: tuple[Row, ...]
    unreadable: tuple[DocumentResult, ...]
    bands: tuple[Band, ...]
    bins: tuple[figures.Bin, ...]
    median: float | None
    frequent: tuple[digest.RuleCount, ...]
    months: tuple[figures.MonthCount, ...]
    groups: tuple[Group, ...]
    details: bool

    @property
    def rule_index(self) -> dict[str, int]:
        """The rules' ids with their place in the rule set."""
        return {card.id: index for index, card in enumerate(self.report.ruleset.rules)}

    @property
    def tabs(self) -> dict[str, int]:
        """The tables and lists that the page has, with how many entries each has."""
        report, plans = self.report, len(self.rows)
        sizes = {
            "scores": plans,
            "matrix": plans,
            "months": plans,
            "unreadable": len(self.unreadable),
            "waivers": len(report.waivers),
            "unmatched": len(report.unmatched),
            "other": len(report.not_checked),
        }
        return {name: size for name, size in sizes.items() if size}

    @property
    def too_many(self) -> bool:
        """Whether sections were left out for their number."""
        return len(self.rows) > _SECTIONS_AT_MOST

    def band_rank(self, band: str | None) -> int:
        """A band's place, the best first, for sorting."""
        return next((index for index, known in enumerate(self.bands) if known.name == band), len(self.bands))


def batch_page(
    report: Report, lang: Lang, *, sort: str = "score", links: Mapping[str, str] | None = None
) -> str:
    """The page of a whole run.

    sort   by what the tables are ordered at first (checker.reports.options.SORTS)
    links  path of a document -> address of its own page; without it each document gets a section on this page,
           unless there are more than a browser shows with ease
    """
    known = digest.cards(report)
    return page(
        "batch.html.j2", lang, styles=("base.css", "batch.css"), scripts=("batch.js",),
        view=view_of(report, sort, links, lang), report=report, frequent_shown=_FREQUENT_SHOWN,
        waiver_told=lambda use: digest.waiver_told(use, known, lang),
        title_of_rule=lambda rule: known[rule].title if rule in known else rule,
    )  # fmt: skip


def view_of(report: Report, sort: str, links: Mapping[str, str] | None, lang: Lang) -> BatchView:
    """The values that the template shows."""
    scored = digest.in_order(report.scored, sort, report.ruleset.bands)
    details = links is None and len(scored) <= _SECTIONS_AT_MOST
    rules = report.ruleset.rules

    def href_of(index: int, document: DocumentResult) -> str | None:
        return f"#plan-{index}" if details else (links or {}).get(document.path)

    return BatchView(
        report=report,
        rows=tuple(
            _row(index, document, report, href_of(index, document), lang)
            for index, document in enumerate(scored)
        ),
        unreadable=report.unreadable,
        bands=tuple(_bands(report)),
        bins=figures.spread(scored),
        median=figures.median_score(scored),
        frequent=tuple(digest.rule_counts(report)),
        months=figures.month_counts(scored),
        groups=tuple(_neighbours(rules)),
        details=details,
    )


def _row(index: int, document: DocumentResult, report: Report, href: str | None, lang: Lang) -> Row:
    rules = report.ruleset.rules
    found = {finding.rule: finding for finding in document.findings}
    gaps = naming.gaps(document)
    cards = digest.cards(report)
    by_need = sorted(gaps, key=lambda f: (f.status is not Status.FAIL, not naming.card_of(f, cards).key))
    kind = digest.misfit(document, report.ruleset, lang)
    named = tuple((f.status, digest.title_of(f, cards)) for f in by_need[:_GAPS_NAMED])
    if kind:
        named = ((Status.FAIL, kind),)
    missing = naming.missing_months(document)
    wanting = {finding.rule for finding in gaps}
    return Row(
        index=index,
        document=document,
        name=naming.display_name(document),
        href=href,
        level=band_level(document.band, report.ruleset.bands),
        gaps=tuple(place for place, card in enumerate(rules) if card.id in wanting),
        named=named,
        more=len(gaps) - (0 if kind else len(named)),
        missing=missing,
        none_covered=bool(missing)
        and document.reading is not None
        and len(missing) == len(document.reading.required_months),
        months=dict(digest.month_strip(document)),
        cells=tuple(found.get(card.id) for card in rules),
        open=(*gaps, *naming.advice(document)),
        met=sum(finding.status is Status.PASS for finding in document.findings),
    )


def _bands(report: Report) -> list[Band]:
    """The rule set's bands with their counts, best first, and any band that a result has besides."""
    names = [*report.ruleset.bands, *(b for b in report.summary.bands if b not in report.ruleset.bands)]
    return [Band(n, report.summary.bands.get(n, 0), band_level(n, report.ruleset.bands)) for n in names]


def _neighbours(rules: Sequence[RuleCard]) -> list[Group]:
    groups: list[Group] = []
    for card in rules:
        if groups and groups[-1].title == card.group:
            groups[-1] = Group(card.group, groups[-1].size + 1)
        else:
            groups.append(Group(card.group, 1))
    return groups
