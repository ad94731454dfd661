"""The comparison as an HTML page that stands alone: two versions of one plan, or two runs of a folder."""

from __future__ import annotations

from checker.comparing.model import Comparison
from checker.messages import say
from checker.messages.comparison import TEXTS
from checker.reports import naming
from checker.reports.comparison import told
from checker.reports.html.page import page
from checker.reports.html.plan import band_level
from checker.reports.options import ReportOptions


def write(comparison: Comparison, options: ReportOptions) -> str:
    """The page; its table sorts and filters where there are several documents."""
    lang = options.lang
    known = told.cards(comparison)
    single = told.is_single(comparison)
    heading = say(TEXTS, "title", lang)
    return page(
        "comparison.html.j2", lang,
        styles=("base.css", "batch.css", "comparison.css"), scripts=("batch.js",),
        comparison=comparison,
        single=single,
        heading=say(TEXTS, "page-title", lang, name=told.name(comparison.documents[0])) if single else heading,
        lines=told.run_lines(comparison, lang),
        section_names=tuple(told.SECTIONS),
        c=lambda code, **values: say(TEXTS, code, lang, **values),
        name_of=told.name,
        sections_of=told.sections,
        only=told.only_in_one(comparison),
        title_of=lambda finding: told.title(finding, known),
        what_changed=lambda finding: told.what_changed(finding, lang),
        score_of=lambda version: told.score(version, lang),
        signed=told.signed,
        display_name=naming.display_name,
        level_of=lambda band: band_level(band, comparison.ruleset.bands),
    )  # fmt: skip
