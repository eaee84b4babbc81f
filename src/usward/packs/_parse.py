"""One raw table becomes one entry, or a list of exact problems; nothing unknown is lost."""

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple, TypeVar, get_args

import msgspec
from msgspec import inspect

from usward.core.content import Entry, Part

E = TypeVar("E", bound=Part)


class Problem(NamedTuple):
    """What is wrong in a pack: file, entry (its id, or its place in the file), field, and how to mend it."""

    file: str
    entry: str
    field: str
    message: str
    mend: str

    def __str__(self) -> str:
        where = " · ".join(part for part in (self.entry, self.field) if part)
        return f"{self.file}: {where + ': ' if where else ''}{self.message}. Mend: {self.mend}."


@cache
def _types(kind: type[Part]) -> dict[str, Any]:
    """The annotated type of each field, `extra` left out."""
    return {field.encode_name: field.type for field in msgspec.structs.fields(kind) if field.encode_name != "extra"}


@cache
def _part_inside(annotation: Any) -> type[Part] | None:
    """The Part that a field holds or holds a tuple of, if any."""
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return annotation
    found = (_part_inside(argument) for argument in get_args(annotation) if not isinstance(argument, msgspec.Meta))
    return next((part for part in found if part), None)


def _sorted_out(kind: type[Part], raw: dict[str, Any]) -> dict[str, Any]:
    """The raw table with every field that `kind` does not know moved to `extra`, in its parts too."""
    types = _types(kind)
    known: dict[str, Any] = {}
    extra: dict[str, Any] = {}
    for name, value in raw.items():
        if name not in types:
            extra[name] = value
        elif part := _part_inside(types[name]):
            known[name] = _parts_sorted_out(part, value)
        else:
            known[name] = value
    if extra:
        known["extra"] = extra
    return known


def _parts_sorted_out(part: type[Part], value: Any) -> Any:
    if isinstance(value, dict):
        return _sorted_out(part, value)
    if isinstance(value, list):
        return [_sorted_out(part, item) if isinstance(item, dict) else item for item in value]
    return value


def parse(kind: type[E], raw: dict[str, Any], file: str, place: str) -> tuple[E | None, list[Problem]]:
    """An entry of `kind` from a raw table, or None and its problems; `place` names it while it has no id."""
    table = _sorted_out(kind, raw)
    name = str(raw.get("id") or place)
    try:
        entry = msgspec.convert(table, kind)
    except msgspec.ValidationError:
        return None, [Problem(file, name, *fault) for fault in _field_faults(kind, table)]
    faults = entry.faults() if isinstance(entry, Entry) else ()
    problems = [Problem(file, name, *fault) for fault in faults]
    return (None if problems else entry), problems


def _field_faults(kind: type[Part], table: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Every field that does not fit, with the reason and what would fit."""
    for field in msgspec.structs.fields(kind):
        name, wanted = field.encode_name, field.type
        if name not in table:
            if field.required:
                yield name, "the field is missing", f"add {name} = {_example(wanted)}"
            continue
        try:
            msgspec.convert(table[name], wanted)
        except msgspec.ValidationError as error:
            reason, _, path = str(error).partition(" - at `$")
            place = name + path.rstrip("`")
            yield place, _plain(reason), _wanted(inspect.type_info(wanted), place)


def _plain(reason: str) -> str:
    """The reason msgspec gives, in the words of somebody who writes a pack."""
    for technical, plain in (
        ("Object missing required field", "there is no field"),
        ("Invalid enum value", "not one of the words allowed:"),
        ("`str` matching regex", "text of the form"),
        ("`str`", "text"),
        ("`int`", "a whole number"),
        ("`float`", "a number"),
        ("`array`", "a list"),
        ("`object`", "a table"),
        ("`bool`", "true or false"),
    ):
        reason = reason.replace(technical, plain)
    return reason[:1].lower() + reason[1:]


def _wanted(info: inspect.Type, place: str) -> str:
    """What the field takes, as an instruction."""
    match info:
        case inspect.Metadata():
            return _wanted(info.type, place)
        case inspect.UnionType():
            return _wanted(next(kind for kind in info.types if not isinstance(kind, inspect.NoneType)), place)
        case inspect.LiteralType():
            return "choose one of " + ", ".join(map(str, info.values))
        case inspect.IntType() | inspect.FloatType():
            return f"write a number{_bounds(info.ge, info.le)}"
        case inspect.StrType() if info.pattern and "a-z0-9" in info.pattern:
            return "write small letters, digits and single hyphens, 2 to 64 characters"
        case inspect.StrType():
            shape = f" of the form {info.pattern}" if info.pattern else ""
            return f"write text in quotes{_bounds(info.min_length, info.max_length, ' characters')}{shape}"
        case inspect.VarTupleType():
            inner = _wanted(info.item_type, place)
            size = _bounds(info.min_length, info.max_length, " items").replace(" from ", " of ")
            return inner if "[" in place else f"write a list{size} in [ ]; for each, {inner}"
        case inspect.BoolType():
            return "write true or false"
        case inspect.StructType():
            return "give it " + ", ".join(field.name for field in info.fields if field.required)
        case _:
            return "see docs/guide/writing-a-pack.md"


def _bounds(low: float | None, high: float | None, unit: str = "") -> str:
    if low is not None and high is not None:
        return f" from {low:g} to {high:g}{unit}"
    if high is not None:
        return f" up to {high:g}{unit}"
    return f" of at least {low:g}{unit}" if low is not None else ""


def _example(wanted: Any) -> str:
    info = inspect.type_info(wanted)
    while isinstance(info, inspect.Metadata):
        info = info.type
    if isinstance(info, inspect.VarTupleType):
        return "[…]"
    return "…" if isinstance(info, inspect.IntType | inspect.FloatType | inspect.StructType) else '"…"'


def to_plain(entry: Part) -> dict[str, Any]:
    """The entry as plain tables and lists, the unknown fields back where they stood, defaults left out."""
    plain: dict[str, Any] = {}
    for field in msgspec.structs.fields(type(entry)):
        value = getattr(entry, field.name)
        if field.name != "extra" and (field.required or value != field.default):
            plain[field.encode_name] = _plain_value(value)
    return plain | entry.extra


def _plain_value(value: Any) -> Any:
    if isinstance(value, Part):
        return to_plain(value)
    return [_plain_value(item) for item in value] if isinstance(value, tuple) else value
