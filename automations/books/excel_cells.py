"""Take a chunk of a worksheet's XML apart into one row a cell, and name the hidden rows.

One pattern accounts for a cell in full, as common programs write it. Cells that it does not fit
(rich texts, shared formulas, attributes in another order) are looked at again, one pattern for
each thing that matters; what cannot be accounted for even then is `Irregular`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import polars as pl

from automations.books.excel_chunks import Irregular, check_form
from automations.books.excel_texts import raw_texts, runs_struck
from automations.tables.places import MOST_ROWS, column_letters, column_number
from automations.tables.sheet import ROW

# Written so that at each letter there is one way to go on, which makes the engine fast.
_CELL = (
    r'^r="([A-Z]{1,3})([1-9][0-9]{0,6})" ?(?:s="([0-9]{1,9})" ?)?(?:t="([a-zA-Z]+)")?'
    r"(?:/>|><(?:(f)>[^<]*</f><)?(?:v>([^<]*)</v><|"
    r'is><t(?: xml:space="preserve")?>([^<]*)</t></is><)?/c>)'
    r"[ \n\t]*(?:</row>[ \n\t]*(?:<(?:row [^>]*|/row)>[ \n\t]*)*)?$"
)
_FIELDS = ("letters", ROW, "style", "kind", "formula", "value", "text")
# The address comes first in practice, style and kind last: each pattern starts at its own end.
_EARLY, _LATE = r"^(?:[^>]*?\s)??", r"^(?:[^>]*\s)?"
_ATTRIBUTES = r'(?:[\w:.-]+="[^"<>]*"[ \n\t]*)*'
_WHOLE = rf"^{_ATTRIBUTES}(?:/>|>(?s:.*)</c>)"
_OTHER_CELL = r"<c[^ a-zA-Z]|<row[^ ]"
_ROW_TAG = r"<row\s[^>]*>"
_WHOLE_ROW = rf"^<row\s+{_ATTRIBUTES}/?>$"
_HIDDEN = r'\shidden="(?:1|true)"|\sht="0(?:\.0*)?"'


@dataclass(frozen=True, slots=True)
class ChunkCells:
    """What a chunk of rows holds.

    ``cells``: row and column (UInt32, from 1), style (UInt32), kind and value (String, as
    stored), formula (Boolean), text (String: what stands in the cell itself, as stored, or null)
    and runs (Int8, see `runs_struck`).
    """

    cells: pl.DataFrame
    hidden: frozenset[int]


def chunk_cells(chunk: bytes) -> ChunkCells:
    """Take a chunk of whole rows apart. Raises `Irregular`."""
    rows = pl.Series("body", [chunk], dtype=pl.Binary)
    try:
        rows = rows.cast(pl.String)
    except pl.exceptions.PolarsError:  # no UTF-8
        raise Irregular from None
    # A body reaches to the next cell; the row ends and row starts in between say nothing.
    bodies = rows.str.split("<c ").explode()
    if bodies.slice(0, 1).str.contains(_OTHER_CELL).any():
        raise Irregular
    cells = bodies.slice(1).str.extract_groups(_CELL).struct.unnest()
    cells.columns = list(_FIELDS)
    cells = cells.with_columns(pl.col("formula").is_not_null(), pl.lit(0, pl.Int8).alias("runs"))
    if cells[ROW].null_count():
        check_form(b"<sheetData>", chunk, b"</sheetData>")
        cells = _with_others(cells, bodies.slice(1))
    return ChunkCells(_typed(cells), _hidden_rows(chunk, rows))


def _typed(cells: pl.DataFrame) -> pl.DataFrame:
    letters = cells["letters"].str.to_integer(base=36, dtype=pl.UInt32)
    cells = cells.select(
        pl.col(ROW).cast(pl.UInt32),
        _column_of().gather(letters).alias("column"),
        pl.col("style").cast(pl.UInt32).fill_null(0),
        pl.col("kind").fill_null("n"),
        pl.col("value").fill_null(""),
        "formula",
        "text",
        "runs",
    )
    if (cells[ROW].max() or 0) > MOST_ROWS:  # type: ignore[operator]  # a column of numbers
        raise Irregular
    return cells


@cache
def _column_of() -> pl.Series:
    """Return the number of each column at the place that its letters make in base 36."""
    letters = [column_letters(number) for number in range(1, column_number("ZZZ") + 1)]
    known = {int(name, 36): number for number, name in enumerate(letters, 1)}
    return pl.Series([known.get(place, 0) for place in range(36**3)], dtype=pl.UInt32)


def _with_others(cells: pl.DataFrame, bodies: pl.Series) -> pl.DataFrame:
    """Fill in the cells that the one pattern does not fit, each where it stands."""
    cells = cells.with_row_index("at")
    fit = pl.col(ROW).is_not_null()
    others = _others(bodies.filter(cells[ROW].is_null()))
    at = cells.filter(~fit)["at"]
    filled = pl.concat([cells.filter(fit), others.insert_column(0, at).select(cells.columns)])
    return filled.sort("at").drop("at")


def _others(bodies: pl.Series) -> pl.DataFrame:
    body = bodies.alias("body").to_frame()
    unaccounted = pl.col("body").str.contains(_OTHER_CELL) | ~pl.col("body").str.contains(_WHOLE)
    if body.select(unaccounted.any()).item():
        raise Irregular
    tag = pl.col("body").str
    others = body.select(
        tag.extract(_EARLY + r'r="([A-Z]{1,3})[1-9]').alias("letters"),
        tag.extract(_EARLY + r'r="[A-Z]{1,3}([1-9][0-9]{0,6})"').alias(ROW),
        tag.extract(_LATE + r's="([0-9]{1,9})"').alias("style"),
        tag.extract(_LATE + r't="([a-zA-Z]+)"').alias("kind"),
        tag.contains(r"<f[\s/>]").alias("formula"),
        tag.extract(r"<v(?:\s[^>]*)?>([^<]*)</v>").alias("value"),
    )
    if others[ROW].null_count():
        raise Irregular
    return others.with_columns(raw_texts(bodies).alias("text"), runs_struck(bodies).alias("runs"))


def _hidden_rows(chunk: bytes, rows: pl.Series) -> frozenset[int]:
    if b"hidden" not in chunk and b' ht="0' not in chunk:
        return frozenset()
    tags = rows.str.extract_all(_ROW_TAG).explode()
    if not tags.drop_nulls().str.contains(_WHOLE_ROW).all():
        raise Irregular
    numbers = tags.filter(tags.str.contains(_HIDDEN)).str.extract(r'\sr="([1-9][0-9]{0,6})"')
    if numbers.null_count():
        raise Irregular
    return frozenset(numbers.cast(pl.UInt32))
