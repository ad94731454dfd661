"""Every reader against thousands of damaged documents: each must end in a `Document` or a `ReadProblem`.

    python benchmarks/fuzz.py --inputs 20000 --jobs 2 --keep found/ --write docs/reliability.md

Seeds are the sample documents in samples/ and, where LibreOffice is installed, those documents saved in its other
formats. Input number N of a format is made from N alone, so `--only docx:1234` makes it again. A worker process
does the reading; one that hangs or dies is a finding like an exception that escapes. What was read is judged too
(the default rule set): an exception there is counted apart. Exit status 1 if anything was found.
"""

from __future__ import annotations

import argparse
import random
import re
import resource
import select
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from dataclasses import replace as changed
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from mutation import mutate

from checker import load_ruleset
from checker.checking import check_document
from checker.documents import read_bytes
from checker.documents.limits import DEFAULT_LIMITS
from checker.documents.problems import ReadProblem

SAMPLES = Path(__file__).parent.parent / "samples"
LIMITS = changed(DEFAULT_LIMITS, seconds=20)
CONVERTED = ("doc", "rtf", "odt", "html")
LARGEST_SEED = 2_000_000


def seeds(folder: Path) -> dict[str, list[bytes]]:
    """Format -> whole documents to begin from."""
    found: dict[str, list[bytes]] = {}
    if not any(folder.iterdir()):
        _fill(folder)
    for path in sorted(folder.iterdir()):
        if path.stat().st_size <= LARGEST_SEED:
            found.setdefault(path.suffix[1:].lower(), []).append(path.read_bytes())
    return found


def _fill(folder: Path) -> None:
    for path in sorted(SAMPLES.rglob("*")):
        if path.is_file() and path.suffix not in (".py", ".pyc"):
            (folder / path.name).write_bytes(path.read_bytes())
    word = [str(path) for path in sorted(folder.glob("*.docx"))]
    for kind in CONVERTED:
        if word and not list(folder.glob(f"*.{kind}")):
            command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless"]
            try:
                subprocess.run(
                    [*command, "--convert-to", kind, "--outdir", str(folder), *word],
                    capture_output=True, timeout=300,
                )  # fmt: skip
            except (OSError, subprocess.TimeoutExpired):
                print(f"no {kind} seeds: LibreOffice is not installed", file=sys.stderr)
    subprocess.run(["rm", "-rf", str(folder / "profile")])
    texts = [path.read_text(encoding="utf-8", errors="replace") for path in sorted(folder.glob("*.txt"))]
    for number, text in enumerate(texts):
        (folder / f"marked{number}.md").write_text(
            "# " + text.replace("\n一、", "\n## 一、"), encoding="utf-8"
        )
        (folder / f"gbk{number}.txt").write_bytes(text.encode("gb18030"))
    pages = sorted(folder.glob("*.html"))
    for page in pages[:2]:
        head = b"From: a\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\n"
        head += b"Content-Type: text/html; charset=utf-8\r\n\r\n"
        page.with_suffix(".mht").write_bytes(head + page.read_bytes() + b"\r\n--x--\r\n")


def make(kind: str, number: int, pool: dict[str, list[bytes]]) -> bytes:
    """Input `number` of a format."""
    rng = random.Random(f"{kind}:{number}")
    everything = [data for group in pool.values() for data in group]
    return mutate(rng.choice(pool[kind]), everything, rng)


def serve(kind: str, first: int, last: int, pool: dict[str, list[bytes]]) -> None:
    """Read inputs one after another; a line before each and one after."""
    resource.setrlimit(resource.RLIMIT_DATA, (LIMITS.memory, LIMITS.memory))
    ruleset = load_ruleset()
    for number in range(first, last):
        print(f"begin {number}", flush=True)
        data = make(kind, number, pool)
        begun = time.perf_counter()
        outcome = _outcome(data, kind, ruleset)
        taken = time.perf_counter() - begun
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        print(f"end {number} {taken:.4f} {peak} {outcome}", flush=True)


def _outcome(data: bytes, kind: str, ruleset: object) -> str:
    try:
        document = read_bytes(data, f"fuzz.{kind}", LIMITS)
    except ReadProblem as problem:
        return f"problem {problem.code}"
    except MemoryError:
        return "problem memory"
    except BaseException as error:
        return f"escape {_where(error)}"
    try:
        check_document(document, ruleset)  # type: ignore[arg-type]
    except MemoryError:
        return "problem memory"
    except BaseException as error:
        return f"judging {_where(error)}"
    return "document"


def _where(error: BaseException) -> str:
    trace = error.__traceback__
    place = "?"
    while trace is not None:
        name = trace.tb_frame.f_code.co_filename
        if "checker" in name:
            place = f"{Path(name).name}:{trace.tb_lineno}"
        trace = trace.tb_next
    return re.sub(r"\s+", " ", f"{type(error).__name__} at {place}: {error}")[:200]


@dataclass
class Tally:
    """What came of one format's inputs."""

    inputs: int = 0
    documents: int = 0
    problems: Counter[str] = field(default_factory=Counter)
    found: dict[str, list[int]] = field(default_factory=dict)
    seconds: float = 0.0
    slowest: tuple[float, int] = (0.0, 0)
    peak: int = 0  # KB

    def add(self, number: int, taken: float, peak: int, outcome: str) -> None:
        word, _, rest = outcome.partition(" ")
        self.inputs += 1
        self.seconds += taken
        self.slowest = max(self.slowest, (taken, number))
        self.peak = max(self.peak, peak)
        if word == "document":
            self.documents += 1
        elif word == "problem":
            self.problems[rest] += 1
        else:
            self.found.setdefault(outcome, []).append(number)


class Shard:
    """A worker process on a range of inputs, started anew behind one that kills it."""

    def __init__(self, kind: str, first: int, last: int, folder: Path) -> None:
        self.kind, self.next, self.last, self.folder = kind, first, last, folder
        self.process: subprocess.Popen[str] | None = None
        self.begun = time.monotonic()

    def start(self) -> None:
        span = f"{self.kind}:{self.next}:{self.last}"
        command = [sys.executable, __file__, "--serve", span, "--seeds", str(self.folder)]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.begun = time.monotonic() + 5  # its start-up is nobody's fault

    def step(self, tally: Tally) -> None:
        """Take one line, or find out that there will be none."""
        assert self.process is not None
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        if not line:
            status = self.process.wait()
            if self.next < self.last:
                tally.add(self.next, 0.0, 0, f"killed by status {status}")
                self.next += 1
                if self.next < self.last:
                    self.start()
            return
        word, *rest = line.split(" ", 4)
        self.begun = time.monotonic()
        if word == "end":
            number, taken, peak, outcome = rest
            tally.add(int(number), float(taken), int(peak), outcome.strip())
            self.next = int(number) + 1

    def kill_if_hanging(self, tally: Tally) -> None:
        if self.process is not None and time.monotonic() - self.begun > LIMITS.seconds:
            self.process.kill()
            self.process.wait()
            tally.add(self.next, LIMITS.seconds, 0, "hang")
            self.next += 1
            if self.next < self.last:
                self.start()

    @property
    def is_done(self) -> bool:
        return self.next >= self.last


def fuzz(kinds: dict[str, tuple[int, int]], jobs: int, folder: Path) -> dict[str, Tally]:
    """Run all formats' inputs, `jobs` processes at a time."""
    tallies = {kind: Tally() for kind in kinds}
    waiting = [
        Shard(kind, at, min(at + 500, last), folder)
        for kind, (first, last) in kinds.items()
        for at in range(first, last, 500)
    ]
    busy: list[Shard] = []
    while waiting or busy:
        while waiting and len(busy) < jobs:
            busy.append(waiting.pop(0))
            busy[-1].start()
        streams = {shard.process.stdout: shard for shard in busy if shard.process is not None}
        for stream in select.select(list(streams), [], [], 1.0)[0]:
            streams[stream].step(tallies[streams[stream].kind])
        for shard in busy:
            if not shard.is_done:
                shard.kill_if_hanging(tallies[shard.kind])
        busy = [shard for shard in busy if not shard.is_done]
    return tallies


def table(tallies: dict[str, Tally]) -> str:
    """The totals as a Markdown table."""
    rows = [
        "| format | inputs | read | refused with a reason | escaped, hung or killed | median-free mean ms | slowest s | peak MB |"
    ]
    rows[0] = (
        "| format | inputs | read | refused with a reason | escaped, hung or killed | mean ms | slowest s | peak MB |"
    )
    rows.append("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    for kind, tally in tallies.items():
        found = sum(map(len, tally.found.values()))
        mean = 1000 * tally.seconds / max(1, tally.inputs)
        rows.append(
            f"| {kind} | {tally.inputs:,} | {tally.documents:,} | {sum(tally.problems.values()):,} | {found} "
            f"| {mean:.1f} | {tally.slowest[0]:.2f} | {tally.peak // 1024} |"
        )
    total = [sum(t.inputs for t in tallies.values()), sum(t.documents for t in tallies.values())]
    total += [sum(sum(t.problems.values()) for t in tallies.values())]
    total += [sum(sum(map(len, t.found.values())) for t in tallies.values())]
    slowest = max((t.slowest[0] for t in tallies.values()), default=0)
    peak = max((t.peak for t in tallies.values()), default=0) // 1024
    rows.append(
        f"| **all** | {total[0]:,} | {total[1]:,} | {total[2]:,} | {total[3]} | | {slowest:.2f} | {peak} |"
    )
    return "\n".join(rows)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--inputs", type=int, default=20_000, help="of all formats together")
    parser.add_argument("--first", type=int, default=0, help="number of the first input")
    parser.add_argument("--formats", help="such as docx,pdf; default: all that there are seeds of")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--seeds", type=Path, help="a folder that keeps the seeds; made if empty")
    parser.add_argument("--keep", type=Path, help="a folder for the inputs that found something")
    parser.add_argument("--write", type=Path, help="the document whose table is renewed")
    parser.add_argument("--only", help="FORMAT:NUMBER, one input, with its trace")
    parser.add_argument("--serve", help=argparse.SUPPRESS)
    args = parser.parse_args()
    folder = args.seeds or Path(tempfile.mkdtemp(prefix="plancheck-seeds-"))
    folder.mkdir(parents=True, exist_ok=True)
    pool = seeds(folder)
    if args.serve:
        kind, first, last = args.serve.split(":")
        serve(kind, int(first), int(last), pool)
        return 0
    if args.only:
        kind, number = args.only.split(":")
        data = make(kind, int(number), pool)
        if args.keep:
            args.keep.mkdir(parents=True, exist_ok=True)
            (args.keep / f"{kind}-{number}.{kind}").write_bytes(data)
        check_document(read_bytes(data, f"fuzz.{kind}", LIMITS), load_ruleset())
        return 0
    chosen = args.formats.split(",") if args.formats else sorted(pool)
    each = -(-args.inputs // len(chosen))
    tallies = fuzz(dict.fromkeys(chosen, (args.first, args.first + each)), args.jobs, folder)
    print(table(tallies))
    for kind, tally in tallies.items():
        print(f"{kind}: {dict(tally.problems.most_common())} slowest: {kind}:{tally.slowest[1]}")
        for what, numbers in sorted(tally.found.items(), key=lambda item: -len(item[1])):
            print(f"  {len(numbers):4} x {what}   e.g. --only {kind}:{numbers[0]}")
            if args.keep:
                args.keep.mkdir(parents=True, exist_ok=True)
                (args.keep / f"{kind}-{numbers[0]}.{kind}").write_bytes(make(kind, numbers[0], pool))
    if args.write:
        text = args.write.read_text(encoding="utf-8")
        block = f"<!-- fuzz -->\n{table(tallies)}\n<!-- /fuzz -->"
        text = re.sub(r"<!-- fuzz -->.*?<!-- /fuzz -->", lambda _: block, text, flags=re.DOTALL)
        args.write.write_text(text, encoding="utf-8")
    return 1 if any(tally.found for tally in tallies.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
