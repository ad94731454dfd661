"""The words that reading looks for, as the rule set hands them over, already compiled to patterns.

A district changes these in YAML (docs/rules.md); reading itself holds no word lists of unions.
"""

from __future__ import annotations

from collections.abc import Mapping

from checker.reading.patterns import Pattern
from checker.values import Value, field


class SectionSpec(Value):
    """A section to be found: by its heading's names, or unheaded by what an opening or target sentence says.

    names       heading names; a heading counts if what is left of it after number and colon is such a name,
                or begins or ends with one
    not_names   headings that look alike and do not count
    unheaded    patterns of a sentence that states the section without a heading
    where       "opening": only before the first item of work; "anywhere"
    inline      a heading "主要工作及措施" counts for each section whose name it holds
    """

    names: frozenset[str]
    not_names: tuple[str, ...] = ()
    unheaded: tuple[Pattern, ...] = ()
    unless: tuple[Pattern, ...] = ()
    where: str = "anywhere"
    gathers: bool = False


class TopicSpec(Value):
    """A topic to be worked on: levels from the strongest down, each with the patterns that reach it.

    unless      look-alikes: where such a pattern matches, the words it covers count for nothing
    unless_for  look-alikes of one level only
    scope       "plan": only what is planned; "whole": the whole document (of a summary, what was done)
    body        the strongest level is reached only by the work itself, not by what guiding thought or opening say
    """

    levels: tuple[tuple[str, tuple[Pattern, ...]], ...]
    unless: tuple[Pattern, ...] = ()
    unless_for: Mapping[str, tuple[Pattern, ...]] = field(default_factory=dict)
    scope: str = "whole"
    body: bool = False


class KindSpec(Value):
    """What documents of this field are called and told by (plan, summary, both, other).

    names     the contract's doc_type of each: keys "plan", "summary", "both", "other"
    subject   words of the body whose work this is (工会, 教工之家); foreign: of other bodies (党支部, 少先队)
    others    offices whose work does not count where a sentence gives it to them (由总务处负责); none: all counts
    plan, summary  words of a title or heading that say which it is
    other     words of a title that make it neither (办法, 章程, 通知, 方案)
    """

    names: Mapping[str, str]
    subject: tuple[str, ...]
    foreign: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    plan: tuple[str, ...] = ()
    summary: tuple[str, ...] = ()
    other: tuple[str, ...] = ()


class Dated(Value):
    """One line of a dated series: words that were current from `since` until `until` (year, month)."""

    words: tuple[Pattern, ...]
    since: tuple[int, int]
    until: tuple[int, int] | None = None


class Series(Value):
    """Things of one sort that take each other's place: congresses, plenums, guiding formulas, five-year plans.

    items   oldest first
    unless  look-alikes (中国工会十八大 among the Party's congresses)
    beside  where a current one makes an older one right: in the same sentence, or anywhere in the document
    """

    title: str
    items: tuple[Dated, ...]
    unless: tuple[Pattern, ...] = ()
    beside: str = "sentence"


class Ordinal(Value):
    """Arithmetic that betrays a changed year: 第N个教师节 is year - 1984. `pattern` has one number in it."""

    pattern: Pattern
    title: str
    minus: int


class CurrencySpec(Value):
    series: tuple[Series, ...] = ()
    ordinals: tuple[Ordinal, ...] = ()


class ResidueSpec(Value):
    """what: "placeholder" (blanks and masks) or "website"; words: patterns that betray it besides its shapes."""

    what: str
    words: tuple[Pattern, ...] = ()


class ScheduleSpec(Value):
    """Headings under which a month-by-month arrangement stands."""

    names: tuple[str, ...] = ()
    required: Mapping[str, tuple[int, ...]] = field(default_factory=dict)  # by period


class PhraseSpec(Value):
    """Groups of patterns, each looked for sentence by sentence.

    groups    by name; a sentence is found for a group where any of its patterns matches
    unless    look-alikes: a sentence's matches that lie within one of these count for nothing
    sections  names of headings: only what stands under one that holds such a name; empty: everywhere
    """

    groups: tuple[tuple[str, tuple[Pattern, ...]], ...]
    unless: tuple[Pattern, ...] = ()
    sections: tuple[str, ...] = ()


class Lexicon(Value):
    """All that one rule set asks reading to look for. Keys are rule ids."""

    kinds: KindSpec
    schedule: ScheduleSpec = ScheduleSpec()
    sections: Mapping[str, SectionSpec] = field(default_factory=dict)
    topics: Mapping[str, TopicSpec] = field(default_factory=dict)
    residue: Mapping[str, ResidueSpec] = field(default_factory=dict)
    currency: Mapping[str, CurrencySpec] = field(default_factory=dict)
    phrases: Mapping[str, PhraseSpec] = field(default_factory=dict)
    tables: bool = False  # whether a rule asks for the tables' columns, or for the weeks
    weeks: bool = False
