"""A spreadsheet as it is answered.

https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from automations.rehearsal.sheets_server.a1 import Bounds, bounds
from automations.rehearsal.sheets_server.cell_answers import Cells
from automations.rehearsal.sheets_server.changing.colours import mirrored
from automations.rehearsal.sheets_server.changing.replies import as_answered
from automations.rehearsal.sheets_server.masks import Mask, covers, masked, part
from automations.rehearsal.sheets_server.model import JSON, Stored, Tab
from automations.rehearsal.sheets_server.spilling import anchors

_ADDRESS = "https://docs.google.com/spreadsheets/d/{}/edit"
_ROW, _COLUMN = {"pixelSize": 21}, {"pixelSize": 100}
_DATA = ("sheets", "data")
_LISTS = (
    "merges",
    "conditionalFormats",
    "filterViews",
    "protectedRanges",
    "charts",
    "bandedRanges",
    "developerMetadata",
    "rowGroups",
    "columnGroups",
    "slicers",
    "tables",
)
"""The order in which a sheet says what else it has."""
_THEIRS = {"editors", "requestingUserCanEdit"}


def spreadsheet(
    stored: Stored,
    ranges: Sequence[JSON] | None = None,
    *,
    grid: bool = False,
    mask: Mask | None = None,
    editor: str = "",
) -> JSON:
    """Return a ``Spreadsheet``, of these ranges alone (each a ``GridRange``) unless None.

    ``grid``: with the cells; a mask decides that itself. ``editor``: who asks, "" may do all.
    """
    said: JSON = {"spreadsheetId": stored.id, "properties": stored.properties}
    if covers(mask, "sheets"):
        of_cells = part(mask, *_DATA) if covers(mask, *_DATA) else None
        brings = covers(mask, *_DATA) if mask is not None else grid
        sheets = _Sheets(stored, ranges or (), of_cells, editor)
        said["sheets"] = [sheets.answered(tab, grid=brings) for tab in _meant(stored, ranges)]
    if stored.named:
        said |= as_answered({"namedRanges": stored.named})
    said["spreadsheetUrl"] = _ADDRESS.format(stored.id)
    if own := [mark for mark in stored.marks if _kind(mark) == "SPREADSHEET"]:
        said |= as_answered({"developerMetadata": own})
    cut: JSON = masked(said, _whole(mask, "sheets", "data", "rowData"))
    return cut


def sheet_properties(tab: Tab) -> JSON:
    """Return the ``SheetProperties`` of a tab; what is usual is not told."""
    told = {name: value for name, value in tab.properties.items() if value is not False}
    if "gridProperties" in told:
        told["gridProperties"] = _without_defaults(told["gridProperties"])
    whole: JSON = mirrored(told)
    return whole


class _Sheets:
    """Answers the tabs of one spreadsheet for one request."""

    def __init__(
        self, stored: Stored, ranges: Sequence[JSON], mask: Mask | None, editor: str
    ) -> None:
        self._stored, self._ranges, self._mask, self._editor = stored, ranges, mask, editor
        self._cells = Cells(stored, _cell_mask(mask))

    def answered(self, tab: Tab, *, grid: bool) -> JSON:
        said: JSON = {"properties": sheet_properties(tab)}
        if grid and tab.properties.get("sheetType", "GRID") == "GRID":
            said["data"] = [self._data(tab, area) for area in self._areas(tab)]
        lists = dict(tab.listed)
        if tab.basic_filter is not None:
            said |= as_answered({"basicFilter": tab.basic_filter})
        if "protectedRanges" in lists:
            lists["protectedRanges"] = [self._protected(each) for each in lists["protectedRanges"]]
        if own := self._marks(tab, "SHEET"):
            lists["developerMetadata"] = own
        return said | as_answered({name: lists[name] for name in _LISTS if lists.get(name)})

    def _protected(self, given: JSON) -> JSON:
        """Return a protection as whoever asks sees it: its editors are theirs alone to know."""
        editors = given.get("editors", {})
        may = not self._editor or self._editor == self._stored.drive.get("owner")
        may = may or self._editor in editors.get("users", ())
        may = may or bool(editors.get("domainUsersCanEdit") or given.get("warningOnly"))
        if not may:
            return _without_defaults({name: given[name] for name in given if name not in _THEIRS})
        told = given | {"requestingUserCanEdit": True}
        if editors:
            told["editors"] = _without_defaults(editors)
        return _without_defaults(told)

    def _areas(self, tab: Tab) -> list[Bounds]:
        asked = [each for each in self._ranges if each.get("sheetId", 0) == tab.id]
        return [bounds(tab, each) for each in asked or [{"sheetId": tab.id}]]

    def _data(self, tab: Tab, area: Bounds) -> JSON:
        said: JSON = {}
        if area.top:
            said["startRow"] = area.top
        if area.left:
            said["startColumn"] = area.left
        if covers(self._mask, "rowData") and (rows := self._rows(tab, area)):
            said["rowData"] = rows
        if covers(self._mask, "rowMetadata"):
            rows_of = range(area.top, area.bottom)
            said["rowMetadata"] = self._dimension(tab, "ROW", tab.rows, rows_of)
        if covers(self._mask, "columnMetadata"):
            columns_of = range(area.left, area.right)
            said["columnMetadata"] = self._dimension(tab, "COLUMN", tab.columns, columns_of)
        return said

    def _rows(self, tab: Tab, area: Bounds) -> list[JSON]:
        """Return the rows up to the last cell that says anything asked for, each cut likewise."""
        widths: dict[int, int] = {}
        cells = {}
        for row, column in _within(self._places(tab), area):
            if said := masked(self._cells.answered(tab, row, column), self._cells.mask):
                cells[row, column] = said
                widths[row] = max(widths.get(row, 0), column + 1)
        return [
            {"values": [cells.get((row, column), {}) for column in range(area.left, widths[row])]}
            if row in widths
            else {}
            for row in range(area.top, max(widths, default=area.top - 1) + 1)
        ]

    def _places(self, tab: Tab) -> Iterable[tuple[int, int]]:
        """Return every place that may say something, arrays that formulas spread included."""
        spread = {
            (row, column)
            for top, left in anchors(tab)
            for row in range(top, tab.height)
            for column in range(left, tab.width)
        }
        return spread | tab.cells.keys()

    def _dimension(
        self, tab: Tab, kind: str, unusual: dict[int, JSON], indexes: range
    ) -> list[JSON]:
        usual = _ROW if kind == "ROW" else _COLUMN
        said: list[JSON] = [usual | unusual.get(at, {}) for at in indexes]
        marks: dict[int, list[JSON]] = {}
        for mark in self._marks(tab, kind):
            at = int(mark["location"]["dimensionRange"].get("startIndex", 0))
            marks.setdefault(at, []).append(mark)
        for at in marks.keys() & set(indexes):
            place = at - indexes.start
            said[place] = said[place] | as_answered({"developerMetadata": marks[at]})
        return said

    def _marks(self, tab: Tab, kind: str) -> list[JSON]:
        return [
            mark for mark in self._stored.marks if _kind(mark) == kind and _tab_id(mark) == tab.id
        ]


def _without_defaults(given: JSON) -> JSON:
    """Leave out what the service does not tell: a no, a zero, nothing at all."""
    return {name: value for name, value in given.items() if value or isinstance(value, dict)}


def _whole(mask: Mask | None, *path: str) -> Mask | None:
    """Return a mask that leaves a field as it is, for it was cut already."""
    if mask is None or not path or path[0] not in mask:
        return mask
    name, *rest = path
    return {**mask, name: _whole(mask[name], *rest) if rest else None}


def _cell_mask(mask: Mask | None) -> Mask | None:
    """Return the mask of ``CellData`` out of one of ``GridData``."""
    path = ("rowData", "values")
    return part(mask, *path) if covers(mask, *path) else {}


def _meant(stored: Stored, ranges: Sequence[JSON] | None) -> list[Tab]:
    ordered = sorted(stored.tabs, key=lambda tab: int(tab.properties.get("index", 0)))
    if ranges is None:
        return ordered
    numbers = {each.get("sheetId", 0) for each in ranges}
    return [tab for tab in ordered if tab.id in numbers]


def _within(places: Iterable[tuple[int, int]], area: Bounds) -> list[tuple[int, int]]:
    return sorted(
        (row, column)
        for row, column in places
        if area.top <= row < area.bottom and area.left <= column < area.right
    )


def _kind(mark: JSON) -> str:
    return str(mark["location"].get("locationType", ""))


def _tab_id(mark: JSON) -> int:
    location = mark["location"]
    return int(location.get("dimensionRange", location).get("sheetId", 0))
