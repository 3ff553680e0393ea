"""Reading values: a ``ValueRange``, rendered as asked, without blank rows and columns at its end.

https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets.values/get
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from automations.rehearsal.sheets_server import calculating, natural_formats, spilling
from automations.rehearsal.sheets_server.a1 import (
    Bounds,
    a1_of,
    bounds,
    exceeded,
    range_of,
    tab_of,
)
from automations.rehearsal.sheets_server.model import JSON, Stored, Tab, invalid
from automations.rehearsal.sheets_server.showing import formatted

Value = str | int | float | bool
_OF_TIME = frozenset({"DATE", "TIME", "DATE_TIME"})


@dataclass(frozen=True, slots=True)
class Rendering:
    """How values are answered; the words are the service's own."""

    dimension: str = "ROWS"
    value: str = "FORMATTED_VALUE"
    time: str = "SERIAL_NUMBER"


def rendering(options: JSON) -> Rendering:
    """Return how a reading request wants its values."""
    return Rendering(
        "COLUMNS" if options.get("majorDimension") == "COLUMNS" else "ROWS",
        options.get("valueRenderOption", "FORMATTED_VALUE"),
        options.get("dateTimeRenderOption", "SERIAL_NUMBER"),
    )


def get(stored: Stored, options: JSON, text: str) -> JSON:
    """Return the ``ValueRange`` of a range."""
    return value_range(stored, range_to_read(stored, range_of(stored, text)), rendering(options))


def batch_get(stored: Stored, options: JSON, texts: list[str]) -> JSON:
    """Return the ``ValueRange`` of each range, in their order; one that cannot be refuses all."""
    found = [range_to_read(stored, range_of(stored, text)) for text in texts]
    if not found:
        return {"spreadsheetId": stored.id}
    memo, how = calculating.Memo(), rendering(options)
    ranges = [value_range(stored, each, how, memo) for each in found]
    return {"spreadsheetId": stored.id, "valueRanges": ranges}


def range_to_read(stored: Stored, grid_range: JSON) -> JSON:
    """Return a range if it can be read: it starts within the grid; its end may lie beyond.

    Raises:
        ApiError: It starts beyond, or before the first row or column, or ends before it starts.
    """
    tab = tab_of(stored, grid_range)
    indexes = {name: index for name, index in grid_range.items() if name != "sheetId"}
    if any(index < 0 for index in indexes.values()):
        message = "GridRange indexes must be >= 0"
        raise invalid(message)
    for axis in ("Row", "Column"):
        start, end = indexes.get(f"start{axis}Index", 0), indexes.get(f"end{axis}Index")
        if end is not None and end < start:
            message = f"end{axis}Index[{end}] cannot be before start{axis}Index[{start}]"
            raise invalid(message)
    begins = indexes.get("startRowIndex", 0), indexes.get("startColumnIndex", 0)
    if begins[0] >= tab.height or begins[1] >= tab.width:
        raise exceeded(tab, grid_range)
    return grid_range


def value_range(
    stored: Stored, grid_range: JSON, how: Rendering, memo: calculating.Memo | None = None
) -> JSON:
    """Return a ``ValueRange``; ``values`` is absent where all is blank."""
    tab = tab_of(stored, grid_range)
    box = _with_content(tab, bounds(tab, grid_range))
    answer = {"range": a1_of(tab, grid_range), "majorDimension": how.dimension}
    reader = _Reader(stored, tab, how, memo or calculating.Memo())
    rows = [
        [reader.at(row, column) for column in range(box.left, box.right)]
        for row in range(box.top, box.bottom)
    ]
    if how.dimension == "COLUMNS":
        rows = [list(column) for column in zip(*rows, strict=True)]
    trimmed = _trimmed(rows)
    return answer | {"values": trimmed} if trimmed else answer


def _with_content(tab: Tab, box: Bounds) -> Bounds:
    """Return a range without the end of it in which no cell can show anything."""
    if spilling.anchors(tab):
        return box
    rows, columns = [box.top], [box.left]
    for (row, column), cell in tab.cells.items():
        is_within = box.top <= row < box.bottom and box.left <= column < box.right
        if is_within and cell.entered is not None:
            rows.append(row + 1)
            columns.append(column + 1)
    return Bounds(box.top, box.left, max(rows), max(columns))


def _trimmed(rows: list[list[Value | None]]) -> list[list[Value]]:
    """Return rows without the blank ones and blank cells at their ends; blank between is ''."""
    kept = []
    for row in rows:
        width = max((at for at, value in enumerate(row, 1) if value is not None), default=0)
        kept.append(["" if value is None else value for value in row[:width]])
    height = max((at for at, row in enumerate(kept, 1) if row), default=0)
    return kept[:height]


class _Reader:
    """Renders one cell after the other of a tab."""

    def __init__(self, stored: Stored, tab: Tab, how: Rendering, memo: calculating.Memo) -> None:
        self._stored, self._tab, self._how, self._memo = stored, tab, how, memo
        self._locale = str(stored.properties.get("locale", "en_US"))

    def at(self, row: int, column: int) -> Value | None:
        """Return a cell as asked; None where it is blank."""
        cell = self._tab.cells.get((row, column))
        entered = cell.entered if cell else None
        if self._how.value == "FORMULA" and entered and "formulaValue" in entered:
            return str(entered["formulaValue"])
        effective = calculating.effective(self._stored, self._tab, row, column, self._memo)
        if effective is None:
            return None
        number_format = natural_formats.number_format(self._stored, self._tab, row, column)
        if self._how.value == "FORMATTED_VALUE" or self._is_time_as_text(effective, number_format):
            return formatted(effective, number_format, self._locale)
        return _plain(effective, self._locale)

    def _is_time_as_text(self, effective: JSON, number_format: JSON | None) -> bool:
        if self._how.time != "FORMATTED_STRING" or "numberValue" not in effective:
            return False
        return (number_format or {}).get("type") in _OF_TIME


def _plain(effective: JSON, locale: str) -> Value:
    """Return a value as it is, without its format; an error with what it says."""
    ((kind, value),) = effective.items()
    if kind == "errorValue":
        code = formatted(effective, None, locale)
        return f"{code} ({value['message']})" if value.get("message") else code
    return _whole(value) if kind == "numberValue" else _text_or_truth(value)


def _text_or_truth(value: Any) -> Value:  # noqa: ANN401 - what JSON gives
    """Return a text or truth unchanged."""
    return value if isinstance(value, bool) else str(value)


def _whole(number: float) -> int | float:
    """Return a number as JSON writes it: whole ones without a point."""
    as_float = float(number)
    return int(as_float) if as_float.is_integer() and abs(as_float) < 1e21 else as_float  # noqa: PLR2004 - from there on an exponent is written
