"""Workbooks of golden cases, kept as a folder of CSV files, so that a case can be read as text."""

import shutil
from pathlib import Path

from openpyxl import Workbook

from tests.shared_books import read_rows


def bind_books(folder: Path) -> None:
    """Make each folder called ….xlsx the workbook of that name; its files are the tabs, by name."""
    for loose in sorted(each for each in folder.rglob("*.xlsx") if each.is_dir()):
        book = Workbook()
        book.remove(book.worksheets[0])
        for tab in sorted(loose.glob("*.csv")):
            sheet = book.create_sheet(tab.stem)
            for row in read_rows(tab):
                sheet.append([text or None for text in row])
        shutil.rmtree(loose)
        book.save(loose)
