"""What the stages hand on to each other: small classes of named fields, frozen unless they say otherwise.

    class Task(Value):
        file: str
        first: int = 0
        known: dict[str, int] = field(default_factory=dict)

To whoever uses it, to mypy, to pydantic and to the functions of `dataclasses`, a Value is a dataclass with slots. It is
not made by `dataclasses`, because that compiles six functions a class: the hundred classes on the way of one file
took a quarter of the time from start to exit. Here the classes share all of them but `__init__`, which is made when a
class has its first instance, out of code that is compiled once for all classes with as many fields.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from operator import attrgetter
from types import CodeType, FunctionType
from typing import TYPE_CHECKING, Any, ClassVar, NoReturn, TypeVar, dataclass_transform

if TYPE_CHECKING:
    from dataclasses import Field

T = TypeVar("T")
V = TypeVar("V", bound="Value")


class _Factory:
    def __init__(self, make: Callable[[], Any]) -> None:
        self.make = make


def field(*, default_factory: Callable[[], T]) -> T:
    """A default that is made anew for every instance: a list, a dict."""
    stand_in: Any = _Factory(default_factory)
    return stand_in  # type: ignore[no-any-return]


def names_of(kind: ValueType) -> tuple[str, ...]:
    """The names of a class's fields, in the order of its arguments."""
    return kind.__match_args__


def replace(value: V, /, **changes: Any) -> V:
    """The value with some fields changed. Raises TypeError for a name that no field has."""
    kept = {name: getattr(value, name) for name in names_of(type(value)) if name not in changes}
    return type(value)(**kept, **changes)


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
class ValueType(type):
    """Makes fields of a class's annotations. frozen=False: they can be assigned to, and instances not be hashed."""

    __match_args__: tuple[str, ...]

    def __new__(
        metacls, name: str, bases: tuple[type, ...], body: dict[str, Any], *, frozen: bool = True
    ) -> ValueType:
        if not bases:  # Value itself
            return super().__new__(metacls, name, bases, body)
        base: Any = bases[0]
        annotations = body.get("__annotations__", {})
        own = tuple(name for name, kind in annotations.items() if not str(kind).startswith("ClassVar"))
        names = (*base.__match_args__, *own)
        defaults = {name: body.pop(name) for name in own if name in body}
        body |= {
            "__slots__": own,
            "__match_args__": names,
            "__init__": _first_init,
            "_defaults": {**base._defaults, **defaults},
            "_content": attrgetter(*names) if names else type,
        }
        if not frozen:
            body |= {"__setattr__": object.__setattr__, "__delattr__": object.__delattr__, "__hash__": None}
        return super().__new__(metacls, name, bases, body)


class _DataclassFields:
    """The fields as `dataclasses` knows them, made where somebody asks for them."""

    def __get__(self, value: Value | None, cls: type[Value]) -> dict[str, Field[Any]]:
        return _dataclass_fields(cls)


class Value(metaclass=ValueType):
    """The base of all. A method `__post_init__`, where a class has one, is called at the end of its `__init__`."""

    __slots__ = ()

    if TYPE_CHECKING:
        __dataclass_fields__: ClassVar[dict[str, Field[Any]]]
        _defaults: ClassVar[dict[str, Any]]
        _content: ClassVar[Callable[[Any], Any]]  # what two instances of one class are compared by
    else:
        __match_args__ = ()
        __dataclass_fields__ = _DataclassFields()
        _defaults = {}

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        content = type(self)._content
        return bool(content(self) == content(other))

    def __hash__(self) -> int:
        return hash(type(self)._content(self))

    def __repr__(self) -> str:
        shown = (f"{name}={getattr(self, name)!r}" for name in names_of(type(self)))
        return f"{type(self).__qualname__}({', '.join(shown)})"

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"{type(self).__qualname__} is frozen: cannot assign to {name!r}")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"{type(self).__qualname__} is frozen: cannot delete {name!r}")

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), tuple([getattr(self, name) for name in names_of(type(self))])


def _first_init(self: Value, *values: Any, **named: Any) -> None:
    """The `__init__` of a class without an instance yet: gives way to the one made for its fields."""
    cls: Any = type(self)
    cls.__init__ = _init_of(cls)
    cls.__init__(self, *values, **named)


def _init_of(cls: type[Value]) -> Callable[..., None]:
    """`__init__` for a class's fields. It sets them through their slots, past `__setattr__`."""
    names = names_of(cls)
    defaults = [cls._defaults[name] for name in names if name in cls._defaults]
    if any(name not in cls._defaults for name in names[len(names) - len(defaults) :]):
        raise TypeError(f"{cls.__qualname__}: a field without a default follows one that has one")
    made_anew = tuple(
        index for index, name in enumerate(names) if isinstance(cls._defaults.get(name), _Factory)
    )
    code = _init_code(len(names), made_anew, hasattr(cls, "__post_init__"))
    known: dict[str, Any] = {f"set{index}": getattr(cls, name).__set__ for index, name in enumerate(names)}
    known["Factory"] = _Factory
    made = FunctionType(code.replace(co_varnames=("self", *names)), known, "__init__", tuple(defaults))
    made.__qualname__ = f"{cls.__qualname__}.__init__"
    return made


@cache
def _init_code(fields: int, made_anew: tuple[int, ...], post_init: bool) -> CodeType:
    """What the `__init__` of all classes with so many fields is but for the names of its arguments."""
    given = [f"a{index}" for index in range(fields)]
    body = [
        f" set{index}(self, {name}.make() if type({name}) is Factory else {name})"
        if index in made_anew
        else f" set{index}(self, {name})"
        for index, name in enumerate(given)
    ]
    if post_init:
        body.append(" self.__post_init__()")
    known: dict[str, Any] = {}
    exec("\n".join((f"def __init__({', '.join(('self', *given))}):", *body, " pass")), known)
    code: CodeType = known["__init__"].__code__
    return code


@cache
def _dataclass_fields(cls: type[Value]) -> dict[str, Field[Any]]:
    import dataclasses

    def declared(name: str) -> tuple[str, Any, Any]:
        default = cls._defaults.get(name, dataclasses.MISSING)
        if isinstance(default, _Factory):
            return name, types[name], dataclasses.field(default_factory=default.make)
        return name, types[name], dataclasses.field(default=default)

    types = {
        name: kind
        for base in reversed(cls.__mro__)
        for name, kind in getattr(base, "__annotations__", {}).items()
    }
    made: Any = dataclasses.make_dataclass(cls.__name__, [declared(name) for name in names_of(cls)])
    return made.__dataclass_fields__  # type: ignore[no-any-return]
