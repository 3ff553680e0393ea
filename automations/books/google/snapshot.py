"""A Google spreadsheet as one request answers it: every tab at one and the same instant.

Values and structure come together because two requests would see two instants: whoever sorts in
between would have values put beside the formats and rows of others.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

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


class Kind(Enum):
    """What the value of a cell is; the value is how a workbook marks it (``t`` of a cell)."""

    TEXT = "str"
    NUMBER = "n"
    TRUTH = "b"
    ERROR = "e"


@dataclass(frozen=True, slots=True)
class OnlineCell:
    """A cell that says something.

    ``value``: the text; a number in its shortest exact decimal notation (``45650.5``); ``1`` or
    ``0``; the error as shown (``#N/A``). ``pattern``: the number format as Google writes it, ""
    for none; ``formula``: it calculates; ``struck``: it is struck out.
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


def spreadsheet_of(answer: Mapping[str, Any]) -> Spreadsheet:
    """Return what an answer with the fields of `MASK` says."""
    raise NotImplementedError
