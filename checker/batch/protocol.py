"""What a run and its workers say to each other. Results travel as lines of JSON (checker.batch.record), so that
they are written down as they came, without being unpacked on the way."""

from __future__ import annotations

from checker.documents.limits import Limits
from checker.messages import Lang
from checker.ruleset.model import RuleSet
from checker.values import Value

READY = "ready"  # a worker's first word


class Job(Value):
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


class Task(Value):
    """A file to check. index: its place in the run.

    first        the member of an archive to begin with
    part, parts  which of an archive's members: those whose number leaves `part` when divided by `parts`
    """

    index: int
    file: str
    name: str
    first: int = 0
    part: int = 0
    parts: int = 1


class Begun(Value):
    """A worker has an archive's member before it: whatever happens next is that member's doing."""

    member: int
    name: str


class Answer(Value):
    """One document done. member: its place in an archive, 0 for a plain file.

    key   under which the journal may keep it; empty where it must not
    line  the result; None: the journal has it under that key
    last  whether the task is done with this
    worn  whether the worker was refused memory: it leaves, for what it still holds would be missed by the next
    """

    index: int
    member: int
    key: bytes
    line: bytes | None
    last: bool = True
    worn: bool = False


class Beside(Value):
    """A file of another kind in an archive: listed as not checked."""

    index: int
    member: int
    name: str


class Finished(Value):
    """A task is done whose last document was not known to be the last."""

    index: int


class Lost(Value):
    """A document that cost its worker. code: "timeout", "memory" or "crashed"; last: as in an Answer."""

    index: int
    member: int
    name: str
    code: str
    last: bool


Message = Begun | Answer | Beside | Finished  # from a worker
Event = Answer | Beside | Finished | Lost  # from a pool
