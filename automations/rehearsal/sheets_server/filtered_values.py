"""Values by ``DataFilter``: by A1 text, by grid range, or by developer metadata.

https://developers.google.com/workspace/sheets/api/reference/rest/v4/DataFilter
"""

from __future__ import annotations

from dataclasses import dataclass

from automations.rehearsal.sheets_server import marks
from automations.rehearsal.sheets_server.a1 import bounds, range_of, tab_of
from automations.rehearsal.sheets_server.calculating import Memo
from automations.rehearsal.sheets_server.clearing_values import cleared
from automations.rehearsal.sheets_server.model import JSON, ApiError, Stored, invalid
from automations.rehearsal.sheets_server.reading_values import (
    range_to_read,
    rendering,
    value_range,
)
from automations.rehearsal.sheets_server.writing_values import (
    answer,
    answering,
    checked,
    listed,
    of_part,
    write,
)
from automations.rehearsal.sheets_server.writings import Target, Writing, totals


@dataclass(frozen=True, slots=True)
class _Found:
    """A range that a filter means."""

    grid_range: JSON
    data_filter: JSON


def batch_get(stored: Stored, given: JSON) -> JSON:
    """Return the values of each range that any filter means, left before right, above before below.

    A range that several filters mean is answered once, with all of them.
    """
    filters = given.get("dataFilters", [])
    if not filters:
        message = "Must specify at least one dataFilter."
        raise invalid(message)
    how, memo = rendering(given), Memo()
    answers: dict[str, JSON] = {}
    for found in sorted(_all_found(stored, filters), key=lambda each: _place(stored, each)):
        answered = value_range(stored, found.grid_range, how, memo)
        entry = {"valueRange": answered, "dataFilters": []}
        answers.setdefault(answered["range"], entry)["dataFilters"].append(_echo(found))
    return {"spreadsheetId": stored.id} | listed("valueRanges", list(answers.values()))


def batch_update(stored: Stored, given: JSON, editor: str) -> JSON:
    """Write the values of each filter into every range that it means, all or none."""
    asked = answering(given)
    writings: list[tuple[Writing, _Found]] = []
    for number, data in enumerate(given.get("data", [])):
        try:
            for found in _found(stored, data.get("dataFilter", {})):
                target = _target(stored, found)
                writings.append((checked(stored, target, data, editor), found))
        except ApiError as refused:
            misfit = of_part("data", number, refused)
            raise misfit from None
    write(stored, [writing for writing, _ in writings], asked.option)
    responses = []
    for writing, found in writings:
        told = answer(stored, writing, asked)
        told.pop("spreadsheetId")
        responses.append(told | {"dataFilter": _echo(found)})
    counted = totals([writing for writing, _ in writings])
    return {"spreadsheetId": stored.id} | counted | listed("responses", responses)


def batch_clear(stored: Stored, given: JSON, editor: str) -> JSON:
    """Clear every range that any filter means, all or none."""
    filters = given.get("dataFilters", [])
    if not filters:
        message = "Must specify at least one dataFilter."
        raise invalid(message)
    ranges = [found.grid_range for found in _all_found(stored, filters)]
    told = cleared(stored, ranges, editor)
    return {"spreadsheetId": stored.id} | ({"clearedRanges": told} if told else {})


def _all_found(stored: Stored, filters: list[JSON]) -> list[_Found]:
    found: list[_Found] = []
    for number, data_filter in enumerate(filters):
        try:
            found += _found(stored, data_filter)
        except ApiError as refused:
            misfit = of_part("dataFilter", number, refused)
            raise misfit from None
    return found


def _found(stored: Stored, data_filter: JSON) -> list[_Found]:
    if "a1Range" in data_filter:
        ranges = [range_of(stored, data_filter["a1Range"])]
    elif "gridRange" in data_filter:
        ranges = [data_filter["gridRange"]]
    elif "developerMetadataLookup" in data_filter:
        ranges = marks.matching(stored, data_filter)
    else:
        message = "dataFilter.filter must be specified."
        raise invalid(message)
    return [_Found(range_to_read(stored, each), data_filter) for each in ranges]


def _target(stored: Stored, found: _Found) -> Target:
    is_open = ":" not in found.data_filter.get("a1Range", ":")
    return Target(tab_of(stored, found.grid_range), found.grid_range, is_open)


def _place(stored: Stored, found: _Found) -> tuple[int, int, int, int, int]:
    """Return what ranges are sorted by."""
    tab = tab_of(stored, found.grid_range)
    box = bounds(tab, found.grid_range)
    index = int(tab.properties.get("index", 0))
    return index, box.left, box.top, box.right, box.bottom


def _echo(found: _Found) -> JSON:
    """Return a filter as it is answered: without what says nothing (sheetId 0)."""
    grid_range = found.data_filter.get("gridRange")
    if grid_range is None:
        return found.data_filter
    named = {key: index for key, index in grid_range.items() if key != "sheetId" or index}
    return {"gridRange": named}
