"""A spreadsheet in memory that does what it is asked, and what people do to it meanwhile.

It really applies requests: marks move along with rows and columns and die with them, a number is
given once, what does not fit the grid is refused, and a refused batch changes nothing.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from automations.books.google.service import Refused, Unknown
from automations.books.google.snapshot import (
    Area,
    Kind,
    Mark,
    OnlineCell,
    OnlineTab,
    Spreadsheet,
)

KEY = "k" * 44
Json = Mapping[str, Any]
Edit = Callable[["FakeSheets"], None]


def text(said: str) -> OnlineCell:
    return OnlineCell(Kind.TEXT, said)


@dataclass(slots=True)
class Tab:
    """Rows of cells; rows and columns count from 0 as in requests."""

    number: int
    title: str
    rows: list[list[OnlineCell | None]]
    locked: tuple[Area, ...] = ()

    @property
    def width(self) -> int:
        return len(self.rows[0])


@dataclass(slots=True)
class FakeSheets:
    """One spreadsheet; ``strict``: taking away a mark that is not there is refused.

    ``plan``: what happens at the next writes, one after the other. ``late``: batches that were cut
    off and may still be delivered.
    """

    tabs: list[Tab] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    strict: bool = False
    plan: list[Moment] = field(default_factory=list)
    late: list[Sequence[Json]] = field(default_factory=list)
    reads: int = 0
    writes: int = 0

    def read(self, key: str) -> Spreadsheet:
        assert key == KEY
        self.reads += 1
        return self.snapshot()

    def snapshot(self) -> Spreadsheet:
        tabs = tuple(
            OnlineTab(
                each.number,
                each.title,
                len(each.rows),
                each.width,
                {
                    (row, column): cell
                    for row, cells in enumerate(each.rows, 1)
                    for column, cell in enumerate(cells, 1)
                    if cell
                },
                locked=each.locked,
            )
            for each in self.tabs
        )
        return Spreadsheet(KEY, "催し", tabs, tuple(self.marks))

    def write(self, key: str, requests: Sequence[Json]) -> Spreadsheet:
        assert key == KEY
        self.writes += 1
        moment = self.plan.pop(0) if self.plan else Moment()
        for edit in moment.before:
            edit(self)
        if moment.lost:
            self.late.append(requests)
            raise Unknown
        self.apply(requests)
        answer = self.snapshot()
        for edit in moment.after:
            edit(self)
        if moment.unheard:
            raise Unknown
        return answer

    def deliver(self) -> None:
        """Deliver what was cut off before it took effect."""
        waiting, self.late = self.late, []
        for each in waiting:
            try:
                self.apply(each)
            except Refused:
                continue

    def apply(self, requests: Sequence[Json]) -> None:
        kept = copy.deepcopy((self.tabs, self.marks))
        try:
            for number, request in enumerate(requests):
                ((kind, told),) = request.items()
                _DO[kind](self, told, f"Invalid requests[{number}].{kind}: ")
        except Refused:
            self.tabs, self.marks = kept
            raise

    def tab(self, number: int) -> Tab:
        found = next((each for each in self.tabs if each.number == number), None)
        if found is None:
            raise Refused(400, f"No grid with id: {number}")
        return found

    def shift(self, tab: int, at: int, by: int, *, rows: bool) -> None:
        """Move the marks along with what is inserted (or deleted, ``by`` < 0) from ``at`` on."""
        moved = []
        for mark in self.marks:
            index = (mark.row if rows else mark.column) - 1
            if mark.tab != tab or index < at:
                moved.append(mark)
            elif index >= at - by or by > 0:
                to = index + by + 1
                moved.append(replace(mark, row=to) if rows else replace(mark, column=to))
        self.marks = moved


@dataclass(frozen=True, slots=True)
class Moment:
    """What happens around one write: ``lost`` before it took effect, or its answer ``unheard``."""

    before: tuple[Edit, ...] = ()
    after: tuple[Edit, ...] = ()
    lost: bool = False
    unheard: bool = False


def _create(sheets: FakeSheets, told: Json, words: str) -> None:
    given = told["developerMetadata"]
    assert given["visibility"] == "DOCUMENT"
    if any(each.number == given["metadataId"] for each in sheets.marks):
        raise Refused(400, f"{words}Metadata with id {given['metadataId']} exists.")
    mark = _bound(given["metadataId"], given["metadataKey"], given["metadataValue"], given)
    if mark.tab is not None:
        tab = sheets.tab(mark.tab)
        if mark.row > len(tab.rows) or mark.column > tab.width:
            raise Refused(400, f"{words}out of the grid")
    sheets.marks.append(mark)


def _bound(number: int, key: str, value: str, given: Json) -> Mark:
    place = given.get("location") or given["metadataLocation"]
    if place.get("spreadsheet"):
        return Mark(number, key, value)
    if "sheetId" in place:
        return Mark(number, key, value, place["sheetId"])
    within = place["dimensionRange"]
    assert within["endIndex"] == within["startIndex"] + 1
    at = {"ROWS": "row", "COLUMNS": "column"}[within["dimension"]]
    return replace(Mark(number, key, value, within["sheetId"]), **{at: within["endIndex"]})


def _delete(sheets: FakeSheets, told: Json, words: str) -> None:
    lookup = told["dataFilter"]["developerMetadataLookup"]
    assert lookup["locationMatchingStrategy"] == "EXACT_LOCATION"
    meant = _bound(lookup["metadataId"], "", "", lookup)
    left = [each for each in sheets.marks if replace(each, key="", value="") != meant]
    if sheets.strict and len(left) == len(sheets.marks):
        raise Refused(400, f"{words}nothing matches")
    sheets.marks = left


def _update(sheets: FakeSheets, told: Json, words: str) -> None:
    assert told["fields"] == "userEnteredValue"
    within = told["range"]
    tab = sheets.tab(within["sheetId"])
    if within["endRowIndex"] > len(tab.rows) or within["endColumnIndex"] > tab.width:
        raise Refused(400, f"{words}range exceeds grid limits")
    rows = range(within["startRowIndex"], within["endRowIndex"])
    columns = range(within["startColumnIndex"], within["endColumnIndex"])
    if any(_touches(area, rows, columns) for area in tab.locked):
        raise Refused(400, f"{words}You are trying to edit a protected cell or object.")
    for row in rows:
        given = told["rows"][row - rows.start] if row - rows.start < len(told["rows"]) else {}
        values = given.get("values", [])
        for column in columns:
            at = column - columns.start
            tab.rows[row][column] = _cell(values[at] if at < len(values) else {})


def _touches(area: Area, rows: range, columns: range) -> bool:
    below = area.top <= rows.stop and rows.start < area.bottom
    return below and area.left <= columns.stop and columns.start < area.right


def _cell(given: Json) -> OnlineCell | None:
    value = given.get("userEnteredValue", {})
    if "numberValue" in value:
        number = value["numberValue"]
        return OnlineCell(Kind.NUMBER, str(int(number) if number == int(number) else number))
    assert set(value) <= {"stringValue"}
    return text(value["stringValue"]) if value else None


def _add_sheet(sheets: FakeSheets, told: Json, words: str) -> None:
    given = told["properties"]
    if any(each.number == given["sheetId"] or each.title == given["title"] for each in sheets.tabs):
        raise Refused(400, f"{words}A sheet with the name exists.")
    size = given["gridProperties"]
    rows: list[list[OnlineCell | None]] = [
        [None] * size["columnCount"] for _ in range(size["rowCount"])
    ]
    sheets.tabs.append(Tab(given["sheetId"], given["title"], rows))


def _append(sheets: FakeSheets, told: Json, _: str) -> None:
    tab = sheets.tab(told["sheetId"])
    if told["dimension"] == "ROWS":
        tab.rows += [[None] * tab.width for _ in range(told["length"])]
    else:
        tab.rows = [[*row, *[None] * told["length"]] for row in tab.rows]


def _format(sheets: FakeSheets, told: Json, _: str) -> None:
    within = told["range"]
    sheets.tab(within["sheetId"])
    assert "userEnteredValue" not in told["fields"]


_DO: dict[str, Callable[[FakeSheets, Json, str], None]] = {
    "createDeveloperMetadata": _create,
    "deleteDeveloperMetadata": _delete,
    "updateCells": _update,
    "addSheet": _add_sheet,
    "appendDimension": _append,
    "repeatCell": _format,
    "updateDimensionProperties": _format,
}
