"""A Google spreadsheet as one request answers it: every tab at one and the same instant.

Values and structure come together because two requests would see two instants: whoever sorts in
between would have values put beside the formats and rows of others.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from automations.books.google.cell_values import Kind, value_of
from automations.books.google.number_patterns import pattern_of
from automations.books.uncollected import uncollected

__all__ = [  # the kinds of values stand here with what they are said of
    "MASK", "Area", "Kind", "Mark", "OnlineCell", "OnlineTab", "Spreadsheet", "spreadsheet_of",
]  # fmt: skip

MASK = (
    "spreadsheetId,properties(title,locale,timeZone),developerMetadata,"
    "sheets(properties(sheetId,title,index,sheetType,hidden,gridProperties(rowCount,columnCount,"
    "frozenRowCount)),merges,basicFilter(range),tables(range),developerMetadata,"
    "protectedRanges(protectedRangeId,range,warningOnly,requestingUserCanEdit,"
    "unprotectedRanges),"
    "data(startRow,startColumn,rowMetadata(hiddenByUser,hiddenByFilter,developerMetadata),"
    "columnMetadata(developerMetadata),"
    "rowData(values(effectiveValue,userEnteredValue(formulaValue),"
    "effectiveFormat(numberFormat,textFormat(strikethrough))))))"
)
"""The fields of a spreadsheet that we read; a write asks for the same in its own answer."""


@dataclass(frozen=True, slots=True)
class OnlineCell:
    """A cell that says something.

    ``value``: the text; a number in its shortest exact decimal notation (``45650.5``); ``1`` or
    ``0``; the error as shown (``#N/A``). ``pattern``: the number format in Excel's letters, ""
    for none or for what is no number; ``formula``: it calculates; ``struck``: it is struck out.
    """

    kind: Kind
    value: str
    pattern: str = ""
    formula: bool = False
    struck: bool = False


@dataclass(frozen=True, slots=True)
class Area:
    """A range; rows and columns from 1, the last ones belong to it."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Mark:
    """A piece of developer metadata: hidden from people, it moves with what it is bound to.

    ``number``: the metadata's own id, unique in the spreadsheet. ``tab``: the id of the tab it is
    bound to, None for the whole spreadsheet; ``row`` or ``column`` from 1 if it is bound to one
    (0 otherwise).
    """

    number: int
    key: str
    value: str
    tab: int | None = None
    row: int = 0
    column: int = 0


@dataclass(frozen=True, slots=True)
class OnlineTab:
    """One tab with a grid.

    ``cells`` by (row, column) from 1. ``height`` and ``width``: the size of the grid. ``filter``
    and ``tables``: the ranges people sort by. ``locked``: ranges that we may not write.
    """

    number: int
    title: str
    height: int
    width: int
    cells: Mapping[tuple[int, int], OnlineCell] = field(default_factory=dict)
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    filtered_rows: frozenset[int] = frozenset()
    merged: tuple[Area, ...] = ()
    filter: Area | None = None
    tables: tuple[Area, ...] = ()
    locked: tuple[Area, ...] = ()


@dataclass(frozen=True, slots=True)
class Spreadsheet:
    """A spreadsheet at one instant; tabs in their order; charts and the like are left out."""

    key: str
    title: str
    tabs: tuple[OnlineTab, ...]
    marks: tuple[Mark, ...] = ()
    locale: str = ""
    time_zone: str = ""

    def tab(self, title: str) -> OnlineTab | None:
        """Return the tab of that very title."""
        return next((each for each in self.tabs if each.title == title), None)


JSON = Mapping[str, Any]
_SAID: JSON = {}


def spreadsheet_of(answer: Mapping[str, Any]) -> Spreadsheet:
    """Return what an answer with the fields of `MASK` says.

    The service leaves out what is as usual: the number of the first tab, blank ends of rows, the
    place of a block that begins at A1.
    """
    with uncollected():
        return _spreadsheet(answer)


def _spreadsheet(answer: JSON) -> Spreadsheet:
    about = answer.get("properties", _SAID)
    sheets = sorted(answer.get("sheets", ()), key=lambda each: _about(each).get("index", 0))
    found = [_mark(each, None) for each in answer.get("developerMetadata", ())]
    found += [mark for each in sheets for mark in _marks(each)]
    marks = {mark.number: mark for mark in found}
    return Spreadsheet(
        answer.get("spreadsheetId", ""),
        about.get("title", ""),
        tuple(_tab(each) for each in sheets if _about(each).get("sheetType", "GRID") == "GRID"),
        tuple(marks[number] for number in sorted(marks)),
        about.get("locale", ""),
        about.get("timeZone", ""),
    )


def _about(sheet: JSON) -> JSON:
    told: JSON = sheet.get("properties", _SAID)
    return told


def _tab(sheet: JSON) -> OnlineTab:
    about, blocks = _about(sheet), sheet.get("data", ())
    grid = about.get("gridProperties", _SAID)
    whole = Area(1, 1, grid.get("rowCount", 0), grid.get("columnCount", 0))
    shown = sheet.get("basicFilter", _SAID).get("range")
    return OnlineTab(
        about.get("sheetId", 0),
        about.get("title", ""),
        whole.bottom,
        whole.right,
        dict(_cells(blocks)),
        about.get("hidden", False),
        frozenset(_lines(blocks, "hiddenByUser")),
        frozenset(_lines(blocks, "hiddenByFilter")),
        tuple(_area(each, whole) for each in sheet.get("merges", ())),
        None if shown is None else _area(shown, whole),
        tuple(_area(each.get("range", _SAID), whole) for each in sheet.get("tables", ())),
        tuple(_locked(sheet.get("protectedRanges", ()), whole)),
    )


def _area(grid_range: JSON, whole: Area) -> Area:
    """Return a range; on a side where it has no end, it reaches to the end of the grid."""
    return Area(
        grid_range.get("startRowIndex", 0) + 1,
        grid_range.get("startColumnIndex", 0) + 1,
        grid_range.get("endRowIndex", whole.bottom),
        grid_range.get("endColumnIndex", whole.right),
    )


def _locked(protected: Sequence[JSON], whole: Area) -> Iterator[Area]:
    """Walk the ranges that we may not write; a mere warning is no lock."""
    for each in protected:
        if each.get("requestingUserCanEdit") or each.get("warningOnly"):
            continue
        areas = [_area(each.get("range", _SAID), whole)]
        for open_range in each.get("unprotectedRanges", ()):
            hole = _area(open_range, whole)
            areas = [rest for area in areas for rest in _without(area, hole)]
        yield from areas


def _without(area: Area, hole: Area) -> Iterator[Area]:
    """Walk what is left of an area around a hole: above, below, to its left and its right."""
    top, bottom = max(area.top, hole.top), min(area.bottom, hole.bottom)
    left, right = max(area.left, hole.left), min(area.right, hole.right)
    if top > bottom or left > right:
        yield area
        return
    for rest in (
        Area(area.top, area.left, top - 1, area.right),
        Area(bottom + 1, area.left, area.bottom, area.right),
        Area(top, area.left, bottom, left - 1),
        Area(top, right + 1, bottom, area.right),
    ):
        if rest.top <= rest.bottom and rest.left <= rest.right:
            yield rest


def _marks(sheet: JSON) -> Iterator[Mark]:
    tab = _about(sheet).get("sheetId", 0)
    yield from (_mark(each, tab) for each in sheet.get("developerMetadata", ()))
    for block in sheet.get("data", ()):
        for row, line in enumerate(block.get("rowMetadata", ()), block.get("startRow", 0) + 1):
            yield from (_mark(each, tab, row=row) for each in line.get("developerMetadata", ()))
        first = block.get("startColumn", 0) + 1
        for column, line in enumerate(block.get("columnMetadata", ()), first):
            marks = line.get("developerMetadata", ())
            yield from (_mark(each, tab, column=column) for each in marks)


def _mark(metadata: JSON, tab: int | None, row: int = 0, column: int = 0) -> Mark:
    """Return a mark: bound to what it says itself, else to what it was found at."""
    location = metadata.get("location", _SAID)
    if span := location.get("dimensionRange"):
        line = span.get("startIndex", 0) + 1
        tab = span.get("sheetId", 0)
        row, column = (line, 0) if span.get("dimension") == "ROWS" else (0, line)
    elif location.get("spreadsheet"):
        tab, row, column = None, 0, 0
    elif "sheetId" in location:
        tab, row, column = location["sheetId"], 0, 0
    key, value = metadata.get("metadataKey", ""), metadata.get("metadataValue", "")
    return Mark(metadata.get("metadataId", 0), key, value, tab, row, column)


def _lines(blocks: Sequence[JSON], flag: str) -> Iterator[int]:
    """Walk the rows of which the service says so."""
    for block in blocks:
        for row, line in enumerate(block.get("rowMetadata", ()), block.get("startRow", 0) + 1):
            if line.get(flag):
                yield row


def _cells(blocks: Sequence[JSON]) -> Iterator[tuple[tuple[int, int], OnlineCell]]:
    for block in blocks:
        first = block.get("startColumn", 0) + 1
        for row, line in enumerate(block.get("rowData", ()), block.get("startRow", 0) + 1):
            for column, told in enumerate(line.get("values", ()), first):
                if told and (cell := _cell(told)):
                    yield (row, column), cell


def _cell(told: JSON) -> OnlineCell | None:
    """Return what a cell says; None for one that says nothing and calculates nothing."""
    formula = "formulaValue" in told.get("userEnteredValue", _SAID)
    kind, value = value_of(told.get("effectiveValue", _SAID))
    if not value and not formula:
        return None
    looks = told.get("effectiveFormat", _SAID)
    struck = bool(looks.get("textFormat", _SAID).get("strikethrough"))
    pattern = ""
    if kind is Kind.NUMBER:
        shown = looks.get("numberFormat", _SAID)
        pattern = pattern_of(shown.get("type", ""), shown.get("pattern", ""))
    return OnlineCell(kind, value, pattern, formula, struck)
