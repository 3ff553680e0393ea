"""A list as people see it, and the requests that the browser makes of what they do to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from automations.rehearsal.sheets_server.model import JSON, Stored
from benchmarks.google_sweep.small_event import RECEPTION, STATUS, typed

_OTHERS = {"users": ["chief@city.example"]}


@dataclass(frozen=True, slots=True)
class List:
    """A list as it is now: where its data and our column are; all from 0, ends excluded."""

    tab: int
    first: int
    last: int
    width: int
    ours: int

    def rows(self, start: int, end: int) -> JSON:
        """Return rows, as requests name them."""
        return {"sheetId": self.tab, "dimension": "ROWS", "startIndex": start, "endIndex": end}

    def columns(self, start: int, end: int) -> JSON:
        """Return columns, as requests name them."""
        return {"sheetId": self.tab, "dimension": "COLUMNS", "startIndex": start, "endIndex": end}

    def box(self, top: int, left: int, bottom: int, right: int) -> JSON:
        """Return a range of cells."""
        return {
            "sheetId": self.tab,
            "startRowIndex": top,
            "endRowIndex": bottom,
            "startColumnIndex": left,
            "endColumnIndex": right,
        }

    def column(self, at: int) -> JSON:
        """Return the cells of a column below its heading."""
        return self.box(self.first, at, self.last, at + 1)

    def row(self, at: int) -> JSON:
        """Return the cells of a row."""
        return self.box(at, 0, at + 1, self.width)

    def texts(self, row: int, texts: Sequence[str]) -> list[JSON]:
        """Type texts into a row, from the first column on."""
        return [typed(self.tab, row, column, text) for column, text in enumerate(texts) if text]


def list_of(stored: Stored, title: str = RECEPTION) -> List:
    """Find the list in the tab of that title."""
    tab = next(each for each in stored.tabs if each.title == title)
    filled = [at for at, cell in tab.cells.items() if cell.entered]
    heading = next(at for at in filled if tab.cells[at].entered == {"stringValue": STATUS})
    last, width = (max(each) + 1 for each in zip(*filled, strict=True))
    return List(tab.id, heading[0] + 1, last, width, heading[1])


def inserted(it: List, at: int, texts: Sequence[str] = (), count: int = 1) -> list[JSON]:
    """Insert rows and type into the first of them."""
    below = at >= it.last
    insert = {"range": it.rows(at, at + count), "inheritFromBefore": below}
    return [{"insertDimension": insert}, *it.texts(at, texts)]


def deleted(it: List, at: int, count: int = 1) -> list[JSON]:
    """Delete rows."""
    return [{"deleteDimension": {"range": it.rows(at, at + count)}}]


def in_order(
    it: List, by: int, order: str, *, right: int = 0, rows: tuple[int, int] = (0, 0)
) -> list[JSON]:
    """Sort: all of the list, or only its columns up to ``right``, or only some ``rows`` of data."""
    top, bottom = (it.first + rows[0], it.first + rows[1]) if any(rows) else (it.first, it.last)
    spec = {"dimensionIndex": by, "sortOrder": order}
    box = it.box(top, 0, bottom, right or it.width)
    return [{"sortRange": {"range": box, "sortSpecs": [spec]}}]


def moved_row(it: List, row: int, to: int) -> list[JSON]:
    """Drag a row of data elsewhere."""
    at = it.first + row
    return [{"moveDimension": {"source": it.rows(at, at + 1), "destinationIndex": it.first + to}}]


def moved_column(it: List, column: int, to: int) -> list[JSON]:
    """Drag a column elsewhere."""
    source = it.columns(column, column + 1)
    return [{"moveDimension": {"source": source, "destinationIndex": to}}]


def new_column(it: List, at: int) -> list[JSON]:
    """Insert a column and give it a heading."""
    insert = {"range": it.columns(at, at + 1), "inheritFromBefore": at > 0}
    return [{"insertDimension": insert}, typed(it.tab, it.first - 1, at, "折返し")]


def cleared(box: JSON) -> JSON:
    """Empty cells."""
    return {"updateCells": {"range": box, "fields": "userEnteredValue"}}


def copied(source: JSON, destination: JSON) -> JSON:
    """Copy and paste."""
    return {"copyPaste": {"source": source, "destination": destination}}


def cut(it: List, row: int, to: int) -> JSON:
    """Cut a row and paste it elsewhere."""
    start = {"sheetId": it.tab, "rowIndex": to, "columnIndex": 0}
    return {"cutPaste": {"source": it.row(row), "destination": start, "pasteType": "PASTE_NORMAL"}}


def swapped(it: List) -> list[JSON]:
    """Swap two rows by way of an empty one, as people do by hand."""
    one, other, spare = it.first + 1, it.first + 5, it.last + 2
    return [cut(it, one, spare), cut(it, other, one), cut(it, spare, other)]


def pasted_anew(it: List) -> list[JSON]:
    """Paste the whole list anew, in another order, as people do with a list from elsewhere."""
    spare = it.last + 5
    source = it.box(it.first, 0, it.last, it.ours)
    size = it.last - it.first
    turned = [
        copied(
            it.box(spare + number, 0, spare + number + 1, it.ours), it.box(row, 0, row + 1, it.ours)
        )
        for number, row in zip(range(size), reversed(range(it.first, it.last)), strict=True)
    ]
    away = it.box(spare, 0, spare + size, it.ours)
    return [copied(source, away), *turned, cleared(away)]


def properties(it: List, fields: str, **properties: object) -> list[JSON]:
    """Change what the tab says of itself."""
    told = {"properties": {"sheetId": it.tab, **properties}, "fields": fields}
    return [{"updateSheetProperties": told}]


def protected(box: JSON, *, warning: bool = False) -> list[JSON]:
    """Let nobody else write there, or warn who does."""
    told = {"warningOnly": True} if warning else {"editors": _OTHERS}
    return [{"addProtectedRange": {"protectedRange": {"range": box, **told}}}]


def hidden(within: JSON) -> list[JSON]:
    """Hide rows or columns."""
    told = {"range": within, "properties": {"hiddenByUser": True}, "fields": "hiddenByUser"}
    return [{"updateDimensionProperties": told}]


def looking(box: JSON, look: JSON) -> list[JSON]:
    """Change how cells look."""
    return [
        {
            "repeatCell": {
                "range": box,
                "cell": {"userEnteredFormat": look},
                "fields": "userEnteredFormat",
            }
        }
    ]


def filtered(it: List) -> list[JSON]:
    """Set a filter that hides rows."""
    box = it.box(it.first - 1, 0, it.last, it.width)
    hidden = {"5": {"hiddenValues": ["庁外"]}}
    return [{"setBasicFilter": {"filter": {"range": box, "criteria": hidden}}}]


def replaced(it: List) -> list[JSON]:
    """Find and replace."""
    told = {"find": "みどり野区", "replacement": "みどり野区役所", "sheetId": it.tab}
    return [{"findReplace": told}]


def chosen(it: List) -> list[JSON]:
    """Let our column only take what is in a list."""
    values = [{"userEnteredValue": each} for each in ("済", "未")]
    rule = {"condition": {"type": "ONE_OF_LIST", "values": values}, "strict": True}
    return [{"setDataValidation": {"range": it.column(it.ours), "rule": rule}}]


def merged(it: List, column: int) -> list[JSON]:
    """Merge two cells of a column."""
    box = it.box(it.first + 1, column, it.first + 3, column + 1)
    return [{"mergeCells": {"range": box, "mergeType": "MERGE_ALL"}}]


def unlocked(stored: Stored) -> list[JSON]:
    """Take every protection away."""
    return [
        {"deleteProtectedRange": {"protectedRangeId": each["protectedRangeId"]}}
        for tab in stored.tabs
        for each in tab.listed.get("protectedRanges", [])
    ]
