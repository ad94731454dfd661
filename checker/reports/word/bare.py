"""The notice alone, as a Word document of its own: for a plan that was not sent as one."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lxml import etree

from checker.reports.word.cover import Follows, Letter, cover
from checker.reports.word.markup import TRANSITIONAL, Markup
from checker.results import DocumentResult, RuleSetCard

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"

_FIXED = {
    "[Content_Types].xml": f"""{_HEAD}<Types xmlns="{_PACKAGE}/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/word/document.xml" ContentType="{_KIND}.document.main+xml"/>
<Override PartName="/word/settings.xml" ContentType="{_KIND}.settings+xml"/>
</Types>""",
    "_rels/.rels": f"""{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">
<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>
</Relationships>""",
    "word/_rels/document.xml.rels": f"""{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">
<Relationship Id="rId1" Type="{_OFFICE}/settings" Target="settings.xml"/>
</Relationships>""",
    "word/settings.xml": f"""{_HEAD}<w:settings xmlns:w="{TRANSITIONAL}"><w:compat>
<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>
</w:compat></w:settings>""",
}


def notice(document: DocumentResult, ruleset: RuleSetCard, letter: Letter, follows: Follows) -> bytes:
    """The notice on a document as a .docx."""
    markup = Markup()
    e = markup.element
    section = e(
        "sectPr",
        e("pgSz", w=11906, h=16838),
        e("pgMar", top=1247, right=1418, bottom=1134, left=1418, header=709, footer=709, gutter=0),
    )
    root = e("document", e("body", cover(document, ruleset, letter, markup, follows), section))
    etree.cleanup_namespaces(root)
    held = BytesIO()
    with ZipFile(held, "w", ZIP_DEFLATED) as package:
        for name, text in _FIXED.items():
            package.writestr(_entry(name), text)
        package.writestr(
            _entry("word/document.xml"),
            etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True),
        )
    return held.getvalue()


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name)
    entry.compress_type = ZIP_DEFLATED
    return entry
