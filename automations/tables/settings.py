"""Settings as frozen dataclasses: each field carries its Japanese name and its documentation.

A domain declares its rules as dataclasses whose fields are made by `setting`; `decode_section`
turns the raw mapping of ``event.toml`` into them and collects every fault with its place.
"""

from __future__ import annotations

import dataclasses
import re
import types
import typing
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum
from fractions import Fraction
from typing import TYPE_CHECKING, Any, TypeVar

from automations.tables.nearest import did_you_mean
from automations.tables.problems import Problem, problem

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from automations.tables.places import Place

T = TypeVar("T")
_REQUIRED: Any = dataclasses.MISSING
# No path and no document can hold a control character; bidi marks show a name as another one.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]")


def setting(label: str, doc: str, *, default: Any = _REQUIRED) -> Any:  # noqa: ANN401 - as dataclasses.field is typed
    """Declare a setting: its Japanese name, what it means, and its default if it has one."""
    return field(default=default, metadata={"label": label, "doc": doc})


@dataclass(frozen=True, slots=True)
class Decoder:
    """Where a dotted key stands for a person, the zone of bare timestamps, and faults so far."""

    place_of: Callable[[str], Place]
    zone: ZoneInfo
    problems: list[Problem] = field(default_factory=list)

    def fault(self, code: str, path: str, **words: object) -> None:
        """Record a fault of the value at ``path``."""
        self.problems.append(problem(code, self.place_of(path), **words))


@dataclass(frozen=True, slots=True)
class _Unfit:
    """Marks a value that could not be decoded; its fault is recorded already."""


UNFIT = _Unfit()


def decode_section(decoder: Decoder, kind: type[T], raw: object, path: str = "") -> T | None:
    """Decode a mapping into the dataclass ``kind``; None if any part of it is unfit.

    Every unknown key, missing key and unfit value is recorded in ``decoder.problems``.
    """
    if not isinstance(raw, Mapping):
        decoder.fault("setting_not_section", path, key=path, found=_shown(raw))
        return None
    fields = {each.name: each for each in dataclasses.fields(kind)}  # type: ignore[arg-type]  # kind is a dataclass
    for key in sorted(raw.keys() - fields.keys()):
        hint = _meant(key, fields)
        decoder.fault("setting_unknown", _join(path, key), key=_join(path, key), hint=hint)
    hints = typing.get_type_hints(kind)
    values = {
        name: _field_value(decoder, each, hints[name], raw, _join(path, name))
        for name, each in fields.items()
    }
    return None if any(value is UNFIT for value in values.values()) else kind(**values)


def _meant(key: str, fields: Mapping[str, dataclasses.Field[Any]]) -> str:
    """Suggest a key, also to who wrote its Japanese name in its place."""
    for name, declared in fields.items():
        if declared.metadata["label"] == key:
            return f"（もしかして「{name}」）"
    return did_you_mean(key, fields)


def _join(path: str, key: str) -> str:
    return f"{path}.{key}" if path else key


def _field_value(
    decoder: Decoder,
    declared: dataclasses.Field[Any],
    hint: object,
    raw: Mapping[str, object],
    path: str,
) -> object:
    if declared.name in raw:
        return _value(decoder, hint, raw[declared.name], path)
    if declared.default is not dataclasses.MISSING:
        return declared.default
    decoder.fault("setting_missing", path, key=path, label=declared.metadata["label"])
    return UNFIT


def _value(decoder: Decoder, hint: Any, raw: object, path: str) -> object:  # noqa: ANN401 - a type hint of any shape
    if typing.get_origin(hint) in {types.UnionType, typing.Union}:  # only "X | None" is used
        (hint,) = (each for each in typing.get_args(hint) if each is not types.NoneType)
    if typing.get_origin(hint) is tuple:
        return _tuple(decoder, typing.get_args(hint)[0], raw, path)
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        section = decode_section(decoder, hint, raw, path)
        return UNFIT if section is None else section
    if isinstance(hint, type) and issubclass(hint, Enum):
        return _choice(decoder, hint, raw, path)
    return _scalar(decoder, hint, raw, path)


def _tuple(decoder: Decoder, hint: object, raw: object, path: str) -> object:
    if not isinstance(raw, list):
        decoder.fault("setting_not_list", path, key=path, found=_shown(raw))
        return UNFIT
    values = [
        _value(decoder, hint, each, f"{path}[{number}]") for number, each in enumerate(raw, 1)
    ]
    if any(value is UNFIT for value in values):
        return UNFIT
    for number, value in enumerate(values):
        if value in values[:number]:
            place = f"{path}[{number + 1}]"
            decoder.fault("setting_repeated", place, key=place, found=_shown(raw[number]))
    return tuple(values)


def _choice(decoder: Decoder, kind: type[Enum], raw: object, path: str) -> object:
    for member in kind:
        if raw == member.value and type(raw) is type(member.value):
            return member
    known = [str(member.value) for member in kind]
    found = _shown(raw)
    words = {"found": found, "known": "、".join(known), "hint": did_you_mean(found, known)}
    decoder.fault("setting_not_choice", path, key=path, **words)
    return UNFIT


_READ_AS = {
    str: '文字列（"…" で囲む）',
    bool: "true か false のどちらか",
    int: "整数",
    Fraction: "数",
    datetime: "日時（例: 2024-12-06T17:15:00）",
    date: "日付（例: 2024-12-24）",
}


def _scalar(decoder: Decoder, kind: type, raw: object, path: str) -> object:
    value = _exactly(kind, raw, decoder.zone)
    if value is UNFIT:
        decoder.fault("setting_not_kind", path, key=path, found=_shown(raw), kind=_READ_AS[kind])
    elif isinstance(value, str) and _UNPRINTABLE.search(value):
        decoder.fault("setting_unprintable", path, key=path)
        return UNFIT
    return value


def _exactly(kind: type, raw: object, zone: ZoneInfo) -> object:
    """Return ``raw`` as ``kind``, or `UNFIT`; nothing is guessed.

    True is not 1, a binary fraction is not what was written, and a day has no time of day: a
    deadline on it would be its first second to us and its last to people.
    """
    if kind is datetime and isinstance(raw, datetime):
        return raw if raw.tzinfo else raw.replace(tzinfo=zone)
    if kind is Fraction and type(raw) in {int, Fraction}:
        return Fraction(typing.cast("int | Fraction", raw))
    return raw if type(raw) is kind else UNFIT


def _shown(raw: object) -> str:
    """Show a value about as the settings file has it."""
    match raw:
        case bool():
            return "true" if raw else "false"
        case datetime():
            return raw.isoformat()
        case Mapping():
            return "{ … }"
        case list():
            return "[ … ]" if raw else "[]"
        case _:
            return str(raw)
