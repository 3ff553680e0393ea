"""Change cells of a 設定.xlsx as an organiser would: found by tab and by what they are called."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from automations.event.book_writing import settings_book_bytes
from automations.event.loading import event_of_text
from automations.event.model import Event
from automations.rehearsal.contest import event_text


def write_book(folder: Path, event: Event | None = None) -> Path:
    """Write settings as a workbook, those of the rehearsal unless told otherwise."""
    path = folder / "設定.xlsx"
    path.write_bytes(settings_book(event or usual_event()))
    return path


# Written once each: many tests take a copy, and change it in one cell.
@cache
def settings_book(event: Event) -> bytes:
    return settings_book_bytes(event)


@cache
def usual_event() -> Event:
    """Return the settings of the rehearsal."""
    return event_of_text(event_text())


@contextmanager
def edited(path: Path) -> Iterator[Workbook]:
    """Open the workbook, and save what was done to it."""
    book = load_workbook(path)
    yield book
    book.save(path)


def cell_of(book: Workbook, tab: str, label: str, heading: str = "設定") -> Cell:
    """Return the cell in the row that begins with ``label``, below ``heading``."""
    sheet = book[tab]
    row = max(c.row for (c,) in sheet.iter_rows(max_col=1) if c.value == label)
    above = [c for cells in sheet.iter_rows(max_row=row - 1) for c in cells if c.value == heading]
    column = above[-1].column
    found = sheet.cell(row, column)
    assert isinstance(found, Cell)
    return found


def put(path: Path, tab: str, label: str, value: object, heading: str = "設定") -> None:
    """Write a value into one cell."""
    with edited(path) as book:
        cell_of(book, tab, label, heading).value = value  # type: ignore[assignment]  # what a test writes


def change_tab(path: Path, tab: str, change: Callable[[Worksheet], object]) -> None:
    """Do something to one tab."""
    with edited(path) as book:
        sheet = book[tab]
        assert isinstance(sheet, Worksheet)
        change(sheet)
