"""Developer metadata written: made, changed, taken away."""

from __future__ import annotations

import copy

from automations.rehearsal.sheets_server.changing import masks
from automations.rehearsal.sheets_server.changing.grids import free_id, lines_of
from automations.rehearsal.sheets_server.marks import found
from automations.rehearsal.sheets_server.model import JSON, Stored, invalid


def create(stored: Stored, asked: JSON) -> JSON:
    """``createDeveloperMetadata``: an id there is once; a row or column is exactly one."""
    given = asked.get("developerMetadata", {})
    mark = {"metadataId": _new_id(stored, given.get("metadataId")), **given}
    kept = _checked(stored, mark)
    stored.marks.append(kept)
    return {"developerMetadata": copy.deepcopy(kept)}


def update(stored: Stored, asked: JSON) -> JSON:
    """``updateDeveloperMetadata``: of all that the filters mean, by the mask."""
    named = masks.paths(asked.get("fields"), "DeveloperMetadata")
    named = [path for path in named if path[0] != "metadataId"]
    if not asked.get("dataFilters"):
        message = "Must specify at least one data filter."
        raise invalid(message)
    changed = []
    for mark in found(stored, asked["dataFilters"]):
        after = masks.updated(mark, asked.get("developerMetadata", {}), named)
        place = next(n for n, each in enumerate(stored.marks) if each is mark)
        stored.marks[place] = _checked(stored, after)
        changed.append(copy.deepcopy(stored.marks[place]))
    return {"developerMetadata": changed} if changed else {}


def delete(stored: Stored, asked: JSON) -> JSON:
    """``deleteDeveloperMetadata``: all that the filter means, which may be nothing."""
    if "dataFilter" not in asked:
        message = "Must specify a data filter."
        raise invalid(message)
    gone = found(stored, [asked["dataFilter"]])
    numbers = {mark["metadataId"] for mark in gone}
    stored.marks[:] = [mark for mark in stored.marks if mark["metadataId"] not in numbers]
    return {"deletedDeveloperMetadata": copy.deepcopy(gone)} if gone else {}


def _new_id(stored: Stored, given: int | None) -> int:
    taken = {mark["metadataId"] for mark in stored.marks}
    if given is None:
        return free_id("mark", taken, len(taken))
    if given < 1:
        message = "Developer metadata ID must be positive."
        raise invalid(message)
    if given in taken:
        message = (
            f"Cannot add developer metadata with ID [{given}] because developer metadata with "
            "that ID already exists."
        )
        raise invalid(message)
    return given


def _checked(stored: Stored, mark: JSON) -> JSON:
    if not mark.get("metadataKey"):
        message = "Developer metadata must have a key specified."
        raise invalid(message)
    if mark.get("visibility") not in {"DOCUMENT", "PROJECT"}:
        message = "Developer metadata must have a visibility specified."
        raise invalid(message)
    location = _placed(stored, mark.get("location", {}))
    order = ("metadataId", "metadataKey", "metadataValue", "location", "visibility")
    whole = {**mark, "location": location}
    kept = [name for name in order if name in whole]
    return {name: whole[name] for name in kept if name != "metadataValue" or whole[name]}


def _placed(stored: Stored, location: JSON) -> JSON:
    """Return a location with its type; it names one place that exists."""
    if location.get("spreadsheet"):
        return {"locationType": "SPREADSHEET", "spreadsheet": True}
    if "dimensionRange" in location:
        lines = lines_of(stored, location["dimensionRange"])
        if lines.count != 1 or "endIndex" not in location["dimensionRange"]:
            message = "Developer metadata must be on exactly one row or column."
            raise invalid(message)
        if not 0 <= lines.start < lines.size:
            message = (
                f"dimensionRange.endIndex[{lines.end}] is larger than current grid size "
                f"({lines.size})"
            )
            raise invalid(message)
        place = {
            "sheetId": lines.tab.id,
            "dimension": "ROWS" if lines.is_rows else "COLUMNS",
            "startIndex": lines.start,
            "endIndex": lines.end,
        }
        return {"locationType": "ROW" if lines.is_rows else "COLUMN", "dimensionRange": place}
    if "sheetId" not in location:
        message = "Developer metadata must have a location specified."
        raise invalid(message)
    if location["sheetId"] not in {tab.id for tab in stored.tabs}:
        message = f"No grid with id: {location['sheetId']}"
        raise invalid(message)
    return {"locationType": "SHEET", "sheetId": location["sheetId"]}
