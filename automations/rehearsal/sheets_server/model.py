"""What the server keeps: spreadsheets, their tabs, the cells that hold anything.

Everything that the service answers as it was given is kept as the JSON of its reference
(https://developers.google.com/workspace/sheets/api/reference/rest); rows and columns count from 0
here, as they do there, and the end of a range does not belong to it.
"""

from __future__ import annotations

import copy
from dataclasses import dataclass, field
from typing import Any

JSON = dict[str, Any]


class ApiError(Exception):
    """A request that the service refuses; ``status`` such as ``INVALID_ARGUMENT``.

    ``code`` is the HTTP status. Nothing that the request asked for was done.
    """

    def __init__(
        self, code: int, status: str, message: str, details: list[JSON] | None = None
    ) -> None:
        super().__init__(message)
        self.code, self.status, self.message = code, status, message
        self.details = details or []


def invalid(message: str) -> ApiError:
    """Return the refusal of a request that makes no sense."""
    return ApiError(400, "INVALID_ARGUMENT", message)


@dataclass(slots=True)
class StoredCell:
    """A cell that holds anything.

    ``entered``: an ``ExtendedValue`` (one of numberValue, stringValue, boolValue, formulaValue),
    None for blank; ``format``: the ``userEnteredFormat``; ``other``: further fields of
    ``CellData`` as given (``note``, ``dataValidation``, ``textFormatRuns``, ``hyperlink`` …).
    """

    entered: JSON | None = None
    format: JSON = field(default_factory=dict)
    other: JSON = field(default_factory=dict)

    @property
    def is_bare(self) -> bool:
        """Tell whether nothing would be lost without it."""
        return self.entered is None and not self.format and not self.other


@dataclass(slots=True)
class Tab:
    """One sheet.

    ``properties``: its ``SheetProperties`` (sheetId, title, index, sheetType, gridProperties …).
    ``cells`` by (row, column) from 0. ``rows`` and ``columns``: ``DimensionProperties`` of those
    that are not as usual, by index. ``listed``: every other list of the ``Sheet`` as JSON, by its
    field (``merges``, ``protectedRanges``, ``conditionalFormats``, ``bandedRanges``,
    ``rowGroups``, ``columnGroups``, ``filterViews``, ``tables``, ``charts``, ``slicers``);
    ``basic_filter`` is the one that is no list.
    """

    properties: JSON
    cells: dict[tuple[int, int], StoredCell] = field(default_factory=dict)
    rows: dict[int, JSON] = field(default_factory=dict)
    columns: dict[int, JSON] = field(default_factory=dict)
    listed: dict[str, list[JSON]] = field(default_factory=dict)
    basic_filter: JSON | None = None

    @property
    def id(self) -> int:
        """The sheetId."""
        return int(self.properties["sheetId"])

    @property
    def title(self) -> str:
        """The name people see."""
        return str(self.properties["title"])

    @property
    def height(self) -> int:
        """Rows of the grid."""
        return int(self.properties["gridProperties"]["rowCount"])

    @property
    def width(self) -> int:
        """Columns of the grid."""
        return int(self.properties["gridProperties"]["columnCount"])


@dataclass(slots=True)
class Stored:
    """One spreadsheet.

    ``properties``: its ``SpreadsheetProperties``; ``named``: its ``namedRanges``; ``marks``: all
    ``DeveloperMetadata``, with their locations. ``readers`` and ``writers``: mail addresses, or
    ``anyone``. ``drive``: what the Drive API says of the file beside its name (times, parents …).
    """

    id: str
    properties: JSON
    tabs: list[Tab] = field(default_factory=list)
    named: list[JSON] = field(default_factory=list)
    marks: list[JSON] = field(default_factory=list)
    readers: set[str] = field(default_factory=set)
    writers: set[str] = field(default_factory=set)
    drive: JSON = field(default_factory=dict)

    def copied(self) -> Stored:
        """Return a copy that shares nothing: what a request is tried on before it counts."""
        return copy.deepcopy(self)


@dataclass(slots=True)
class World:
    """Everything the server keeps; ``counter`` makes ids, so that rehearsals are the same."""

    spreadsheets: dict[str, Stored] = field(default_factory=dict)
    counter: int = 0
