"""The sheet of 判定.xlsx that asks about ties, filled in as somebody in Excel would."""

from pathlib import Path

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.flows.asking import BOOK


def settle(folder: Path, choice: str, person: str = "青木") -> None:
    """Choose what the first tie asks; "" takes an answer back."""
    book = load_workbook(folder / BOOK)
    sheet = book["判定_同点"]
    assert isinstance(sheet, Worksheet)
    row = next(row for row in range(1, 9) if sheet.cell(row, 1).value == "番号")
    headings = [cell.value for cell in sheet[row]]
    for heading, text in {"判定": choice, "判定者": person}.items():
        sheet.cell(row + 1, headings.index(heading) + 1).value = text or None
    book.save(folder / BOOK)
