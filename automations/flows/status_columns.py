"""Where our column 確認結果 stands in a sheet, which rows it speaks of, and what stands in it.

It is written only where sorting carries it along: within the table or the filter of the sheet, or
without a gap beside the other headings.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import polars as pl

from automations.books.data_ranges import DataRange, data_ranges
from automations.flows.reading import Seen, SeenSheet
from automations.flows.status_texts import formula_words, is_ours
from automations.tables.headings import Headings, find_headings, heading_key
from automations.tables.layouts import Layout, rows_below
from automations.tables.problems import Problem, problem
from automations.tables.schema import STATUS_HEADING
from automations.tables.sheet import ROW, Sheet


@dataclass(frozen=True, slots=True)
class OurColumn:
    """Our column in a sheet: its number, and the row of its heading, both from 1.

    ``inside``: it may be written into. ``data``: the rows of data; ``standing``: what stands in
    the column below the heading, by row. ``table``: the name of the sheet's schema.
    """

    sheet: Sheet
    table: str
    number: int
    heading_row: int
    inside: bool
    data: frozenset[int]
    standing: Mapping[int, str]


def our_columns(seen: Seen) -> tuple[OurColumn, ...]:
    """Return our column of each sheet that has one."""
    found = (_our_column(seen, each) for each in seen.sheets)
    return tuple(each for each in found if each)


def column_problems(seen: Seen) -> Iterator[Problem]:
    """Tell of columns of ours that stand apart, and of what people typed into them."""
    for each in our_columns(seen):
        place = each.sheet.place(each.heading_row, each.number)
        if not each.inside:
            yield problem("status_outside", place)
        elif typed := sorted(row for row in each.data if not _is_ours(each, row)):
            yield problem("status_foreign", place, rows=len(typed), first=typed[0])


def _is_ours(column: OurColumn, row: int) -> bool:
    return is_ours(column.standing.get(row, ""), column.table)


def _our_column(seen: Seen, looked: SeenSheet) -> OurColumn | None:
    sheet, headings = looked.sheet, _headings(looked)
    columns = _columns(headings) if headings else []
    if headings is None or not columns:
        return None
    ranges = data_ranges(seen.books[sheet.book].content, sheet.book, sheet.name)
    inside = [each for each in columns if _is_inside(each, headings, ranges)]
    number = (inside or columns)[0]
    data, standing = _data_rows(looked, headings), _standing(sheet, headings, number)
    return OurColumn(
        sheet, looked.schema.name, number, headings.row, bool(inside), frozenset(data), standing
    )


def _columns(headings: Headings) -> list[int]:
    ours = heading_key(STATUS_HEADING)
    return [column for column, text in headings.texts.items() if heading_key(text) == ours]


def _headings(looked: SeenSheet) -> Headings | None:
    if looked.table:
        return looked.table.headings
    return find_headings(looked.sheet, looked.schema)[0]


def _is_inside(column: int, headings: Headings, ranges: tuple[DataRange, ...]) -> bool:
    """Tell whether sorting the rows carries the column along."""
    known = sorted({*headings.columns.values()} - {column})
    around = [each for each in ranges if _holds(each, headings, known)]
    if around:
        return any(each.first_column <= column <= each.last_column for each in around)
    nearest = min(known, key=lambda each: abs(each - column), default=0)
    between = range(min(nearest, column), max(nearest, column))
    return bool(nearest) and all(each in headings.texts for each in between)


def _holds(area: DataRange, headings: Headings, known: list[int]) -> bool:
    rows = area.first_row <= headings.row <= area.last_row
    return rows and any(area.first_column <= each <= area.last_column for each in known)


def _data_rows(looked: SeenSheet, headings: Headings) -> Iterator[int]:
    rows = looked.table.frame if looked.table else rows_below(looked.sheet, looked.schema, headings)
    yield from rows.filter(pl.col("layout") == Layout.DATA.value)[ROW]


def _standing(sheet: Sheet, headings: Headings, number: int) -> dict[int, str]:
    """Return what stands in our column; an error or a formula there is nothing that we wrote."""
    name = f"c{number}"
    below = sheet.cells.filter(pl.col(ROW) > headings.row, pl.col(name) != "")
    odd = {row: oddity.value for (row, column), oddity in sheet.odd.items() if column == number}
    own = sheet.formulas.filter(pl.col("column") == number, pl.col(ROW) > headings.row)[ROW]
    return dict(below.select(ROW, name).iter_rows()) | odd | dict.fromkeys(own, formula_words())
