"""What a check costs: against the floors under it, against what people would use instead, and as things grow.

    python benchmarks/performance.py                           everything; some ten minutes
    python benchmarks/performance.py --only docx,start         some parts: docx, pdf, txt, start, growth
    python benchmarks/performance.py --write                   docs/performance.md and the figures to compare with later
    python benchmarks/performance.py --check                   exit 1 where a ratio is 1.3 times worse than those figures

Contestants take turns and medians are compared, in processor time first (see performance/measuring.py). Peers are
installed in an environment of their own below --peers, made once (pip and npm; without npm the linters are left
out). Plans are written for this with known gaps; each contestant's answers are held against them.
"""

from __future__ import annotations

import argparse
import compileall
import subprocess
import sys
import tempfile
import venv
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.performance import growing, parts
from benchmarks.performance.report import Table, compared, write

ROOT = Path(__file__).resolve().parent.parent
FIGURES = Path(__file__).parent / "performance" / "figures.json"
PIP = ("gongwen-skill", "academic-document-checker", "pdfplumber")
NPM = ("textlint", "markdownlint-cli2")
PARTS: dict[str, Callable[[parts.Setting], list[Table]]] = {
    "docx": parts.word_files,
    "pdf": parts.pdf_files,
    "txt": parts.text_files,
    "start": parts.start_to_exit,
    "growth": growing.tables,
}


def main() -> int:
    """Measure; 1 with --check where something has become slower."""
    arguments = _arguments()
    chosen = arguments.only.split(",") if arguments.only else list(PARTS)
    tables: list[Table] = []
    compileall.compile_dir(ROOT / "checker", quiet=1)  # as pip does where plancheck is installed
    with tempfile.TemporaryDirectory() as folder:
        setting = parts.Setting(
            Path(folder), arguments.peers, arguments.rounds, arguments.plans, arguments.texts
        )
        _install(arguments.peers)
        for name in chosen:
            measured = PARTS[name](setting)
            tables += measured
            print("\n".join(table.text() for table in measured), flush=True)
    slower = compared(tables, FIGURES)
    for line in slower:
        print(line)
    if arguments.write:
        write(tables, ROOT / "docs" / "performance.md", FIGURES)
    return 1 if arguments.check and slower else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--only", default="", help=f"parts, separated by commas: {', '.join(PARTS)}")
    parser.add_argument("--rounds", type=int, default=7, help="rounds of each contestant (7)")
    parser.add_argument("--plans", type=int, default=20, help="Word and PDF files (20)")
    parser.add_argument("--texts", type=int, default=2_000, help="text files (2000)")
    parser.add_argument(
        "--peers", type=Path, default=Path.home() / ".cache" / "plancheck" / "performance-peers"
    )
    parser.add_argument("--write", action="store_true", help="put the tables into docs/performance.md")
    parser.add_argument("--check", action="store_true", help="fail where a ratio has become worse")
    return parser.parse_args()


def _install(folder: Path) -> None:
    """Make the peers' environment where it is not there yet."""
    if not (folder / "bin" / "python").exists():
        print(f"installing the peers into {folder}", file=sys.stderr)
        venv.create(folder, with_pip=True)
        subprocess.run([str(folder / "bin" / "python"), "-m", "pip", "install", "--quiet", *PIP], check=True)
    if not (folder / "node_modules").exists():
        try:
            subprocess.run(["npm", "install", "--silent", "--prefix", str(folder), *NPM], check=True)
        except (OSError, subprocess.CalledProcessError) as error:
            print(f"textlint and markdownlint-cli2 are left out: {error}", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
