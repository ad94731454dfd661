"""What holds for the project as a whole: the promises that no single part can keep alone."""

from __future__ import annotations

import importlib
import pkgutil
import re
import shutil
import string
import subprocess
import sys
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from runpy import run_path
from typing import Any

import pypdfium2
import pytest
import yaml

import checker.messages

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "samples"


def tracked_texts() -> list[tuple[str, str]]:
    """Every text file that belongs to the project, with its words."""
    git = shutil.which("git")
    listed = git and subprocess.run([git, "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if not listed or listed.returncode != 0:
        pytest.skip("not a git checkout: nobody can say which files belong to the project")
    texts = []
    for name in filter(None, listed.stdout.decode().split("\0")):
        try:
            texts.append((name, (ROOT / name).read_text(encoding="utf-8")))
        except (UnicodeDecodeError, FileNotFoundError):
            continue  # a Word file, a picture; or deleted and not yet committed
    return texts


def places(pattern: str, *, beside: tuple[str, ...] = ()) -> list[str]:
    """Where a pattern stands in the project's texts, as file:line; files under `beside` are not searched."""
    found = []
    for name, text in tracked_texts():
        if not name.startswith(beside):
            for number, line in enumerate(text.splitlines(), start=1):
                if re.search(pattern, line):
                    found.append(f"{name}:{number}: {line.strip()}")
    return found


class TestNothingOfOneMachine:
    def test_no_paths_of_one_machine(self) -> None:
        folders = "|".join(["work", "root", "home", "farm", "Users"])
        assert places(rf"(?<![\w.~<-])/({folders})/\w", beside=("tests/hostile/",)) == []

    def test_no_registry_hosts(self) -> None:
        assert places("index" + "-url|https?://[^ ]*/" + r"simple\b") == []


class TestCommands:
    """The README's commands are the ones that are run to test the project."""

    @staticmethod
    def commands(name: str) -> list[str]:
        lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
        return [line.strip() for line in lines if line.startswith("    ")]

    def test_ci_runs_the_test_command_of_the_readme(self) -> None:
        last = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()[-1]
        assert last.endswith("pytest -n 2")
        assert last in self.commands("README.md")

    def test_both_readmes_show_the_same_commands(self) -> None:
        assert self.commands("README.md") == self.commands("README.zh.md")


def pairs_of_messages() -> Iterator[tuple[str, str, str]]:
    for module_info in pkgutil.iter_modules(checker.messages.__path__):
        module = importlib.import_module(f"checker.messages.{module_info.name}")
        for name, table in vars(module).items():
            if name.isupper() and isinstance(table, Mapping):
                for code, texts in table.items():
                    if isinstance(texts, tuple) and len(texts) == 2:
                        yield f"{module_info.name}.{name}[{code}]", *texts


def pairs_of_rule_sets() -> Iterator[tuple[str, str, str]]:
    def walk(value: Any, place: str) -> Iterator[tuple[str, str, str]]:
        if isinstance(value, dict):
            if value.keys() == {"zh", "en"}:
                yield place, value["zh"], value["en"]
                return
            assert "zh" not in value or "en" in value, f"{place}: no English beside the Chinese"
            for key, inner in value.items():
                yield from walk(inner, f"{place}.{key}")
        elif isinstance(value, list):
            for number, inner in enumerate(value):
                name = inner.get("id", number) if isinstance(inner, dict) else number
                yield from walk(inner, f"{place}[{name}]")

    for path in sorted((ROOT / "rules").glob("*.yaml")):
        yield from walk(yaml.safe_load(path.read_text(encoding="utf-8")), path.name)


def placeholders(text: str) -> set[str]:
    return {field for _, field, _, _ in string.Formatter().parse(text) if field}


class TestBothLanguages:
    @pytest.mark.parametrize("source", [pairs_of_messages, pairs_of_rule_sets])
    def test_every_sentence_stands_in_both_with_the_same_placeholders(self, source: Any) -> None:
        pairs = list(source())
        assert pairs, "no sentences found: the search itself is broken"
        for place, chinese, english in pairs:
            assert chinese.strip(), f"{place} has no Chinese"
            assert english.strip(), f"{place} has no English"
            assert placeholders(chinese) == placeholders(english), f"{place}: placeholders differ"


class TestSamples:
    """The committed samples are what the script beside them makes."""

    @pytest.fixture(scope="class")
    @staticmethod
    def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
        folder: Path = tmp_path_factory.mktemp("made")
        script = [sys.executable, "-B", str(SAMPLES / "make_samples.py"), "--into", str(folder), "--no-pdf"]
        subprocess.run(script, check=True, capture_output=True)
        return folder

    def test_text_files_are_the_same_bytes(self, made: Path) -> None:
        names = sorted(path.name for path in made.glob("*.txt"))
        assert names == sorted(path.name for path in SAMPLES.glob("*.txt"))
        for name in names:
            assert (SAMPLES / name).read_bytes() == (made / name).read_bytes(), name

    def test_word_files_have_the_same_parts(self, made: Path) -> None:
        # their parts, not their bytes: another version of zlib packs the same parts otherwise
        names = sorted(path.name for path in made.glob("*.docx"))
        assert names == sorted(path.name for path in SAMPLES.glob("*.docx"))
        for name in names:
            assert parts(SAMPLES / name) == parts(made / name), name

    def test_pdf_files_hold_the_words_of_the_script(self) -> None:
        # printing them needs LibreOffice and the same fonts; reading them does not
        texts = {
            name: text for name, text in run_path(str(SAMPLES / "texts_pdf.py")).items() if name.isupper()
        }
        pages = [printed_words(path) for path in sorted(SAMPLES.glob("*.pdf"))]
        assert len(pages) == len(texts) >= 2
        for name, text in texts.items():
            title, *lines = text.strip().splitlines()
            words = next(words for words in pages if words.startswith(squeezed(title)))
            for line in lines:
                for piece in line.strip("|> ").split(" | "):
                    assert squeezed(piece) in words, f"{name}: {piece}"

    def test_they_span_the_formats(self) -> None:
        assert {path.suffix for path in SAMPLES.iterdir()} >= {".docx", ".pdf", ".txt"}


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def printed_words(path: Path) -> str:
    """A PDF's words by an independent library, without the lines that its pages repeat."""
    with pypdfium2.PdfDocument(path) as document:
        pages = [squeezed(page.get_textpage().get_text_range()) for page in document]
    return "".join(re.sub(r"^临湖中学工会文件|第\d+页$", "", page) for page in pages)


def squeezed(text: str) -> str:
    return "".join(text.split())
