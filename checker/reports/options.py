"""How a report is to look: all that a writer knows besides the report itself."""

from __future__ import annotations

from checker.messages import Lang
from checker.values import Value

#: --sort: by what the table of a batch is ordered
SORTS = ("score", "name", "band", "path")


class ReportOptions(Value):
    """Settings of the person's taste and terminal; none of them changes what is reported.

    width    columns to fill; writers of files that are not for a terminal ignore it
    colour   escape codes are welcome
    unicode  lines and blocks are welcome (not on a GBK console, where their width is in doubt)
    details  a batch shows each document's own report too
    table    a table even for one document: a folder was asked about
    author   who signs what goes back to schools; None: plancheck
    """

    lang: Lang = Lang.ZH
    width: int = 80
    colour: bool = False
    unicode: bool = False
    details: bool = False
    sort: str = "score"
    table: bool = False
    author: str | None = None
