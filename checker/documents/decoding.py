"""Bytes to text where nothing states the encoding: a cascade that weighs how ordinary each reading would be.

Byte order mark, then strict UTF-8, then GB18030, Big5 and UTF-16 without a mark by the share of everyday
characters. Files cut in the middle of a character are read to the cut.
"""

from __future__ import annotations

import codecs
import unicodedata
from functools import lru_cache

from checker.regexes import compiled
from checker.values import Value

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with UTF-16's
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BYTEWISE = ("gb18030", "big5hkscs", "utf-8")
_WIDE = ("utf-16-le", "utf-16-be")
_SAMPLE = 6_000  # bytes weighed: enough to be sure, and the time does not grow with the file
_PUNCTUATION = ((0xB7, 0xB7), (0x2010, 0x2026), (0x2460, 0x2473), (0x3000, 0x303F), (0xFF01, 0xFF5E))
_BEYOND_PAIRS = compiled("[^\x00-\u07ff]")  # a character of three or four bytes in UTF-8
_SURE_MARGIN = 0.25
_ORDINARY = 0.35  # a mean weight under this is no everyday text in any encoding

# The characters that make up most of any modern text, simplified and traditional.
_EVERYDAY = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法"
    "所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政"
    "四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最"
    "立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根"
    "论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联"
    "什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报完类八离华名确才科张信节话米整空"
    "元况今集传土许步群广记需段研界林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近千周委素技备半办青省列习响约"
    "支般史感劳便团往历市克何除消构府称太准精值号率族维划选标写存候亲快效院查江型按格养易置派层片始却专状育京识适属包住调满"
    "县局照参细引听该价严校师职届席审献慰帮培训课园班级评优秀责落实加紧密落督促宣贯彻神领旗帜紧围绕服务爱岗敬"
    "這為個國時來們產種對會發動過說學經進電裡實現當點從業應開還間樣與關內數質氣變條沒結問無係軍題黨員總設長頭資邊級圖統"
    "較將組見計別論運農幾區強決戰則據處隊給門規熱領東導壓爭濟階術極聯認權證轉單風帶場車務萬達積議報類離華確張節話況傳許"
    "廣記記觀織裝眾書復兒際驗連斷難週備辦習響約勞團歷構稱準號維劃選標寫親層專狀識適屬調滿縣參細聽該價嚴師職屆審獻慰幫訓課"
    "園評優責緊貫徹圍繞愛後於麼與義體兩"
)


class Decoded(Value):
    """A text, the encoding it was read in, and the second guess where the choice is in doubt (else None)."""

    text: str
    encoding: str
    rival: str | None = None
    lost: int = 0  # characters that could not be decoded and stand as U+FFFD


def decode(data: bytes, *, wide: bool = True) -> Decoded:
    """The text of bytes in an unknown encoding. Never raises: `lost` says what could not be decoded.

    wide: whether it may be UTF-16 without a mark, which a file's name never is.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _decoded(data[len(mark) :], encoding)
    if b"\x00" not in data[:_SAMPLE]:
        text = strictly(data, "utf-8")
        if text is not None and not _mistakable(text):
            return Decoded(text, "utf-8")
    ranked = sorted(
        ((_weigh(data, encoding), encoding) for encoding in (_BYTEWISE + _WIDE if wide else _BYTEWISE)),
        reverse=True,
    )
    (best, chosen), (second, other) = ranked[0], ranked[1]
    doubtful = best - second < _SURE_MARGIN or best < _ORDINARY
    return _decoded(data, chosen, rival=other if doubtful else None)


def strictly(data: bytes, encoding: str) -> str | None:
    """The text, or None where the bytes are of another encoding; a character cut at the end is let go."""
    try:
        return codecs.getincrementaldecoder(encoding)("strict").decode(data)
    except UnicodeDecodeError:
        return None


def ordinary(text: str) -> float:
    """How ordinary a text is, from about 1 (everyday Chinese or English) to below 0 (no text at all)."""
    if not text:
        return 0.0
    return sum(map(_weight, text)) / len(text)


def _mistakable(text: str) -> bool:
    """Whether GBK bytes could have passed as UTF-8: pairs of them do, as letters from U+0080 to U+07FF."""
    return not text.isascii() and _BEYOND_PAIRS.search(text) is None


def _weigh(data: bytes, encoding: str) -> float:
    text = codecs.getincrementaldecoder(encoding)("replace").decode(data[:_SAMPLE])
    return ordinary(text) if text else -2.0


@lru_cache(maxsize=4096)  # a text's characters come again, and encoding one costs fifty times a look-up
def _weight(char: str) -> float:
    if char in _EVERYDAY:
        return 1.0
    code = ord(char)
    if code < 0x80:
        return 0.5 if char.isprintable() or char in "\t\r\n\f" else -2.0
    if 0x4E00 <= code <= 0x9FFF:
        return 0.4 if _is_level_one(char) else -0.4
    if any(low <= code <= high for low, high in _PUNCTUATION):
        return 0.7
    if 0x3040 <= code <= 0x30FF:
        return 0.2  # kana: Japanese, or Chinese in the wrong encoding
    if code == 0xFFFD or 0xE000 <= code <= 0xF8FF:
        return -2.0
    if unicodedata.category(char) in ("Cc", "Cn", "Cs"):
        return -2.0
    return -0.8


def _is_level_one(char: str) -> bool:
    """Whether a character is among the common ones of GB 2312 (rows 16-55) or Big5 (A440-C67E)."""
    try:
        packed = char.encode("gb2312")
        if 0xB0 <= packed[0] <= 0xD7:
            return True
    except UnicodeEncodeError:
        pass
    try:
        packed = char.encode("big5")
    except UnicodeEncodeError:
        return False
    return b"\xa4\x40" <= packed <= b"\xc6\x7e"


def _decoded(data: bytes, encoding: str, rival: str | None = None) -> Decoded:
    text = strictly(data, encoding)
    if text is not None:
        return Decoded(text, encoding, rival)
    text = data.decode(encoding, "replace")
    return Decoded(text, encoding, rival, lost=text.count("\ufffd"))
