"""Lay the cells of a sheet out as rows and columns, whatever file they were read from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from automations.books.writing import LONGEST
from automations.errors import InputUnfit
from automations.tables.places import Place, column_letters
from automations.tables.problems import problem
from automations.tables.sheet import ROW

if TYPE_CHECKING:
    from collections.abc import Sequence

WIDEST = 2_000  # columns; a value farther out is a slip of the hand
_LARGEST = 50_000_000  # cells of a sheet from its first to its last column, blank ones too
_FEW = 3_000_000  # cells that are laid out at once without asking how many say something
_MANY = 20_000_000  # as many of a whole sheet
_SPARSEST = 20  # cells laid out at once for each that says something
_SPARSER = 8  # as many of a whole sheet

NO_CELLS = pl.DataFrame(schema={ROW: pl.UInt32, "column": pl.UInt32, "text": pl.String})
"""What is laid out: row and column of each cell, both from 1, and its text."""


@dataclass(frozen=True, slots=True)
class Block:
    """Some rows of a sheet: their numbers, and the texts of every column that says anything.

    ``columns`` stand in order; ``said`` is the number of cells they were laid out from.
    """

    rows: pl.Series
    columns: dict[int, pl.Series]
    said: int


def laid_out(cells: pl.DataFrame, place: Place) -> pl.DataFrame:
    """Return the ``cells`` of a `Sheet` from rows of (row, column, text); blank rows are left out.

    A cell with "" says nothing, but its row is there. If an address comes twice, the last counts.
    Raises `InputUnfit` naming a cell too far out, or with more text than a cell can hold.
    """
    return stacked([block(cells, place)], place)


def block(cells: pl.DataFrame, place: Place) -> Block:
    """Lay out a part of the rows, as `laid_out` does for all of them."""
    _refuse_unbounded(cells, place)
    if not cells[ROW].is_sorted():
        cells = cells.sort(ROW, maintain_order=True)
    used = cells["column"].unique().sort()
    rank = cells.select(pl.col(ROW).rle_id()).to_series()
    rows = cells[ROW].unique(maintain_order=True)
    size = len(rows) * len(used)
    if size > _FEW and size > _SPARSEST * len(cells):
        _refuse_far(cells, used, place)
    position = rank * len(used) + used.search_sorted(cells["column"])
    texts = cells["text"] if _is_full(position, size) else _spread(cells["text"], position, size)
    return Block(
        rows, {c: texts.gather_every(len(used), at) for at, c in enumerate(used)}, len(cells)
    )


def _is_full(position: pl.Series, size: int) -> bool:
    """Tell whether every cell is there once, in order."""
    return len(position) == size and bool((position.diff().slice(1) == 1).all())


def _spread(texts: pl.Series, position: pl.Series, size: int) -> pl.Series:
    """Put each text at its position; "" stands where nothing is said, the last text counts."""
    nothing = pl.Series([""], dtype=pl.String)
    source = pl.repeat(len(texts), size, dtype=pl.UInt32, eager=True)
    source = source.scatter(position, pl.int_range(len(texts), dtype=pl.UInt32, eager=True))
    return pl.concat([texts.rename(""), nothing], rechunk=True).gather(source)


def stacked(blocks: Sequence[Block], place: Place) -> pl.DataFrame:
    """Put the blocks below each other, as the ``cells`` of a `Sheet`. They are used up by it."""
    used = sorted({number for each in blocks for number in each.columns})
    width = max(used, default=0)
    refuse_spacious(blocks, place)
    rows = pl.concat([NO_CELLS[ROW], *(each.rows.rename(ROW) for each in blocks)], rechunk=True)
    blank = pl.repeat("", len(rows), dtype=pl.String, eager=True)
    columns = {number: _column(blocks, number) for number in used}
    laid = [columns.get(number, blank).alias(f"c{number}") for number in range(1, width + 1)]
    return _ascending(pl.DataFrame([rows, *laid]))


def _column(blocks: Sequence[Block], number: int) -> pl.Series:
    """Take a column out of all blocks, so that its memory is free when it is put together."""
    parts = [
        each.columns.pop(number).rename("")
        if number in each.columns
        else pl.repeat("", len(each.rows), dtype=pl.String, eager=True).rename("")
        for each in blocks
    ]
    return pl.concat(parts, rechunk=True)


def _ascending(rows: pl.DataFrame) -> pl.DataFrame:
    """Sort rows that stand out of order, and make those of the same number one."""
    if (rows[ROW].diff().slice(1) > 0).all() and not (rows[ROW].diff() > 2**31).any():
        return rows
    texts = pl.exclude(ROW)
    last = texts.filter(texts != "").last().fill_null("")
    return rows.group_by(ROW, maintain_order=True).agg(last).sort(ROW)


def _refuse_unbounded(cells: pl.DataFrame, place: Place) -> None:
    for code, unbounded in (
        ("cell_far", cells["column"] > WIDEST),
        ("cell_too_long", cells["text"].str.len_bytes() > LONGEST),
    ):
        if unbounded.any():
            found = cells.filter(unbounded).sort(ROW, "column")
            for row, column, text in found.iter_rows():
                if code == "cell_far" or len(text) > LONGEST:
                    _refuse(code, place, row, column)


def _refuse_far(cells: pl.DataFrame, used: pl.Series, place: Place) -> None:
    far = cells.filter(pl.col("column") == used.max())
    _refuse("cell_far", place, far[ROW][0], int(used[-1]))


def refuse_spacious(blocks: Sequence[Block], place: Place) -> None:
    """Refuse a sheet whose blocks say so little that laying them out would only fill memory."""
    laid = sum(len(each.rows) * len(each.columns) for each in blocks)
    if laid > _MANY and laid > _SPARSER * sum(each.said for each in blocks):
        raise InputUnfit(problem("book_too_large", Place(place.book)))
    width = max((next(reversed(each.columns), 0) for each in blocks), default=0)
    if sum(len(each.rows) for each in blocks) * width > _LARGEST:
        last = next(each for each in blocks if width in each.columns)
        row = last.rows[int((last.columns[width] != "").arg_max() or 0)]
        _refuse("cell_far", place, row, width)


def _refuse(code: str, place: Place, row: int, column: int) -> None:
    where = Place(place.book, place.sheet, row, column)
    raise InputUnfit(problem(code, where, column=column_letters(column)))
