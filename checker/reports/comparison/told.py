"""What all reports of a comparison pick out, and how they say it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from checker.comparing.model import Change, Comparison, DocumentChange, FindingChange
from checker.messages import Lang, say
from checker.messages.comparison import TEXTS
from checker.reports import digest, naming
from checker.results import DocumentResult, Finding, RuleCard

#: the sections of a report in their order: what needs a look first
SECTIONS: dict[str, tuple[Change, ...]] = {
    "broken": (Change.NEWLY_BROKEN, Change.WORSENED),
    "still": (Change.STILL_MISSING, Change.IMPROVED),
    "fixed": (Change.FIXED,),
}


def cards(comparison: Comparison) -> dict[str, RuleCard]:
    """The rules by their ids."""
    return {card.id: card for card in comparison.ruleset.rules}


def name(document: DocumentChange) -> str:
    """What a person calls the document."""
    return naming.display_name(document.new if document.new.reading else document.old)


def title(finding: FindingChange, known: Mapping[str, RuleCard]) -> str:
    """What the finding's rule is called."""
    return known[finding.rule].title if finding.rule in known else finding.rule


def score(document: DocumentResult, lang: Lang) -> str:
    """A version's score, or that it could not be read."""
    return naming.number(document.score) if document.score is not None else say(TEXTS, "unreadable", lang)


def signed(change: float | None) -> str:
    """A change of score with its sign: +17, -2.5, ±0."""
    if change is None:
        return ""
    return "±0" if change == 0 else f"{change:+g}"


def score_change(document: DocumentChange, lang: Lang) -> str:
    """Both scores and the difference."""
    old, new = score(document.old, lang), score(document.new, lang)
    if document.score_change is None:
        return say(TEXTS, "from-to", lang, old=old, new=new)
    return say(TEXTS, "score-change", lang, old=old, new=new, change=signed(document.score_change))


def what_changed(finding: FindingChange, lang: Lang) -> str:
    """How a requirement stood and stands, and which missing things came or went."""
    old, new = (_message(version) for version in (finding.old, finding.new))
    told = [new if old == new else say(TEXTS, "from-to", lang, old=old, new=new)]
    for code, things, version in (
        ("added", finding.no_longer_missing, finding.old),
        ("dropped", finding.newly_missing, finding.new),
    ):
        if things and version and finding.change is not Change.FIXED:
            told.append(
                say(TEXTS, code, lang, things=naming.in_a_row(digest.things_told(things, lang), lang))
            )
    return naming.in_a_row(filter(None, told), lang)


def sections(document: DocumentChange) -> list[tuple[str, tuple[FindingChange, ...]]]:
    """The sections that have something, what became worse first; within one, what is worth most first."""
    found = [(name, _by_weight(document.by(*changes))) for name, changes in SECTIONS.items()]
    return [(name, findings) for name, findings in found if findings]


def run_lines(comparison: Comparison, lang: Lang) -> list[str]:
    """The whole run in sentences."""
    summary, counts = comparison.summary, comparison.summary.counts
    lines = []
    if not comparison.same_rules:
        old, new = (f"{card.ruleset} {card.version}" for card in (comparison.old, comparison.new))
        lines.append(say(TEXTS, "other-rules", lang, old=old, new=new))
    if not comparison.documents:
        return [*lines, say(TEXTS, "none", lang)]
    lines.append(
        say(
            TEXTS,
            "runs",
            lang,
            pairs=len(comparison.documents),
            better=summary.better,
            worse=summary.worse,
            same=summary.same,
        )
    )
    lines.append(
        say(
            TEXTS,
            "requirements",
            lang,
            fixed=counts[Change.FIXED],
            improved=counts[Change.IMPROVED],
            still=counts[Change.STILL_MISSING],
            broken=counts[Change.NEWLY_BROKEN] + counts[Change.WORSENED],
        )
    )
    if summary.newly_accepted or summary.no_longer_accepted:
        newly, no_longer = summary.newly_accepted, summary.no_longer_accepted
        lines.append(say(TEXTS, "acceptance", lang, newly=newly, no_longer=no_longer))
    if summary.old_mean is not None:
        old, new = naming.number(summary.old_mean), naming.number(summary.new_mean)
        lines.append(say(TEXTS, "mean", lang, old=old, new=new))
    return lines


def is_single(comparison: Comparison) -> bool:
    """Two versions of one plan, and nothing else."""
    return len(comparison.documents) == 1 and not comparison.only_old and not comparison.only_new


def only_in_one(comparison: Comparison) -> list[tuple[str, Sequence[DocumentResult]]]:
    """What one run alone has, by the code of its heading."""
    both = (("only-old", comparison.only_old), ("only-new", comparison.only_new))
    return [(code, documents) for code, documents in both if documents]


def _by_weight(findings: Sequence[FindingChange]) -> tuple[FindingChange, ...]:
    return tuple(sorted(findings, key=lambda finding: -_at_stake(finding)))


def _at_stake(finding: FindingChange) -> float:
    versions = [version for version in (finding.old, finding.new) if version is not None]
    return max((max(version.max_points, digest.lost(version)) for version in versions), default=0.0)


def _message(finding: Finding | None) -> str:
    return finding.message if finding else ""
