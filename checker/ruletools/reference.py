"""Every key of a rule file in tables, as docs/rules.md prints them: made from what editors show, so they agree.

python -m checker.ruletools.reference docs/rules.md       writes them anew between the page's two marks
"""

from __future__ import annotations

import sys
from pathlib import Path

from checker.messages.rules import KINDS as KIND_MEANINGS
from checker.messages.ruleset_keys import KEYS
from checker.ruleset.kinds import KINDS
from checker.ruletools.editor_schema import meaning

BEGIN, END = "<!-- keys -->", "<!-- /keys -->"

_PARTS = (
    ("file", "最外层"),
    ("document", "document 里"),
    ("schedule", "schedule 里"),
    ("band", "bands 的每一项"),
    ("acceptance", "acceptance 里"),
    ("cap", "caps 的每一项"),
    ("group", "groups 的每一项"),
    ("rule", "rules 的每一项（一条规则）"),
    ("when", "规则的 when 里"),
    ("examples", "规则的 examples 里"),
    ("example", "examples 里的一个示例（只写文字时可以不用花括号）"),
    ("frame", "frame 里"),
    ("waiver", "waivers 的每一项"),
    ("text", "给人看的文字（只写中文时直接写文字就行）"),
)


def reference() -> str:
    """The tables in Chinese: the file's parts, then each kind's options with the values it can give."""
    lines = ["### 各个键", ""]
    for scope, title in _PARTS:
        lines += [f"#### {title}", "", *_table(scope), ""]
    lines += ["### 各类规则的 options", ""]
    for name, kind in KINDS.items():
        lines += [f"#### {name}：{KIND_MEANINGS[name][0]}", ""]
        values = "、".join(f"`{value}`" for value in kind.shares)
        more = "，以及 levels 里自己起的名字" if name == "topic" else ""
        lines += [f"结果：{values}{more}。", ""]
        own = _table(name)
        lines += [*own, ""] if len(own) > 2 else ["没有 options。", ""]
        for scope in dict.fromkeys(key.rsplit(".", 1)[0] for key in KEYS if key.count(".") == 2):
            if scope.startswith(f"{name}."):
                lines += [f"其中 {_list_of(scope)} 的每一项：", "", *_table(scope), ""]
    return "\n".join(lines).rstrip() + "\n"


def _list_of(scope: str) -> str:
    return {
        "currency.SeriesOption": "series",
        "currency.ItemOption": "series 的 items",
        "currency.OrdinalOption": "ordinals",
    }[scope]


def _table(scope: str) -> list[str]:
    rows = [
        f"| `{key.removeprefix(scope + '.')}` | {meaning(key).replace('|', '&#124;')} |"
        for key in KEYS
        if key.rsplit(".", 1)[0] == scope
    ]
    return ["| 键 | 意思 |", "| --- | --- |", *rows]


def with_reference(page: str) -> str:
    """A page with the tables between its two marks written anew."""
    head, _, rest = page.partition(BEGIN)
    _, _, tail = rest.partition(END)
    return f"{head}{BEGIN}\n\n{reference()}\n{END}{tail}"


if __name__ == "__main__":
    target = Path(sys.argv[1])
    target.write_text(with_reference(target.read_text(encoding="utf-8")), encoding="utf-8")
