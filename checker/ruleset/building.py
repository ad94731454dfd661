"""A rule set from its YAML: validated, its words compiled."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import yaml
from pydantic import TypeAdapter

from checker.reading.lexicon import KindSpec, Lexicon, ScheduleSpec
from checker.reading.normal import normalise_word
from checker.results import Severity
from checker.ruleset.kinds import KINDS
from checker.ruleset.model import Acceptance, Band, Cap, Group, Rule, RuleSet, Text, When


def build(content: bytes, origin: str) -> RuleSet:
    data = yaml.load(content.decode("utf-8"), Loader=yaml.CSafeLoader)
    lists = {name: [normalise_word(word) for word in words] for name, words in data.get("words", {}).items()}
    sections, topics, residue, currency = {}, {}, {}, {}
    rules = []
    for raw in data["rules"]:
        kind = KINDS[raw["kind"]]
        options = TypeAdapter(kind.options).validate_python(raw.get("options", {}))
        wanted = kind.wanted(options, lists)
        if wanted.section is not None:
            sections[raw["id"]] = wanted.section
        if wanted.topic is not None:
            topics[raw["id"]] = wanted.topic
        if wanted.residue is not None:
            residue[raw["id"]] = wanted.residue
        if wanted.currency is not None:
            currency[raw["id"]] = wanted.currency
        rules.append(
            Rule(
                id=raw["id"],
                kind=raw["kind"],
                title=_text(raw["title"]),
                group=raw["group"],
                weight=float(raw.get("weight", 0)),
                severity=Severity(raw.get("severity", "warning")),
                options=options,
                shares={**kind.shares, **raw.get("values", {})},
                message=_texts(raw.get("message", {})),
                suggestion=_texts(raw.get("suggestion", {})),
                source=_text(raw["source"]) if raw.get("source") else None,
                belongs=tuple(raw.get("belongs", ())),
                when=When(**{key: tuple(values) for key, values in raw.get("when", {}).items()}),
                key=bool(raw.get("key", False)),
            )
        )
    document = data["document"]
    return RuleSet(
        id=data["id"],
        version=str(data["version"]),
        title=_text(data["title"]),
        groups=tuple(Group(group["id"], _text(group["title"])) for group in data["groups"]),
        rules=tuple(rules),
        bands=tuple(Band(_text(band["name"]), float(band["least"])) for band in data["bands"]),
        caps=tuple(
            Cap(
                reason=_text(cap["reason"]),
                rule=cap.get("rule"),
                values=tuple(cap.get("values", ())),
                doc_types=tuple(cap.get("doc_types", ())),
                at_most=cap.get("at_most"),
                band=cap.get("band"),
            )
            for cap in data.get("caps", ())
        ),
        acceptance=Acceptance(
            data["acceptance"]["min_score"], tuple(data["acceptance"].get("doc_types", ()))
        ),
        lexicon=Lexicon(
            kinds=KindSpec(
                names=document["kinds"],
                **{
                    key: tuple(map(normalise_word, document.get(key, ())))
                    for key in ("subject", "foreign", "plan", "summary", "other")
                },
            ),
            schedule=ScheduleSpec(
                names=tuple(map(normalise_word, data["schedule"]["names"])),
                required={period: tuple(months) for period, months in data["schedule"]["required"].items()},
            ),
            sections=sections,
            topics=topics,
            residue=residue,
            currency=currency,
        ),
        origin=origin,
    )


def _text(value: str | Mapping[str, str]) -> Text:
    return (
        Text(value.strip())
        if isinstance(value, str)
        else Text(value["zh"].strip(), value.get("en", "").strip() or None)
    )


def _texts(value: Any) -> dict[str, Text]:
    if isinstance(value, str) or (isinstance(value, Mapping) and set(value) <= {"zh", "en"}):
        return {"*": _text(value)} if value else {}
    return {key: _text(text) for key, text in value.items()}
