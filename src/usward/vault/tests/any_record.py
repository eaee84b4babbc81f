"""Any record of any kind: a Hypothesis strategy read from the type itself, with its limits."""

from datetime import UTC
from importlib import import_module
from pathlib import Path
from typing import Any

import msgspec
from hypothesis import reject
from hypothesis import strategies as st
from msgspec import inspect as kinds_of_type

import usward
from usward.core.records import Record, kinds

_SRC = Path(usward.__file__).parent.parent
_LARGEST = 2**63 - 1


def our_kinds() -> list[type[Record]]:
    """Every kind that Usward itself brings, by its tag. Kinds that only tests know are left out."""
    alone = [_SRC / "usward/core" / name for name in ("put_away.py", "topics.py")]
    for path in sorted([*_SRC.glob("usward/**/record.py"), *alone]):
        parts = path.relative_to(_SRC).with_suffix("").parts
        if "tests" not in parts:
            import_module(".".join(parts))
    ours = [kind for kind in kinds() if kind.__module__.startswith("usward.") and ".tests" not in kind.__module__]
    return sorted(ours, key=lambda kind: str(kind.__struct_config__.tag))


def any_record(kind: type[Record]) -> st.SearchStrategy[Any]:
    return _of(kinds_of_type.type_info(kind))


def _of(kind: Any) -> st.SearchStrategy[Any]:
    limits = (getattr(kind, "min_length", None) or 0, getattr(kind, "max_length", None))
    most = _LARGEST if limits[1] is None else limits[1]
    most, few = min(most, limits[0] + 100), {"min_size": limits[0], "max_size": min(most, limits[0] + 4)}
    match type(kind).__name__:
        case "Metadata":
            return _of(kind.type)
        case "NoneType":
            return st.none()
        case "BoolType":
            return st.booleans()
        case "IntType":
            return st.integers(_bound(kind.ge, kind.gt, 1, -_LARGEST), _bound(kind.le, kind.lt, -1, _LARGEST))
        case "FloatType":
            return st.floats(kind.ge, kind.le, allow_nan=False, allow_infinity=False).filter(
                lambda value: (kind.gt is None or value > kind.gt) and (kind.lt is None or value < kind.lt)
            )
        case "StrType" if kind.pattern:
            return st.from_regex(kind.pattern).filter(
                lambda text: limits[0] <= len(text) <= (limits[1] or _LARGEST) and not text.endswith("\n")
            )
        case "StrType":
            return st.text(min_size=limits[0], max_size=most)
        case "BytesType":
            return st.binary(min_size=limits[0], max_size=most)
        case "DateType":
            return st.dates()
        case "DateTimeType":
            return st.datetimes(timezones=st.just(UTC) if kind.tz is not False else st.none())
        case "TimeType":
            return st.times()
        case "UUIDType":
            return st.uuids()
        case "LiteralType":
            return st.sampled_from(kind.values)
        case "EnumType":
            return st.sampled_from(kind.cls)
        case "UnionType":
            return st.one_of([_of(each) for each in kind.types])
        case "VarTupleType":
            return st.lists(_of(kind.item_type), **few).map(tuple)
        case "ListType":
            return st.lists(_of(kind.item_type), **few)
        case "FrozenSetType":
            return st.frozensets(_of(kind.item_type), **few)
        case "SetType":
            return st.sets(_of(kind.item_type), **few)
        case "TupleType":
            return st.tuples(*[_of(each) for each in kind.item_types])
        case "DictType":
            return st.dictionaries(_of(kind.key_type), _of(kind.value_type), **few)
        case "StructType":
            return _struct(kind)
    raise NotImplementedError(f"no strategy for {kind}")


def _struct(kind: Any) -> st.SearchStrategy[Any]:
    def build(**fields: Any) -> Any:
        try:
            return msgspec.convert(msgspec.to_builtins(kind.cls(**fields)), kind.cls)
        except (ValueError, TypeError, msgspec.MsgspecError):
            reject()  # Fields that are fine alone and not together.

    return st.builds(build, **{field.name: _of(field.type) for field in kind.fields})


def _bound(inclusive: int | None, exclusive: int | None, step: int, otherwise: int) -> int:
    return inclusive if inclusive is not None else exclusive + step if exclusive is not None else otherwise
