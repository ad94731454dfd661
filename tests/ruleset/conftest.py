"""A small rule set of the tests' own, to be changed by one line each."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from checker.documents import text as reader
from checker.documents.limits import DEFAULT_LIMITS
from checker.documents.model import Document
from checker.ruleset.building import Compiled, compile_rules
from checker.ruleset.faults import Fault, RuleSetError

BASE = """\
id: small
title: 小规则集
document:
  kinds: {plan: plan, summary: summary, both: both, other: other}
  subject: [工会]
  plan: [计划]
  summary: [总结]
schedule:
  names: [每月工作安排]
  required: {全年: [1, 2, 3], 第一学期: [9, 10]}
bands:
  - {name: 优秀, least: 90}
  - {name: 不合格, least: 0}
groups:
  - {id: work, title: 工作}
words:
  教代会: [教代会, 教职工大会]
rules:
  - id: congress
    kind: topic
    title: 教代会
    group: work
    weight: 60
    options:
      levels:
        held: ["召开…<教代会>"]
        named: ["<教代会>"]
      unless: [少代会]
    values: {held: 1, named: 0.5}
  - id: goals
    kind: section
    title: 工作目标
    group: work
    weight: 40
    options: {names: [工作目标]}
"""

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a rule file; changes: (old, new) replaced in the small rule set, each of which must be there."""

    def writing(*changes: tuple[str, str], name: str = "rules.yaml", content: str = BASE) -> Path:
        for old, new in changes:
            assert old in content, old
            content = content.replace(old, new, 1)
        file = tmp_path / name
        file.write_text(content, encoding="utf-8")
        return file

    return writing


def faults_of(file: Path) -> list[Fault]:
    """The mistakes of a rule file, none where it is right."""
    try:
        compile_rules(file)
    except RuleSetError as error:
        return list(error.faults)
    return []


def compiled(file: Path) -> Compiled:
    return compile_rules(file)


def plan(*lines: str) -> Document:
    """A text document of these lines."""
    return reader.read("\n".join(lines).encode(), "plan.txt", DEFAULT_LIMITS)
