"""Types of the keys in a kind's options, each with its bounds, for pydantic to check and the JSON Schema to show.

pydantic itself is imported only where a file is compiled: the markers here answer when it asks.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, Any, ClassVar

from checker.reading.normal import normalise_word
from checker.reading.patterns import PatternError, compile_pattern
from checker.values import Value


class KindOptions(Value):
    """A kind's options, in which an unknown key or a guessed type is a mistake."""

    __pydantic_config__: ClassVar[dict[str, object]] = {"extra": "forbid", "strict": True}


class OptionError(ValueError):
    """Options that cannot stand together. code: its sentence in checker.messages.ruleset; key: where to show it."""

    def __init__(self, code: str, key: str, **values: str) -> None:
        super().__init__(code)
        self.code, self.key, self.values = code, key, values


class _Within:
    def __init__(self, least: float, most: float) -> None:
        self.least, self.most = least, most

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        return {**handler(source), "ge": self.least, "le": self.most}


class _Matching:
    def __init__(self, pattern: str) -> None:
        self.pattern = pattern

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        return {**handler(source), "pattern": self.pattern}


class _Checked:
    """A text that one of our own functions must accept; `check` raises PatternError for what it refuses."""

    def check(self, text: str, lists: Mapping[str, Sequence[str]]) -> None:
        raise NotImplementedError

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        from pydantic_core import PydanticCustomError, core_schema

        def checked(text: str, info: core_schema.ValidationInfo) -> str:
            try:
                self.check(text, (info.context or {}).get("lists", {}))
            except PatternError as error:
                values: dict[str, Any] = {**error.values, "column": error.column}
                raise PydanticCustomError(error.code, "refused", values) from None
            return text

        return core_schema.with_info_after_validator_function(checked, handler(source))


class IsPattern(_Checked):
    """A pattern of checker.reading.patterns; exceptions are those that take others' matches away."""

    def __init__(self, *, exception: bool = False, numbers: int | None = None) -> None:
        self.exception, self.numbers = exception, numbers

    def check(self, text: str, lists: Mapping[str, Sequence[str]]) -> None:
        compile_pattern(text, lists)
        if self.numbers is not None and normalise_word(text).count("#") != self.numbers:
            raise PatternError("pattern-number-count", 0, pattern=text)


class IsWord(_Checked):
    """A word compared as it stands: a heading's name, a column's title."""

    def check(self, text: str, lists: Mapping[str, Sequence[str]]) -> None:
        if not normalise_word(text):
            raise PatternError("empty-word", 0, word=text)


class NotEmpty:
    """A list that must hold something."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        return {**handler(source), "min_length": 1}


class RefersTo:
    """The id of another rule, or of one of a kind."""

    def __init__(self, kind: str | None = None) -> None:
        self.kind = kind

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        return handler(source)


PatternText = Annotated[str, IsPattern()]
ExceptionText = Annotated[str, IsPattern(exception=True)]
NumberPattern = Annotated[str, IsPattern(numbers=1)]
Patterns = tuple[PatternText, ...]
SomePatterns = Annotated[tuple[PatternText, ...], NotEmpty()]
Exceptions = tuple[ExceptionText, ...]
Names = tuple[Annotated[str, IsWord()], ...]
SomeNames = Annotated[tuple[Annotated[str, IsWord()], ...], NotEmpty()]
Fraction = Annotated[float, _Within(0, 1)]
Points = Annotated[float, _Within(0, 100)]
Count = Annotated[int, _Within(0, 1_000_000)]
YearMonth = Annotated[str, _Matching(r"^\d{4}-(0[1-9]|1[0-2])$")]
