"""`plancheck rules try`: what one rule saw in one document, step by step."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.documents.model import Document
from checker.judging import judge
from checker.messages import Lang, say
from checker.messages.rules import TEXTS
from checker.reading import read
from checker.reading.finder import Hits, covered, finder_of, joined
from checker.reading.model import Reading
from checker.reading.patterns import Pattern
from checker.reading.view import View, view_of
from checker.results import Finding
from checker.ruleset.model import Rule, RuleSet
from checker.ruleset.sampling import only
from checker.ruletools.catalogue import points_of, when_of
from checker.values import Value

_MOST_SENTENCES = 8


class _Level(Value):
    """Patterns that are looked for together, with the look-alikes that take matches away."""

    name: str
    patterns: Sequence[Pattern]
    unless: Sequence[Pattern]
    of_topic: bool = True


class _Hit(Value):
    """A match: in which sentence, of which level's pattern, and the look-alike that takes it away."""

    sentence: int
    span: tuple[int, int]
    level: str
    of_topic: bool
    pattern: Pattern
    blocked: Pattern | None


def trace(document: Document, ruleset: RuleSet, rule_id: str, lang: Lang = Lang.ZH) -> str:
    """The account of a rule's verdict, for a person. KeyError where the rule set has no such rule."""
    rule = {rule.id: rule for rule in ruleset.rules}[rule_id]
    alone = only(ruleset, rule_id)
    reading = read(document, alone.lexicon)
    finding = judge(reading, alone, lang).findings[0]
    lines = [*_head(document, reading, rule, lang), ""]
    if finding.value == "not-applicable":
        lines.append(say(TEXTS, "try-not-applicable", lang, when=when_of(rule, lang) or "—"))
    else:
        lines.append(say(TEXTS, "try-applies", lang))
        lines += _searched(document, rule, alone, finding, lang)
    lines += ["", *_verdict(rule, finding, lang)]
    return "\n".join(lines) + "\n"


def _head(document: Document, reading: Reading, rule: Rule, lang: Lang) -> Iterator[str]:
    yield say(TEXTS, "try-document", lang, path=document.path, reader=document.reader)
    yield say(
        TEXTS, "try-facts", lang,
        title=reading.title.value if reading.title else "—",
        unit=reading.unit.value if reading.unit else "—",
        doc_type=reading.doc_type, period=reading.period.value,
    )  # fmt: skip
    yield say(
        TEXTS, "try-rule", lang,
        title=rule.title.in_(lang), rule=rule.id, kind=rule.kind, points=points_of(rule, lang),
    )  # fmt: skip


def _searched(document: Document, rule: Rule, alone: RuleSet, finding: Finding, lang: Lang) -> Iterator[str]:
    levels = list(_levels(rule.id, alone))
    if not levels:
        yield say(TEXTS, "try-by-structure", lang)
        yield from _evidence(finding, lang)
        return
    view = view_of(document)
    hits = list(_hits(view, finder_of(alone.lexicon).find(view), levels))
    if not hits:
        yield say(TEXTS, "try-nothing", lang)
        return
    yield say(TEXTS, "try-searched", lang, count=len(hits))
    sentences = sorted({hit.sentence for hit in hits})
    for sentence in sentences[:_MOST_SENTENCES]:
        here = [hit for hit in hits if hit.sentence == sentence]
        shown = view.evidence(*here[0].span)
        compared = view.text[slice(*view.sentences[sentence])]
        yield say(TEXTS, "try-sentence", lang, sentence=shown.text, paragraph=shown.paragraph)
        if _letters(shown.text) not in _letters(compared):
            yield say(TEXTS, "try-compared", lang, sentence=compared[:90])
        for hit in here:
            yield from _told(view, hit, finding, lang)
    if len(sentences) > _MOST_SENTENCES:
        yield "  " + say(TEXTS, "and-more", lang, count=len(sentences))


def _hits(view: View, found: Hits, levels: Sequence[_Level]) -> Iterator[_Hit]:
    """Every match in the order of the text; of matches of one pattern within each other the widest."""
    for level in levels:
        for pattern in level.patterns:
            spans = sorted(set(found.of(pattern)), key=lambda span: (span[0], -span[1]))
            end = -1
            for span in spans:
                if span[1] > end:
                    end = span[1]
                    blocked = _blocking(found, level.unless, span)
                    yield _Hit(view.sentence_at(span[0]), span, level.name, level.of_topic, pattern, blocked)


def _letters(text: str) -> str:
    """A sentence without the signs that normalising always changes."""
    return "".join(char for char in text if char.isalnum())


def _levels(rule: str, alone: RuleSet) -> Iterator[_Level]:
    """What a rule looks for by words; nothing for kinds that look at the structure."""
    lexicon = alone.lexicon
    if rule in lexicon.topics:
        topic = lexicon.topics[rule]
        for name, patterns in topic.levels:
            yield _Level(name, patterns, (*topic.unless, *topic.unless_for.get(name, ())))
    if rule in lexicon.phrases:
        phrase = lexicon.phrases[rule]
        for name, patterns in phrase.groups:
            yield _Level(name, patterns, phrase.unless, of_topic=False)


def _told(view: View, hit: _Hit, finding: Finding, lang: Lang) -> Iterator[str]:
    """One match: the pattern and its words, and why it counts or does not."""
    taken = hit.level == finding.value or not hit.of_topic
    sign = "✗" if hit.blocked is not None else "✓" if taken else "·"
    words = view.text[slice(*hit.span)]
    yield say(TEXTS, "try-hit", lang, sign=sign, level=hit.level, pattern=hit.pattern.source, words=words)
    if hit.blocked is not None:
        yield say(TEXTS, "try-blocked", lang, unless=hit.blocked.source)
    elif finding.value == "absent":
        yield say(TEXTS, "try-outside", lang)


def _blocking(found: Hits, unless: Sequence[Pattern], span: tuple[int, int]) -> Pattern | None:
    """The look-alike that takes a match away."""
    return next((pattern for pattern in unless if covered(span, joined(sorted(found.of(pattern))))), None)


def _evidence(finding: Finding, lang: Lang) -> Iterator[str]:
    for one in finding.evidence:
        yield say(TEXTS, "try-evidence", lang, text=one.text, paragraph=one.paragraph)
    if not finding.evidence:
        yield say(TEXTS, "try-no-evidence", lang)


def _verdict(rule: Rule, finding: Finding, lang: Lang) -> Iterator[str]:
    whole = max(finding.max_points, 1e-9)
    status = say(TEXTS, f"status-{finding.status.value}", lang)
    if not rule.weight:
        code = "try-deducted" if finding.points < 0 else "try-told"
        points = f"{-finding.points:g}"
        yield say(
            TEXTS, code, lang, value=finding.value, status=status, points=points, message=finding.message
        )
        return
    yield say(
        TEXTS, "try-verdict", lang,
        value=finding.value,
        status=status,
        points=f"{rule.weight * finding.points / whole:.3g}",
        max=f"{rule.weight:g}",
        message=finding.message,
    )  # fmt: skip
    if finding.missing:
        yield say(TEXTS, "try-missing", lang, missing="、".join(finding.missing))
