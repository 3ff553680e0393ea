"""Tidying what people typed: spaces, rows that are there twice, texts of several columns in one."""

from __future__ import annotations

from automations.rehearsal.sheets_server.a1 import Bounds
from automations.rehearsal.sheets_server.calculating import Memo, effective
from automations.rehearsal.sheets_server.changing.grids import (
    box_of,
    check_size,
    keys_in,
    lines_of,
    put,
)
from automations.rehearsal.sheets_server.changing.pasting import type_in
from automations.rehearsal.sheets_server.changing.sorting import reorder
from automations.rehearsal.sheets_server.model import JSON, Stored, StoredCell, Tab, invalid

_DELIMITERS = {"COMMA": ",", "SEMICOLON": ";", "PERIOD": ".", "SPACE": " "}
_LIKELY = ",;.\t "


def trim(stored: Stored, asked: JSON) -> JSON:
    """``trimWhitespace``: how many texts changed."""
    tab, box = box_of(stored, asked.get("range", {}))
    count = 0
    for key in keys_in(tab, box):
        cell = tab.cells[key]
        text = (cell.entered or {}).get("stringValue")
        trimmed = text and " ".join(text.split())
        if trimmed != text:
            value = {"stringValue": trimmed} if trimmed else None
            put(tab, key, StoredCell(value, cell.format, cell.other))
            count += 1
    return {"cellsChangedCount": count} if count else {}


def delete_duplicates(stored: Stored, asked: JSON) -> JSON:
    """``deleteDuplicates``: the first of rows alike stays, those below the range stay too."""
    tab, box = box_of(stored, asked.get("range", {}))
    columns = _compared(stored, asked, box)
    seen: set[tuple[object, ...]] = set()
    memo, order = Memo(), []
    last = max((row for row, _ in keys_in(tab, box)), default=box.top - 1)
    for row in range(box.top, last + 1):
        shown = (effective(stored, tab, row, column, memo) for column in columns)
        content = tuple(_folded(value) for value in shown)
        if content not in seen:
            seen.add(content)
            order.append(row)
    reorder(tab, box, order)
    removed = max(last + 1 - box.top, 0) - len(order)
    return {"duplicatesRemovedCount": removed} if removed else {}


def _compared(stored: Stored, asked: JSON, box: Bounds) -> list[int]:
    """Return the columns that count, all of the range if none are named."""
    if not asked.get("comparisonColumns"):
        return list(range(box.left, box.right))
    named = [lines_of(stored, each) for each in asked["comparisonColumns"]]
    columns = sorted({index for lines in named for index in range(lines.start, lines.end)})
    if any(lines.is_rows for lines in named):
        message = "comparisonColumns must be columns."
        raise invalid(message)
    if not all(box.left <= column < box.right for column in columns):
        message = "comparisonColumns must lie within the range."
        raise invalid(message)
    return columns


def _folded(value: JSON | None) -> object:
    content = None if value is None else next(iter(value.values()))
    return content.casefold() if isinstance(content, str) else repr(content)


def split(stored: Stored, asked: JSON) -> None:
    """``textToColumns``: texts of one column, cut at a delimiter, over what stands right of it."""
    tab, box = box_of(stored, asked.get("source", {}))
    if box.width != 1:
        message = "The source must span exactly one column."
        raise invalid(message)
    texts = _texts(tab, box)
    delimiter = _delimiter(asked, list(texts.values()))
    parts = {row: text.split(delimiter) for row, text in texts.items()}
    grid = tab.properties["gridProperties"]
    widest = max((len(each) for each in parts.values()), default=0)
    grid["columnCount"] = max(tab.width, box.left + widest)
    check_size(stored)
    locale = str(stored.properties.get("locale", "en_US"))
    for row, pieces in parts.items():
        if len(pieces) > 1:
            for number, piece in enumerate(pieces):
                type_in(tab, (row, box.left + number), piece.strip(), locale)


def _texts(tab: Tab, box: Bounds) -> dict[int, str]:
    found = ((key, (tab.cells[key].entered or {}).get("stringValue")) for key in keys_in(tab, box))
    return {key[0]: text for key, text in found if text}


def _delimiter(asked: JSON, texts: list[str]) -> str:
    kind = asked.get("delimiterType", "AUTODETECT")
    if kind == "CUSTOM":
        if not asked.get("delimiter"):
            message = "A custom delimiter must be specified."
            raise invalid(message)
        return str(asked["delimiter"])
    if kind in _DELIMITERS:
        return _DELIMITERS[kind]
    common = "".join(texts)
    return max(_LIKELY, key=lambda sign: (common.count(sign), -_LIKELY.index(sign)))
