"""Take the last write-back out of a spreadsheet in Google Sheets, cell by cell.

A file is put back as it was; a spreadsheet lives on. So just the cells that we wrote get back what
they said before, in one write as guarded as ours was, and only if nobody changed anything since.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import polars as pl

from automations.books.draft import Draft, DraftRow
from automations.books.excel_reading import read_excel
from automations.books.google.addresses import key_of
from automations.books.google.marking import COLUMN, HEADING
from automations.books.google.snapshot import OnlineTab, Spreadsheet
from automations.books.google.wanted import OnlineColumn, Wanted
from automations.books.google.writing import Ending, write_guarded
from automations.books.looks import Look
from automations.books.problem_sheet import PROBLEM_SHEET
from automations.errors import ExpectedFailure
from automations.flows.event_folder import EventFolder
from automations.ledger.records import digest
from automations.tables.places import Place
from automations.tables.problems import problem
from automations.tables.sheet import ROW, Sheet

_RUN = "書込取消"


@dataclass(frozen=True, slots=True)
class _Then:
    """The spreadsheet as its copy had it before we wrote, by tab."""

    sheets: Mapping[str, Sheet]

    def texts(self, tab: str, column: int) -> dict[int, str]:
        """Return what stood in a column, by row; nothing if there was no such tab."""
        sheet, name = self.sheets.get(tab), f"c{column}"
        if sheet is None or name not in sheet.cells.columns:
            return {}
        return dict(sheet.cells.filter(pl.col(name) != "").select(ROW, name).iter_rows())


def undo_online(folder: EventFolder, named: str, content: bytes) -> str:
    """Write back what stood there before; return why not, "" if it was done.

    ``content``: the copy of the spreadsheet from before. The caller knows that nobody has changed
    it since.
    """
    key, shown = key_of(named), folder.shown(named)
    now = folder.online.now(key)
    then = _Then({each.name: each for each in read_excel(content, shown)[0]})
    try:
        wanted = Wanted(tuple(_columns(now, then)), _tab(now, then), _RUN, digest(content)[:16])
        written = write_guarded(folder.online.client, now, wanted)
        folder.online.take(written.now)
    except ExpectedFailure as failure:
        return str(failure)
    if written.ending is Ending.WRITTEN:
        return ""
    return str(problem(written.ending.value, Place(shown), **written.words))


def _columns(now: Spreadsheet, then: _Then) -> Iterator[OnlineColumn]:
    headings = {each.tab: each.row for each in now.marks if each.key == HEADING}
    for mark in now.marks:
        tab = next((each for each in now.tabs if each.number == mark.tab), None)
        if mark.key == COLUMN and tab and mark.tab in headings:
            yield _column(tab, mark.column, headings[mark.tab], then)


def _column(tab: OnlineTab, column: int, heading_row: int, then: _Then) -> OnlineColumn:
    said = {row: each.value for (row, at), each in tab.cells.items() if at == column}
    was = then.texts(tab.title, column)
    below = {row for row in {*said, *was} if row > heading_row}
    texts = {row: was.get(row, "") for row in below if was.get(row, "") != said.get(row, "")}
    rows = frozenset(row for row, _ in tab.cells if row > heading_row)
    return OnlineColumn(tab.number, column, heading_row, said.get(heading_row, ""), rows, texts)


def _tab(now: Spreadsheet, then: _Then) -> Draft | None:
    """Draw our tab as it was; one that was not there is left, with nothing on it."""
    if now.tab(PROBLEM_SHEET) is None:
        return None
    sheet = then.sheets.get(PROBLEM_SHEET)
    rows = list(sheet.rows()) if sheet else []
    drawn = [DraftRow(row, 0, texts, (Look(),) * len(texts)) for row, texts in rows]
    return Draft(PROBLEM_SHEET, (20.0,) * (sheet.width if sheet else 1), drawn)
