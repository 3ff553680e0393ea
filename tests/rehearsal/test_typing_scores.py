"""Marks are typed as the slips have it, then as the papers do, each at its own cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from automations.books.excel_reading import read_excel
from automations.books.new_book import NewColumn, NewSheet, write_new_book
from automations.rehearsal.typing_scores import (
    SCORES,
    as_first_typed,
    as_meant,
    type_scores,
)

if TYPE_CHECKING:
    from pathlib import Path

    from automations.rehearsal import Truth
    from automations.rehearsal.judging import Judging
    from automations.tables.report import Cell


@pytest.fixture
def judging(truth: Truth) -> Judging:
    return truth.judging


@pytest.fixture
def book(judging: Judging, tmp_path: Path) -> Path:
    """Write a book with a row for each judge and entry, as there is one after 審査準備."""
    criteria = judging.standards.criteria
    columns = (
        NewColumn("審査員"), NewColumn("番号"), NewColumn("取組"),
        *map(NewColumn, criteria), NewColumn("確認結果"),
    )  # fmt: skip
    blanks = ("",) * (len(criteria) + 1)
    rows: list[tuple[Cell, ...]] = [
        (judge.label, entry, "取組", *blanks) for judge in judging.judges for entry in judging.order
    ]
    path = tmp_path / "採点入力.xlsx"
    write_new_book(path, [NewSheet(SCORES, columns, rows, title=("採点", ""))])
    return path


def typed(path: Path) -> dict[tuple[int, int], list[str]]:
    (sheet,) = read_excel(path.read_bytes(), path.name)[0]
    rows = [texts for row, texts in sheet.rows() if row > 3]
    return {(int(texts[0].split()[0]), int(texts[1])): [*texts[3:8]] for texts in rows}


def test_at_first_every_mark_is_as_written_but_for_three_slips(
    judging: Judging, book: Path
) -> None:
    type_scores(book, judging.standards.criteria, as_first_typed(judging))
    found = {
        (*pair, criterion): text
        for pair, texts in typed(book).items()
        for criterion, text in enumerate(texts)
    }
    slips = (judging.missing, judging.too_high, judging.late)
    differ = {
        cell: text
        for cell, text in found.items()
        if cell[:2] in judging.papers and text != str(judging.papers[cell[:2]][cell[2]])
    }
    assert differ == {(each.judge, each.entry, each.criterion): each.typed for each in slips}
    assert {cell[:2] for cell, text in found.items() if not text} == {
        judging.recused,
        (judging.missing.judge, judging.missing.entry),
    }


def test_a_slip_that_is_mended_stands_at_its_cell(judging: Judging, book: Path) -> None:
    slip = judging.too_high
    places = type_scores(book, judging.standards.criteria, as_meant([slip]))
    ((cell, (row, column)),) = places.items()
    assert cell == (slip.judge, slip.entry, slip.criterion)
    (sheet,) = read_excel(book.read_bytes(), book.name)[0]
    assert dict(sheet.rows())[row][column - 1] == str(slip.meant)
    assert typed(book)[slip.judge, slip.entry][slip.criterion] == str(slip.meant)
