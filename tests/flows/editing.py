"""Change single rows of an event's books, as somebody at a PC would."""

import csv
import io
import warnings
from collections.abc import Iterable, Mapping
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

FORMS = "共有/申込_庁内.xlsx"
BY_HAND = "共有/申込_手入力.csv"
RECEPTION = "共有/受付簿.xlsx"
ENTRIES = "共有/エントリー.xlsx"
ROLL = "事務局限り/投票対象者名簿.xlsx"
BALLOTS = "事務局限り/投票.xlsx"

FIRST_ROW = {FORMS: 2, RECEPTION: 5, ENTRIES: 5, ROLL: 3, BALLOTS: 2}
"""The first row of data in each workbook, from 1: below the title and the headings."""
_HEADINGS = {FORMS: 1, RECEPTION: 4, ENTRIES: 3, ROLL: 2, BALLOTS: 1}


def delete_rows(folder: Path, book: str, rows: Iterable[int]) -> None:
    """Delete rows, numbered from 1 as the sheet shows them."""
    opened = _loaded(folder / book)
    for row in sorted(rows, reverse=True):
        _first_sheet(opened).delete_rows(row)
    opened.save(folder / book)


def change_cells(folder: Path, book: str, row: int, texts: Mapping[str, object]) -> None:
    """Type into cells of one row, named by their headings."""
    opened = _loaded(folder / book)
    sheet = _first_sheet(opened)
    headings = [cell.value for cell in sheet[_HEADINGS[book]]]
    for heading, text in texts.items():
        sheet.cell(row, headings.index(heading) + 1).value = text  # type: ignore[assignment]  # typed
    opened.save(folder / book)


def change_line(folder: Path, book: str, line: int, texts: Mapping[int, str]) -> None:
    """Type into cells of one line of the list kept by hand; lines and columns count from 1."""
    path = folder / book
    rows = list(csv.reader(io.StringIO(path.read_bytes().decode("cp932"), newline="")))
    for column, text in texts.items():
        rows[line - 1][column - 1] = text
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows(rows)
    path.write_bytes(out.getvalue().encode("cp932"))


def _loaded(path: Path) -> Workbook:
    with warnings.catch_warnings():  # of what it drops; these tests look at the rows only
        warnings.filterwarnings("ignore", r".* extension is not supported", UserWarning)
        return load_workbook(path)


def _first_sheet(book: Workbook) -> Worksheet:
    sheet = book.worksheets[0]
    assert isinstance(sheet, Worksheet)
    return sheet
