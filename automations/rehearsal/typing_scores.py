"""The secretariat types what the judges wrote into 採点入力.xlsx, slips and all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from automations.books.filling_in import type_in
from automations.books.opening import read_book

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from automations.rehearsal.judging import Judging
    from automations.rehearsal.score_papers import Slip
    from automations.tables.sheet import Sheet

SCORES = "採点"  # the tab
_JUDGE, _NUMBER = "審査員", "番号"
_FIRST_NUMBER = re.compile(r"\s*0*(\d+)")

Cells = dict[tuple[int, int, int], str]  # by judge, entry and criterion (from 0): what is typed


def as_first_typed(judging: Judging) -> Cells:
    """Return every mark as it is typed at first."""
    written = {
        (*pair, criterion): str(mark)
        for pair, marks in judging.papers.items()
        for criterion, mark in enumerate(marks)
    }
    slips = (judging.missing, judging.too_high, judging.late)
    return {**written, **{_cell(each): each.typed for each in slips}}


def as_meant(slips: Iterable[Slip]) -> Cells:
    """Return the marks of slips as the papers have them."""
    return {_cell(each): str(each.meant) for each in slips}


def type_scores(path: Path, criteria: Sequence[str], cells: Mapping[tuple[int, int, int], str],
                ) -> dict[tuple[int, int, int], tuple[int, int]]:  # fmt: skip
    """Type marks into the book; return row and column, from 1, of each.

    Raises `InputUnfit`, `OutputNotWritten` or `PermissionRefused`.
    """
    (sheet,) = (each for each in read_book(path, path.name).sheets if each.name == SCORES)
    places = _places(sheet, criteria)
    type_in(path, SCORES, {places[cell]: text for cell, text in cells.items() if text})
    return {cell: places[cell] for cell in cells}


def _cell(slip: Slip) -> tuple[int, int, int]:
    return slip.judge, slip.entry, slip.criterion


def _places(sheet: Sheet, criteria: Sequence[str]) -> dict[tuple[int, int, int], tuple[int, int]]:
    rows = sheet.rows()
    headings = next(texts for _, texts in rows if {_JUDGE, _NUMBER} <= {*map(_bare, texts)})
    columns = [_bare(each) for each in headings]
    judge, entry = columns.index(_JUDGE), columns.index(_NUMBER)
    found = {}
    for row, texts in rows:
        pair = _number(texts[judge]), _number(texts[entry])
        for criterion, name in enumerate(criteria):
            column = next(n for n, text in enumerate(columns, 1) if text.startswith(name))
            found[*pair, criterion] = (row, column)
    return found


def _bare(text: str) -> str:
    return text.strip()


def _number(text: str) -> int:
    """Return the number that a text begins with; 0 if none."""
    found = _FIRST_NUMBER.match(text)
    return int(found[1]) if found else 0
