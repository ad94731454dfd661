"""Characters of the symbol fonts (Symbol, Wingdings, Wingdings 2) as the signs a page shows.

Office files write them as code points F020-F0FF of the private use area, or as w:sym with such a code.
"""

from __future__ import annotations

from checker.regexes import compiled

BULLET = "•"  # what a bullet of a picture font is shown as
_PRIVATE = compiled("[\uf020-\uf0ff]")

_SYMBOL = dict(
    zip(
        [*range(0x41, 0x5B), *range(0x61, 0x7B)],
        "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖαβχδεφγηιϕκλμνοπθρστυϖωξψζ",
        strict=True,
    )
) | dict(
    zip(
        (0x2D, 0xA3, 0xA5, 0xA7, 0xA8, 0xA9, 0xAA, 0xAB, 0xAC, 0xAD, 0xAE, 0xAF, 0xB0, 0xB1, 0xB2, 0xB3,
         0xB4, 0xB7, 0xB8, 0xB9, 0xBA, 0xBB, 0xBC, 0xD6, 0xD7, 0xDB, 0xDE, 0xE5),
        "−≤∞♣♦♥♠↔←↑→↓°±″≥×•÷≠≡≈…√⋅⇔⇒∑",
        strict=True,
    )
)  # fmt: skip
_WINGDINGS = {
    0x28: "☎", 0x46: "☞", 0x4A: "☺", 0x52: "☼", 0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "□", 0x70: "□",
    0x71: "❑", 0x72: "❒", 0x73: "⬧", 0x74: "◆", 0x75: "◆", 0x76: "❖", 0x77: "◆", 0x9E: "·", 0x9F: "•",
    0xA1: "○", 0xA2: "○", 0xA4: "◉", 0xA7: "▪", 0xA8: "□", 0xAA: "✦", 0xAB: "★", 0xB6: "☆", 0xD8: "➢",
    0xDC: "➲", 0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE8: "➔", 0xEF: "⇦", 0xF0: "⇨",
    0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
    **{0x80 + digit: sign for digit, sign in enumerate("⓪①②③④⑤⑥⑦⑧⑨⑩")},
    **{0x8B + digit: sign for digit, sign in enumerate("⓿❶❷❸❹❺❻❼❽❾❿")},
}  # fmt: skip
_WINGDINGS_2 = {
    0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x97: "●", 0xA2: "■", 0xA3: "□",
    **{0x6A + digit: sign for digit, sign in enumerate("①②③④⑤⑥⑦⑧⑨⑩")},
}  # fmt: skip
_FONTS = {"symbol": _SYMBOL, "wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2}


def symbol(code: int, font: str) -> str:
    """The sign of one character of a font; a character of an unknown picture font is U+FFFD."""
    if not 0 < code < 0x110000 or 0xD800 <= code < 0xE000:
        return ""
    signs = _FONTS.get(font.lower())
    low = code & 0xFF
    if signs is not None and (code == low or 0xF000 <= code <= 0xF0FF):
        return signs.get(low) or (chr(low) if font.lower() == "symbol" and 0x20 <= low < 0x7F else "\ufffd")
    if 0xF020 <= code <= 0xF0FF:
        return BULLET if low == 0xB7 else _WINGDINGS.get(low, "\ufffd")  # B7 is the round bullet of Symbol
    return chr(code)


def bullet(text: str, font: str) -> str:
    """A list bullet as shown; what has no sign outside its font is a plain bullet."""
    shown = "".join(symbol(ord(char), font) for char in text)
    return BULLET if "\ufffd" in shown else shown.strip()


def plain(text: str) -> str:
    """A text in which signs of picture fonts stand as private use characters, made readable."""
    if text.isprintable():  # a private use character never is; this is the faster question
        return text
    return _PRIVATE.sub(lambda match: _WINGDINGS.get(ord(match[0]) & 0xFF, BULLET), text)
