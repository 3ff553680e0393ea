"""結果.xlsx: the Report as sheets people read, print and hand on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING

from openpyxl import Workbook, load_workbook

from automations.books import appearance
from automations.books.packing import workbook_bytes
from automations.books.problem_sheet import PROBLEM_SHEET, draw_problems
from automations.books.sheet_names import OURS, sheet_name
from automations.books.sheet_order import in_order, tab_color
from automations.books.status_sheet import STATUS_SHEET, draw_status, stands_on_status
from automations.books.table_sheet import draw_table
from automations.tables.rendering import japanese_time

if TYPE_CHECKING:
    from pathlib import Path

    from automations.tables.report import Report


@dataclass(frozen=True, slots=True)
class Cover:
    """What stands at the head of every page of the results.

    ``as_of``: the instant the count stands for, with its zone. ``check_number``: the 照合番号,
    8 characters. ``handling``: who may see it, such as 事務局限り. ``keywords``: the words that the
    file bears among its properties.
    """

    event_name: str
    as_of: datetime
    check_number: str
    handling: str
    keywords: str = ""

    @property
    def header(self) -> tuple[str, str, str]:
        """Return what stands left, in the middle and right at the head of a page."""
        moment = f"{japanese_time(self.as_of)} 時点"
        return (self.event_name, moment, f"取扱: {self.handling}")


def result_book(
    path: Path, report: Report, cover: Cover, event_folder: Path | None = None
) -> bytes:
    """Return the whole result book: 集計_状況, 集計_要確認, then one sheet for each table.

    The table ``inputs`` stands on 集計_状況 itself. With ``event_folder``, places become links into
    the shared books, seen from ``path``, where the book is to stand; nothing is written there.
    """
    return workbook_bytes(_drawn(path, report, cover, event_folder))


def keywords_of(path: Path) -> str:
    """Return the words that a book bears among its properties; "" if there are none to be read."""
    try:
        book = load_workbook(BytesIO(path.read_bytes()), read_only=True)
    except Exception:  # noqa: BLE001 - on odd files it raises anything; all mean the same here
        return ""
    return book.properties.keywords or ""


def _drawn(path: Path, report: Report, cover: Cover, event_folder: Path | None) -> Workbook:
    book = Workbook()
    book.properties.keywords = cover.keywords or None
    if book.active is not None:
        book.remove(book.active)
    appearance.add_styles(book)
    names = _sheet_names(report)
    draw_status(book.create_sheet(STATUS_SHEET), report, cover, names)
    draw_problems(book.create_sheet(PROBLEM_SHEET), report.problems, cover, (path, event_folder))
    for key, name in names.items():
        sheet = book.create_sheet(name)
        draw_table(sheet, report.tables[key], cover)
        sheet.sheet_properties.tabColor = tab_color(key)
    return book


def _sheet_names(report: Report) -> dict[str, str]:
    """Return the sheet of each table that has one, by the table's key, in the sheets' order."""
    names: dict[str, str] = {}
    for key in in_order(report.tables):
        if not stands_on_status(key):
            taken = {STATUS_SHEET, PROBLEM_SHEET, *names.values()}
            names[key] = sheet_name(f"{OURS}{report.tables[key].title}", taken)
    return names
