from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

from checker.batch import LimitError, parse_limits
from checker.documents.limits import DEFAULT_LIMITS, Limits
from checker.messages import Lang

NONE: dict[str, str] = {}


def test_nothing_said_is_the_default():
    assert parse_limits([], environment=NONE) == DEFAULT_LIMITS


@pytest.mark.parametrize(
    ("setting", "name", "value"),
    [
        ("seconds=0.5", "seconds", 0.5),
        ("memory=2GB", "memory", 2 * 2**30),
        ("memory = 300 MiB", "memory", 300 * 2**20),
        ("file-size=1.5m", "file_size", 3 * 2**19),
        ("PAGES=1000", "pages", 1000),
        ("unpacked_size=4096", "unpacked_size", 4096),
    ],
)
def test_a_limit_as_people_write_it(setting, name, value):
    assert getattr(parse_limits([setting], environment=NONE), name) == value


def test_the_command_line_goes_before_the_environment():
    limits = parse_limits(["seconds=9"], environment={"PLANCHECK_LIMITS": "seconds=5, pages=7"})
    assert (limits.seconds, limits.pages) == (9, 7)


@pytest.mark.parametrize(
    ("setting", "part"),
    [
        ("second=5", "seconds"),  # the names that exist are listed
        ("seconds", "name=value"),
        ("seconds=soon", "number"),
        ("pages=10MB", "number"),
        ("pages=", "number"),
        ("seconds=-1", "number"),
        ("seconds=1e999", "number"),
        ("memory=lots", "size"),
        ("memory=1MB", "128MB"),
        ("seconds=0", "0.1"),
        ("members=0", "1"),
    ],
)
def test_what_cannot_be_understood_is_said_in_a_sentence(setting, part):
    with pytest.raises(LimitError) as caught:
        parse_limits([setting], environment=NONE, lang=Lang.EN)
    assert setting in str(caught.value)
    assert part in str(caught.value)


def test_the_sentence_is_chinese_by_default():
    with pytest.raises(LimitError, match="没有这项限制"):
        parse_limits(["x=1"], environment=NONE)


def test_the_page_on_reliability_names_each_limit_with_its_default():
    page = (Path(__file__).parents[2] / "docs" / "reliability.md").read_text(encoding="utf-8")
    shown = dict(re.findall(r"^\| `(\w+)` \| ([\d.]+(?: MB)?) \|", page, re.MULTILINE))
    assert set(shown) == {field.name for field in fields(Limits)}
    stated = parse_limits([f"{name}={value}" for name, value in shown.items()], environment=NONE)
    assert stated == DEFAULT_LIMITS
