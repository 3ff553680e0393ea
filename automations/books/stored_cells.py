"""Cells as binary workbooks store them, collected column by column, and the sheet they make."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field

import polars as pl

from automations.books.excel_numbers import number_texts
from automations.books.laying_out import NO_CELLS, laid_out
from automations.books.number_formats import Shape
from automations.books.struck_rows import struck_rows
from automations.tables.places import Place
from automations.tables.sheet import ROW, Merged, Oddity, Sheet

_STYLED: dict[str, pl.DataType] = {**NO_CELLS.schema, "style": pl.UInt32()}
_EXACT = 10**15  # whole numbers below this are exact, and shown without an exponent


@dataclass(frozen=True, slots=True)
class Styles:
    """What the cell styles of a workbook say, by their index: numbers, and which strike out."""

    formats: Sequence[tuple[Shape, str]]
    struck: frozenset[int]
    from_1904: bool

    def of(self, style: int) -> tuple[Shape, str]:
        """Return shape and code; a style that the workbook lacks is plain."""
        return self.formats[style] if style < len(self.formats) else (Shape.PLAIN, "")


def _integers() -> array[int]:
    return array("I")


@dataclass(slots=True)
class StoredCells:
    """The cells of one sheet while it is read; rows and columns start at 1.

    Texts, among them truth values and errors, are kept apart from numbers. ``filtered``: those of
    the ``hidden`` rows that a filter hides.
    """

    rows: array[int] = field(default_factory=_integers)
    columns: array[int] = field(default_factory=_integers)
    styles: array[int] = field(default_factory=_integers)
    texts: list[str] = field(default_factory=list)
    number_rows: array[int] = field(default_factory=_integers)
    number_columns: array[int] = field(default_factory=_integers)
    number_styles: array[int] = field(default_factory=_integers)
    numbers: array[float] = field(default_factory=lambda: array("d"))
    odd: dict[tuple[int, int], Oddity] = field(default_factory=dict)
    hidden: set[int] = field(default_factory=set)
    filtered: set[int] = field(default_factory=set)
    merged: list[Merged] = field(default_factory=list)

    def put_text(self, row: int, column: int, text: str, style: int) -> None:
        """Add a cell with a text."""
        self.rows.append(row)
        self.columns.append(column)
        self.texts.append(text)
        self.styles.append(style)

    def put_error(self, row: int, column: int, words: str, style: int) -> None:
        """Add a cell with an error value such as ``#N/A``."""
        self.put_text(row, column, words, style)
        self.odd[row, column] = Oddity.ERROR

    def put_number(self, row: int, column: int, number: float, style: int) -> None:
        """Add a cell with a number; its style tells what people see."""
        self.number_rows.append(row)
        self.number_columns.append(column)
        self.number_styles.append(style)
        self.numbers.append(number)


def sheet_of(place: Place, found: StoredCells, styles: Styles) -> Sheet:
    """Return the sheet. Raises `InputUnfit` as `laid_out` does."""
    texts = pl.DataFrame(
        {ROW: found.rows, "column": found.columns, "text": found.texts, "style": found.styles},
        schema=_STYLED,
    )
    texts = texts.with_columns(pl.col("text").str.replace_all("\r\n", "\n", literal=True))
    said = pl.concat([texts.filter(pl.col("text") != ""), *_numbers(found, styles)])
    # A cell that waits for its result is empty, but its row is there for people.
    waiting = [each for each, oddity in found.odd.items() if oddity is Oddity.UNCALCULATED]
    there = pl.DataFrame([(*each, "") for each in waiting], schema=NO_CELLS.schema, orient="row")
    cells = laid_out(pl.concat([said.drop("style"), there]), place)
    struck = pl.col("style").is_in(sorted(styles.struck)).alias("struck")
    return Sheet(
        place.book,
        place.sheet,
        cells,
        found.odd,
        frozenset(found.hidden),
        frozenset(found.filtered & found.hidden),
        struck_rows(cells, [said.select(ROW, "column", struck)]),
        tuple(found.merged),
    )


def _numbers(found: StoredCells, styles: Styles) -> list[pl.DataFrame]:
    cells = pl.DataFrame(
        {
            ROW: pl.Series(found.number_rows, dtype=pl.UInt32),
            "column": pl.Series(found.number_columns, dtype=pl.UInt32),
            "style": pl.Series(found.number_styles, dtype=pl.UInt32),
            "number": pl.Series(found.numbers, dtype=pl.Float64),
        }
    )
    known = {each: styles.of(each) for each in cells["style"].unique().sort()}
    # Styles that show numbers alike are read in one go.
    alike = {each: min(s for s in known if known[s] == known[each]) for each in known}
    group = pl.col("style").replace_strict(alike or {0: 0}, return_dtype=pl.UInt32)
    parts = cells.with_columns(group.alias("alike")).partition_by("alike", maintain_order=True)
    return [_shown(part, known[part["alike"][0]], styles) for part in parts]


def _shown(part: pl.DataFrame, form: tuple[Shape, str], styles: Styles) -> pl.DataFrame:
    number = pl.col("number")
    whole = number.is_finite() & (number.abs() < _EXACT) & (number == number.floor())
    digits = number.cast(pl.Int64, strict=False).cast(pl.String)
    stored = pl.when(whole).then(digits).otherwise(number.cast(pl.String))
    shape, code = form
    values = part.select(stored).to_series()
    texts = number_texts(values, shape, code, from_1904=styles.from_1904)
    return part.select(ROW, "column", texts.alias("text"), "style")
