"""Values: dataclasses to whoever uses them, without what it costs to make a dataclass."""

from __future__ import annotations

import copy
import dataclasses
import pickle

import pytest
from pydantic import TypeAdapter

from checker.values import Value, field, names_of, replace


class Entry(Value):
    """An entry."""

    month: int
    work: str = "教代会"
    owners: list[str] = field(default_factory=list)


class Dated(Entry):
    day: int = 1


class Draft(Value, frozen=False):
    text: str


class Span(Value):
    start: int
    end: int

    def __post_init__(self) -> None:
        if self.start > self.end:
            raise ValueError("start after end")


class Nothing(Value):
    """No fields at all."""


class TestMaking:
    def test_by_position_by_name_and_by_default(self) -> None:
        entry = Entry(3, owners=["李老师"])
        assert (entry.month, entry.work, entry.owners) == (3, "教代会", ["李老师"])

    def test_each_has_a_list_of_its_own(self) -> None:
        first, second = Entry(3), Entry(4)
        first.owners.append("李老师")
        assert second.owners == []

    def test_a_list_that_is_given_is_kept_as_it_is(self) -> None:
        owners: list[str] = []
        assert Entry(3, owners=owners).owners is owners

    @pytest.mark.parametrize(
        ("values", "named"),
        [((), {}), ((1, "", [], 4), {}), ((1,), {"work": "", "day": 1}), ((1,), {"month": 1})],
    )
    def test_wrong_arguments_are_refused(self, values: tuple[object, ...], named: dict[str, object]) -> None:
        for _ in range(2):  # the first instance goes another way than the next
            with pytest.raises(TypeError, match="Entry"):
                Entry(*values, **named)  # type: ignore[arg-type]

    def test_what_a_class_asks_of_its_fields_is_asked_each_time(self) -> None:
        assert Span(1, 2).end == 2
        for _ in range(2):
            with pytest.raises(ValueError, match="start after end"):
                Span(2, 1)

    def test_a_field_must_have_a_default_after_one_that_has(self) -> None:
        class Gap(Dated):
            place: str  # type: ignore[misc]

        with pytest.raises(TypeError, match="default"):
            Gap(1, "", [], 1, "礼堂")

    def test_a_class_that_inherits_adds_its_fields(self) -> None:
        assert names_of(Dated) == ("month", "work", "owners", "day")
        assert Entry(3).work == "教代会"
        assert Dated(3, day=8).day == 8  # not made by what makes an Entry
        assert Nothing() == Nothing()


class TestFrozen:
    def test_a_value_cannot_be_changed(self) -> None:
        entry = Entry(3)
        with pytest.raises(AttributeError, match="frozen"):
            entry.month = 4  # type: ignore[misc]
        with pytest.raises(AttributeError, match="frozen"):
            del entry.month
        with pytest.raises(AttributeError):
            entry.unknown = 1  # type: ignore[attr-defined]
        assert entry.month == 3

    def test_one_that_says_so_can_but_only_its_fields_and_is_no_key(self) -> None:
        draft = Draft("a")
        draft.text = "b"
        assert draft == Draft("b")
        with pytest.raises(AttributeError):
            draft.unknown = 1  # type: ignore[attr-defined]
        with pytest.raises(TypeError, match="unhashable"):
            hash(draft)

    def test_replace_gives_another(self) -> None:
        entry = Entry(3)
        assert replace(entry, month=4) == Entry(4)
        assert entry == Entry(3)
        with pytest.raises(TypeError):
            replace(entry, day=1)


class TestComparing:
    def test_equal_by_class_and_fields(self) -> None:
        assert Span(1, 2) == Span(1, 2)
        assert Span(1, 2) != Span(1, 3)
        assert Dated(3) != Entry(3)
        assert Span(1, 2) != (1, 2)

    def test_equal_values_are_one_key(self) -> None:
        assert {Span(1, 2): "a"}[Span(1, 2)] == "a"
        assert len({Span(1, 2), Span(1, 2), Span(2, 2)}) == 2

    def test_shown_as_it_is_written(self) -> None:
        assert repr(Entry(3)) == "Entry(month=3, work='教代会', owners=[])"

    def test_taken_apart_by_position(self) -> None:
        match Span(1, 2):
            case Span(start, end):
                assert (start, end) == (1, 2)


class TestOutside:
    """What others expect of a dataclass."""

    def test_it_travels_to_another_process(self) -> None:
        for value in (Dated(3, owners=["李老师"]), Draft("a"), Nothing()):
            assert pickle.loads(pickle.dumps(value)) == value
            assert copy.deepcopy(value) == value

    def test_dataclasses_knows_its_fields(self) -> None:
        assert dataclasses.is_dataclass(Entry)
        assert [field.name for field in dataclasses.fields(Dated)] == ["month", "work", "owners", "day"]
        assert dataclasses.replace(Entry(3), month=4) == Entry(4)

    def test_pydantic_validates_it(self) -> None:
        adapter = TypeAdapter(Entry)
        assert adapter.validate_python({"month": 3}) == Entry(3)
        schema = adapter.json_schema()
        assert schema["required"] == ["month"]
        assert schema["properties"]["work"] == {"default": "教代会", "title": "Work", "type": "string"}
        assert schema["description"] == "An entry."
