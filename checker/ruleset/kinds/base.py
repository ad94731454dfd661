"""What a rule kind is: typed options, the words it asks reading to look for, and a verdict on what was read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Protocol

from checker.reading.lexicon import CurrencySpec, PhraseSpec, ResidueSpec, SectionSpec, TopicSpec
from checker.reading.model import Evidence, Reading
from checker.ruleset.model import Text
from checker.values import Value


class Verdict(Value):
    """What a rule says of one reading.

    value    one of the kind's values, in the rule's own words
    share    of the weight, 0..1; None: what the rule's shares say of the value
    points   added whatever the weight is (a deduction is negative)
    told     what the message's {placeholders} stand for, as a Text where that differs by language
    aspect   a shade of the value with a text of its own: the message "headed/late" serves before "headed"
    """

    value: str
    evidence: tuple[Evidence, ...] = ()
    missing: tuple[str, ...] = ()
    share: float | None = None
    points: float | None = None
    told: Mapping[str, str | Text] | None = None
    aspect: str | None = None


class Wanted(Value):
    """What one rule adds to the lexicon: at most one of the specs; tables and weeks are read where one asks."""

    section: SectionSpec | None = None
    topic: TopicSpec | None = None
    residue: ResidueSpec | None = None
    currency: CurrencySpec | None = None
    phrase: PhraseSpec | None = None
    tables: bool = False
    weeks: bool = False

    def specs(self) -> Iterator[tuple[str, object]]:
        """(field of Lexicon, spec) of what is keyed by rule there."""
        for name, spec in (
            ("sections", self.section),
            ("topics", self.topic),
            ("residue", self.residue),
            ("currency", self.currency),
            ("phrases", self.phrase),
        ):
            if spec is not None:
                yield name, spec


def shares_of(kind: Kind, options: Any) -> dict[str, float]:
    """What each value earns unless the rule says otherwise; the best value, which a kind names first, earns all."""
    return {str(kind.values(options)[0]): 1.0, **{str(value): share for value, share in kind.shares.items()}}


class UsualKind:
    """What a kind does unless it says otherwise: gives the values that it shares points out for, and has nothing looked
    for but what is read anyway."""

    shares: Mapping[str, float]

    def values(self, options: Any) -> tuple[str, ...]:
        return tuple(self.shares)

    def wanted(self, options: Any, lists: Mapping[str, Sequence[str]]) -> Wanted:
        return Wanted()


class Kind(Protocol):
    """A rule kind. Stateless; one instance a module, registered in checker.ruleset.kinds."""

    name: str
    options: type[Any]  # a class of KindOptions whose fields are the kind's YAML keys
    shares: Mapping[str, float]  # every value it can give, and what that earns unless the rule says otherwise

    def values(self, options: Any) -> tuple[str, ...]:
        """The values a rule of this kind with these options can give."""

    def wanted(self, options: Any, lists: Mapping[str, Sequence[str]]) -> Wanted:
        """What reading is to look for. Raises PatternError for a pattern that cannot be understood."""

    def judge(self, rule_id: str, options: Any, reading: Reading) -> Verdict | None:
        """The verdict on a reading; None where the rule does not apply to it."""
