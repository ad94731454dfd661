"""Whether time stays the same a character as documents and rule sets grow."""

from __future__ import annotations

from dataclasses import replace

from benchmarks.performance import materials
from benchmarks.performance.measuring import by_turns, here
from benchmarks.performance.parts import Setting
from benchmarks.performance.report import Table
from checker import load_ruleset
from checker.checking import check_document
from checker.documents import read_bytes
from checker.reading.lexicon import PhraseSpec
from checker.reading.patterns import compile_patterns
from checker.ruleset.model import RuleSet

LENGTHS = (1_000, 10_000, 100_000, 1_000_000)
WORDS = (10, 100, 1_000, 10_000)


def tables(setting: Setting) -> list[Table]:
    """Text files of a thousand to a million characters, then rule sets with ten to ten thousand more words."""
    ruleset = load_ruleset()
    by_length = {}
    for length in LENGTHS:
        data = materials.text(1, length).encode()
        thousands = len(data.decode()) / 1_000
        times = max(1, 20_000 // length)

        def whole(data: bytes = data, times: int = times) -> None:
            for _ in range(times):
                check_document(read_bytes(data, "plan.txt"), ruleset)

        by_length[f"plancheck, {length:,} characters"] = here(whole, thousands * times)
    data = materials.text(1, 10_000).encode()
    by_words = {}
    for count in WORDS:
        many = _with_words(ruleset, count)

        def checked(many: RuleSet = many) -> None:
            check_document(read_bytes(data, "plan.txt"), many)

        by_words[f"plancheck, {count:,} more words"] = here(checked, len(data.decode()) / 1_000)
    unit = "ms a thousand characters"
    return [
        Table(
            f"growth-{name}",
            title,
            next(iter(contestants)),
            by_turns(contestants, max(1, setting.rounds // 2)),
            unit=unit,
        )
        for name, title, contestants in (
            ("characters", "Longer documents", by_length),
            ("words", "More words in the rules, 10,000 characters", by_words),
        )
    ]


def _with_words(ruleset: RuleSet, count: int) -> RuleSet:
    """A rule set that looks for so many words besides its own; every third stands in plans."""
    said = ("教职工", "工会主席", "职工互助", "经费审查")
    words = [f"{said[at % 4]}{at}" if at % 3 else f"第{at}项材料" for at in range(count)]
    spec = PhraseSpec(groups=(("words", compile_patterns(words, {})),), unless=(), sections=())
    return replace(
        ruleset, lexicon=replace(ruleset.lexicon, phrases={**ruleset.lexicon.phrases, "more": spec})
    )
