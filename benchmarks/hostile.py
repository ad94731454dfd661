"""What each hostile input of tests/hostile costs at the terminal: outcome, seconds and memory of one command.

    python benchmarks/hostile.py --write docs/reliability.md

Each input is checked by a `plancheck FILE --format json` of its own under the limits as they come. Seconds are from
the start of the process to its end, by the clock and of the processor (which does not depend on what else the machine
does); memory is the largest resident size of it or any of its workers. Needs Linux.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))
from tests.hostile import makers  # noqa: E402 (found from the project's root only)

_GROUPS = {
    "cut-": "documents of every format cut at 1, 10, 50, 90 and 99 %",
    "flipped-": "documents of every format with 20 bits flipped",
    "wrong-": "a format under another's name",
    "nothing.": "0 bytes under every name",
    "zero.": "0 bytes under every name",
    "program.": "a program under a document's name",
    "noise.": "noise under a document's name",
    "zeros.": "a megabyte of zeros under a document's name",
}


def measure(path: Path) -> tuple[Counter[str], float, float, int]:
    """Outcomes of one file's documents, seconds, processor seconds, MB."""
    with tempfile.TemporaryFile() as out:
        begun = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, "-m", "checker", str(path), "--format", "json"],
            stdout=out,
            stderr=subprocess.DEVNULL,
            cwd=ROOT,
        )
        _, status, usage = os.wait4(process.pid, 0)
        taken = time.perf_counter() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        documents = json.loads(out.read())["documents"]
    outcomes = Counter((document["problem"] or {"code": "scored"})["code"] for document in documents)
    return outcomes, taken, usage.ru_utime + usage.ru_stime, usage.ru_maxrss // 1024


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--write", type=Path, help="the document whose table is renewed")
    parser.add_argument("--only", help="a part of the inputs' names")
    parser.add_argument("--make", nargs=2, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.make:
        name, target = args.make
        Path(target).write_bytes(next(one for one in makers.ALL if one.name == name).make())
        return 0
    rows: dict[str, tuple[Counter[str], float, float, int]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for one in makers.ALL:
            if args.only and args.only not in one.name:
                continue
            path = Path(folder, one.name)
            # made by another process: a child's memory is counted from that of its parent
            subprocess.run([sys.executable, __file__, "--make", one.name, str(path)], check=True)
            outcomes, taken, used, memory = measure(path)
            path.unlink()
            group = next((about for start, about in _GROUPS.items() if one.name.startswith(start)), None)
            row = group or f"`{one.name}`: {one.about}"
            before = rows.get(row, (Counter(), 0.0, 0.0, 0))
            rows[row] = (
                before[0] + outcomes,
                max(before[1], taken),
                max(before[2], used),
                max(before[3], memory),
            )
            print(f"{one.name:28} {taken:6.2f} s {used:6.2f} s {memory:5} MB  {dict(outcomes)}", flush=True)
    lines = ["| input | outcome | seconds | of processor | MB |", "| --- | --- | ---: | ---: | ---: |"]
    for row, (outcomes, taken, used, memory) in rows.items():
        told = ", ".join(
            code if count == 1 else f"{code} ({count})" for code, count in outcomes.most_common()
        )
        lines.append(f"| {row} | {told} | {taken:.1f} | {used:.1f} | {memory} |")
    worst = [max(row[column] for row in rows.values()) for column in (1, 2, 3)]
    lines.append(
        f"| **{len(makers.ALL)} inputs, at worst** | | {worst[0]:.1f} | {worst[1]:.1f} | {worst[2]} |"
    )
    if args.write:
        text = args.write.read_text(encoding="utf-8")
        block = "<!-- hostile -->\n" + "\n".join(lines) + "\n<!-- /hostile -->"
        text = re.sub(r"<!-- hostile -->.*?<!-- /hostile -->", lambda _: block, text, flags=re.DOTALL)
        args.write.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
