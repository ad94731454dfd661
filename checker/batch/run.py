"""A run: paths in, a report out. Finds the files, has them checked, keeps the results, tells how it goes."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing
from datetime import date
from hashlib import sha256

from checker import __version__
from checker.batch import record
from checker.batch.finding import Search, find
from checker.batch.journal import Store
from checker.batch.options import BatchOptions, Interrupted, Progress
from checker.batch.protocol import Answer, Begun, Beside, Event, Finished, Job, Lost, Task
from checker.batch.worker import answers
from checker.checking import unreadable
from checker.documents.limits import Limits
from checker.documents.problems import ReadProblem
from checker.messages import say
from checker.messages.batch import TEXTS
from checker.results import Report, summarise
from checker.ruleset.codec import pack
from checker.ruleset.model import RuleSet
from checker.ruleset.waivers import uses
from checker.values import names_of

#: Limits that end a document's check without saying anything of the document: they are no part of a key.
_OUTER_LIMITS = frozenset({"seconds", "memory"})

_LARGE_ARCHIVE = 1 << 20  # bytes from which it pays to open an archive in every worker


def run(
    paths: Sequence[str],
    ruleset: RuleSet,
    *,
    options: BatchOptions | None = None,
    on_progress: Callable[[Progress], None] | None = None,
) -> Report:
    """Check files and folders by a rule set. Documents come in the order given, a folder's files by path.

    Never raises for what a file is. Ctrl-C raises Interrupted, which holds the report of what is done so far.
    """
    options = options or BatchOptions()
    search = find(paths, ignore=options.journal)
    store = Store(options.journal)
    print_ = fingerprint(ruleset, options) if options.journal is not None else b""
    job = Job(ruleset, options.lang, options.limits, options.password, print_, store.known)
    course = _Course(search, job, store, on_progress or (lambda progress: None))
    tasks = list(_tasks(search, options))
    try:
        with closing(_events(tasks, job, options)) as coming:
            course.follow(tasks, coming)
    except KeyboardInterrupt:
        raise Interrupted(course.report(), course.left) from None
    finally:
        store.close()
    return course.report()


def fingerprint(ruleset: RuleSet, options: BatchOptions) -> bytes:
    """What a result depends on besides the document: the journal's results of another are not taken for this."""
    limits = {name: getattr(options.limits, name) for name in names_of(Limits) if name not in _OUTER_LIMITS}
    day = date.today().isoformat() if ruleset.waivers else ""  # a waiver ends some day
    parts = (__version__, record.shape(), repr(pack(ruleset)), options.lang.value, repr(limits), day)
    return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).digest()


class _Course:
    """How far a run has come, and what it has to show for it."""

    def __init__(self, search: Search, job: Job, store: Store, tell: Callable[[Progress], None]) -> None:
        self._search, self._job, self._store, self._tell = search, job, store, tell
        self._done = 0
        self._open: Counter[int] = Counter()  # tasks by file
        self._beside: dict[tuple[int, int], str] = {}  # other kinds of files in archives, by their place
        self._told: str | None = None

    def follow(self, tasks: Sequence[Task], coming: Iterable[Event]) -> None:
        """Take what comes of the tasks, to the end."""
        self._open = Counter(task.index for task in tasks)
        self._tell(Progress(0, self.left))
        self._warn()
        for event in coming:
            if isinstance(event, Finished):
                self._end(event.index)
                self._tell(Progress(self._done, self._done + self.left))
            elif isinstance(event, Beside):
                self._beside[event.index, event.member] = event.name
            else:
                self._take(self._answer_for(event) if isinstance(event, Lost) else event)
            self._warn()

    @property
    def left(self) -> int:
        """Files that are not done."""
        return len(self._open)

    def report(self) -> Report:
        """What is done by now."""
        results = self._store.results()
        return Report(
            ruleset=self._job.ruleset.card(self._job.lang),
            documents=results,
            summary=summarise(results),
            not_checked=(*self._search.not_checked, *(self._beside[place] for place in sorted(self._beside))),
            waivers=uses(self._job.ruleset.waivers, results, date.today()),
        )

    def _take(self, answer: Answer) -> None:
        line, resumed = answer.line, answer.line is None
        if line is None:
            line = self._store.again(answer.index, answer.member, answer.key)
        else:
            self._store.add(answer.index, answer.member, answer.key, line)
        self._done += 1
        if answer.last:
            self._end(answer.index)
        self._tell(Progress(self._done, self._done + self.left, line, resumed))

    def _end(self, index: int) -> None:
        self._open[index] -= 1
        if not self._open[index]:
            del self._open[index]

    def _answer_for(self, lost: Lost) -> Answer:
        limits = self._job.limits
        limit = {"timeout": f"{limits.seconds:g}", "memory": str(limits.memory // 2**20)}.get(lost.code, "")
        result = unreadable(lost.name, ReadProblem(lost.code, limit=limit), self._job.lang)
        return Answer(lost.index, lost.member, b"", record.dump(result), lost.last)

    def _warn(self) -> None:
        """Say once that the journal is of no use."""
        trouble = self._store.trouble
        if trouble is None or trouble == self._told:
            return
        self._told = trouble
        code = f"journal-{trouble}" if trouble in ("busy", "foreign") else "journal-lost"
        warning = say(TEXTS, code, self._job.lang, reason=trouble)
        self._tell(Progress(self._done, self._done + self.left, warning=warning))


def _tasks(search: Search, options: BatchOptions) -> Iterator[Task]:
    """A task a file; a large archive is shared out among the workers."""
    for index, found in enumerate(search.files):
        parts = options.workers if options.isolate and _is_large_archive(found.file) else 1
        for part in range(parts):
            yield Task(index, found.file, found.name, part=part, parts=parts)


def _is_large_archive(file: str) -> bool:
    if not file.lower().endswith(".zip"):
        return False
    try:
        return os.path.getsize(file) > _LARGE_ARCHIVE
    except (OSError, ValueError):
        return False


def _events(tasks: Sequence[Task], job: Job, options: BatchOptions) -> Generator[Event, None, None]:
    if not options.isolate:
        for task in tasks:
            yield from (event for event in answers(task, job) if not isinstance(event, Begun))
        return
    if len(tasks) == 1:
        from checker.batch.alone import can_fork, check_alone

        if can_fork() and (event := check_alone(tasks[0], job)) is not None:
            yield event
            return
    from checker.batch.pool import Pool

    with Pool(job, min(options.workers, max(1, len(tasks)))) as pool:
        pool.add(tasks)
        yield from pool.answers()
