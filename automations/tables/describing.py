"""Settings described: every key with its name, kind, choices and default, for the reference."""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from fractions import Fraction
from typing import Any

_KINDS = {
    str: "文字列",
    bool: "true か false",
    int: "整数",
    Fraction: "数",
    datetime: "日時",
    date: "日付",
}


@dataclass(frozen=True, slots=True)
class Described:
    """One key: ``path`` is dotted, with ``[]`` behind what may be repeated.

    ``default`` is "" for what must be given. ``section`` tells that it only holds other keys.
    ``holds`` is the type of one value; ``many`` tells that there may be several.
    """

    path: str
    label: str
    doc: str
    kind: str
    default: str
    choices: tuple[str, ...] = ()
    section: bool = False
    holds: type = str
    many: bool = False


def describe(section: type, path: str = "") -> Iterator[Described]:
    """Walk the keys of a settings dataclass in their order, each section before what it holds."""
    hints = typing.get_type_hints(section)
    for declared in dataclasses.fields(section):
        hint, many = _unwrapped(hints[declared.name])
        inner = dataclasses.is_dataclass(hint)
        own = f"{path}{declared.name}{'[]' if many and inner else ''}"
        yield Described(
            own,
            declared.metadata["label"],
            declared.metadata["doc"],
            _kind(hint, many=many, inner=inner),
            _default(declared, inner=inner),
            tuple(each.value for each in hint) if issubclass(hint, Enum) else (),
            inner,
            hint,
            many,
        )
        if inner:
            yield from describe(hint, f"{own}.")


def _unwrapped(hint: Any) -> tuple[type, bool]:  # noqa: ANN401 - a type hint of any shape
    """Return the type of one value, and whether there may be many."""
    if isinstance(hint, types.UnionType):
        (hint,) = (each for each in typing.get_args(hint) if each is not types.NoneType)
    if typing.get_origin(hint) is tuple:
        return typing.get_args(hint)[0], True
    return hint, False


def _kind(hint: type, *, many: bool, inner: bool) -> str:
    if inner:
        return "項目の組の一覧" if many else "項目の組"
    kind = "選択" if issubclass(hint, Enum) else _KINDS[hint]
    return f"{kind}の一覧" if many else kind


def _default(declared: dataclasses.Field[Any], *, inner: bool) -> str:
    if declared.default is dataclasses.MISSING:
        return ""
    return "省略できます" if inner else _toml(declared.default)


def _toml(value: object) -> str:
    """Write a default as the settings file would hold it."""
    match value:
        case None:
            return "なし"
        case bool():
            return "true" if value else "false"
        case Enum():
            return f'"{value.value}"'
        case str():
            return f'"{value}"'
        case tuple():
            return f"[{', '.join(_toml(each) for each in value)}]"
        case _:
            return str(value)
