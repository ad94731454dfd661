"""plancheck's side of the measurement, and the floors under it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path
from xml.parsers import expat

from benchmarks.performance.peers import SECTIONS
from checker import check, load_ruleset
from checker.batch import record
from checker.results import DocumentResult

RULES = {"指导思想": "section.guidance", "工作目标": "section.goals", "工作措施": "section.measures"}


def unzip_and_parse(files: Sequence[Path]) -> None:
    """word/document.xml unpacked, parsed by expat, its text kept: the least that any reader of .docx must do."""
    for file in files:
        with zipfile.ZipFile(io.BytesIO(file.read_bytes())) as container:
            xml = container.read("word/document.xml")
        text: list[str] = []
        parser = expat.ParserCreate()
        parser.CharacterDataHandler = text.append
        parser.Parse(xml, True)
        "".join(text)


def pdfium_text(files: Sequence[Path]) -> None:
    """The text of each page as pypdfium2 gives it."""
    import pypdfium2

    for file in files:
        document = pypdfium2.PdfDocument(file.read_bytes())
        for page in document:
            text = page.get_textpage()
            text.get_text_range()
            text.close()
            page.close()
        document.close()


class Plancheck:
    """The whole check of files in this process: read, judged, written as a line of JSON. Keeps what it said."""

    def __init__(self, files: Sequence[Path]) -> None:
        self._files = files
        self._ruleset = load_ruleset()
        self.results: list[DocumentResult] = []

    def __call__(self) -> None:
        self.results = [check(file, self._ruleset) for file in self._files]
        for result in self.results:
            record.dump(result)

    @property
    def missing(self) -> list[list[str]]:
        return [absent(result) for result in self.results]


def absent(result: DocumentResult) -> list[str]:
    """The sections that a result says are missing."""
    values = {finding.rule: finding.value for finding in result.findings}
    return [section for section in SECTIONS if values.get(RULES[section]) != "headed"]
