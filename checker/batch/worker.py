"""A worker: takes files off a pipe, checks each, sends back one answer a document. Can be killed at any moment."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

from checker.batch import record
from checker.batch.guard import Alarm, held_data, settle_in
from checker.batch.protocol import READY, Answer, Begun, Beside, Finished, Job, Message, Task
from checker.checking import check_document, unreadable
from checker.documents import load, read_bytes
from checker.documents.limits import Limits
from checker.documents.problems import ReadProblem
from checker.regexes import keep_new
from checker.results import DocumentResult

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

#: Problems that lie in a file's content alone and so may be remembered. Any other (a lock held by Word, a program
#: that is not installed, too little time) may be gone the next time.
OF_CONTENT = frozenset({"empty", "no-content", "too-large", "broken", "unsupported"})

WORN = 3  # a worker that holds this part of a file's memory between two files leaves
RECYCLE_AFTER = 1_000  # files: what libraries leak cannot add up


def serve(connection: Connection, job: Job, others: tuple[Connection, ...] = ()) -> None:
    """A worker's life. others: ends of pipes that a forked child inherits and must not keep open."""
    for other in others:
        other.close()
    settle_in(job.limits.memory)
    alarm = Alarm(job.limits.seconds)
    at_first = held_data()
    done = 0
    connection.send(READY)
    with contextlib.suppress(EOFError, BrokenPipeError, ConnectionResetError):  # the parent is gone
        while done < RECYCLE_AFTER:
            tasks: list[Task] | None = connection.recv()
            if tasks is None:
                break
            for task in tasks:
                alarm.set()
                for message in answers(task, job):
                    connection.send(message)
                    if isinstance(message, Answer) and message.worn:
                        return
                    alarm.set()
                done += 1
                if held_data() - at_first > job.limits.memory // WORN:
                    return  # what libraries keep (models, arenas) would be missed by the next file
            alarm.clear()
    keep_new()


def answers(task: Task, job: Job) -> Iterator[Message]:
    """Check a file; an archive's members one by one."""
    answer = answer_of_file(task, job)
    if answer is not None:
        yield answer
    else:
        yield from _answers_of_archive(task, job)


def answer_of_file(task: Task, job: Job) -> Answer | None:
    """Check a file that is one document; None where it is an archive."""
    try:
        return _answer(task.index, 0, _content(task, job.limits), task.name, job)
    except ReadProblem as problem:
        if problem.code == "is-archive":
            return None
        return _refusal(task.index, 0, task.name, problem, job)


def key_of(fingerprint: bytes, name: str, data: bytes) -> bytes:
    """What a document's result is kept under: a change of name, content, rules or settings changes it."""
    from hashlib import sha256  # here: a run without a journal has no use for it

    digest = sha256(fingerprint)
    digest.update(sha256(name.encode("utf-8", "surrogatepass")).digest())
    digest.update(data)
    return digest.digest()


def _answers_of_archive(task: Task, job: Job) -> Iterator[Message]:
    from checker.documents.archive import expand

    try:
        data = _content(task, job.limits)
    except ReadProblem as problem:
        yield _refusal(task.index, 0, task.name, problem, job)
        return
    for member, source in enumerate(expand(data, task.name, job.limits, password=job.password)):
        if member < task.first or member % task.parts != task.part:
            continue
        yield Begun(member, source.path)
        if not source.checked:
            yield Beside(task.index, member, source.path)
        elif source.problem is not None:
            yield _refusal(task.index, member, source.path, source.problem, job, last=False)
        else:
            try:
                yield _answer(task.index, member, source.data or b"", source.path, job, last=False)
            except ReadProblem as problem:
                yield _refusal(task.index, member, source.path, problem, job, last=False)
    yield Finished(task.index)


def _answer(index: int, member: int, data: bytes, name: str, job: Job, *, last: bool = True) -> Answer:
    """The answer for a document's content. Raises ReadProblem where it cannot be read."""
    key = key_of(job.fingerprint, name, data) if job.fingerprint else b""
    if key in job.known:
        return Answer(index, member, key, None, last)
    try:
        result = _check(data, name, job)
    except ReadProblem as problem:
        if problem.code not in OF_CONTENT:
            raise
        result = unreadable(name, problem, job.lang)
    return Answer(index, member, key, record.dump(result), last)


def _check(data: bytes, name: str, job: Job) -> DocumentResult:
    """Check a document's content. Raises ReadProblem and nothing else, so that a fault costs one document only."""
    try:
        return check_document(
            read_bytes(data, name, job.limits, password=job.password), job.ruleset, job.lang
        )
    except ReadProblem:
        raise
    except MemoryError:
        raise ReadProblem("memory", limit=job.limits.memory // 2**20) from None
    except Exception as error:  # a fault of ours: this document is reported with it, the others go on
        raise ReadProblem("internal", reason=f"{type(error).__name__}: {error}"[:300]) from error


def _refusal(
    index: int, member: int, name: str, problem: ReadProblem, job: Job, *, last: bool = True
) -> Answer:
    """The answer where a document cannot be read now; it is not remembered."""
    line = record.dump(unreadable(name, problem, job.lang))
    return Answer(index, member, b"", line, last, worn=problem.code == "memory")


def _content(task: Task, limits: Limits) -> bytes:
    if os.path.isdir(task.file):
        raise ReadProblem("closed-folder", path=task.name)  # an open one was searched, and never gets here
    from pathlib import Path

    return load(Path(task.file), limits, task.name)
