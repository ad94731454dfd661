"""Control words of RTF by what becomes of the group they open, or which sign they are."""

from __future__ import annotations

from checker.documents.model import BlockKind

#: Words that stand for a sign.
SIGNS = {
    "tab": "\t", "line": "\n", "lbr": "\n", "page": "\n", "column": "\n", "softline": "\n", "emdash": "—",
    "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•", "emspace": " ",
    "enspace": " ", "qmspace": " ",
}  # fmt: skip
#: Groups of which nothing is shown, though no \* marks them.
UNSEEN = frozenset(
    {
        "colortbl", "info", "pict", "object", "nonshppict", "filetbl", "shprslt", "ftnsep", "ftnsepc", "ftncn",
        "aftnsep", "aftnsepc", "aftncn", "xe", "tc", "rxe", "template", "private", "nonesttables", "sp", "listtable",
        "listoverridetable", "revtbl", "fldinst", "formfield", "annotation", "atnid", "atnauthor", "bkmkstart",
        "bkmkend", "pntxta", "pntxtb", "themedata", "latentstyles", "generator", "datastore", "mmathPict",
    }
)  # fmt: skip
#: Groups that are shown, or hold what is, although \* lets a reader pass over them.
SHOWN = frozenset(
    {
        "shpinst",
        "shptxt",
        "ud",
        "nesttableprops",
        "moMath",
        "moMathPara",
        "footnote",
        "listtext",
        "pntext",
        "do",
        "dptxbxtext",
    }
)
#: Groups that hold a text box.
BOXES = frozenset({"shptxt", "dptxbxtext"})
#: Groups that hold a page header or footer, with the pages it is for: all, left, right, first.
EDGES = {
    f"{name}{pages}": (kind, pages)
    for name, kind in (("header", BlockKind.HEADER), ("footer", BlockKind.FOOTER))
    for pages in ("", "l", "r", "f")
}
#: Code pages that a word of their own names.
PAGES = {"mac": 10000, "pc": 437, "pca": 850}
#: Styles of characters, sections and tables.
STYLE_KINDS = frozenset({"cs", "ds", "ts"})
#: Groups that hold an automatic number as it is shown.
LABELS = frozenset({"listtext", "pntext"})
