"""Give the cells of a chunk their texts: shared or own, numbers as shown, what is odd named."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from automations.books.excel_numbers import number_texts
from automations.books.excel_texts import SharedTexts, decoded, dereferenced, unescaped
from automations.books.number_formats import CellStyles, Shape
from automations.tables.sheet import ROW, Oddity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_PLAIN = (Shape.PLAIN, "")


@dataclass(frozen=True, slots=True)
class Shared:
    """What the sheets of one workbook have in common."""

    texts: SharedTexts
    styles: CellStyles
    from_1904: bool


@dataclass(frozen=True, slots=True)
class Values:
    """The cells that say something (row, column, text), and the odd ones among all.

    ``struck`` holds row, column and ``struck`` (Boolean) of the rows in which any cell is so.
    """

    cells: pl.DataFrame
    odd: Mapping[tuple[int, int], Oddity]
    struck: pl.DataFrame


def values_of(cells: pl.DataFrame, shared: Shared) -> Values:
    """Return what the cells say; ``cells`` as in `ChunkCells`, in the order of the file."""
    full, waiting = _parted(cells.with_columns(dereferenced(cells["value"])))
    said = full.select(ROW, "column", _texts(full, shared).alias("text"))
    struck = _struck(full, said, shared)
    blank = said["text"] == ""
    said = said.filter(~blank) if blank.any() else said
    odd = _marked(full.filter(pl.col("kind") == "e"), Oddity.ERROR)
    if len(waiting):
        # A cell that waits for its result is empty, but its row is there for people.
        said = pl.concat([said, waiting.select(ROW, "column", pl.lit("").alias("text"))])
        odd |= _marked(waiting, Oddity.UNCALCULATED)
    return Values(said, odd, struck)


def _parted(cells: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Tell cells that hold a value from those that wait for the result of their formula."""
    empty = (cells["value"] == "") & (cells["kind"] != "inlineStr")
    if not empty.any():
        return cells, cells.clear()
    waits = empty & cells["formula"] & (cells["kind"] != "str")
    return cells.filter(~empty), cells.filter(waits)


def _marked(cells: pl.DataFrame, oddity: Oddity) -> dict[tuple[int, int], Oddity]:
    return dict.fromkeys(cells.select(ROW, "column").iter_rows(), oddity)


def _texts(cells: pl.DataFrame, shared: Shared) -> pl.Series:
    """Return the text of every cell: those stored alike are made in one go, then put back."""
    groups = list(_groups(cells, shared))
    if not groups:
        return pl.Series("text", [], dtype=pl.String)
    texts = pl.concat([text for _, text in groups])
    if len(groups) == 1:
        return texts
    places = pl.concat([place for place, _ in groups])
    order = pl.repeat(0, len(places), dtype=pl.UInt32, eager=True)
    order = order.scatter(places, pl.int_range(len(places), dtype=pl.UInt32, eager=True))
    return texts.gather(order)


def _groups(cells: pl.DataFrame, shared: Shared) -> Iterator[tuple[pl.Series, pl.Series]]:
    """Walk the cells that are stored the same way: where they stand, and their texts."""
    for kind in cells["kind"].unique().sort():
        place = (cells["kind"] == kind).arg_true()
        if kind != "n":
            stored = cells["text" if kind == "inlineStr" else "value"].gather(place)
            yield place, _kind_texts(kind, stored, shared.texts.texts)
            continue
        style = _alike(cells["style"].gather(place), shared.styles.formats)
        for number in style.unique().sort():
            within = place.filter(style == number)
            shape, code = _format(shared, number)
            values = cells["value"].gather(within)
            yield within, number_texts(values, shape, code, from_1904=shared.from_1904)


def _kind_texts(kind: str, values: pl.Series, shared: pl.Series) -> pl.Series:
    match kind:
        case "s":
            return shared.gather(values.cast(pl.UInt32))
        case "inlineStr":
            return decoded(values.fill_null(""))
        case "b":
            return values.replace(["1", "0"], ["TRUE", "FALSE"])
        case "d":
            return values.str.replace("T", " ").str.replace(r"(?:\.[0-9]+)?Z?$", "")
        case _:
            return unescaped(values)


def _alike(style: pl.Series, formats: list[tuple[Shape, str]]) -> pl.Series:
    """Return for each style the first that shows numbers in the same way."""
    used = style.unique().sort()
    known = [formats[number] if number < len(formats) else _PLAIN for number in used]
    first = [used[known.index(each)] for each in known]
    return style.replace_strict(used, pl.Series(first, dtype=pl.UInt32))


def _format(shared: Shared, style: int) -> tuple[Shape, str]:
    formats = shared.styles.formats
    return formats[style] if style < len(formats) else _PLAIN


def _struck(full: pl.DataFrame, said: pl.DataFrame, shared: Shared) -> pl.DataFrame:
    """Return the filled cells of the rows in which any cell is struck out."""
    runs, styles = full["runs"], sorted(shared.styles.struck)
    in_runs = (shared.texts.runs != 0).any()
    if not styles and not in_runs and not (runs != 0).any():
        return said.clear().select(ROW, "column", pl.lit(value=True).alias("struck"))
    if in_runs:
        of_shared = (full["kind"] == "s").arg_true()
        numbers = full["value"].gather(of_shared).cast(pl.UInt32)
        runs = runs.clone().scatter(of_shared, shared.texts.runs.gather(numbers))
    styled = full["style"].is_in(styles)
    struck = ((runs == 1) | ((runs == 0) & styled)).alias("struck")
    filled = said.with_columns(struck).filter(pl.col("text").str.strip_chars() != "")
    rows = filled.filter("struck")[ROW].unique()
    return filled.filter(pl.col(ROW).is_in(rows.implode())).drop("text")
