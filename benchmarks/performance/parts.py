"""The comparisons: folders of Word, PDF and text files, and one file from start to exit."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.performance import linters, materials, own
from benchmarks.performance.measuring import Round, Warm, by_turns, command, here
from benchmarks.performance.peers import SECTIONS
from benchmarks.performance.report import Table
from checker.documents import office

PLANCHECK = [sys.executable, "-m", "checker"]
_COPIES = 20  # of each plan in the folder that workers share out


@dataclass(slots=True)
class Setting:
    """Where and how often to measure."""

    folder: Path
    peers: Path
    rounds: int
    plans: int
    texts: int
    made: dict[Path, frozenset[str]] = field(default_factory=dict)

    @property
    def python(self) -> Path:
        return self.peers / "bin" / "python"

    def words(self) -> dict[Path, frozenset[str]]:
        """The Word files and what each lacks, made once."""
        if not self.made:
            for seed in range(1, self.plans + 1):
                path = self.folder / f"plan{seed:03}.docx"
                self.made[path] = materials.docx(seed, path)
        return self.made


def word_files(setting: Setting) -> list[Table]:
    """In one process, then as a folder by the command with one and two workers."""
    made = setting.words()
    files = list(made)
    check = own.Plancheck(files)
    peers = {
        name: Warm(setting.python, name, files) for name in ("gongwen-skill", "academic-document-checker")
    }
    floor = "unzip and parse word/document.xml (expat, text kept)"
    contestants: dict[str, Round] = {
        floor: here(lambda: own.unzip_and_parse(files), len(files)),
        "plancheck, in process": here(check, len(files)),
        **peers,
    }
    copies = setting.folder / "copies"
    copies.mkdir()
    for number in range(_COPIES):
        for file in files:
            os.link(file, copies / f"{number:03}-{file.name}")
    count = _COPIES * len(files)
    for jobs in ("1", "2"):
        words = [*PLANCHECK, str(copies), "--format", "jsonl", "--jobs", jobs]
        contestants[f"plancheck, a folder of {count}, --jobs {jobs}, start to exit"] = command(words, count)
    samples = by_turns(contestants, setting.rounds)
    for peer in peers.values():
        peer.end()
    answers = {name: _judged(peer.missing, made) for name, peer in peers.items()}
    answers["plancheck, in process"] = _judged(check.missing, made)
    return [Table("docx", f"Word files of four pages, {len(files)} plans", floor, samples, answers)]


def pdf_files(setting: Setting) -> list[Table]:
    """Printed from the Word files by LibreOffice; left out where there is none."""
    program = office.find()
    if program is None:
        print("LibreOffice is not installed: PDF left out")
        return []
    made = dict(list(setting.words().items())[: max(1, setting.plans // 4)])
    files = materials.pdf(list(made), program)
    truth = dict(zip(files, made.values(), strict=True))
    check, plumber = own.Plancheck(files), Warm(setting.python, "pdfplumber", files)
    floor = "pypdfium2, text of each page"
    contestants: dict[str, Round] = {
        floor: here(lambda: own.pdfium_text(files), len(files)),
        "plancheck, in process": here(check, len(files)),
        "pdfplumber, extract_text and extract_tables": plumber,
    }
    samples = by_turns(contestants, setting.rounds)
    plumber.end()
    answers = {"plancheck, in process": _judged(check.missing, truth)}
    return [Table("pdf", f"PDF files with a ruled table, {len(files)} plans", floor, samples, answers)]


def text_files(setting: Setting) -> list[Table]:
    """Many text files by one command each."""
    folder, work = setting.folder / "texts", setting.folder / "linters"
    folder.mkdir()
    work.mkdir()
    for seed in range(setting.texts):
        (folder / f"{seed:05}.txt").write_text(materials.text(seed), encoding="utf-8")
    commands = {
        f"plancheck, --jobs {jobs}, all rules": [*PLANCHECK, str(folder), "--format", "jsonl", "--jobs", jobs]
        for jobs in ("1", "2")
    }
    modules = setting.peers / "node_modules"
    answers: dict[str, str] = {}
    if modules.exists():
        truth = linters.truth(folder)
        commands["textlint, 12 words"] = linters.textlint(modules, folder, work)
        commands["markdownlint-cli2, 12 words"] = linters.markdownlint(modules, folder, work)
        for name in ("textlint, 12 words", "markdownlint-cli2, 12 words"):
            answers[name] = f"{linters.told(commands[name], work)} of {truth} absent words"
    read = [sys.executable, "-c", _READ_ALL, str(folder)]
    floor = "python, each file read and decoded"
    contestants = {floor: command(read, setting.texts)}
    contestants |= {name: command(words, setting.texts, folder=work) for name, words in commands.items()}
    samples = by_turns(contestants, max(1, setting.rounds // 3))
    return [Table("txt", f"{setting.texts} text files, start to exit", floor, samples, answers)]


def start_to_exit(setting: Setting) -> list[Table]:
    """One Word file by a command."""
    file, lacks = next(iter(setting.words().items()))
    plancheck = [*PLANCHECK, str(file), "--format", "json"]
    programs = setting.python.parent
    floor = "python: import docx, and read the file's paragraphs"
    contestants = {
        floor: command([sys.executable, "-c", _PYTHON_DOCX, str(file)]),
        "python -c pass": command([sys.executable, "-c", "pass"]),
        "plancheck FILE --format json": command(plancheck),
        "gongwen check": command(
            [str(programs / "gongwen"), "check", str(file), "-t", "work_plan", "--json"]
        ),
        "doc-checker check": command(
            [str(programs / "doc-checker"), "check", str(file), "--profile", "generic"]
        ),
    }
    samples = by_turns(contestants, 2 * setting.rounds)
    told = json.loads(subprocess.run(plancheck, capture_output=True, check=False).stdout)
    values = {finding["rule"]: finding["value"] for finding in told["documents"][0]["findings"]}
    right = all((values[own.RULES[section]] != "headed") == (section in lacks) for section in SECTIONS)
    answers = {"plancheck FILE --format json": "right" if right else "WRONG"}
    return [Table("start", "One Word file, process start to exit", floor, samples, answers, unit="ms")]


def _judged(missing: list[list[str]], truth: dict[Path, frozenset[str]]) -> str:
    """How many of all sections a contestant was right about."""
    total = len(SECTIONS) * len(truth)
    wrong = sum(
        (section in told) != (section in lacks)
        for told, lacks in zip(missing, truth.values(), strict=True)
        for section in SECTIONS
    )
    return f"{total - wrong} of {total} sections right"


_PYTHON_DOCX = "import docx, sys; [p.text for p in docx.Document(sys.argv[1]).paragraphs]"
_READ_ALL = "import pathlib, sys; [f.read_text(encoding='utf-8') for f in sorted(pathlib.Path(sys.argv[1]).iterdir())]"
