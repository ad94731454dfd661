"""Residue: blanks that a template left, words that somebody masked, and text of the site a plan was copied from.

Blanks and masks are told by their shape, here; words that betray them or a site are the rule set's.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence

from checker.reading.finder import Hits
from checker.reading.identity import COLLECTION
from checker.reading.lexicon import ResidueSpec
from checker.reading.model import Evidence, Fault
from checker.reading.patterns import Pattern
from checker.reading.view import View
from checker.regexes import compiled

_X = "xX×ｘＸ✕╳"
_HAN = "一-鿿"
_UNDER = "_＿﹍"
_BRACKETS = "（(【[〔"
_MASKED = "用×代替的词"
#: shapes of a blank or mask in the author's own characters, each with a name for people and with the signs of
#: which one stands wherever it matches, so that most texts need no search for most shapes
# white space within a line is [^\S\n]: no shape reaches over a line's end
_BLANKS: tuple[tuple[str, re.Pattern[str], Sequence[str]], ...] = (
    (
        "年份空白",
        compiled(
            rf"20(?:[{_X}*＊○{_UNDER}]{{1,4}}|\d?[{_X}{_UNDER}]|-{{2,}}|[^\S\n]{{1,6}}(?=年))(?:[^\S\n]*[—–~～-]{{1,2}}[^\S\n]*20[{_X}*＊{_UNDER}]{{1,3}})?"
        ),
        ("20",),
    ),
    ("用×代替的词", compiled(rf"(?<![A-Za-z0-9.])[{_X}]{{2,}}(?![A-Za-wyz0-9])"), _X),
    ("用×代替的词", compiled(rf"(?<=[{_HAN}])[x×](?=[{_HAN}])(?!光|射线)"), "x×"),
    (
        "空白横线",
        compiled(
            rf"[{_UNDER}]{{2,}}|(?<=[{_HAN}])[{_UNDER}](?=[{_HAN}”\"’'])|(?<=[“\"‘'])[{_UNDER}](?=[”\"’'])"
        ),
        _UNDER,
    ),
    ("用*代替的词", compiled(r"(?<!\*)[*＊]{2,4}(?=[一-鿿年月])(?![^*\n]{1,30}\*\*)"), "*＊"),
    ("用○代替的词", compiled(r"[○〇◯]{2,}(?=学校|小学|中学|幼儿园|年|区|市|县|镇|老师|工会)"), "○〇◯"),
    (
        "被删去的词",
        compiled(r"(?:从|自|于|在|邓|党的)-{2,3}|(?<![-\d])-{2,3}(?=年|理论|届|大精神)"),
        ("--",),
    ),
    ("空引号", compiled(r"“[^\S\n]*”|\\\"\\\"|‘[^\S\n]*’"), "“\\‘"),
    (
        "未填写的提示",
        compiled(
            r"[（(【\[〔](?:此处|这里|请|由各?校|由学校|各校)?(?:自行)?(?:填写|填入|填|输入|插入|补充|写明|注明)[^）)】\]〕]{0,20}[）)】\]〕]"
        ),
        _BRACKETS,
    ),
    (
        "未填写的提示",
        compiled(
            r"[（(【\[〔](?:学校|单位|工会|年份|姓名|校名|日期|时间|填|待填|待补充|待定)(?:名称?|全称)?[）)】\]〕](?!工会法)"
        ),
        _BRACKETS,
    ),
    (
        "未填写的表单域",
        compiled(
            r"(?:单击|点击)(?:或点击)?此处(?:以)?(?:输入|键入|添加)|选择一项。|请?在此(?:处)?(?:输入|填写)|Click (?:or tap )?here to enter"
        ),
        ("此处", "选择一项", "在此", "here to enter"),
    ),
    (
        "空白日期",
        compiled(
            r"(?<![\d一-鿿])(?:20)?[^\S\n]{0,8}年[^\S\n]{1,8}月[^\S\n]{1,8}日|\d{4}[^\S\n]*年[^\S\n]{2,8}月[^\S\n]{1,8}日|年[^\S\n]{2,}月[^\S\n]*日"
        ),
        ("年",),
    ),
    (
        "某某",
        compiled(r"某某(?=学校|小学|中学|幼儿园|区|县|市|镇|老师|同志|年)|某(?=小学|中学)|X+X?中学"),
        "某X",
    ),
)
_QUOTED_LAW = compiled(r"《[^》]{0,40}》")
_PAGE_MARK = compiled(r"『 ?\d{1,3} ?』")
_ADDRESS = compiled(r"(?:https?://|www\.)[\w./?=&%-]+|[\w-]{1,63}\.(?:com|cn|net|org)(?:/[\w./?=&%-]*)?")
#: what only web pages print, each with signs as above
_OF_PAGES = ((_PAGE_MARK, ("『",)), (_ADDRESS, ("://", "www.", ".com", ".cn", ".net", ".org")))
CONTEXT = 24


def residue_of(
    view: View, hits: Hits, specs: Mapping[str, ResidueSpec], title_line: int | None
) -> dict[str, tuple[Fault, ...]]:
    """What each rule finds, by rule id. Blanks are looked for once, however many rules ask for them."""
    blanks = _blanks(view) if any(spec.what == "placeholder" for spec in specs.values()) else ()
    return {
        rule: (*_by_words(view, hits, spec.words), *blanks)
        if spec.what == "placeholder"
        else _site_text(view, hits, spec.words, title_line)
        for rule, spec in specs.items()
    }


def _blanks(view: View) -> tuple[Fault, ...]:
    """Blanks and masks in a document, by their shape, in the order of the text."""
    raws = [line.raw for line in view.lines]
    starts = list(itertools.accumulate((len(raw) + 1 for raw in raws), initial=0))
    text = "\n".join(raws)
    laws = [match.span() for match in _QUOTED_LAW.finditer(text)]
    taken: list[tuple[int, int]] = []
    found: list[tuple[int, Fault]] = []
    for what, shape, signs in _BLANKS:
        if not any(sign in text for sign in signs):
            continue
        for match in shape.finditer(text):
            left, right = match.span()
            if what == _MASKED and any(start <= left < end for start, end in laws):
                continue
            if any(left < end and start < right for start, end in taken):
                continue
            taken.append((left, right))
            line = bisect_right(starts, left) - 1
            evidence = _raw_evidence(view, line, raws[line], left - starts[line], right - starts[line])
            found.append((left, Fault(match.group().strip() or what, evidence)))
    found.sort(key=lambda item: item[0])
    return tuple(fault for _, fault in found)


def _site_text(
    view: View, hits: Hits, words: tuple[Pattern, ...], title_line: int | None
) -> tuple[Fault, ...]:
    """Words of a web site: the rule set's, a collection's number in a title line, page marks, addresses."""
    faults = _by_words(view, hits, words)
    of_pages = [shape for shape, signs in _OF_PAGES if any(sign in view.text for sign in signs)]
    for index, line in enumerate(view.lines):
        if len(line.text) <= 45 and (index <= 2 or index == title_line or index >= len(view.lines) - 3):
            match = COLLECTION.search(line.text)
            if match and "篇" in match.group():
                faults.append(Fault(match.group().strip(" :"), view.line_evidence(index)))
        for shape in of_pages:
            for match in shape.finditer(line.text):
                start = line.start + match.start()
                faults.append(Fault(match.group(), view.evidence(start, line.start + match.end())))
    return tuple(faults)


def _by_words(view: View, hits: Hits, words: tuple[Pattern, ...]) -> list[Fault]:
    return [Fault(view.text[slice(*span)], view.evidence(*span)) for span in hits.of_all(words)]


def _raw_evidence(view: View, index: int, raw: str, left: int, right: int) -> Evidence:
    line = view.lines[index]
    first, last = max(0, left - CONTEXT), min(len(raw), right + CONTEXT)
    text = ("…" if first else "") + raw[first:last].strip() + ("…" if last < len(raw) else "")
    block = line.block
    return Evidence(
        text, block.paragraph, block.page, block.line, view.headings[index] if view.headings else None
    )
