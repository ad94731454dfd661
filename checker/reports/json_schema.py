"""The JSON report's shape as a JSON Schema, made from the result types themselves.

python -m checker.reports.json_schema > docs/result.schema.json
"""

from __future__ import annotations

import json
import sys
from typing import Any

from checker.results import SCHEMA_VERSION, Report


def schema() -> dict[str, Any]:
    """The schema (draft 2020-12) of what `--format json` writes. Every field is always there; null is a value of its
    own where the type allows it. Fields may be added under the same schema_version, so others are not forbidden."""
    from pydantic import TypeAdapter

    made = TypeAdapter(Report).json_schema(mode="serialization")
    properties = {"schema_version": {"const": SCHEMA_VERSION}, **made.pop("properties")}
    definitions = {name: _all_required(part) for name, part in sorted(made.pop("$defs").items())}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "plancheck report",
        "description": "What `plancheck PATH... --format json` writes; docs/json.md explains it.",
        **_all_required({"type": "object", "properties": properties}),
        "$defs": definitions,
    }


def _all_required(part: dict[str, Any]) -> dict[str, Any]:
    """A field with a default is written all the same."""
    return {**part, "required": list(part["properties"])} if "properties" in part else part


if __name__ == "__main__":
    json.dump(schema(), sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")
