"""How much of a document each reader finds: plancheck and what people would use instead, side by side.

    python benchmarks/fidelity.py                    20 plans, all formats, peers in an environment of their own
    python benchmarks/fidelity.py --plans 5 --only docx,rtf --write docs/fidelity.md

Plans with known content are written by python-docx and saved by LibreOffice in the other formats. The peers are
installed into a virtual environment below --peers (a folder of the user's cache by default; made once). The plans
and traps are written for this measurement; no document of anyone else is used.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Iterable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.fidelity.peers import REQUIREMENTS
from benchmarks.fidelity.plans import Truth, plan
from benchmarks.fidelity.reading import COLUMNS, Reading, shares
from benchmarks.fidelity.traps import traps
from checker.documents import BlockKind, ReadProblem, doc_text, office, read
from checker.documents.doc import CHOICE

FILTERS = {"odt": "odt", "rtf": "rtf", "doc": "doc:MS Word 97", "pdf": "pdf"}
FORMATS = ("docx", "odt", "rtf", "doc", "pdf")
PEER_SCRIPT = Path(__file__).parent / "fidelity" / "peers.py"


def main() -> int:
    """Run the measurement; exit status 0."""
    arguments = _arguments()
    formats = arguments.only.split(",") if arguments.only else list(FORMATS)
    python = _peers_python(arguments.peers)
    report: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        made = [plan(seed) for seed in range(1, arguments.plans + 1)]
        truths = [truth for _, truth in made]
        sources = []
        for at, (data, _) in enumerate(made):
            sources.append(Path(folder, f"plan{at:03}.docx"))
            sources[-1].write_bytes(data)
        for form in formats:
            paths = sources if form == "docx" else _saved_as(sources, form)
            if not paths:
                print(f"{form}: LibreOffice is not installed, left out")
                continue
            report += _table(form, paths, truths, python)
        if "docx" in formats:
            report += _trap_table(Path(folder), python)
    text = "\n".join(report)
    print(text)
    if arguments.write:
        _put(arguments.write, text)
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--plans", type=int, default=20, help="how many plans (20)")
    parser.add_argument("--only", default="", help="formats, separated by commas")
    parser.add_argument(
        "--peers",
        type=Path,
        default=Path.home() / ".cache" / "plancheck" / "peers",
        help="folder of the peers",
    )
    parser.add_argument("--write", type=Path, help="a Markdown file whose tables are replaced")
    return parser.parse_args()


def _peers_python(folder: Path) -> Path:
    """The Python of the peers' environment, made and filled where it is not there yet."""
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    if not python.exists():
        print(f"installing the peers into {folder}", file=sys.stderr)
        venv.create(folder, with_pip=True)
        subprocess.run([str(python), "-m", "pip", "install", "--quiet", *REQUIREMENTS], check=True)
    return python


def _saved_as(sources: list[Path], form: str) -> list[Path]:
    """The plans as LibreOffice saves them, all in one run; none where it is not installed."""
    program = office.find()
    if program is None:
        return []
    folder = sources[0].parent
    subprocess.run(
        [program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless",
         "--convert-to", FILTERS[form], "--outdir", str(folder), *map(str, sources)],
        check=True, capture_output=True, timeout=900,
    )  # fmt: skip
    return [source.with_suffix(f".{form}") for source in sources]


def _processor_seconds() -> float:
    """Of this process and of those it has waited for: unlike the clock, little moved by what else is running."""
    spent = time.process_time()
    if sys.platform != "win32":
        import resource

        children = resource.getrusage(resource.RUSAGE_CHILDREN)
        spent += children.ru_utime + children.ru_stime
    return spent


def _own(path: Path) -> Reading:
    begun = _processor_seconds()
    try:
        document = read(path)
    except ReadProblem as problem:
        return Reading([], error=problem.code)
    ms = (_processor_seconds() - begun) * 1000
    return Reading(
        ["\t".join(block.cells) if block.cells else block.text for block in document.blocks],
        [block.text for block in document.blocks if block.kind is BlockKind.HEADING],
        [cell for block in document.blocks for cell in block.cells],
        ms,
    )


def _bare_text(path: Path) -> Reading:
    begun = _processor_seconds()
    lines = doc_text.lines(path.read_bytes())
    ms = (_processor_seconds() - begun) * 1000
    return Reading(
        ["\t".join(line.cells) if line.cells else line.text for line in lines],
        cells=[cell for line in lines for cell in line.cells],
        ms=ms,
    )


def _readings(form: str, paths: list[Path], python: Path) -> dict[str, list[Reading]]:
    """What each contestant read, by name; plancheck first."""
    _own(paths[0])  # imports and caches do not count, as with the peers
    readings = {"plancheck": [_own(path) for path in paths]}
    if form == "doc":  # its three ways to read one
        os.environ[CHOICE] = "libreoffice"
        readings["plancheck, by LibreOffice"] = [_own(path) for path in paths]
        del os.environ[CHOICE]
        readings["plancheck, bare text"] = [_bare_text(path) for path in paths]
    run = subprocess.run(
        [str(python), str(PEER_SCRIPT), form],
        input="\n".join(map(str, paths)), capture_output=True, text=True, check=True,
    )  # fmt: skip
    for name, told in json.loads(run.stdout).items():
        readings[name] = [Reading(**one) for one in told]
    return readings


def _table(form: str, paths: list[Path], truths: list[Truth], python: Path) -> list[str]:
    lines = [
        f"### .{form}, {len(paths)} plans",
        "",
        f"| reader | {' | '.join(COLUMNS)} | page edges | CPU ms |",
    ]
    lines.append("| --- |" + " ---: |" * (len(COLUMNS) + 2))
    for name, readings in _readings(form, paths, python).items():
        found = dict.fromkeys(COLUMNS, 0)
        of = dict.fromkeys(COLUMNS, 0)
        edges = all_edges = 0
        for truth, reading in zip(truths, readings, strict=True):
            for column, (part, whole) in shares(
                truth.paragraphs, truth.headings, truth.cells, reading
            ).items():
                found[column] += part
                of[column] += whole
            text = "".join(reading.lines).replace(" ", "")
            edges += sum(edge in text for edge in truth.edges)
            all_edges += len(truth.edges)
        cells = [_percent(found[column], of[column]) for column in COLUMNS] + [_percent(edges, all_edges)]
        cells.append(f"{_median(reading.ms for reading in readings):.1f}")
        lines.append(f"| {name} | {' | '.join(cells)} |")
    return [*lines, ""]


def _trap_table(folder: Path, python: Path) -> list[str]:
    found = traps()
    paths = []
    for at, trap in enumerate(found):
        paths.append(folder / f"trap{at:02}.docx")
        paths[-1].write_bytes(trap.data)
    readings = _readings("docx", paths, python)
    passed = {
        name: [trap.passed("\n".join(reading.lines)) for trap, reading in zip(found, told, strict=True)]
        for name, told in readings.items()
    }
    lines = [f"### {len(found)} traps of Word files", "", f"| trap | {' | '.join(passed)} |"]
    lines.append("| --- |" + " :---: |" * len(passed))
    for at, trap in enumerate(found):
        lines.append(
            f"| {trap.name} | {' | '.join('yes' if told[at] else '–' for told in passed.values())} |"
        )
    lines.append(f"| **passed** | {' | '.join(f'**{sum(told)}**' for told in passed.values())} |")
    return [*lines, ""]


def _percent(part: int, whole: int) -> str:
    return "–" if not whole else f"{100 * part / whole:.1f} %".replace("100.0", "100").replace("0.0 %", "0 %")


def _median(values: Iterable[float]) -> float:
    ordered = sorted(values)
    return ordered[len(ordered) // 2]


def _put(path: Path, text: str) -> None:
    """Replace what stands between the marks of a Markdown file."""
    begin, end = "<!-- measured -->", "<!-- /measured -->"
    old = path.read_text(encoding="utf-8")
    machine = f"Python {platform.python_version()}, {platform.system()} {platform.machine()}, {time.strftime('%Y-%m')}."
    before, _, rest = old.partition(begin)
    _, _, after = rest.partition(end)
    path.write_text(f"{before}{begin}\n{machine}\n\n{text}\n{end}{after}", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
