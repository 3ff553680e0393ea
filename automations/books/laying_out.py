"""Lay the cells of a sheet out as rows and columns, whatever file they were read from."""

from __future__ import annotations

import polars as pl

from automations.books.writing import LONGEST
from automations.errors import InputUnfit
from automations.tables.places import Place, column_letters
from automations.tables.problems import problem
from automations.tables.sheet import ROW

WIDEST = 2_000  # columns; a value farther out is a slip of the hand

NO_CELLS = pl.DataFrame(schema={ROW: pl.UInt32, "column": pl.UInt32, "text": pl.String})
"""What is laid out: row and column of each cell, both from 1, and its text."""


def laid_out(cells: pl.DataFrame, place: Place) -> pl.DataFrame:
    """Return the ``cells`` of a `Sheet` from rows of (row, column, text); blank rows are left out.

    A cell with "" says nothing, but its row is there. If an address comes twice, the last counts.
    Raises `InputUnfit` naming a cell too far out, or with more text than a cell can hold.
    """
    _refuse_unbounded(cells, place)
    return _rectangle(cells)


def _refuse_unbounded(cells: pl.DataFrame, place: Place) -> None:
    long = cells.filter(pl.col("text").str.len_chars() > LONGEST)
    far = cells.filter(pl.col("column") > WIDEST)
    for code, found in (("cell_far", far), ("cell_too_long", long)):
        for row, column, _ in found.sort(ROW, "column").head(1).iter_rows():
            where = Place(place.book, place.sheet, row, column)
            raise InputUnfit(problem(code, where, column=column_letters(column)))


def _rectangle(cells: pl.DataFrame) -> pl.DataFrame:
    rows = cells.select(pl.col(ROW).unique().sort())
    columns = [rows[ROW]]
    parts = cells.partition_by("column", as_dict=True, maintain_order=True).items()
    by_column = {int(str(key[0])): group for key, group in parts}
    width = max(by_column, default=0)
    for number in range(1, width + 1):
        name = f"c{number}"
        group = by_column.get(number)
        if group is None:
            columns.append(pl.repeat("", len(rows), eager=True).alias(name))
            continue
        said = group.unique(ROW, keep="last").select(ROW, pl.col("text").alias(name))
        columns.append(
            rows.join(said, on=ROW, how="left", maintain_order="left")[name].fill_null("")
        )
    return pl.DataFrame(columns)
