"""agree: what a document says of itself in its title and in its sign-off must agree."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from checker.reading.model import Evidence, Period, Reading, Stated
from checker.reading.normal import normalise_word
from checker.regexes import compiled
from checker.ruleset.kinds.base import UsualKind, Verdict
from checker.ruleset.kinds.keys import KindOptions, NotEmpty

AGREE, DIFFER = "agree", "differ"
_BODY = compiled(r"(?:机关)?(?:基层)?(?:工会)?(?:委员会|小组|联合会)?$|工会$")
_ORGANISATION = compiled(r"[一-龥]{2,20}(?:小学|中学|学校|幼儿园|学院|高中|初中|中心)")
_YEAR = compiled(r"(?<!\d)20\d\d(?!\d)")


class Options(KindOptions):
    """what: the names, the dates, or both."""

    what: Annotated[tuple[Literal["unit", "year"], ...], NotEmpty()] = ("unit", "year")


class Agree(UsualKind):
    name = "agree"
    options = Options
    shares: Mapping[str, float] = {AGREE: 1.0, DIFFER: 0.0}

    def judge(self, rule_id: str, options: Options, reading: Reading) -> Verdict | None:
        """Applies where there are two things to compare; that one of them is missing is another rule's matter."""
        found = [
            pair for what in options.what
            if (pair := _units(reading) if what == "unit" else _years(reading)) is not None
        ]  # fmt: skip
        if not found:
            return None
        wrong = [told for agrees, told, _ in found if not agrees]
        evidence = [one for agrees, _, places in found if not agrees or not wrong for one in places]
        value = DIFFER if wrong else AGREE
        told = {"found": "；".join(wrong or [told for _, told, _ in found])}
        return Verdict(value, evidence=tuple(dict.fromkeys(evidence))[:3], told=told)


_Compared = tuple[bool, str, list[Evidence]]


def _units(reading: Reading) -> _Compared | None:
    """Whether the unit that signs is the one that the title names: one name may be the shorter form of the other."""
    title, signer = reading.title, reading.signed_by
    match = _ORGANISATION.search(normalise_word(title.value)) if title is not None else None
    if title is None or signer is None or match is None:
        return None
    named, signed = match.group(), _BODY.sub("", normalise_word(signer.value))
    agrees = len(signed) < 3 or named in signed or signed in named
    return agrees, f"{named} / {signer.value}", _places(title, signer)


def _years(reading: Reading) -> _Compared | None:
    """Whether the date of the sign-off belongs to the year of the title: a plan is signed in its year or just before."""
    title, signed = reading.title, reading.signed_on
    if title is None or signed is None:
        return None
    years = [int(year) for year in _YEAR.findall(normalise_word(title.value))]
    signed_years = [int(year) for year in _YEAR.findall(signed.value)]
    if not years or not signed_years:
        return None
    later = reading.period in (Period.SCHOOL_YEAR, Period.SPRING_TERM, Period.TERM, Period.AUTUMN_TERM)
    agrees = min(years) - 1 <= signed_years[0] <= max(years) + later
    return agrees, f"{'—'.join(map(str, years))} / {signed.value}", _places(title, signed)


def _places(*stated: Stated) -> list[Evidence]:
    return [one.evidence for one in stated if one.evidence is not None]


KIND = Agree()
