"""Settings as frozen dataclasses: each field carries its Japanese name and its documentation.

A domain declares its rules as dataclasses whose fields are made by `setting`; `decode_section`
turns the raw mapping of a settings file into them and collects every fault with its place. What
differs from file to file (event.toml, 設定.xlsx) is its `Notation`; every rule is shared.
"""

from __future__ import annotations

import dataclasses
import re
import types
import typing
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Any, TypeVar

from automations.tables.folding import trimmed
from automations.tables.nearest import did_you_mean
from automations.tables.notation import UNFIT, Notation
from automations.tables.problems import Problem, problem

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from automations.tables.places import Place

T = TypeVar("T")
_REQUIRED: Any = dataclasses.MISSING
# What lies outside is a slip of the hand, and near the ends of the calendar no day can be reckoned.
FIRST_YEAR, LAST_YEAR = 1950, 2199
LONGEST_TEXT = 500  # letters: more is a slip of the hand, and no name that a document could show
# No path and no document can hold a control character; bidi marks show a name as another one.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]")
# What Windows puts between folders is a part of the name on other systems; ¥ is how it looks.
_SEPARATORS = frozenset("\\¥￥＼")


def setting(
    label: str,
    doc: str,
    *,
    default: Any = _REQUIRED,  # noqa: ANN401 - as dataclasses.field is typed
    path: bool = False,
    keyword: bool = False,
) -> Any:  # noqa: ANN401 - as dataclasses.field is typed
    """Declare a setting: its Japanese name, what it means, and its default if it has one.

    ``path``: it says where a file or a folder lies, as every system writes it. ``keyword``: it
    is given by name only, so that it may have a default before settings that have none.
    """
    about = {"label": label, "doc": doc, "path": path}
    return field(default=default, metadata=about, kw_only=keyword)


@dataclass(frozen=True, slots=True)
class Decoder:
    """Where a dotted key stands for a person, the zone of bare timestamps, and faults so far."""

    place_of: Callable[[str], Place]
    zone: ZoneInfo
    problems: list[Problem] = field(default_factory=list)
    notation: Notation = field(default_factory=Notation)

    def fault(self, code: str, path: str, **words: object) -> None:
        """Record a fault of the value at ``path``; the texts may name its ``key``."""
        key = self.notation.name_of(path)
        self.problems.append(problem(code, self.place_of(path), key=key, **words))

    def shown(self, raw: object) -> str:
        """Show a value as the settings file has it."""
        return self.notation.shown(raw)


def decode_section(decoder: Decoder, kind: type[T], raw: object, path: str = "") -> T | None:
    """Decode a mapping into the dataclass ``kind``; None if any part of it is unfit.

    Every unknown key, missing key and unfit value is recorded in ``decoder.problems``.
    """
    if not isinstance(raw, Mapping):
        decoder.fault("setting_not_section", path, found=decoder.shown(raw))
        return None
    fields = {each.name: each for each in dataclasses.fields(kind)}  # type: ignore[arg-type]  # kind is a dataclass
    for key in sorted(raw.keys() - fields.keys()):
        hint = _meant(key, fields)
        decoder.fault("setting_unknown", _join(path, key), hint=hint)
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
        value = _value(decoder, hint, raw[declared.name], path)
        if value in ("", ()) and declared.default != value:
            # Nothing is not the default either: in a table it would be a cell cleared by mistake.
            decoder.fault("setting_blank", path)
            return UNFIT
        if declared.metadata["path"] and not _SEPARATORS.isdisjoint(str(value)):
            decoder.fault("setting_path_separator", path, found=value)
        return value
    if declared.default is not dataclasses.MISSING:
        return declared.default
    code = decoder.notation.missing(path)
    decoder.fault(code, path, label=declared.metadata["label"])
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
        decoder.fault("setting_not_list", path, found=decoder.shown(raw))
        return UNFIT
    values = [
        _value(decoder, hint, each, f"{path}[{number}]") for number, each in enumerate(raw, 1)
    ]
    if any(value is UNFIT for value in values):
        return UNFIT
    unfit = False
    for number, value in enumerate(values):
        place = f"{path}[{number + 1}]"
        if value == "":
            decoder.fault("setting_blank", place)
        elif value in values[:number]:
            decoder.fault("setting_repeated", place, found=decoder.shown(_called(raw[number])))
        unfit |= value == "" or value in values[:number]
    return UNFIT if unfit else tuple(values)


def _called(raw: object) -> object:
    """Return what people call a section by, which is what stands first in it, or a plain value."""
    return next(iter(raw.values()), "") if isinstance(raw, Mapping) else raw


def _choice(decoder: Decoder, kind: type[Enum], raw: object, path: str) -> object:
    value = decoder.notation.read(kind, raw, decoder.zone)
    if value is UNFIT:
        known = [str(member.value) for member in kind]
        found = decoder.shown(raw)
        words = {"found": found, "known": "、".join(known), "hint": did_you_mean(found, known)}
        decoder.fault("setting_not_choice", path, **words)
    return value


def _scalar(decoder: Decoder, kind: type, raw: object, path: str) -> object:
    value = decoder.notation.read(kind, raw, decoder.zone)
    if value is UNFIT:
        words = {"found": decoder.shown(raw), "kind": decoder.notation.kinds[kind]}
        decoder.fault("setting_not_kind", path, **words)
    elif isinstance(value, date) and not FIRST_YEAR <= value.year <= LAST_YEAR:
        years = {"first": FIRST_YEAR, "last": LAST_YEAR}
        decoder.fault("setting_year", path, found=decoder.shown(raw), **years)
        return UNFIT
    return _text(decoder, value, path) if isinstance(value, str) else value


def _text(decoder: Decoder, text: str, path: str) -> object:
    if _UNPRINTABLE.search(text):
        decoder.fault("setting_unprintable", path)
        return UNFIT
    if len(text) > LONGEST_TEXT:
        decoder.fault("setting_long", path, length=len(text), longest=LONGEST_TEXT)
        return UNFIT
    return trimmed(text)  # what nobody sees at either end is no part of a name
