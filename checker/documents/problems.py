"""The one way a reader says that it cannot read a file."""

from __future__ import annotations


class ReadProblem(Exception):
    """A file that cannot be read, with a code that programs rely on and values for its sentence.

    The sentences, in Chinese and English, stand in checker.messages.documents under the same code;
    docs/json.md lists the codes. A reader raises nothing else: whatever a library throws is turned
    into a ReadProblem at the reader's edge.
    """

    def __init__(self, code: str, **values: str | int | float) -> None:
        super().__init__(code)
        self.code = code
        self.values: dict[str, str] = {key: str(value) for key, value in values.items()}

    def __reduce__(self) -> tuple[object, ...]:
        return (_rebuild, (self.code, self.values))  # keeps its values on the way out of a worker

    def __str__(self) -> str:
        return f"{self.code} {self.values}" if self.values else self.code


def _rebuild(code: str, values: dict[str, str]) -> ReadProblem:
    return ReadProblem(code, **values)
