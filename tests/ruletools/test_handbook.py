"""The handbook as Word: read back, it says what the Markdown says."""

from __future__ import annotations

import io

import pytest

from checker.messages import Lang
from checker.ruleset.building import Compiled, compile_rules
from checker.ruleset.shipped import shipped
from checker.ruletools.handbook import Heading, Table, as_markdown, handbook
from checker.ruletools.handbook_word import as_word


@pytest.fixture(scope="module")
def compiled() -> Compiled:
    return compile_rules(shipped()["school-union-plan"])


def test_every_rule_stands_in_it_with_its_points(compiled: Compiled) -> None:
    text = as_markdown(handbook(compiled))
    for rule in compiled.ruleset.rules:
        assert f". {rule.title.zh}（" in text
    assert "{" not in text, "a placeholder that only a document fills in"


def test_word_holds_the_same_headings_and_table(compiled: Compiled) -> None:
    from docx import Document

    parts = handbook(compiled)
    document = Document(io.BytesIO(as_word(parts)))
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert [part.text for part in parts if isinstance(part, Heading) and part.text not in texts] == []
    (overview,) = (part for part in parts if isinstance(part, Table))
    (table,) = document.tables
    assert len(table.rows) == len(overview.rows) + 1
    assert [cell.text for cell in table.rows[1].cells] == list(overview.rows[0])
    assert table.rows[2].cells[0].text == overview.rows[0][0], "the group's cell spans its rules"


def test_in_english_where_it_is_asked_for(compiled: Compiled) -> None:
    text = as_markdown(handbook(compiled, Lang.EN))
    assert "Staff congress is planned" in text
    assert "分值一览" not in text
