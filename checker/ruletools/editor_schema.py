"""The JSON Schema that editors complete and explain rule files by: pydantic's, with every key told in words."""

from __future__ import annotations

import json
from typing import Any

from pydantic import TypeAdapter

from checker.messages import Lang, say
from checker.messages.rules import KINDS as KIND_MEANINGS
from checker.messages.ruleset_keys import KEYS
from checker.ruleset.kinds import KINDS
from checker.ruleset.schema import RuleFile
from checker.ruleset.shipped import shipped

DRAFT = "https://json-schema.org/draft/2020-12/schema"
_EDITED = {"add": {"type": "array"}, "remove": {"type": "array"}}


def editor_schema(lang: Lang = Lang.ZH) -> dict[str, Any]:
    """The schema of a rule file. A file that has `extends` need not repeat what it does not change."""
    base = TypeAdapter(RuleFile).json_schema(ref_template="#/$defs/{model}")
    defs: dict[str, Any] = base.pop("$defs")
    whole = {"type": "object", **_described(base, "file", lang)}
    for name, part in defs.items():
        defs[name] = _described(part, _SCOPES.get(name, name), lang)
    options = {}
    for name, kind in KINDS.items():
        own = TypeAdapter(kind.options).json_schema(ref_template=f"#/$defs/{name}.{{model}}")
        for inner, part in own.pop("$defs", {}).items():
            defs[f"{name}.{inner}"] = _described(part, f"{name}.{inner}", lang)
        defs[f"options.{name}"] = _described(own, name, lang)
        options[name] = {"$ref": f"#/$defs/options.{name}"}
    rule = defs["RuleModel"]
    rule["properties"]["kind"] |= {
        "oneOf": [{"const": name, "description": say(KIND_MEANINGS, name, lang)} for name in KINDS]
    }
    rule["allOf"] = [
        {
            "if": {"properties": {"kind": {"const": name}}, "required": ["kind"]},
            "then": {"properties": {"options": ref}},
        }
        for name, ref in options.items()
    ]
    properties = whole["properties"]
    properties["drop"] = {
        "type": "array", "items": {"type": "string"}, "description": meaning("file.drop", lang),
    }  # fmt: skip
    for key in ("words", "bands", "caps"):
        _allow_edit(properties[key])
    required, rule_required = whole.pop("required"), rule.pop("required")
    rule["required"] = ["id"]
    properties["extends"] |= {"examples": sorted(shipped())}
    return {
        "$schema": DRAFT,
        "title": "plancheck rules",
        **whole,
        "if": {"required": ["extends"]},
        "then": {},
        "else": {
            "required": required,
            "properties": {"rules": {"items": {"required": rule_required}}},
        },
        "$defs": _editable(defs),
    }


def as_text(lang: Lang = Lang.ZH) -> str:
    """The schema as the JSON file that is shipped."""
    return json.dumps(editor_schema(lang), ensure_ascii=False, indent=1) + "\n"


#: where the keys of a pydantic model are told in messages.ruleset_keys
_SCOPES = {
    "RuleModel": "rule",
    "GroupModel": "group",
    "BandModel": "band",
    "CapModel": "cap",
    "AcceptanceModel": "acceptance",
    "DocumentModel": "document",
    "ScheduleModel": "schedule",
    "WhenModel": "when",
    "ExamplesModel": "examples",
    "ExampleModel": "example",
    "WaiverModel": "waiver",
    "FrameModel": "frame",
    "TextModel": "text",
}


def meaning(key: str, lang: Lang = Lang.ZH) -> str:
    """What a key means, such as "rule.weight" or "topic.levels"; these texts hold braces and no placeholders."""
    return KEYS[key][lang is Lang.EN]


def _described(part: dict[str, Any], scope: str, lang: Lang) -> dict[str, Any]:
    """A part of the schema with the meaning of each key, and without pydantic's titles and English docstrings."""
    kept = {key: value for key, value in part.items() if key not in ("title", "description")}
    for key, value in kept.get("properties", {}).items():
        value.pop("title", None)
        value["description"] = meaning(f"{scope}.{key}", lang)
    return kept


def _editable(defs: dict[str, Any]) -> dict[str, Any]:
    """Wherever a list of words may stand, an extension may write {add: [...], remove: [...]}."""
    for name, part in defs.items():
        if name.startswith("options.") or name in ("DocumentModel", "ScheduleModel", "RuleModel"):
            for value in part.get("properties", {}).values():
                _allow_edit(value)
    return defs


def _allow_edit(value: dict[str, Any]) -> None:
    if value.get("type") == "array":
        described = value.pop("description", None)
        alone = dict(value)
        value.clear()
        edited = {"type": "object", "properties": _EDITED, "additionalProperties": False}
        value["anyOf"] = [alone, edited]
        if described is not None:
            value["description"] = described
    elif isinstance(value.get("additionalProperties"), dict):
        _allow_edit(value["additionalProperties"])
