"""How one kind of settings file writes values, and how people are spoken to about it.

What is said here is event.toml's; 設定.xlsx brings its own.
"""

from __future__ import annotations

import typing
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class Unfit:
    """Marks a value that could not be decoded; its fault is recorded already."""


UNFIT = Unfit()


def _exactly(kind: type, raw: object, zone: ZoneInfo) -> object:
    """Return ``raw`` as ``kind``, or `UNFIT`; nothing is guessed.

    True is not 1, a binary fraction is not what was written, and a day has no time of day: a
    deadline on it would be its first second to us and its last to people.
    """
    if issubclass(kind, Enum):
        fits = (each for each in kind if raw == each.value and type(raw) is type(each.value))
        return next(fits, UNFIT)
    if kind is datetime and isinstance(raw, datetime):
        if raw.microsecond:  # a deadline holds to the second, and no cell of 設定.xlsx says more
            return UNFIT
        return raw if raw.tzinfo else raw.replace(tzinfo=zone)
    if kind is Fraction and type(raw) in {int, Fraction}:
        return Fraction(typing.cast("int | Fraction", raw))
    return raw if type(raw) is kind else UNFIT


def _shown(raw: object) -> str:
    """Show a value about as event.toml has it."""
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


_KINDS: Mapping[type, str] = {
    str: '文字列（"…" で囲む）',
    bool: "true か false のどちらか",
    int: "整数",
    Fraction: "数",
    datetime: "日時（例: 2024-12-06T17:15:00）",
    date: "日付（例: 2024-12-24）",
}


def _is_missing(_path: str) -> str:
    return "setting_missing"


@dataclass(frozen=True, slots=True)
class Notation:
    """How one kind of settings file writes values, and how people are spoken to about it.

    ``name_of`` calls a dotted key as that file does. ``kinds`` say how each kind is written there.
    ``read`` returns what the file holds as a kind, or `UNFIT`. ``missing`` is the code of the
    problem for a required setting that is not there.
    """

    name_of: Callable[[str], str] = str
    kinds: Mapping[type, str] = field(default_factory=lambda: _KINDS)
    read: Callable[[type, object, ZoneInfo], object] = _exactly
    shown: Callable[[object], str] = _shown
    missing: Callable[[str], str] = _is_missing
