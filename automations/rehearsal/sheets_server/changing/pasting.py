"""Text pasted into cells, as if somebody had it on the clipboard."""

from __future__ import annotations

import csv
import io
from html.parser import HTMLParser

from automations.rehearsal.sheets_server.changing.grids import check_size, point_of, put
from automations.rehearsal.sheets_server.entering import USER_ENTERED, entered
from automations.rehearsal.sheets_server.model import JSON, Stored, StoredCell, Tab, invalid


def paste_data(stored: Stored, asked: JSON) -> None:
    """``pasteData``: text cut at a delimiter, or a table of HTML, as if somebody pasted it."""
    tab, top, left = point_of(stored, asked.get("coordinate", {}))
    rows = _rows(asked)
    grid = tab.properties["gridProperties"]
    grid["rowCount"] = max(tab.height, top + len(rows))
    grid["columnCount"] = max([tab.width, *(left + len(row) for row in rows)])
    check_size(stored)
    locale = str(stored.properties.get("locale", "en_US"))
    for row, texts in enumerate(rows, top):
        for column, text in enumerate(texts, left):
            type_in(tab, (row, column), text, locale)


def type_in(tab: Tab, key: tuple[int, int], text: str, locale: str) -> None:
    """Enter a text as if somebody typed it; a format it brings is kept."""
    value, number_format = entered(text, USER_ENTERED, locale)
    cell = tab.cells.get(key) or StoredCell()
    brought = {"numberFormat": number_format} if number_format else {}
    put(tab, key, StoredCell(value, {**cell.format, **brought}, cell.other))


def _rows(asked: JSON) -> list[list[str]]:
    if asked.get("html"):
        reader = _Table()
        reader.feed(asked.get("data", ""))
        return reader.rows
    if not asked.get("delimiter"):
        message = "Must specify a delimiter or html."
        raise invalid(message)
    return list(csv.reader(io.StringIO(asked.get("data", "")), delimiter=asked["delimiter"][0]))


class _Table(HTMLParser):
    """The texts of a table's cells, row by row."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        if tag == "tr":
            self.rows.append([])
        elif tag in {"td", "th"} and self.rows:
            self.rows[-1].append("")
            self._inside = True

    def handle_endtag(self, tag: str) -> None:
        self._inside = self._inside and tag not in {"td", "th"}

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.rows[-1][-1] += data.strip()
