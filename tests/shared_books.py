"""A small event whose lists are workbooks with our column 確認結果, as people share them."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.small_event import PEOPLE

REGISTER, RECEPTION = "共有/申込.xlsx", "共有/受付簿.xlsx"
STATUS = "確認結果"
TAB = "集計_要確認"


def write_shared_event(folder: Path) -> Path:
    """Write the settings and the two books; who came is worked out in the golden case."""
    settings = (PEOPLE / "settings/event.toml").read_text(encoding="utf-8")
    for name in ("申込", "受付簿"):
        rows = read_rows(PEOPLE / f"inputs/{name}.csv")
        write_book(folder / f"共有/{name}.xlsx", name, [[*rows[0], STATUS], *rows[1:]])
        settings = settings.replace(f'"{name}.csv"', f'"共有/{name}.xlsx"')
    (folder / "event.toml").write_text(settings, encoding="utf-8")
    return folder


def read_rows(path: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"))))


def write_book(path: Path, name: str, rows: Sequence[Sequence[str]]) -> None:
    """Write rows of texts as the one sheet of a workbook."""
    book = Workbook()
    sheet = only_sheet(book)
    sheet.title = name
    for row in rows:
        sheet.append([text or None for text in row])
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(path)


def type_into(path: Path, cells: Mapping[str, str | None]) -> None:
    """Type into cells, named as the sheet names them, and save the book."""
    book = load_workbook(path)
    for address, text in cells.items():
        book.worksheets[0][address] = text
    book.save(path)


def column(path: Path, heading: str = STATUS) -> list[str]:
    """Return what stands below a heading of the first sheet, from the top."""
    sheet = load_workbook(path).worksheets[0]
    rows = [[cell or "" for cell in row] for row in sheet.iter_rows(values_only=True)]
    at = rows[0].index(heading)
    return [str(row[at]) for row in rows[1:]]


def page_header(path: Path) -> str:
    """Return what stands at the head of each page of our tab, from left to right."""
    header = load_workbook(path)[TAB].oddHeader
    assert header is not None
    return "｜".join(part.text or "" for part in (header.left, header.center, header.right))


def tab(path: Path) -> list[tuple[str, ...]]:
    """Return the rows of our tab that say something, without what is blank in them."""
    sheet = load_workbook(path)[TAB]
    rows = (tuple(str(cell) for cell in row if cell) for row in sheet.iter_rows(values_only=True))
    return [row for row in rows if row]


def only_sheet(book: Workbook) -> Worksheet:
    (sheet,) = book.worksheets
    assert isinstance(sheet, Worksheet)
    return sheet
