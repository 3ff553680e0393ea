"""集計_確認結果: what our status column would say, for a book it cannot be written into now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from automations.books.draft import Draft, Page
from automations.books.drawing import Drawing, Written
from automations.books.problem_sheet import file_address, role_of
from automations.books.sheet_names import OURS, sheet_link
from automations.tables.places import cell_address
from automations.tables.report import Form

if TYPE_CHECKING:
    from collections.abc import Iterable

    from automations.books.result_book import Cover
    from automations.books.splicing.changes import StatusCell, StatusColumn

STATUS_LIST = f"{OURS}確認結果"
_WIDTHS = (28, 10, 90)


def status_list_draft(columns: Iterable[StatusColumn], cover: Cover, book: str = "") -> Draft:
    """Draw one line for each cell of the status columns: sheet, row, what it would say.

    ``book``: the file they belong to, seen from where this sheet is to stand; rows lead there.
    """
    page = Drawing(Draft(STATUS_LIST, _WIDTHS))
    page.title("確認結果")
    page.note("ブックに書き込めるようになると、「確認結果」の列に入る内容です。")
    page.row += 1
    page.heading(("シート", "行", "確認結果"))
    heading_row = page.row
    for column in columns:
        for cell in column.cells:
            page.line(_line(column, cell, book))
    page.filter_below(heading_row, Page(cover.header, heading_row))
    return page.draft


def _line(column: StatusColumn, cell: StatusCell, book: str) -> list[Written]:
    target = file_address(book)
    place = sheet_link(column.sheet, cell_address(cell.row, column.column)) if book else ""
    return [
        Written(column.sheet, target=target, location=place),
        Written(cell.row, Form.COUNT),
        Written(cell.text, style=role_of(cell.severity)),
    ]
