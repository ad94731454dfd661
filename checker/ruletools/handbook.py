"""The handbook 评分细则 that a district sends to its schools with the call for plans: one content, two forms."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from checker.messages import Lang, say
from checker.messages.rules import TEXTS
from checker.reading.model import Period
from checker.ruleset.building import Compiled
from checker.ruleset.kinds import KINDS
from checker.ruleset.model import Rule, RuleSet
from checker.ruleset.periods import PERIODS
from checker.ruleset.schema import ExampleModel
from checker.ruletools.catalogue import points_of
from checker.values import Value

_EXAMPLES_SHOWN = 2
_LONGEST_EXAMPLE = 60
_BY_WORDS = frozenset({"topic", "phrase", "implies", "number", "residue", "currency"})
_PLACEHOLDER = re.compile(r"\{\w+\}")
_UP_TO_PLACEHOLDER = re.compile(r"(?:[，,][^，,：:{]{0,2}[：:]?)?\s*\{")


class Heading(Value):
    level: int
    text: str


class Paragraph(Value):
    """A paragraph, its first words (`label`) set off."""

    text: str
    label: str = ""
    bullet: bool = False


class Table(Value):
    """Rows under a header row; widths in shares of the page."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]


Part = Heading | Paragraph | Table


def handbook(compiled: Compiled, lang: Lang = Lang.ZH) -> list[Part]:
    """The handbook's parts in order."""
    ruleset = compiled.ruleset
    title = ruleset.title.in_(lang).removesuffix("评审规则").removesuffix("规则")
    parts: list[Part] = [
        Heading(0, say(TEXTS, "doc-title", lang, title=title)),
        Paragraph(say(TEXTS, "doc-intro", lang, id=ruleset.id, version=ruleset.version)),
        Heading(1, _numbered(1, say(TEXTS, "doc-overview", lang), lang)),
        _overview(ruleset, lang),
        Heading(1, _numbered(2, say(TEXTS, "doc-bands", lang), lang)),
        *_bands(ruleset, lang),
        Heading(1, _numbered(3, say(TEXTS, "doc-months", lang), lang)),
        *_months(ruleset, lang),
        Heading(1, _numbered(4, say(TEXTS, "doc-items", lang), lang)),
        *_items(compiled, lang),
    ]
    if ruleset.waivers:
        parts.append(Heading(1, _numbered(5, say(TEXTS, "doc-waivers", lang), lang)))
        parts += _waivers(ruleset, lang)
    return parts


def _numbered(number: int, text: str, lang: Lang) -> str:
    return f"{'一二三四五六七八九'[number - 1]}、{text}" if lang is Lang.ZH else f"{number}. {text}"


def _overview(ruleset: RuleSet, lang: Lang) -> Table:
    rows = []
    for group in ruleset.groups:
        rules = [rule for rule in ruleset.rules if rule.group == group.id]
        total = f"{sum(rule.weight for rule in rules):g}"
        for number, rule in enumerate(rules):
            head = f"{group.title.in_(lang)}（{total}）" if number == 0 else ""
            points = f"{rule.weight:g}" if rule.weight else points_of(rule, lang)
            rows.append((head, rule.title.in_(lang), points))
    total = f"{round(sum(rule.weight for rule in ruleset.rules), 1):g}"
    rows.append((say(TEXTS, "doc-sum", lang), "", total))
    header = tuple(say(TEXTS, f"doc-{what}", lang) for what in ("group", "rule", "points"))
    return Table(header, tuple(rows), (28, 44, 28))


def _bands(ruleset: RuleSet, lang: Lang) -> Iterator[Paragraph]:
    above = 0.0
    for band in ruleset.bands:
        code, least = ("doc-band", band.least) if band.least else ("doc-lowest", above)
        yield Paragraph(say(TEXTS, code, lang, name=band.name.in_(lang), least=f"{least:g}"), bullet=True)
        above = band.least
    yield Paragraph(say(TEXTS, "doc-accept", lang, score=f"{ruleset.acceptance.min_score:g}"))
    if ruleset.caps:
        yield Paragraph("", label=say(TEXTS, "doc-caps", lang) + ("：" if lang is Lang.ZH else ":"))
    for cap in ruleset.caps:
        yield Paragraph(cap.reason.in_(lang), bullet=True)


def _months(ruleset: RuleSet, lang: Lang) -> Iterator[Paragraph]:
    names = {period: name for name, period in PERIODS.items()}
    for period, months in ruleset.lexicon.schedule.required.items():
        name = names[Period(period)] if lang is Lang.ZH else period
        shown = "、".join(map(str, months)) if lang is Lang.ZH else ", ".join(map(str, months))
        yield Paragraph(say(TEXTS, "doc-month-line", lang, period=name, months=shown), bullet=True)


def _items(compiled: Compiled, lang: Lang) -> Iterator[Part]:
    models = {model.id: model for model in compiled.model.rules}
    number = 0
    for group in compiled.ruleset.groups:
        rules = [rule for rule in compiled.ruleset.rules if rule.group == group.id]
        if not rules:
            continue
        points = f"{sum(rule.weight for rule in rules):g}"
        yield Heading(2, say(TEXTS, "group-line", lang, title=group.title.in_(lang), points=points))
        for rule in rules:
            number += 1
            yield from _item(number, rule, lang)
            if rule.kind in _BY_WORDS:  # a line of text says nothing of structure
                yield from _examples(models[rule.id].examples.by_status(), lang)


def _item(number: int, rule: Rule, lang: Lang) -> Iterator[Part]:
    title, points = rule.title.in_(lang), points_of(rule, lang)
    yield Heading(3, say(TEXTS, "doc-item", lang, number=number, title=title, points=points))
    if rule.weight:
        yield Paragraph(_earned(rule, lang), label=say(TEXTS, "doc-scores", lang))
    for text in dict.fromkeys(text.in_(lang) for text in rule.suggestion.values()):
        yield Paragraph(
            text.replace("：{missing}", "").replace("{missing}", "…"), label=say(TEXTS, "doc-advice", lang)
        )
    if rule.source:
        colon = "：" if lang is Lang.ZH else ": "
        yield Paragraph(rule.source.in_(lang), label=say(TEXTS, "doc-basis", lang) + colon)


def _earned(rule: Rule, lang: Lang) -> str:
    """What each outcome earns, in the words of the rule's messages, without what only a document can fill in."""
    told = []
    for value in sorted(
        map(str, KINDS[rule.kind].values(rule.options)), key=lambda v: -rule.shares.get(v, 0.0)
    ):
        text = rule.message.get(value) or rule.message.get("*")
        words = text.in_(lang) if text else value
        words = _without_placeholders(words)
        points = say(TEXTS, "points", lang, points=f"{rule.weight * rule.shares.get(value, 0.0):.3g}")
        if rule.kind in ("months", "weeks") and 0 < rule.shares.get(value, 0.0) < 1:
            points = "按比例得分" if lang is Lang.ZH else "in proportion"
        told.append(f"{words}，{points}" if lang is Lang.ZH else f"{words}: {points}")
    return "；".join(told) + "。" if lang is Lang.ZH else "; ".join(told) + "."


def _without_placeholders(message: str) -> str:
    """A message without what only a document can fill in: 标题不完整，缺：{missing} is 标题不完整."""
    head = _UP_TO_PLACEHOLDER.split(message)[0].rstrip(" ：:（(，,")
    return head if len(head) > 2 else _PLACEHOLDER.sub("…", message).split("（")[0]


def _examples(by_status: Mapping[str, tuple[ExampleModel, ...]], lang: Lang) -> Iterator[Paragraph]:
    for status in ("pass", "partial", "fail"):
        short = [
            example.text.strip() for example in by_status[status]
            if "\n" not in example.text.strip() and len(example.text) <= _LONGEST_EXAMPLE
        ]  # fmt: skip
        if short:
            quoted = "".join(f"“{text}”" for text in short[:_EXAMPLES_SHOWN])
            yield Paragraph(quoted, label=say(TEXTS, f"doc-{status}", lang))


def _waivers(ruleset: RuleSet, lang: Lang) -> Iterator[Paragraph]:
    titles = {rule.id: rule.title.in_(lang) for rule in ruleset.rules}
    for waiver in ruleset.waivers:
        text = say(
            TEXTS, "doc-waiver", lang, school=waiver.school, rule=titles[waiver.rule], reason=waiver.reason,
            who=waiver.who, until=waiver.until.isoformat(),
        )  # fmt: skip
        yield Paragraph(text, bullet=True)


def as_markdown(parts: list[Part]) -> str:
    """The handbook as Markdown."""
    lines: list[str] = []
    for part in parts:
        if isinstance(part, Heading):
            lines += ["", f"{'#' * (part.level + 1)} {part.text}", ""]
        elif isinstance(part, Table):
            lines += ["", _row(part.header), _row(tuple("---" for _ in part.header))]
            lines += [*map(_row, part.rows), ""]
        elif part.bullet:
            lines.append(f"- {part.text}")
        else:
            if lines and lines[-1].startswith("- "):
                lines.append("")
            label = f"**{part.label.rstrip()}** " if part.label else ""
            lines += [f"{label}{part.text}".rstrip(), ""]
    text = "\n".join(lines).strip() + "\n"
    while "\n\n\n" in text:
        text = text.replace("\n\n\n", "\n\n")
    return text


def _row(cells: tuple[str, ...]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
