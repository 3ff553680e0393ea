"""The sheet of 判定.xlsx that asks who is one person, filled in as somebody in Excel would."""

from collections.abc import Mapping
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

SHEET, HEADINGS = "判定_名寄せ", 6


def asked_pairs(book: Path) -> dict[str, dict[str, str]]:
    """Return what stands on the sheet: the number of a question to its texts by heading."""
    sheet = load_workbook(book)[SHEET]
    headings, *rows = sheet.iter_rows(min_row=HEADINGS, values_only=True)
    texts = [
        {str(heading): str(cell or "") for heading, cell in zip(headings, row, strict=True)}
        for row in rows
    ]
    return {each["番号"]: each for each in texts if each["番号"]}


def judge(path: Path, choices: Mapping[str, str], person: str = "係長") -> None:
    """Choose for each question; "" takes an answer back."""
    book = load_workbook(path)
    sheet = book[SHEET]
    assert isinstance(sheet, Worksheet)
    columns = {cell.value: cell.column or 0 for cell in sheet[HEADINGS]}
    rows = {sheet.cell(row, columns["番号"]).value: row
            for row in range(HEADINGS + 1, sheet.max_row + 1)}  # fmt: skip
    for key, choice in choices.items():
        sheet.cell(rows[key], columns["判定"]).value = choice or None
        sheet.cell(rows[key], columns["判定者"]).value = person if choice else None
    book.save(path)
