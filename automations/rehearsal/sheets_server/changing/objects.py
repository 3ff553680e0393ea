"""What a sheet lists, by id: finding, adding, changing and taking away one of a list."""

from __future__ import annotations

from dataclasses import dataclass

from automations.rehearsal.sheets_server.changing import masks
from automations.rehearsal.sheets_server.changing.colours import mirrored
from automations.rehearsal.sheets_server.changing.grids import free_id
from automations.rehearsal.sheets_server.model import JSON, Stored, Tab, invalid


@dataclass(frozen=True, slots=True)
class Family:
    """One kind of what sheets list: its list, its id, its message and its name in refusals."""

    listed: str
    id_name: str
    message: str
    words: str


FILTER_VIEWS = Family("filterViews", "filterViewId", "FilterView", "filter view")
PROTECTED = Family("protectedRanges", "protectedRangeId", "ProtectedRange", "protected range")
BANDINGS = Family("bandedRanges", "bandedRangeId", "BandedRange", "banded range")
TABLES = Family("tables", "tableId", "Table", "table")
CHARTS = Family("charts", "chartId", "EmbeddedChart", "chart")
SLICERS = Family("slicers", "slicerId", "Slicer", "slicer")


def every(stored: Stored, family: Family) -> list[tuple[Tab, JSON]]:
    """Return all of a family in a spreadsheet, each with its sheet."""
    return [(tab, item) for tab in stored.tabs for item in tab.listed.get(family.listed, [])]


def found(stored: Stored, family: Family, number: int | str | None) -> tuple[Tab, JSON]:
    """Return one by its id.

    Raises:
        ApiError: There is none.
    """
    for tab, item in every(stored, family):
        if item.get(family.id_name) == number:
            return tab, item
    message = f"No {family.words} with id: {number if number is not None else 0}"
    raise invalid(message)


def added(stored: Stored, family: Family, tab: Tab, given: JSON) -> JSON:
    """Put one into a sheet's list, with an id of its own; return it as it is kept.

    Raises:
        ApiError: The id it brings is taken.
    """
    taken = {item.get(family.id_name) for _, item in every(stored, family)}
    number = given.get(family.id_name)
    if number in taken and number is not None:
        message = f"A {family.words} with id {number} already exists."
        raise invalid(message)
    if number is None:
        number = free_id(family.listed, taken, len(taken))
        number = str(number) if family is TABLES else number
    kept = mirrored({family.id_name: number, **given})
    tab.listed.setdefault(family.listed, []).append(kept)
    return dict(kept)


def updated(stored: Stored, family: Family, given: JSON, fields: str | None) -> tuple[Tab, JSON]:
    """Change one by a mask, its id excepted; return its sheet and it as it is kept."""
    tab, item = found(stored, family, given.get(family.id_name))
    named = masks.paths(fields, family.message)
    named = [path for path in named if path[0] not in {family.id_name, "requestingUserCanEdit"}]
    after = masks.updated(item, mirrored(given), named)
    items = tab.listed[family.listed]
    items[items.index(item)] = after
    return tab, after


def removed(stored: Stored, family: Family, number: int | str | None) -> JSON:
    """Take one away by its id; return it."""
    tab, item = found(stored, family, number)
    tab.listed[family.listed].remove(item)
    return item
