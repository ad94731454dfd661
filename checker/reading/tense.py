"""Which sentences look back, and which disclaim. Work already done is no plan; work of others is not the union's."""

from __future__ import annotations

import re
from functools import lru_cache

from checker.reading.lexicon import KindSpec
from checker.regexes import compiled

_PAST_TIME = compiled(
    r"去年|前年|上年度|上学年|上一年|过去的?一|回顾|一年来|半年来|一学期来|学期以来|近年来|几年来|以来,|此前|当年|那年|那时"
)
#: 了 behind a verb tells what was done; 谁扭了腰, 做完了再说, 说定了就办 tell what is to be done
_CONDITION = compiled(
    r"谁|若|如果|要是|万一|一旦|只要|凡|的话|了就|了再|了才|了的|了便|了先|别|莫|不要|等.{1,8}了|采用了|[就再才]"
)
_DONE = compiled(
    r"(?<![为除罢])了(?![解然])|(?:已经?|曾经?|业已)(?!.{0,3}[将要])[^,。;]{0,6}[召开举办完成建立组织成立评获办]|取得.{0,10}(?:成绩|效果|成效)|荣获|获得了?.{0,12}奖|受到.{0,8}(?:好评|表扬|欢迎)"
)
_DONE_SIGNS = ("了", "已", "曾", "取得", "荣获", "获得", "受到")  # one stands wherever _DONE matches
_AHEAD = compiled(r"将|拟|要|计划|打算|力争|争取|确保|进一步|继续|定于|准备|下半年|今后|下一步|来年|明年")
EARLIER = compiled(r"去年|前年|上学期|上学年|上年度|上一年|过去")
_COMPARED = compiled(r"[比较](?:去年|上年|上学期|上一学年)")
#: a sentence that says that nothing in it is this body's work
_NOT_OURS = (
    r"(?:{ours}|本会|我们)(?:一律|都|概|就)?(?:不|没)再?(?:插手|掺和|介入|管|经手|另起炉灶|另搞一套|另行组织|另行安排|再(?:组织|承办|举办|负责))|[与跟](?:{ours}|本会|我们)(?:无关|没关系)"
    r"|不(?:列入|归|在)(?:本|{ours}|计划)|也不在{ours}|不属于{ours}|另行(?:处理|列支)|[不别]+(?:要|用)?来?问{ours}"
)
#: a clause that gives the work to somebody else
_GIVEN_AWAY = (
    r"[由归](?![^,。;]{{0,10}}{ours})[^,。;]{{0,10}}(?:{others})[^,。;]{{0,8}}(?:负责|承办|组织|处理|管理|筹办|牵头|安排|公布|公示|列支|办|管)"
    r"|归[^,。;]{{0,6}}(?:{others})(?=[,。;]|$)|那是.{{2,8}}的(?:活儿?|事)"
)


def looks_back(sentence: str) -> bool:
    """True where a (normalised) sentence tells of what was done."""
    done = _DONE.search(sentence) if any(sign in sentence for sign in _DONE_SIGNS) else None
    if _PAST_TIME.search(sentence):
        return not _COMPARED.search(sentence) or bool(done)
    if not done or _AHEAD.search(sentence):
        return False
    return any(
        _DONE.search(clause) and not _CONDITION.search(clause) for clause in re.split("[,:]", sentence)
    )


def is_disclaimed(sentence: str, at: int, kinds: KindSpec) -> bool:
    """True where the words at an offset of a (normalised) sentence are work that others do and this body does not."""
    if not kinds.others or not kinds.subject:
        return False
    not_ours, given_away = _disclaimers(kinds.subject[0], kinds.others)
    if not_ours.search(sentence):
        return True
    start = max(sentence.rfind(mark, 0, at) for mark in ",;") + 1
    end = min((found for mark in ",;" if (found := sentence.find(mark, at)) >= 0), default=len(sentence))
    return given_away.search(sentence, start, end) is not None


@lru_cache(maxsize=8)
def _disclaimers(ours: str, others: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = {"ours": re.escape(ours), "others": "|".join(map(re.escape, others))}
    return compiled(_NOT_OURS.format(**words)), compiled(_GIVEN_AWAY.format(**words))
