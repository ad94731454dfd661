"""The rule kinds: one file a kind, each registered here under the name that YAML uses."""

from __future__ import annotations

from checker.ruleset.kinds import (
    currency,
    length,
    months,
    numbering,
    owners,
    residue,
    schedule,
    section,
    signoff,
    title,
    topic,
)
from checker.ruleset.kinds.base import Kind

_MODULES = (section, topic, schedule, months, owners, residue, currency, title, signoff, numbering, length)

KINDS: dict[str, Kind] = {module.KIND.name: module.KIND for module in _MODULES}
