"""Answers written into 判定.xlsx for people who rehearse: what they would type, no more."""

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
    columns = tuple(
        StatusColumn(sheet, column, tuple(own)) for (sheet, column), own in sorted(cells.items())
    )
    write_file(path, spliced(path.read_bytes(), Changes(status=columns)))
