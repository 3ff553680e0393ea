"""A spreadsheet as a file of another kind, and a text file as a tab."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

from automations.books.google.copy import workbook_of
from automations.books.google.snapshot import spreadsheet_of
from automations.rehearsal.sheets_server.answers import spreadsheet
from automations.rehearsal.sheets_server.entering import entered
from automations.rehearsal.sheets_server.model import JSON, Stored, StoredCell, Tab
from automations.rehearsal.sheets_server.values import values

_TYPED = "USER_ENTERED"


class CannotConvert(Exception):  # noqa: N818 - named by its cause
    """A kind of file that is not made here."""


def converted(stored: Stored, kind: str) -> bytes:
    """Return a spreadsheet as a file; ``kind``: its MIME type.

    Raises:
        CannotConvert: That kind is not made here.
    """
    make = _KINDS.get(kind)
    if make is None:
        raise CannotConvert
    return make(stored)


def import_delimited(stored: Stored, tab: Tab, text: bytes) -> None:
    """Enter a comma-separated text into an empty tab, as if typed."""
    rows = list(csv.reader(io.StringIO(text.decode("utf-8-sig"), newline="")))
    size = tab.properties["gridProperties"]
    size["rowCount"] = max(int(size["rowCount"]), len(rows))
    size["columnCount"] = max([int(size["columnCount"]), *map(len, rows)])
    locale = str(stored.properties["locale"])
    for row, texts in enumerate(rows):
        for column, typed in enumerate(texts):
            value, form = entered(typed, _TYPED, locale)
            if value is not None:
                tab.cells[row, column] = StoredCell(value, {"numberFormat": form} if form else {})


def _workbook(stored: Stored) -> bytes:
    return workbook_of(spreadsheet_of(spreadsheet(stored, grid=True)))


def _delimited(delimiter: str) -> Callable[[Stored], bytes]:
    """Return what writes the first tab as it is shown."""

    def write(stored: Stored) -> bytes:
        tab = stored.tabs[0]
        shown: JSON = values(
            stored, "get", {"range": ["'" + tab.title.replace("'", "''") + "'"]}, {}
        )
        text = io.StringIO(newline="")
        rows = shown.get("values", [])
        width = max(map(len, rows), default=0)
        filled = [[*row, *[""] * (width - len(row))] for row in rows]
        csv.writer(text, delimiter=delimiter, lineterminator="\r\n").writerows(filled)
        return text.getvalue().removesuffix("\r\n").encode()

    return write


def _page(stored: Stored) -> bytes:
    """Return a PDF of one blank page: enough to see that one comes."""
    del stored
    parts = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
    )
    made, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 4\n0000000000 65535 f \n" + table
    tail = b"trailer\n<< /Size 4 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % len(made)
    return made + head + tail


_KINDS: dict[str, Callable[[Stored], bytes]] = {
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": _workbook,
    "text/csv": _delimited(","),
    "text/tab-separated-values": _delimited("\t"),
    "application/pdf": _page,
}
