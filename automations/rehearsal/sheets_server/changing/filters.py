"""The filter of a sheet, and filter views."""

from __future__ import annotations

import copy

from automations.rehearsal.sheets_server.a1 import Bounds, bounds
from automations.rehearsal.sheets_server.calculating import Memo, effective
from automations.rehearsal.sheets_server.changing.conditions import is_met
from automations.rehearsal.sheets_server.changing.dimensions import tab_with_grid
from automations.rehearsal.sheets_server.changing.grids import box_of, whole_range
from automations.rehearsal.sheets_server.changing.objects import (
    FILTER_VIEWS,
    added,
    every,
    found,
    removed,
    updated,
)
from automations.rehearsal.sheets_server.changing.sorting import sort_box
from automations.rehearsal.sheets_server.model import JSON, Stored, StoredCell, Tab, invalid
from automations.rehearsal.sheets_server.showing import formatted


def set_basic(stored: Stored, asked: JSON) -> None:
    """``setBasicFilter``: in the place of another; it sorts and hides rows at once."""
    given = asked.get("filter", {})
    tab, box = _ranged(stored, given)
    clear_basic(stored, {"sheetId": tab.id})
    tab.basic_filter = _both_ways({**given, "range": whole_range(tab, box.on(tab))})
    if given.get("sortSpecs") and box.height > 1:
        body = Bounds(box.top + 1, box.left, box.bottom, box.right)
        sort_box(stored, tab, body, given["sortSpecs"])
    _hide(stored, tab, box, tab.basic_filter.get("criteria", {}))


def clear_basic(stored: Stored, asked: JSON) -> None:
    """``clearBasicFilter``: with what it hid; nothing to clear is no error."""
    tab = tab_with_grid(stored, asked)
    tab.basic_filter = None
    for index in list(tab.rows):
        kept = {name: v for name, v in tab.rows[index].items() if name != "hiddenByFilter"}
        tab.rows[index] = kept
        if not kept:
            del tab.rows[index]


def add_view(stored: Stored, asked: JSON) -> JSON:
    """``addFilterView``: it hides nothing from anybody who does not look through it."""
    given = asked.get("filter", {})
    tab, box = _ranged(stored, given)
    title = given.get("title") or f"Filter {len(tab.listed.get('filterViews', [])) + 1}"
    whole = {"title": title, "range": whole_range(tab, box.on(tab))}
    return {"filter": added(stored, FILTER_VIEWS, tab, _both_ways({**given, **whole}))}


def update_view(stored: Stored, asked: JSON) -> None:
    """``updateFilterView``: by its mask."""
    given = _both_ways(asked.get("filter", {}))
    fields = asked.get("fields", "")
    fields += ",criteria" if "filterSpecs" in fields else ""
    fields += ",filterSpecs" if "criteria" in fields and "filterSpecs" not in fields else ""
    tab, after = updated(stored, FILTER_VIEWS, given, fields)
    after["range"] = whole_range(tab, after.get("range", {}))


def delete_view(stored: Stored, asked: JSON) -> None:
    """``deleteFilterView``."""
    removed(stored, FILTER_VIEWS, asked.get("filterId"))


def duplicate_view(stored: Stored, asked: JSON) -> JSON:
    """``duplicateFilterView``: a copy with an id and a title of its own."""
    tab, view = found(stored, FILTER_VIEWS, asked.get("filterId"))
    twin = {name: value for name, value in view.items() if name != "filterViewId"}
    taken = {other.get("title") for _, other in every(stored, FILTER_VIEWS)}
    twin["title"], number = f"Copy of {view['title']}", 1
    while twin["title"] in taken:
        number += 1
        twin["title"] = f"Copy {number} of {view['title']}"
    return {"filter": added(stored, FILTER_VIEWS, tab, copy.deepcopy(twin))}


def _ranged(stored: Stored, given: JSON) -> tuple[Tab, Bounds]:
    """Return what a filter covers: its range, its named range or its table."""
    if "namedRangeId" in given:
        for named in stored.named:
            if named["namedRangeId"] == given["namedRangeId"]:
                return box_of(stored, named["range"])
        message = f"No named range with id: {given['namedRangeId']}"
        raise invalid(message)
    for tab in stored.tabs if "tableId" in given else []:
        for table in tab.listed.get("tables", []):
            if table["tableId"] == given["tableId"]:
                return box_of(stored, table["range"])
    if "range" not in given:
        message = "Must specify a range."
        raise invalid(message)
    return box_of(stored, given["range"])


def _both_ways(given: JSON) -> JSON:
    """Return a filter with its criteria as ``criteria`` and as ``filterSpecs``."""
    result = copy.deepcopy(given)
    if "filterSpecs" in given:
        result["criteria"] = {
            str(spec.get("columnIndex", 0)): spec.get("filterCriteria", {})
            for spec in given["filterSpecs"]
        }
    elif "criteria" in given:
        result["filterSpecs"] = [
            {"columnIndex": int(column), "filterCriteria": criterion}
            for column, criterion in sorted(
                given["criteria"].items(), key=lambda item: int(item[0])
            )
        ]
    return result


def _hide(stored: Stored, tab: Tab, box: Bounds, criteria: dict[str, JSON]) -> None:
    memo, locale = Memo(), str(stored.properties.get("locale", "en_US"))
    for row in range(box.top + 1, box.bottom):
        for column, criterion in criteria.items():
            value = effective(stored, tab, row, int(column), memo)
            cell = tab.cells.get((row, int(column))) or StoredCell()
            shown = formatted(value, cell.format.get("numberFormat"), locale)
            hidden = shown in criterion.get("hiddenValues", [])
            if hidden or not is_met(criterion.get("condition"), value, shown):
                tab.rows[row] = {**tab.rows.get(row, {}), "hiddenByFilter": True}


def covers(tab: Tab) -> Bounds | None:
    """Return what the filter of a sheet covers, None without one."""
    return bounds(tab, tab.basic_filter["range"]) if tab.basic_filter else None
