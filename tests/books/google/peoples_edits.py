"""What people do in a spreadsheet; rows and columns from 1, as they see them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from automations.books.google.snapshot import OnlineCell
from tests.books.google.fake_sheets import FakeSheets, Tab, text

if TYPE_CHECKING:
    from tests.books.google.fake_sheets import Edit


def insert_row(at: int, *said: str, tab: int = 0) -> Edit:
    def edit(sheets: FakeSheets) -> None:
        page = sheets.tab(tab)
        cells = [text(each) if each else None for each in said]
        page.rows.insert(at - 1, [*cells, *[None] * (page.width - len(cells))])
        sheets.shift(tab, at - 1, 1, rows=True)

    return edit


def delete_row(at: int, tab: int = 0) -> Edit:
    def edit(sheets: FakeSheets) -> None:
        if len(sheets.tab(tab).rows) > max(at - 1, 1):
            del sheets.tab(tab).rows[at - 1]
            sheets.shift(tab, at - 1, -1, rows=True)

    return edit


def insert_column(at: int, tab: int = 0) -> Edit:
    def edit(sheets: FakeSheets) -> None:
        for row in sheets.tab(tab).rows:
            row.insert(at - 1, None)
        sheets.shift(tab, at - 1, 1, rows=False)

    return edit


def delete_column(at: int, tab: int = 0) -> Edit:
    def edit(sheets: FakeSheets) -> None:
        if sheets.tab(tab).width > max(at - 1, 1):
            for row in sheets.tab(tab).rows:
                del row[at - 1]
            sheets.shift(tab, at - 1, -1, rows=False)

    return edit


def sort(first: int, last: int, columns: int, *, by: int = 1, falling: bool = False) -> Edit:
    """Sort these rows, of which so many columns from the left are moved along."""

    def edit(sheets: FakeSheets) -> None:
        page = sheets.tab(0)
        chosen = page.rows[first - 1 : last]
        ordered = sorted(chosen, key=lambda row: _said(row[by - 1]), reverse=falling)
        page.rows[first - 1 : last] = [
            [*new[:columns], *old[columns:]] for new, old in zip(ordered, chosen, strict=True)
        ]

    return edit


def _said(cell: OnlineCell | None) -> tuple[bool, str]:
    return cell is None, cell.value if cell else ""


def type_in(row: int, column: int, said: str, tab: int = 0) -> Edit:
    def edit(sheets: FakeSheets) -> None:
        page = sheets.tab(tab)
        if row <= len(page.rows) and column <= page.width:
            page.rows[row - 1][column - 1] = text(said) if said else None

    return edit


def rename_tab(title: str, tab: int = 0) -> Edit:
    def edit(sheets: FakeSheets) -> None:
        sheets.tab(tab).title = title

    return edit


def delete_tab(tab: int) -> Edit:
    def edit(sheets: FakeSheets) -> None:
        sheets.tabs = [each for each in sheets.tabs if each.number != tab]
        sheets.marks = [each for each in sheets.marks if each.tab != tab]

    return edit


def add_tab(title: str, number: int) -> Edit:
    def edit(sheets: FakeSheets) -> None:
        sheets.tabs.append(Tab(number, title, [[text("人のメモ"), None]]))

    return edit
