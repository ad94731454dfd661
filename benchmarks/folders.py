"""What a folder of thousands costs: workers against one, the pool against others, memory from the 100th file on.

    python benchmarks/folders.py --files 10000

Files are the samples, copied with a changed line each. Printed: files a second with one and with two workers and
their ratio, processor seconds a file, the parent's memory along the way, and the same work by
concurrent.futures.ProcessPoolExecutor and, where installed, pebble.ProcessPool. On a machine that others use,
compare processor seconds rather than the clock's.
"""

from __future__ import annotations

import argparse
import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import psutil

from checker import load_ruleset
from checker.batch import BatchOptions, Progress, run
from checker.batch.protocol import Job, Task
from checker.batch.worker import answer_of_file
from checker.documents.limits import DEFAULT_LIMITS
from checker.messages import Lang

SAMPLES = Path(__file__).parent.parent / "samples"
_JOB: Job


def fill(folder: Path, count: int, kinds: str) -> None:
    """Copies of the samples of some extensions, in turn."""
    samples = sorted(path for path in SAMPLES.rglob("*") if path.suffix[1:] in kinds.split(","))
    for number in range(count):
        sample = samples[number % len(samples)]
        shutil.copy(sample, folder / f"{number:06}{sample.suffix}")


def cpu() -> float:
    """Processor seconds of this process and its ended children."""
    both = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return sum(usage.ru_utime + usage.ru_stime for usage in both)


def timed(name: str, files: int, work: Callable[[], object]) -> float:
    begun, used = time.perf_counter(), cpu()
    work()
    taken, used = time.perf_counter() - begun, cpu() - used
    print(
        f"{name:34} {files / taken:8.1f} files/s {1000 * taken / files:7.2f} ms/file {1000 * used / files:7.2f} ms of processor/file"
    )
    return taken


def _be_told(job: Job) -> None:
    global _JOB
    _JOB = job


def _one(task: Task) -> int:
    answer = answer_of_file(task, _JOB)
    return len(answer.line or b"") if answer else 0


def others(files: list[str], job: Job) -> None:
    """The same work by other pools."""
    from concurrent.futures import ProcessPoolExecutor

    tasks = [Task(index, file, file) for index, file in enumerate(files)]

    def standard() -> None:
        with ProcessPoolExecutor(2, initializer=_be_told, initargs=(job,)) as pool:
            sum(pool.map(_one, tasks, chunksize=8))

    timed("ProcessPoolExecutor, 2, chunks of 8", len(files), standard)
    try:
        from pebble import ProcessPool
    except ImportError:
        return
    for chunk in (1, 8):

        def killable(chunk: int = chunk) -> None:
            with ProcessPool(max_workers=2, initializer=_be_told, initargs=(job,)) as pool:
                sum(pool.map(_one, tasks, chunksize=chunk, timeout=60).result())

        timed(f"pebble, 2, chunks of {chunk}", len(files), killable)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--files", type=int, default=10_000)
    parser.add_argument("--kinds", default="docx,txt,pdf")
    parser.add_argument("--compare", type=int, default=1_000, help="files for the comparison of pools")
    args = parser.parse_args()
    ruleset = load_ruleset()
    process, first, memory = psutil.Process(), [0.0], dict[int, int]()
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        fill(folder, args.files, args.kinds)
        files = sorted(map(str, folder.iterdir()))
        begun = time.perf_counter()

        def watch(progress: Progress) -> None:
            if progress.done == 1:
                first[0] = time.perf_counter() - begun
            if progress.done in (100, 1_000) or progress.done % 2_000 == 0:
                memory[progress.done] = process.memory_info().rss // 2**20

        two = timed(
            "two workers",
            len(files),
            lambda: run([made], ruleset, options=BatchOptions(jobs=2), on_progress=watch),
        )
        one = timed("one worker", len(files), lambda: run([made], ruleset, options=BatchOptions(jobs=1)))
        print(f"two against one: {one / two:.2f}; first row after {first[0]:.2f} s")
        print("memory of the parent, MB after so many files:", memory)
        job = Job(ruleset, Lang.ZH, DEFAULT_LIMITS, None, b"", frozenset())
        chosen = files[: args.compare]
        timed("plancheck's pool, 2", len(chosen), lambda: run(chosen, ruleset, options=BatchOptions(jobs=2)))
        others(chosen, job)
    return 0


if __name__ == "__main__":
    sys.exit(main())
