"""What the beginning and end of a line of Chinese prose tell: for the readers that must guess paragraphs."""

from __future__ import annotations

import re
import unicodedata

from checker.regexes import compiled

_NUMERAL = "一二三四五六七八九十百零〇"

#: A number or bullet that opens a heading, an item or a month: such a line never continues the one above.
_ITEM_START = compiled(
    rf"""
      第\s*[{_NUMERAL}\d]{{1,4}}\s*[章节節条條篇编編部周]
    | [{_NUMERAL}]{{1,4}}\s*[、.．:：]
    | [（(\[【〔]\s*[{_NUMERAL}\d]{{1,4}}\s*[)）\]】〕]
    | \d{{1,3}}\s*(?:[、)）．]|\.(?!\d))
    | \d{{1,2}}(?:\.\d{{1,2}}){{1,3}}[\s、．.]
    | [A-Za-z][、)）．.](?![A-Za-z.])
    | [①-⑳⑴-⒇⒈-⒛㈠-㈩⓵-⓾❶-❿]
    | [-*+•●○■□◆◇★☆▲△▪·‣※➢➤►◎]\s
    | [●■◆★▲▪➢➤►]
    | [{_NUMERAL}元]{{1,3}}\s*月\s*(?:份\s*)?[:：、]
    | \d{{1,2}}\s*月\s*(?:份\s*)?[:：、]
    | 附\s*(?:件|表|录|錄)?\s*\d?\s*[:：]
    """,
    re.VERBOSE,
)

#: Chinese characters and full-width punctuation of which `is_wide` is true, all but the rare ones.
_SURELY_WIDE = compiled("[\u3000-\u3029\u4e00-\u9fff\uff01-\uff60]+")

_SENTENCE_END = frozenset("。！？；：!?;:…")
_CLOSING = "”’」』）)】》〉\"'"


def starts_item(text: str) -> bool:
    """Whether a line opens with an item number, a bullet or a month's label."""
    return _ITEM_START.match(text) is not None


def ends_sentence(text: str) -> bool:
    """Whether a line ends where a sentence or clause list may end, closing quotes and brackets left aside."""
    bare = text.rstrip().rstrip(_CLOSING).rstrip()
    return bool(bare) and (bare[-1] in _SENTENCE_END or (bare[-1] == "." and not bare[-2:-1].isdigit()))


def is_wide(char: str) -> bool:
    """Whether a character takes two columns, as Chinese characters and full-width punctuation do."""
    return char > "\u2e7f" and unicodedata.east_asian_width(char) in "WF"


def width(text: str) -> int:
    """Columns that a text takes in a fixed-width font."""
    if text.isascii():
        return len(text)
    rest = _SURELY_WIDE.sub("", text)  # hardly anything of a Chinese line: only that is looked at one by one
    return 2 * len(text) - len(rest) + (0 if rest.isascii() else sum(map(is_wide, rest)))


def join(before: str, after: str) -> str:
    """Two pieces of one paragraph: Chinese is joined as it is, Latin words keep a space between them."""
    if not before or not after:
        return before + after
    last, first = before[-1], after[0]
    if last == "-" and before[-2:-1].isalnum():
        if first.islower() and before[-2].isalpha() and before[-2].isascii():
            return before[:-1] + after  # a word divided at the end of its line
        return before + after  # "2026-" and "2027"
    if _is_latin(last) and _is_latin(first):
        return f"{before} {after}"
    return before + after


def _is_latin(char: str) -> bool:
    return char < "\u2e80" and not char.isspace() and char not in "“”‘’…—·"


def trim(text: str) -> str:
    """A text without white space and invisible marks around it (U+3000 and U+FEFF too)."""
    return text.strip(
        " \t\r\n\v\f\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007"
        "\u2008\u2009\u200a\u200b\u2028\u2029\u202f\u205f\u2060\u3000\ufeff\x00"
    )
