"""A worker: takes files off a pipe, checks each, sends back one answer a document. Can be killed at any moment.

What travels: tasks in (a list; None to end), answers out as plain tuples, results inside them as lines of JSON
(checker.batch.record), so that the parent passes them on without unpacking.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.batch import record
from checker.batch.guard import Alarm, settle_in
from checker.checking import check_document, unreadable
from checker.documents import load, read_bytes
from checker.documents.limits import Limits
from checker.documents.problems import ReadProblem
from checker.messages import Lang
from checker.results import DocumentResult
from checker.ruleset.model import RuleSet

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

#: Problems that lie in a file's content alone and so may be remembered. Any other (a lock held by Word, a program
#: that is not installed, too little time) may be gone the next time.
OF_CONTENT = frozenset({"empty", "no-content", "too-large", "broken", "unsupported"})

READY = "ready"  # a worker's first word

RECYCLE_AFTER = 1_000  # files: what libraries leak cannot add up


@dataclass(frozen=True, slots=True)
class Task:
    """A file to check. index: its place in the run; first: the member of an archive to begin with."""

    index: int
    file: str
    name: str
    first: int = 0


@dataclass(frozen=True, slots=True)
class Job:
    """What a worker is told once.

    fingerprint  stands for rule set, version and settings: part of every key; empty where no journal is kept
    known        keys of what the journal holds already
    """

    ruleset: RuleSet
    lang: Lang
    limits: Limits
    password: str | None
    fingerprint: bytes
    known: frozenset[bytes]


@dataclass(frozen=True, slots=True)
class Answer:
    """One document done. member: its place in an archive, 0 for a plain file.

    key   under which the journal may keep it; empty where it must not
    line  the result (checker.batch.record); None: the journal has it under that key
    last  whether the file is done with this
    worn  whether the worker was refused memory: it leaves, for what it still holds would be missed by the next
    """

    index: int
    member: int
    key: bytes
    line: bytes | None
    last: bool = True
    worn: bool = False


@dataclass(frozen=True, slots=True)
class Lost:
    """A document that cost its worker. code: "timeout", "memory" or "crashed"; last: as in an Answer."""

    task: Task
    member: int
    name: str
    code: str
    last: bool = True


def serve(connection: Connection, job: Job, others: tuple[Connection, ...] = ()) -> None:
    """A worker's life. others: ends of pipes that a forked child inherits and must not keep open."""
    for other in others:
        other.close()
    settle_in(job.limits.memory)
    alarm = Alarm(job.limits.seconds)
    done = 0
    connection.send(READY)
    with contextlib.suppress(EOFError, BrokenPipeError, ConnectionResetError):  # the parent is gone
        while done < RECYCLE_AFTER:
            tasks: list[Task] | None = connection.recv()
            if tasks is None:
                break
            for task in tasks:
                alarm.set()
                for answer in answers(task, job):
                    connection.send(answer)
                    if answer.worn:
                        return
                    alarm.set()
                done += 1
        alarm.clear()


def answers(task: Task, job: Job) -> Iterator[Answer]:
    """Check one file."""
    yield answer_of_file(task, job)


def answer_of_file(task: Task, job: Job) -> Answer:
    """Check a file that is one document."""
    try:
        data = _content(task.file, task.name, job.limits)
    except ReadProblem as problem:
        return Answer(task.index, 0, b"", record.dump(unreadable(task.name, problem, job.lang)))
    return _answer(task, 0, data, task.name, job)


def key_of(fingerprint: bytes, name: str, data: bytes) -> bytes:
    """What a document's result is kept under: a change of name, content, rules or settings changes it."""
    from hashlib import sha256  # here: a run without a journal has no use for it

    digest = sha256(fingerprint)
    digest.update(sha256(name.encode("utf-8", "surrogatepass")).digest())
    digest.update(data)
    return digest.digest()


def _answer(task: Task, member: int, data: bytes, name: str, job: Job) -> Answer:
    key = key_of(job.fingerprint, name, data) if job.fingerprint else b""
    if key in job.known:
        return Answer(task.index, member, key, None)
    result = check_bytes(data, name, job)
    code = result.problem.code if result.problem is not None else None
    lasting = code is None or code in OF_CONTENT
    return Answer(task.index, member, key if lasting else b"", record.dump(result), worn=code == "memory")


def check_bytes(data: bytes, name: str, job: Job) -> DocumentResult:
    """The result of a document's content. Whatever goes wrong costs this document only."""
    try:
        return check_document(
            read_bytes(data, name, job.limits, password=job.password), job.ruleset, job.lang
        )
    except ReadProblem as problem:
        return unreadable(name, problem, job.lang)
    except MemoryError:
        return unreadable(name, ReadProblem("memory", limit=job.limits.memory // 2**20), job.lang)
    except Exception as error:  # a fault of ours: this document is reported with it, the others go on
        return unreadable(name, ReadProblem("internal", reason=f"{type(error).__name__}: {error}"), job.lang)


def _content(file: str, name: str, limits: Limits) -> bytes:
    if os.path.isdir(file):
        raise ReadProblem("closed-folder", path=name)  # an open one was searched, and never gets here
    from pathlib import Path

    return load(Path(file), limits, name)
