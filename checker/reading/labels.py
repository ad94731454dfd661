"""How items are numbered: the label at the beginning of a line (一、 (二) 3. ④ 第五条), its style and its number."""

from __future__ import annotations

import re

from checker.regexes import compiled

_NUMERALS = "一二三四五六七八九十百"
_BANKS = "壹贰叁肆伍陆柒捌玖拾"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_DIGITS = "0123456789"
_CIRCLES, _IN_BRACKETS = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳", "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿"
_CN_IN_BRACKETS, _WITH_DOTS = "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩", "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑"
_BULLETS = "●•·○◆◇■□★☆※▲►➢"
_NAMES = [
    "任务",
    "行动",
    "工程",
    "想法",
    "重点",
    "措施",
    "举措",
    "项目",
    "打算",
    "抓手",
    "关键词",
    "板块",
    "专题",
]
CN = f"[{_NUMERALS}]"

#: styles, tried in this order: name, what a label of this style may begin with, and its pattern. Groups: n, a number;
#: c, a sign that is a number; s, a heavenly stem; l, a letter
_STYLES: tuple[tuple[str, str, re.Pattern[str]], ...] = (
    ("part", "第上中下", compiled(rf"第(?P<n>{CN}+|\d+)(?:部分|章|篇|板块)[:、, ]?|[上中下]篇[:、 ]")),
    ("article", "第", compiled(rf"第(?P<n>{CN}+|\d+)(?:条|节|款)[:、, ]?")),
    (
        "ordinal",
        "第头首其",
        compiled(
            rf"(?:第(?P<n>{CN}{{1,3}}|\d)(?:块|方面|件事?|桩|项|点|步)?[,、:]|头一块,|首先[,、:]?|其次[,、:]?)"
        ),
    ),
    ("bank", _BANKS, compiled(rf"(?P<n>[{_BANKS}]+)[、.,: ]")),
    (
        "named",
        "".join(name[0] for name in _NAMES),
        compiled(rf"(?:{'|'.join(_NAMES)})(?P<n>{CN}{{1,2}}|\d)[:、.]"),
    ),
    ("letter", "ABCDEFGH", compiled(r"(?P<l>[A-H])[、.](?![A-Za-z])")),
    ("stem", _STEMS, compiled(rf"(?P<s>[{_STEMS}])[、.]")),
    ("cn", _NUMERALS, compiled(rf"(?P<n>{CN}{{1,3}})(?:[、.]|[,:](?!\d))(?!{CN}{{1,2}}月)")),
    (
        "cn-paren",
        "(" + _CN_IN_BRACKETS,
        compiled(rf"\( ?(?P<n>{CN}{{1,3}}) ?\)[、.,:]?|(?P<c>[{_CN_IN_BRACKETS}])[、.]?"),
    ),
    ("shi", _NUMERALS, compiled(rf"(?P<n>{CN})(?:是|要)(?!否)")),
    (
        "num-paren",
        "(" + _IN_BRACKETS,
        compiled(rf"\( ?(?P<n>\d{{1,2}}) ?\)[、.,:]?|(?P<c>[{_IN_BRACKETS}])[、.]?"),
    ),
    ("num-bracket", "[", compiled(r"\[ ?(?P<n>\d{1,2}) ?\]")),
    ("num-half", _DIGITS, compiled(r"(?P<n>\d{1,2})\)[、.,:]?")),
    (
        "num",
        _DIGITS + _WITH_DOTS,
        compiled(
            r"(?P<n>\d{1,2})(?: ?、| ?\.(?!\d)| ?\.(?=\d{1,2}月)|[,:](?!\d)|(?= [^\d月日年:.-]))"
            rf"|(?P<c>[{_WITH_DOTS}])"
        ),
    ),
    ("circled", _CIRCLES, compiled(rf"(?P<c>[{_CIRCLES}])[、.]?")),
    ("bullet", _BULLETS + "-", compiled(rf"[{_BULLETS}]|-(?![-\d])")),
)
_PATTERN_OF = {style: pattern for style, _, pattern in _STYLES}
_BEGINNING_WITH = {
    sign: tuple((style, pattern) for style, signs, pattern in _STYLES if sign in signs)
    for sign in {sign for _, signs, _ in _STYLES for sign in signs}
}
_NUMBER_OF = {
    sign: index + 1
    for run in (_CIRCLES, _IN_BRACKETS, _CN_IN_BRACKETS, _WITH_DOTS)
    for index, sign in enumerate(run)
}


def label_of(text: str, start: int, end: int) -> tuple[str, int | None]:
    """The style and number of the label at the beginning of text[start:end]; ("", None) where there is none."""
    for style, pattern in _BEGINNING_WITH.get(text[start], ()) if start < end else ():
        match = pattern.match(text, start, end)
        if match is None or (match.end() >= end and style in ("num", "cn", "bullet")):
            continue  # a number with nothing behind it is not a label
        groups = match.groupdict()
        if groups.get("c"):
            return style, _NUMBER_OF[groups["c"]]
        if groups.get("l"):
            return style, ord(groups["l"]) - ord("A") + 1
        if groups.get("s"):
            return style, _STEMS.index(groups["s"]) + 1
        return style, numeral(groups["n"]) if groups.get("n") else None
    return "", None


def label_end(text: str, start: int, style: str) -> int:
    """Where the label of this style at `start` ends, and the spaces behind it."""
    match = _PATTERN_OF[style].match(text, start) if style else None
    if match is None:
        return start
    end = match.end()
    while text[end : end + 1] == " ":
        end += 1
    return end


def numeral(text: str) -> int:
    """The value of a numeral up to 999 in digits, Chinese or bank writing (二十三, 23, 贰)."""
    if text.isdigit():
        return int(text)
    text = text.translate(str.maketrans("壹贰叁肆伍陆柒捌玖拾两", "一二三四五六七八九十二"))
    digits = "零一二三四五六七八九"
    if not any(unit in text for unit in "十百"):
        return int(
            "".join(str(digits.find(char)) if char in digits else "0" for char in text.replace("〇", "零"))
            or "0"
        )
    total, held = 0, 0
    for char in text.replace("〇", "零"):
        if char in "十百":
            total += (held or 1) * (10 if char == "十" else 100)
            held = 0
        else:
            held = max(0, digits.find(char))
    return total + held
