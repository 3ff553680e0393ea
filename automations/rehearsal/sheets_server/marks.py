"""Developer metadata: what the service calls the marks that programs leave in a spreadsheet."""

from __future__ import annotations

from automations.rehearsal.sheets_server.a1 import Bounds, bounds, range_of, tab_of
from automations.rehearsal.sheets_server.model import JSON, Stored, invalid

_FIELDS = ("metadataId", "metadataKey", "metadataValue", "visibility")
_EXACT = "EXACT_LOCATION"


def matching(stored: Stored, data_filter: JSON) -> list[JSON]:
    """Return the ``GridRange`` of all that a ``DataFilter`` means.

    Raises:
        ApiError: It names no tab there is, or nothing at all.
    """
    if "a1Range" in data_filter:
        return [range_of(stored, data_filter["a1Range"])]
    if "gridRange" in data_filter:
        tab = tab_of(stored, data_filter["gridRange"])
        return [{"sheetId": tab.id, **data_filter["gridRange"]}]
    places = [mark["location"] for mark in found(stored, [data_filter])]
    return [each for place in places for each in _ranges(stored, place)]


def found(stored: Stored, data_filters: list[JSON]) -> list[JSON]:
    """Return the ``DeveloperMetadata`` that any of the filters means, each once, oldest first.

    A filter that names cells means every mark on their rows, their columns or their sheet.
    """
    return [mark for mark in stored.marks if any(_means(stored, f, mark) for f in data_filters)]


def _means(stored: Stored, data_filter: JSON, mark: JSON) -> bool:
    if "developerMetadataLookup" in data_filter:
        return _looked_up(stored, data_filter["developerMetadataLookup"], mark)
    if "a1Range" not in data_filter and "gridRange" not in data_filter:
        message = "Must specify a data filter."
        raise invalid(message)
    return any(_meets(stored, place, mark) for place in matching(stored, data_filter))


def _looked_up(stored: Stored, lookup: JSON, mark: JSON) -> bool:
    if any(name in lookup and mark.get(name) != lookup[name] for name in _FIELDS):
        return False
    if lookup.get("locationType") not in {None, mark["location"]["locationType"]}:
        return False
    place = lookup.get("metadataLocation")
    if place is None:
        return True
    if lookup.get("locationMatchingStrategy") == _EXACT:
        return _plain(place) == _plain(mark["location"])
    if place.get("spreadsheet"):
        return True
    return any(_meets(stored, each, mark) for each in _ranges(stored, place))


def _plain(location: JSON) -> JSON:
    """Return a location without its type, and with its tab even if that is 0."""
    inner = {name: value for name, value in location.items() if name != "locationType"}
    if "dimensionRange" in inner:
        inner["dimensionRange"] = {"sheetId": 0, **inner["dimensionRange"]}
    return inner


def _ranges(stored: Stored, location: JSON) -> list[JSON]:
    """Return the cells that a location means."""
    if location.get("spreadsheet"):
        return [{"sheetId": tab.id} for tab in stored.tabs]
    if "dimensionRange" not in location:
        return [{"sheetId": location.get("sheetId", 0)}]
    lines = location["dimensionRange"]
    axis = "Row" if lines.get("dimension") == "ROWS" else "Column"
    sides = {
        f"{side}{axis}Index": lines[f"{side}Index"]
        for side in ("start", "end")
        if f"{side}Index" in lines
    }
    return [{"sheetId": lines.get("sheetId", 0), **sides}]


def _meets(stored: Stored, grid_range: JSON, mark: JSON) -> bool:
    """Tell whether a mark's row, column or sheet shares a cell with a range."""
    location = mark["location"]
    if location["locationType"] == "SPREADSHEET":
        return False
    (own,) = _ranges(stored, location)
    tab = tab_of(stored, grid_range)
    return bool(own["sheetId"] == tab.id and _share(bounds(tab, grid_range), bounds(tab, own)))


def _share(one: Bounds, other: Bounds) -> bool:
    return (
        one.top < other.bottom
        and other.top < one.bottom
        and one.left < other.right
        and other.left < one.right
    )
