"""The shape of a rule file, for pydantic: what stands where, of which type and in which bounds.

Imported only where a file is compiled or its JSON Schema written, as pydantic takes longer to start than a check to
run. What a key means stands, in Chinese and English, in checker.messages.ruleset_keys.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

Fraction = Annotated[float, Field(ge=0, le=1)]
Points = Annotated[float, Field(ge=0, le=100)]
Month = Annotated[int, Field(ge=1, le=12)]
Id = Annotated[str, Field(pattern=r"^\w[\w.-]*$", max_length=80)]
Date = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]


class Strict(BaseModel):
    """Nothing unknown is accepted and nothing is guessed: a number in quotes is no number."""

    model_config = ConfigDict(extra="forbid", strict=True)


class TextModel(Strict):
    zh: Annotated[str, Field(min_length=1)]
    en: str | None = None


class OrPlainText:
    """In the JSON Schema: a plain text may stand for the mapping."""

    def __get_pydantic_json_schema__(self, core_schema: Any, handler: Any) -> dict[str, Any]:
        return {"anyOf": [{"type": "string"}, handler(core_schema)]}


class OrText:
    """In the JSON Schema: one text, in one language or two, may stand for a mapping of texts by value."""

    def __get_pydantic_json_schema__(self, core_schema: Any, handler: Any) -> dict[str, Any]:
        by_value = handler(core_schema)
        return {"anyOf": [*by_value["additionalProperties"]["anyOf"], by_value]}


class OrList:
    """In the JSON Schema: one list may stand for the lists of all keys."""

    def __get_pydantic_json_schema__(self, core_schema: Any, handler: Any) -> dict[str, Any]:
        by_key = handler(core_schema)
        return {"anyOf": [by_key["additionalProperties"], by_key]}


def _frozen(value: Any) -> Any:
    """What a shorthand was unfolded to is validated as Python, where a list is no tuple."""
    if isinstance(value, dict):
        return {key: _frozen(item) for key, item in value.items()}
    return tuple(_frozen(item) for item in value) if isinstance(value, list) else value


def _text(value: Any) -> Any:
    return {"zh": value} if isinstance(value, str) else value


def _texts(value: Any) -> Any:
    if isinstance(value, str) or (isinstance(value, dict) and value and set(value) <= {"zh", "en"}):
        return {"*": value}
    return value


Text = Annotated[TextModel, BeforeValidator(_text), OrPlainText()]
Texts = Annotated[dict[str, Text], BeforeValidator(_texts), OrText()]


class DocumentModel(Strict):
    kinds: dict[Literal["plan", "summary", "both", "other"], str]
    subject: tuple[str, ...]
    foreign: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    plan: tuple[str, ...] = ()
    summary: tuple[str, ...] = ()
    other: tuple[str, ...] = ()


def _required(value: Any) -> Any:
    return _frozen({"*": value} if isinstance(value, list) else value)


class ScheduleModel(Strict):
    names: tuple[str, ...] = ()
    required: Annotated[dict[str, tuple[Month, ...]], BeforeValidator(_required), OrList()] = {}


class BandModel(Strict):
    name: Text
    least: Points


class AcceptanceModel(Strict):
    min_score: Points = 60
    doc_types: tuple[str, ...] = ()


class CapModel(Strict):
    reason: Text
    rule: str | None = None
    values: tuple[str, ...] = ()
    doc_types: tuple[str, ...] = ()
    at_most: Points | None = None
    band: str | None = None


class GroupModel(Strict):
    id: Id
    title: Text
    points: Points | None = None


class WhenModel(Strict):
    doc_type: tuple[str, ...] = ()
    period: tuple[str, ...] = ()
    school: tuple[str, ...] = ()
    not_school: tuple[str, ...] = ()


class ExampleModel(Strict):
    text: Annotated[str, Field(min_length=1)]
    value: str | None = None
    months: tuple[Month, ...] | None = None
    missing: tuple[str, ...] | None = None
    note: str | None = None


def _example(value: Any) -> Any:
    return {"text": value} if isinstance(value, str) else _frozen(value)


Example = Annotated[ExampleModel, BeforeValidator(_example), OrPlainText()]


class ExamplesModel(Strict):
    """Keys are the finding's status: what each text must come to."""

    model_config = ConfigDict(extra="forbid", strict=True, populate_by_name=True)
    passing: Annotated[tuple[Example, ...], Field(alias="pass")] = ()
    partial: tuple[Example, ...] = ()
    fail: tuple[Example, ...] = ()
    inapplicable: Annotated[tuple[Example, ...], Field(alias="not-applicable")] = ()

    def by_status(self) -> dict[str, tuple[ExampleModel, ...]]:
        """The examples by the status that they must come to."""
        return {
            "pass": self.passing,
            "partial": self.partial,
            "fail": self.fail,
            "not-applicable": self.inapplicable,
        }


class RuleModel(Strict):
    id: Id
    kind: str
    title: Text
    group: str
    weight: Points = 0
    severity: Literal["error", "warning", "info"] = "warning"
    key: bool = False
    when: WhenModel = WhenModel()
    options: dict[str, Any] = {}
    values: dict[str, Fraction] = {}
    message: Texts = {}
    suggestion: Texts = {}
    belongs: tuple[str, ...] = ()
    source: Text | None = None
    examples: ExamplesModel = ExamplesModel()


class WaiverModel(Strict):
    school: Annotated[str, Field(min_length=2)]
    rule: str
    reason: Annotated[str, Field(min_length=1)]
    who: Annotated[str, Field(min_length=1)]
    until: Date
    since: Date | None = None


class FrameModel(Strict):
    before: str = ""
    after: str = ""


class RuleFile(Strict):
    id: Id
    extends: str | None = None
    version: str = "1"
    title: Text
    document: DocumentModel
    schedule: ScheduleModel = ScheduleModel()
    bands: Annotated[tuple[BandModel, ...], Field(min_length=1)]
    acceptance: AcceptanceModel = AcceptanceModel()
    caps: tuple[CapModel, ...] = ()
    groups: Annotated[tuple[GroupModel, ...], Field(min_length=1)]
    words: dict[str, tuple[str, ...]] = {}
    rules: Annotated[tuple[RuleModel, ...], Field(min_length=1)]
    rescale: bool = False
    frame: FrameModel = FrameModel()
    waivers: tuple[WaiverModel, ...] = ()
