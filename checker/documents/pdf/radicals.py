"""Look-alikes that PDF fonts put in place of Chinese characters, back to the characters a person reads.

Kangxi radicals (U+2F00-2FD5) and compatibility ideographs (U+F900-FAFF) have a normal form in Unicode; the CJK
radicals supplement mostly has none, so its pairs (Unicode's EquivalentUnifiedIdeograph) stand here.
"""

from __future__ import annotations

import unicodedata

_SUPPLEMENT = (
    "⺀冫⺁厂⺂乛⺃乚⺄乙⺅亻⺆冂⺇几⺈刀⺉刂⺊卜⺋㔾⺌小⺍小⺎尢⺏尣⺐尢⺑尣⺒巳⺓幺⺔彑⺕彐⺖忄⺗心⺘扌⺙攵"
    "⺛旡⺜日⺝月⺞歺⺟母⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺪疋⺫目⺬示⺭礻⺮竹⺯糸⺰纟⺱罓⺲罒⺳㓁"
    "⺵羊⺶羊⺷羊⺸羊⺹耂⺺肀⺻聿⺼肉⺽臼⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏阝⻐钅"
    "⻑長⻒镸⻓长⻔门⻕阜⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞飠⻟飠⻠饣⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿"
    "⻯竜⻰龙⻱龜⻲亀⻳龟"
)


#: Private codes under which Word's exports keep the bullets of Symbol and Wingdings.
_BULLETS = {
    "\uf0b7": "•",
    "\uf06c": "●",
    "\uf06e": "■",
    "\uf0d8": "➢",
    "\uf0fc": "✓",
    "\uf075": "◆",
    "\uf0a7": "▪",
    "\uf06f": "□",
    "\uf0a8": "□",
    "\uf052": "☑",
    "\uf0fe": "☑",
    "\uf0b2": "✧",
    "\uf076": "❖",
}


def _table() -> dict[int, str]:
    table: dict[int, str] = {ord(sign): bullet for sign, bullet in _BULLETS.items()}
    table |= {ord(_SUPPLEMENT[i]): _SUPPLEMENT[i + 1] for i in range(0, len(_SUPPLEMENT), 2)}
    for code in (*range(0x2F00, 0x2FD6), *range(0xF900, 0xFB00)):
        plain = unicodedata.normalize("NFKC", chr(code))
        if plain != chr(code):
            table[code] = plain
    return table


#: For str.translate.
RADICALS = _table()
