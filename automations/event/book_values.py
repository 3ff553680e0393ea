"""The cells of single settings in 設定.xlsx: what stands in them, and what helps to write it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from enum import Enum
from fractions import Fraction
from zoneinfo import ZoneInfo

from automations.books.form_book import FormCell
from automations.books.looks import ANSWER
from automations.books.writing import decimal_of
from automations.event.book_layout import NO, YES, Item, described
from automations.event.cell_notation import joined
from automations.event.model import Event
from automations.tables.rendering import decimal_text
from automations.tables.report import Cell

_TEXT, _NUMBER = "@", "General"
_DAY = "[$-411]yyyy/mm/dd(aaa)"  # with the day of the week in Japanese, whatever the PC speaks
_MINUTES, _SECONDS = f"{_DAY} hh:mm", f"{_DAY} hh:mm:ss"
_FORMATS: Mapping[type, str] = {int: _NUMBER, Fraction: _NUMBER, date: _DAY, datetime: _MINUTES}
_EXAMPLES: Mapping[type, str] = {date: "例: 2027/12/24", datetime: "例: 2027/12/24 17:15"}
_PAST_DAYS = {"last_time.day": "例: 2024/02/20"}


def sections_of(event: Event, path: str) -> Sequence[object]:
    """Return the sections that a path of a section stands for: none, one, or many."""
    found = _at(event, path.removesuffix("[]"))
    if found is None:
        return ()
    return found if isinstance(found, tuple) else (found,)


def rows_of(event: Event, item: Item) -> Sequence[object]:
    """Return the values of a setting, one for each row that it has."""
    value = _at(event, item.path)
    if item.kind is bool and "." not in item.path:  # whether a section is there at all
        return (value is not None,)
    return value if item.tall and isinstance(value, tuple) else (value,)


def _at(event: Event, path: str) -> object:
    found: object = event
    for step in path.split("."):
        found = None if found is None else getattr(found, step)
    return found


def filled_cell(item: Item, value: object, event: Event) -> FormCell:
    """Return the cell of a setting with its value."""
    stored = _stored(value, ZoneInfo(event.basics.time_zone))
    cell = replace(blank_cell(item), value=stored)
    if isinstance(stored, datetime) and stored.second:
        return replace(cell, number_format=_SECONDS)
    # A text in a cell of numbers or days stays the text it is.
    return replace(cell, number_format=_TEXT) if isinstance(stored, str) and stored else cell


def blank_cell(item: Item) -> FormCell:
    """Return the cell of a setting without a value."""
    shape = _TEXT if item.many else _FORMATS.get(item.kind, _TEXT)
    return FormCell(None, ANSWER, shape, item.choices, (item.label, explained(item)))


def _stored(value: object, zone: ZoneInfo) -> Cell:
    match value:
        case bool():
            return YES if value else NO
        case None | int() | str():
            return value
        case Enum():
            return str(value.value)
        case Fraction():
            exact = Fraction(decimal_of(value)) == value
            return value if exact else decimal_text(value)
        case date():
            return value.astimezone(zone) if isinstance(value, datetime) else value
        case tuple():
            return joined(str(each.value if isinstance(each, Enum) else each) for each in value)
        case _:
            raise TypeError(value)


def explained(item: Item) -> str:
    """Return what a setting means, how it is written, and what holds where it is left empty."""
    parts = [item.doc, _PAST_DAYS.get(item.path) or _EXAMPLES.get(item.kind, ""), _when_empty(item)]
    if item.many and not item.tall:
        parts.append("いくつもあるときは「、」で区切ります。")
    return " ".join(filter(None, parts))


def _when_empty(item: Item) -> str:
    default = described()[item.path].default.strip('"')
    if default in {"", "なし", "省略できます"} or item.many:
        return ""
    if item.kind is bool:  # as it is written here, not in the settings of an IT section
        default = YES if default == "true" else NO
    return f"空なら「{default}」です。"
