"""The requests of a ``batchUpdate``, as the reference of the Sheets API has them.

Rows and columns count from 1 here, and from 0 in what is sent; the end of a range that is sent
does not belong to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from automations.books.writing import LONGEST, UNPRINTABLE, shortened

if TYPE_CHECKING:
    from automations.books.google.marking import Guard
    from automations.books.google.snapshot import Mark

Request = dict[str, Any]


def made(mark: Mark) -> Request:
    """Make a mark; refused by the service if its number is there already."""
    told = {
        "metadataId": mark.number,
        "metadataKey": mark.key,
        "metadataValue": mark.value,
        "location": location(mark),
        "visibility": "DOCUMENT",
    }
    return {"createDeveloperMetadata": {"developerMetadata": told}}


def taken_away(mark: Mark) -> Request:
    """Take a mark away, but only where it was read."""
    lookup = {
        "metadataId": mark.number,
        "metadataLocation": location(mark),
        "locationMatchingStrategy": "EXACT_LOCATION",
    }
    return {"deleteDeveloperMetadata": {"dataFilter": {"developerMetadataLookup": lookup}}}


def location(mark: Mark) -> Request:
    """Return what a mark is bound to."""
    if mark.tab is None:
        return {"spreadsheet": True}
    if not mark.row and not mark.column:
        return {"sheetId": mark.tab}
    at = mark.row or mark.column
    dimension = "ROWS" if mark.row else "COLUMNS"
    within = {"sheetId": mark.tab, "dimension": dimension, "startIndex": at - 1, "endIndex": at}
    return {"dimensionRange": within}


def guarded(guards: Iterable[Guard]) -> list[Request]:
    """Take every mark away where it was read, then make all of them anew.

    First all are taken away: where one comes to stand, another may have stood.
    """
    every = list(guards)
    away = [taken_away(each.was) for each in every if each.was]
    return [*away, *(made(each.mark) for each in every)]


def column_cells(tab: int, column: int, texts: Mapping[int, str]) -> list[Request]:
    """Write texts into cells of one column, by row, one request for each run of rows."""
    return [
        {
            "updateCells": {
                "range": grid(tab, run[0], column, run[-1], column),
                "rows": [{"values": [entered(texts[row])]} for row in run],
                "fields": "userEnteredValue",
            }
        }
        for run in _runs(sorted(texts))
    ]


def _runs(rows: list[int]) -> Iterator[list[int]]:
    run: list[int] = []
    for row in rows:
        if run and row != run[-1] + 1:
            yield run
            run = []
        run.append(row)
    if run:
        yield run


def grid(tab: int, top: int, left: int, bottom: int, right: int) -> Request:
    """Return a range; the last row and column given belong to it."""
    return {
        "sheetId": tab,
        "startRowIndex": top - 1,
        "endRowIndex": bottom,
        "startColumnIndex": left - 1,
        "endColumnIndex": right,
    }


def entered(text: str) -> Request:
    """Return a cell that says a text, whatever it looks like; "" makes the cell blank.

    >>> entered("=1+1"), entered("")
    ({'userEnteredValue': {'stringValue': '=1+1'}}, {})
    """
    return {"userEnteredValue": {"stringValue": text}} if text else {}


def storable(text: str) -> str:
    r"""Return the text as a cell can hold it and gives it back: it is compared with what is read.

    >>> storable("表\x07示\r\n次")
    '表\ufffd示\n次'
    """
    plain = UNPRINTABLE.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))
    return shortened(plain, LONGEST)
