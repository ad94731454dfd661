"""The command line as a person uses it: each *.scenario file holds documents, a command and what comes of it.

A file is a title and sections, each under a line that begins with "==== ":

    ==== file NAME [in ENCODING]     a document, written before the command runs; "in escapes": bytes as \\xff
    ==== copy SAMPLE as NAME         one of samples/
    ==== folder NAME                 an empty folder
    ==== environment                 NAME=value lines
    ==== command                     what is typed, in a shell
    ==== status                      the exit status
    ==== stdout / stderr             the whole output
    ==== stdout has / stdout lacks   each line stands in the output / does not (stderr likewise)

In outputs {version} stands for plancheck's version.
"""

from __future__ import annotations

import codecs
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from checker import __version__

HERE = Path(__file__).resolve().parent
SAMPLES = HERE.parent.parent / "samples"


@pytest.mark.parametrize("path", sorted(HERE.glob("*.scenario")), ids=lambda path: path.stem)
def test_scenario(path: Path, tmp_path: Path) -> None:
    sections = parse(path.read_text(encoding="utf-8"))
    for head, body in sections:
        prepare(head, body, tmp_path)
    settings = dict(line.split("=", 1) for line in one(sections, "environment").splitlines())
    ran = subprocess.run(
        ["sh", "-c", one(sections, "command")],
        cwd=tmp_path,
        capture_output=True,
        env=environment(settings),
        timeout=60,
    )
    got = {"stdout": ran.stdout.decode(), "stderr": ran.stderr.decode(), "status": f"{ran.returncode}\n"}
    for head, body in sections:
        expected = body.replace("{version}", __version__)
        stream, _, how = head.partition(" ")
        if stream in got and not how:
            assert got[stream] == expected, f"{stream}\n{got['stderr']}"
        elif stream in got:
            for line in expected.splitlines():
                assert (line in got[stream]) is (how == "has"), f"{stream} {how} {line!r}:\n{got[stream]}"


def parse(text: str) -> list[tuple[str, str]]:
    """The sections of a scenario: head and body. An output's last line ends with a newline."""
    parts = re.split(r"^==== (.*)\n", text, flags=re.MULTILINE)[1:]
    return [
        (head.strip(), body.rstrip("\n") + "\n" if body.strip() else "")
        for head, body in zip(parts[::2], parts[1::2], strict=True)
    ]


def prepare(head: str, body: str, folder: Path) -> None:
    """Make what a section describes, in the folder where the command will run."""
    match head.split():
        case ["file", name, *encoding]:
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            if encoding[1:] == ["escapes"]:
                target.write_bytes(codecs.escape_decode(body.strip().encode())[0])  # type: ignore[attr-defined]
            else:
                target.write_text(body, encoding=encoding[1] if encoding else "utf-8")
        case ["copy", sample, "as", name]:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(SAMPLES / sample, folder / name)
        case ["folder", name]:
            (folder / name).mkdir(parents=True)


def one(sections: list[tuple[str, str]], head: str) -> str:
    return next((body.strip() for found, body in sections if found == head), "")


def environment(settings: dict[str, str]) -> dict[str, str]:
    """The person's environment: this interpreter's plancheck first on the path, nothing else of the tests' own."""
    kept = {
        key: value
        for key, value in os.environ.items()
        if not key.startswith(("COLUMNS", "NO_COLOR", "FORCE"))
    }
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    return {**kept, "PATH": path, "PYTHONIOENCODING": "utf-8", **settings}
