"""Drop-downs and messages beside cells, in the form every version of Excel shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from automations.books.draft import LONGEST_PROMPT, NOT_IN_LIST
from automations.books.writing import put, shortened, units

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

LISTS = "選択肢"
_LONGEST_LIST = 255  # characters of a drop-down that stands in the sheet itself


def add_help(
    book: Workbook, sheet: Worksheet, cells: str, choices: tuple[str, ...], hint: tuple[str, str]
) -> DataValidation:
    """Give a range of cells a drop-down and a message; either may be empty.

    ``cells`` as Excel writes ranges; ``hint``: title and text of the message. Another value than
    the choices is doubted, not stopped: a category that the settings gain later is typed into a
    list made before. The rule is returned for whoever wants it firmer.
    """
    title, text = map(shortened, hint, LONGEST_PROMPT)
    rule = DataValidation(type="list" if choices else None, allow_blank=True)
    if choices:
        rule.formula1 = list_source(book, choices)
        rule.showErrorMessage, rule.errorStyle = True, "warning"
        rule.errorTitle, rule.error = NOT_IN_LIST
    if text:
        rule.showInputMessage, rule.promptTitle, rule.prompt = True, title, text
    rule.add(cells)
    sheet.add_data_validation(rule)
    return rule


def list_source(book: Workbook, choices: tuple[str, ...]) -> str:
    """Return the drop-down's source: in the rule itself if it fits, else on a hidden sheet."""
    if within := written_out(choices):
        return within
    if LISTS not in book.sheetnames:
        book.create_sheet(LISTS).sheet_state = "hidden"
    lists = book[LISTS]
    empty = lists.max_row == 1 and lists.cell(1, 1).value is None
    number = 1 if empty else lists.max_column + 1
    for row, choice in enumerate(choices, 1):
        put(lists, row, number, choice)
    letter = get_column_letter(number)
    return f"'{LISTS}'!${letter}$1:${letter}${len(choices)}"


def written_out(choices: tuple[str, ...]) -> str:
    """Return the choices as a drop-down itself can hold them, "" if it cannot."""
    joined = ",".join(choices)
    if units(joined) > _LONGEST_LIST or any(set(choice) & set(',"') for choice in choices):
        return ""
    return f'"{joined}"'
