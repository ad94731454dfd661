"""Numbers as office programs write them in front of list items: 一, （十二）, 壹, 甲, 子, ①, iv, AA.

Formats go by their names in OOXML (ST_NumberFormat, ECMA-376 part 1, 17.18.59); the readers of other formats
translate theirs. What a format has no sign for (ideographTraditional beyond 癸) is decimal, as in Word.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

_Writer = Callable[[int], str | None]

_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_MOST_ROMAN, _MOST_LETTERS = 32_767, 780  # Word's own bounds; beyond them a label would grow without end


def numeral(value: int, number_format: str) -> str:
    """A number written in a format; decimal where the format is unknown or has no sign for it."""
    if value < 0:
        return str(value)
    written = _FORMATS.get(number_format, str)(value)
    return written if written is not None else str(value)


def zero_padded(value: int, digits: int) -> str:
    """The custom formats 001, 0001, ... of Word."""
    return str(value).zfill(min(digits, 9))


def _signs(signs: str) -> _Writer:
    """One sign a number, from 1."""
    return lambda value: signs[value - 1] if 1 <= value <= len(signs) else None


def _repeated(letters: str) -> _Writer:
    """a, b, ... z, aa, bb, ...: the letter repeated, not a positional system."""

    def written(value: int) -> str | None:
        if not 1 <= value <= _MOST_LETTERS:
            return None
        times, index = divmod(value - 1, len(letters))
        return letters[index] * (times + 1)

    return written


def _roman(value: int) -> str | None:
    if not 1 <= value <= _MOST_ROMAN:
        return None
    parts = []
    for worth, sign in _ROMAN:
        times, value = divmod(value, worth)
        parts.append(sign * times)
    return "".join(parts)


def _positional(digits: str) -> _Writer:
    """Digit by digit: 一〇二."""
    return lambda value: "".join(digits[int(digit)] for digit in str(value))


def _counting(digits: Sequence[str], units: str, drops_one: str = "", *, always: bool = False) -> _Writer:
    """Counting with tens, hundreds, thousands and ten thousands.

    drops_one  the units that stand without 一 in front (十二, not 一十二): at the number's start, or `always`
    """

    def group(value: int, at_start: bool) -> str:
        text, gap = "", False
        for power in (3, 2, 1, 0):
            digit = value // 10**power % 10
            if not digit:
                gap = True
                continue
            starts = at_start and not text
            if gap and not starts:
                text += digits[0]
            gap = False
            unit = units[power - 1] if power else ""
            bare = digit == 1 and unit and unit in drops_one and (always or starts)
            text += unit if bare else digits[digit] + unit
        return text

    def written(value: int) -> str | None:
        if value >= 100_000_000:
            return None
        high, low = divmod(value, 10_000)
        if not high:
            return group(low, at_start=True) or digits[0] or "〇"
        return group(high, at_start=True) + units[3] + (group(low, at_start=False) if low else "")

    return written


def _up_to_99(tens: _Writer, zero: str) -> _Writer:
    """Counting with 十 as far as 99, digit by digit beyond (一○○)."""
    beyond = _positional(zero + "一二三四五六七八九")
    return lambda value: tens(value) if 0 < value < 100 else beyond(value)


def _ordinal(value: int) -> str:
    if value % 100 in (11, 12, 13):
        return f"{value}th"
    return f"{value}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(value % 10, 'th') }"


def _lower(writer: _Writer) -> _Writer:
    return lambda value: None if (written := writer(value)) is None else written.lower()


_COUNTING = _counting("零一二三四五六七八九", "十百千万", "十")
_CIRCLED = _signs("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿")
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщыэюя"

_FORMATS: dict[str, _Writer] = {
    "decimal": str,
    "decimalZero": lambda value: f"{value:02}",
    "decimalHalfWidth": str,
    "decimalFullWidth": lambda value: str(value).translate(_FULL_WIDTH),
    "decimalFullWidth2": lambda value: str(value).translate(_FULL_WIDTH),
    "decimalEnclosedCircle": _CIRCLED,
    "decimalEnclosedCircleChinese": _CIRCLED,
    "decimalEnclosedFullstop": _signs("⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"),
    "decimalEnclosedParen": _signs("⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"),
    "numberInDash": lambda value: f"- {value} -",
    "chineseCounting": _up_to_99(_COUNTING, "○"),
    "chineseCountingThousand": _COUNTING,
    "taiwaneseCounting": _up_to_99(_COUNTING, "○"),
    "taiwaneseCountingThousand": _COUNTING,
    "taiwaneseDigital": _positional("○一二三四五六七八九"),
    "ideographDigital": _positional("〇一二三四五六七八九"),
    "japaneseDigitalTenThousand": _positional("〇一二三四五六七八九"),
    "japaneseCounting": _counting(("", *"一二三四五六七八九"), "十百千万", "十百千", always=True),
    "japaneseLegal": _counting("零壱弐参四伍六七八九", "拾百阡萬"),
    "chineseLegalSimplified": _counting("零壹贰叁肆伍陆柒捌玖", "拾佰仟万"),
    "ideographLegalTraditional": _counting("零壹貳參肆伍陸柒捌玖", "拾佰仟萬"),
    "ideographTraditional": _signs(_STEMS),
    "ideographZodiac": _signs(_BRANCHES),
    "ideographZodiacTraditional": lambda value: (
        _STEMS[(value - 1) % 10] + _BRANCHES[(value - 1) % 12] if 1 <= value <= 60 else None
    ),
    "ideographEnclosedCircle": _signs("㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉"),
    "lowerLetter": _repeated(_LATIN),
    "upperLetter": _repeated(_LATIN.upper()),
    "lowerRoman": _lower(_roman),
    "upperRoman": _roman,
    "russianLower": _repeated(_RUSSIAN),
    "russianUpper": _repeated(_RUSSIAN.upper()),
    "ordinal": _ordinal,
    "hex": lambda value: f"{value:X}",
    "chicago": _repeated("*†‡§"),
    "none": lambda value: "",
    "bullet": lambda value: "",
}
