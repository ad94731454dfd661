"""Templates made into one self-contained page that fetches nothing.

The page's policy allows exactly the style and the script that we put in, by their hashes: even if a text slipped
through the escaping, no browser would run it.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from checker.messages import Lang, say
from checker.messages.columns import TEXTS as COLUMNS
from checker.messages.html import TEXTS
from checker.messages.reports import TEXTS as WORDS
from checker.reports import digest, naming

_HTML_LANG = {Lang.ZH: "zh-CN", Lang.EN: "en"}
_ALL_TEXTS = {**WORDS, **COLUMNS, **TEXTS}

#: shown beside every colour: the status is never told by colour alone
SYMBOLS = {"pass": "✓", "partial": "◐", "fail": "✗", "not-applicable": "–"}


def page(
    template: str, lang: Lang, *, styles: tuple[str, ...], scripts: tuple[str, ...], **values: Any
) -> str:
    """A whole page: the template filled, with the named style sheets and scripts put into it."""
    style, script = "\n".join(map(_asset, styles)), "\n".join(map(_asset, scripts))
    policy = (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    return (
        _environment()
        .get_template(template)
        .render(
            t=_teller(lang),
            html_lang=_HTML_LANG[lang],
            style=Markup(style),  # our own files, not a document's text
            script=Markup(script),
            policy=policy,
            symbols=SYMBOLS,
            status_word=lambda status: say(WORDS, f"status-{status}", lang),
            kind_of=lambda facts: digest.kind_of(facts, lang),
            period_of=lambda facts: digest.period_of(facts, lang),
            months_told=lambda numbers: digest.months_told(numbers, lang),
            missing=lambda finding: naming.missing(finding, lang),
            verdict=lambda document: naming.verdict(document, lang),
            quotes=lambda finding: naming.quotes(finding, lang),
            review_of=lambda finding: digest.review_of(finding, lang),
            place=lambda evidence: digest.place(evidence, lang),
            **values,
        )
    )


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("checker.reports.html"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["number"] = naming.number
    environment.finalize = _finalize
    return environment


def _finalize(value: object) -> object:
    """Control characters have no place in HTML, wherever a text comes from."""
    return naming.printable(value) if type(value) is str else value


@cache
def _asset(name: str) -> str:
    from importlib.resources import files

    return files("checker.reports.html").joinpath("templates", name).read_text(encoding="utf-8").strip()


def _digest(content: str) -> str:
    """The hash by which a page's policy allows a style or script. Line ends count as the browser sees them."""
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode("utf-8")).digest()).decode("ascii")


def _teller(lang: Lang) -> Callable[..., str]:
    texts: Mapping[str, tuple[str, str]] = _ALL_TEXTS

    def tell(code: str, **values: object) -> str:
        return say(texts, code, lang, **values)

    return tell
