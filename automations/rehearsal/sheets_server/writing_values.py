"""Writing values: what is to stand where, checked first, then done at once.

https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets.values/update
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from automations.rehearsal.sheets_server.a1 import (
    Bounds,
    a1_of,
    as_named,
    bounds,
    exceeded,
    letters,
    range_of,
    tab_of,
)
from automations.rehearsal.sheets_server.changing import protection
from automations.rehearsal.sheets_server.changing.grids import check_size
from automations.rehearsal.sheets_server.entering import check_length, entered
from automations.rehearsal.sheets_server.model import (
    JSON,
    ApiError,
    Stored,
    StoredCell,
    invalid,
)
from automations.rehearsal.sheets_server.reading_values import Rendering, value_range
from automations.rehearsal.sheets_server.writings import (
    Target,
    Writing,
    counts,
    totals,
    writing_of,
)
from automations.rehearsal.sheets_server.written_protobuf import written

_SPOILT_BY_A_NEW_VALUE = ("textFormatRuns", "chipRuns", "hyperlink")


@dataclass(frozen=True, slots=True)
class Answering:
    """What an answer to a writing is to hold."""

    option: str
    includes_values: bool
    rendering: Rendering


def answering(options: JSON) -> Answering:
    """Return how a writing request enters values, and what it wants to hear.

    Raises:
        ApiError: It does not say how to enter them.
    """
    option = options.get("valueInputOption", "INPUT_VALUE_OPTION_UNSPECIFIED")
    if option == "INPUT_VALUE_OPTION_UNSPECIFIED":
        message = "'valueInputOption' is required but not specified"
        raise invalid(message)
    how = Rendering(
        "ROWS",
        options.get("responseValueRenderOption", "FORMATTED_VALUE"),
        options.get("responseDateTimeRenderOption", "SERIAL_NUMBER"),
    )
    return Answering(option, bool(options.get("includeValuesInResponse")), how)


def update(stored: Stored, options: JSON, text: str, given: JSON, editor: str) -> JSON:
    """Write one range."""
    asked = answering(options)
    named = given.get("range")
    target = target_of(stored, text)
    if named and range_of(stored, named) != target.grid_range:
        message = f"Requested range [{text}] does not match the range of the body [{named}]"
        raise invalid(message)
    writing = checked(stored, target, given, editor)
    write(stored, [writing], asked.option)
    return answer(stored, writing, asked)


def batch_update(stored: Stored, given: JSON, editor: str) -> JSON:
    """Write several ranges, all or none."""
    asked = answering(given)
    writings = []
    for number, data in enumerate(given.get("data", [])):
        try:
            target = target_of(stored, data.get("range", ""))
            writings.append(checked(stored, target, data, editor))
        except ApiError as refused:
            told = of_part("data", number, refused)
            raise told from None
    write(stored, writings, asked.option)
    responses = [answer(stored, writing, asked) for writing in writings]
    return {"spreadsheetId": stored.id} | totals(writings) | listed("responses", responses)


def of_part(what: str, number: int, refused: ApiError) -> ApiError:
    """Return the refusal of one part of a request that has several."""
    words = f"Invalid {what}[{number}]: {refused.message}"
    return ApiError(refused.code, refused.status, words, refused.details)


def listed(field: str, items: list[JSON]) -> JSON:
    """Return a list as a field; an empty one is absent."""
    return {field: items} if items else {}


def target_of(stored: Stored, text: str) -> Target:
    """Return where a text says to write."""
    grid_range = range_of(stored, text)
    return Target(tab_of(stored, grid_range), grid_range, ":" not in text)


def checked(stored: Stored, target: Target, given: JSON, editor: str) -> Writing:
    """Return values to write if they fit; nothing is written yet.

    Raises:
        ApiError: The range reaches beyond the grid, the values beyond the range, a value is none
            that a cell can hold, or the cells are protected from the editor.
    """
    writing = writing_of(target, given)
    box = bounds(target.tab, target.grid_range)
    asked = target.grid_range.get
    reach = asked("endRowIndex", 0), asked("endColumnIndex", 0)
    is_beyond = reach[0] > target.tab.height or reach[1] > target.tab.width
    if is_beyond or box.height <= 0 or box.width <= 0:
        raise exceeded(target.tab, target.grid_range)
    if not target.is_open:
        _check_size(target, box, writing)
    check_values(writing)
    protection.check(stored, "updateCells", {"range": writing.box.on(target.tab)}, editor)
    return writing


def _check_size(target: Target, box: Bounds, writing: Writing) -> None:
    for down, row in enumerate(writing.rows):
        if down >= box.height:
            raise _too_large(target, f"row [{box.bottom + 1}]")
        if len(row) > box.width:
            raise _too_large(target, f"column [{letters(box.right)}]")


def _too_large(target: Target, where: str) -> ApiError:
    name = as_named(target.tab, target.grid_range)
    return invalid(f"Requested writing within range [{name}], but tried writing to {where}")


def check_values(writing: Writing) -> None:
    """Refuse what no cell can hold."""
    by_column = writing.dimension == "COLUMNS"
    top, left = writing.target.corner
    for row, column, value in writing.cells():
        if isinstance(value, (dict, list)):
            down, right = row - top, column - left
            one, other = (right, down) if by_column else (down, right)
            message = f"Invalid values[{one}][{other}]: {written(value)}"
            raise invalid(message)
        check_length(value)


def write(stored: Stored, writings: Sequence[Writing], option: str) -> None:
    """Put checked values into their cells; a grid too small for them grows."""
    locale, today = str(stored.properties.get("locale", "en_US")), _today(stored)
    grow(stored, writings)
    for writing in writings:
        for row, column, value in writing.cells():
            cells = writing.target.tab.cells
            old = cells.get((row, column), StoredCell())
            new = _with_value(old, value, option, locale, today)
            if new.is_bare:
                cells.pop((row, column), None)
            else:
                cells[row, column] = new


def _with_value(
    old: StoredCell, value: str | float, option: str, locale: str, today: date
) -> StoredCell:
    """Return a cell with another value; all else stays, but what was said of the old text."""
    held, number_format = entered(
        value, option, locale, today=today, cell_format=old.format.get("numberFormat")
    )
    kept = {key: said for key, said in old.other.items() if key not in _SPOILT_BY_A_NEW_VALUE}
    style = old.format if number_format is None else old.format | {"numberFormat": number_format}
    return replace(old, entered=held, format=style, other=kept)


def _today(stored: Stored) -> date:
    try:
        zone = ZoneInfo(str(stored.properties.get("timeZone", "Etc/GMT")))
    except (ZoneInfoNotFoundError, ValueError):
        zone = ZoneInfo("Etc/GMT")
    return datetime.now(zone).date()


def grow(stored: Stored, writings: Sequence[Writing]) -> None:
    """Let each grid reach as far as what is written on it, if it does not yet; all or none."""
    before = [(tab, dict(tab.properties["gridProperties"])) for tab in stored.tabs]
    for writing in writings:
        tab, box = writing.target.tab, writing.box
        tab.properties["gridProperties"] = tab.properties["gridProperties"] | {
            "rowCount": max(tab.height, box.bottom),
            "columnCount": max(tab.width, box.right),
        }
    try:
        check_size(stored)
    except ApiError:
        for tab, grid in before:
            tab.properties["gridProperties"] = grid
        raise


def answer(stored: Stored, writing: Writing, asked: Answering) -> JSON:
    """Return the ``UpdateValuesResponse`` of values that were written."""
    tab = writing.target.tab
    updated = writing.updated.on(tab)
    told: JSON = {"spreadsheetId": stored.id, "updatedRange": a1_of(tab, updated)}
    told |= counts([writing], "updated")
    if asked.includes_values:
        shown = updated if writing.target.is_open else writing.target.grid_range
        how = replace(asked.rendering, dimension=writing.dimension)
        told["updatedData"] = value_range(stored, shown, how)
    return told
