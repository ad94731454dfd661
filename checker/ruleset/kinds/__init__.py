"""The rule kinds: one file a kind, each registered here under the name that YAML uses."""

from __future__ import annotations

from checker.ruleset.kinds import (
    agree,
    currency,
    implies,
    length,
    months,
    number,
    numbering,
    owners,
    phrase,
    residue,
    schedule,
    section,
    signoff,
    table,
    title,
    topic,
    weeks,
)
from checker.ruleset.kinds.base import Kind

_MODULES = (
    section,
    topic,
    schedule,
    months,
    owners,
    residue,
    currency,
    title,
    signoff,
    numbering,
    length,
    phrase,
    implies,
    table,
    number,
    agree,
    weeks,
)

KINDS: dict[str, Kind] = {module.KIND.name: module.KIND for module in _MODULES}
