"""What goes back to a school in Word: its own document with comments and a cover, or the notice alone.

A .docx, .docm or .dotx keeps its text, look, comments, revisions, headers and numbering; only its main part, its
comments and the two lists that name them are written anew. A .doc or .wps comes back as the .docx from which it was
read. For any other format the notice stands alone, with pages, lines or paragraphs as references. The submitted file
is read and never written.

cover.py      what the notice says
comments.py   comments at the paragraphs that findings are about
copy.py       both put into the school's document; parts.py, its package
bare.py       the notice as a document of its own
markup.py     paragraphs and tables that lean on no style
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from checker.reports.around import Around, Returned
from checker.reports.options import ReportOptions
from checker.results import DocumentResult, Report, RuleSetCard

if TYPE_CHECKING:
    from checker.reports.word.cover import Follows, Letter

__all__ = ["returned", "write_one"]


def write_one(
    report: Report, result: DocumentResult, options: ReportOptions, around: Around
) -> Returned | None:
    """What one school gets back; None for a file that could not be read."""
    from checker.messages import say
    from checker.messages.office import WORD
    from checker.reports.naming import file_stem
    from checker.reports.word.cover import Letter, kind_of_notice

    if result.score is None:
        return None
    letter = Letter(options.author or say(WORD, "author", options.lang), datetime.now(), options.lang)
    content, extension = returned(result, report.ruleset, letter, around.data(result.path))
    stem = around.stems.get(result.path) or file_stem(result.path)
    name = say(WORD, f"file-{kind_of_notice(result)}", options.lang, stem=stem)
    return Returned(name + extension, content)


def returned(
    result: DocumentResult, ruleset: RuleSetCard, letter: Letter, source: bytes | None = None
) -> tuple[bytes, str]:
    """The returned copy of a scored document and its extension; the notice alone where there is no Word file.

    source: the submitted file's bytes, None where they cannot be had. A file whose text is not the one that was
    judged (somebody saved another in its place meanwhile) gets the notice alone: comments would stand anywhere.
    """
    from checker.documents import DEFAULT_LIMITS, ReadProblem
    from checker.reports.word.bare import notice
    from checker.reports.word.copy import annotated
    from checker.reports.word.cover import Follows

    follows = Follows.NOTHING
    if source is not None:
        try:
            word, follows = _as_word(result, source)
            if word is not None:
                return annotated(result, ruleset, letter, word, DEFAULT_LIMITS, follows)
        except ReadProblem:
            follows = Follows.LOST
    return notice(result, ruleset, letter, follows), ".docx"


def _as_word(result: DocumentResult, source: bytes) -> tuple[bytes | None, Follows]:
    """The submitted file as the .docx that was read; None for formats that do not become one."""
    from checker.documents import DEFAULT_LIMITS
    from checker.documents.sniff import sniff
    from checker.reports.word.cover import Follows

    match sniff(source, result.path).format:
        case "docx":
            return source, Follows.COPY
        case "doc" | "wps":
            from checker.documents import doc

            converted = doc.as_docx(source, DEFAULT_LIMITS, result.reader or "")
            return converted, Follows.CONVERTED if converted is not None else Follows.NOTHING
    return None, Follows.NOTHING
