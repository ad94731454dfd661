"""Which sentences look back. Work already done is no plan: its months and meetings do not count as planned."""

from __future__ import annotations

import re

_PAST_TIME = re.compile(
    r"去年|前年|上年度|上学年|上一年|过去的?一|回顾|一年来|半年来|一学期来|学期以来|近年来|几年来|以来,|此前|当年|那年|那时"
)
_DONE = re.compile(
    r"(?<![为除罢])了(?![解然])|(?:已经?|曾经?|业已)(?!.{0,3}[将要])[^,。;]{0,6}[召开举办完成建立组织成立评获办]|取得.{0,10}(?:成绩|效果|成效)|荣获|获得了?.{0,12}奖|受到.{0,8}(?:好评|表扬|欢迎)"
)
_AHEAD = re.compile(r"将|拟|要|计划|打算|力争|争取|确保|进一步|继续|定于|准备|下半年|今后|下一步|来年|明年")


def looks_back(sentence: str) -> bool:
    """True where a (normalised) sentence tells of what was done."""
    if _PAST_TIME.search(sentence):
        return not re.search(r"比(?:去年|上年|上学期|上一学年)|较去年", sentence) or bool(
            _DONE.search(sentence)
        )
    return bool(_DONE.search(sentence)) and not _AHEAD.search(sentence)
