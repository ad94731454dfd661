"""Every code that a reader raises or notes has its sentence, in both languages and with the same blanks."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest

import checker
from checker.messages import Lang
from checker.messages.documents import KINDS, NOTES, PROBLEMS, tell_note, tell_problem

SOURCES = "\n".join(
    path.read_text("utf-8") for path in (Path(checker.__file__).parent / "documents").rglob("*.py")
)


def blanks(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize(("kind", "table"), [("ReadProblem", PROBLEMS), ("Note", NOTES)])
def test_every_code_in_the_readers_has_a_sentence(kind: str, table: dict[str, tuple[str, str]]) -> None:
    codes = set(re.findall(rf'\b{kind}\(\s*"([a-z-]+)"', SOURCES))
    assert codes
    assert codes <= table.keys()


@pytest.mark.parametrize("table", [PROBLEMS, NOTES])
def test_both_languages_fill_the_same_blanks(table: dict[str, tuple[str, str]]) -> None:
    for chinese, english in table.values():
        assert blanks(chinese) == blanks(english)
        assert re.search("[\u4e00-\u9fff]", chinese)
        assert not re.search("[\u4e00-\u9fff]", english)


def test_kinds_and_limits_are_named_in_words() -> None:
    assert KINDS["xlsx"][0] in tell_problem("unsupported", {"path": "a.xlsx", "kind": "xlsx"})
    assert "pages over 500" in tell_problem("too-large", {"what": "pages", "limit": "500"}, Lang.EN)
    assert KINDS["html"][1] in tell_note("wrong-extension", {"named": ".doc", "actual": "html"}, Lang.EN)
