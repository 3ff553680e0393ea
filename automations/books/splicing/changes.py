"""What is to change in a workbook of people's: our status column, our rows, our sheets."""

from __future__ import annotations

from dataclasses import dataclass

from automations.books.draft import Draft, DraftRow, DropDown
from automations.tables.problems import Severity


class Unspliceable(Exception):  # noqa: N818 - named by its cause; "Error" would add nothing
    """A workbook that cannot be changed safely; ``code`` is of the catalogue of problems."""

    def __init__(self, code: str, **words: str) -> None:
        super().__init__(code)
        self.code = code
        self.words = words


@dataclass(frozen=True, slots=True)
class StatusCell:
    """What our status column is to say in a row, and its colour; None is all in order."""

    row: int
    text: str
    severity: Severity | None = None


@dataclass(frozen=True, slots=True)
class StatusColumn:
    """The status column of a sheet: its number from 1, and the cells that are to change."""

    sheet: str
    column: int
    cells: tuple[StatusCell, ...]


@dataclass(frozen=True, slots=True)
class AppendedRows:
    """Rows for the end of a sheet that is there, with lists to choose from in them."""

    sheet: str
    rows: tuple[DraftRow, ...]
    drop_downs: tuple[DropDown, ...] = ()


@dataclass(frozen=True, slots=True)
class Changes:
    """All that changes in one workbook; ``own`` are sheets of ours, new or rewritten whole."""

    status: tuple[StatusColumn, ...] = ()
    appended: tuple[AppendedRows, ...] = ()
    own: tuple[Draft, ...] = ()
