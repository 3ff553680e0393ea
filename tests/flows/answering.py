"""Rows of 判定.xlsx answered as somebody in Excel would, on whatever sheet they stand."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.flows.asking import BOOK, HEADINGS
from tests.small_event import RESTRICTED

APPROVAL, RULES = "判定_承認", "判定_ルール変更"
DAY = date(2024, 12, 10)


def rows_of(folder: Path, tab: str) -> list[dict[str, object]]:
    """Return the questions on a sheet, each by heading; none without the sheet."""
    book = load_workbook(folder / BOOK) if (folder / BOOK).exists() else None
    if book is None or tab not in book.sheetnames:
        return []
    headings, *rows = book[tab].iter_rows(min_row=_headings(book[tab]), values_only=True)
    texts: list[dict[str, object]] = [
        dict(zip(map(str, headings), row, strict=True)) for row in rows
    ]
    return [each for each in texts if each["番号"]]


def answer(folder: Path, tab: str, texts: Mapping[str, object], number: int = -1) -> None:
    """Type texts by heading into one of the questions, the last one unless told otherwise."""
    book = load_workbook(folder / BOOK)
    sheet = book[tab]
    assert isinstance(sheet, Worksheet)
    top = _headings(sheet)
    headings = [cell.value for cell in sheet[top]]
    asked = [row for row in range(top + 1, sheet.max_row + 1) if sheet.cell(row, 1).value]
    for heading, text in texts.items():
        sheet.cell(asked[number], headings.index(heading) + 1).value = text  # type: ignore[assignment]  # typed
    book.save(folder / BOOK)


def approve(folder: Path, person: str = "部長 山田", day: date | None = DAY) -> None:
    answer(folder, APPROVAL, {"判定": "承認する", "判定者": person, "判定日": day})


def _headings(sheet: object) -> int:
    assert isinstance(sheet, Worksheet)
    return next(row for row in range(HEADINGS, HEADINGS + 4) if sheet.cell(row, 1).value == "番号")


def thaw(folder: Path) -> None:
    """Forget which rules were frozen, as if nobody could have voted by them."""
    shutil.rmtree(folder / RESTRICTED / "記録" / "ルール")
