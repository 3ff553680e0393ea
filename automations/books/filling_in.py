"""What people who rehearse would type into a book: answers in 判定.xlsx, marks on a sheet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from automations.books.answering import CHOICE, DAY, PERSON, REASON, asked_rows
from automations.books.splicing.changes import Changes, StatusCell, StatusColumn
from automations.books.splicing.splice import spliced
from automations.replacing import write_file

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Filled:
    """What somebody types beside a question."""

    choice: str
    reason: str
    decided_by: str
    decided_on: date

    @property
    def texts(self) -> Mapping[str, str]:
        """Return what is typed below each heading."""
        return {
            CHOICE: self.choice,
            REASON: self.reason,
            PERSON: self.decided_by,
            DAY: self.decided_on.isoformat(),
        }


def fill_in(path: Path, said: Mapping[str, Filled]) -> None:
    """Answer questions that stand in the book, by their number.

    Raises `InputUnfit` if the book cannot be read, `OutputNotWritten` or `PermissionRefused` if
    it cannot be written.
    """
    cells: dict[tuple[str, int], list[StatusCell]] = {}
    for row in asked_rows(path):
        if row.key in said:
            for heading, text in said[row.key].texts.items():
                place = row.place_of(heading)
                cells.setdefault((place.sheet, place.column), []).append(
                    StatusCell(place.row, text)
                )
    _write(path, cells)


def type_in(path: Path, sheet: str, texts: Mapping[tuple[int, int], str]) -> None:
    """Type texts into cells of a sheet, by row and column from 1.

    Raises `InputUnfit` if the book cannot be read, `OutputNotWritten` or `PermissionRefused` if
    it cannot be written.
    """
    cells: dict[tuple[str, int], list[StatusCell]] = {}
    for (row, column), text in sorted(texts.items()):
        cells.setdefault((sheet, column), []).append(StatusCell(row, text))
    _write(path, cells)


def _write(path: Path, cells: Mapping[tuple[str, int], list[StatusCell]]) -> None:
    columns = tuple(
        StatusColumn(sheet, column, tuple(own)) for (sheet, column), own in sorted(cells.items())
    )
    write_file(path, spliced(path.read_bytes(), Changes(status=columns)))
