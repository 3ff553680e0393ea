"""The entries that the cells of a column name, one row each: each distinct text is read once."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import polars as pl

from automations.award.entry_names import BETWEEN, EntryNames, Named, entry_name_key

_CELL = ["ballot_key", "column"]


def named_in_cells(data: pl.DataFrame, columns: Sequence[str], names: EntryNames) -> pl.DataFrame:
    """Return what each cell of ``columns`` names, what stands in one cell in its order.

    Columns: ``ballot_key`` (the row, UInt32), ``column`` (UInt16: place in ``columns`` from 0),
    ``entry_key`` (Int64, null where unknown).
    """
    cells = [
        data.lazy()
        .select(pl.col("row").alias("ballot_key"), pl.col(name).alias("text"))
        .filter(pl.col("text") != "")
        .with_columns(pl.lit(at, dtype=pl.UInt16).alias("column"))
        for at, name in enumerate(columns)
    ]
    long = pl.concat(cells).collect()
    parts = long.lazy().with_columns(_parts()).explode("part").collect()
    starts = _starts(parts["part"], names)
    if starts.is_empty():
        return _named(parts, "part", names.part)
    starting = parts.join(starts, on="part", how="semi")
    whole = long.join(starting.select(_CELL).unique(), on=_CELL, how="semi")
    alone = parts.join(whole.select(_CELL), on=_CELL, how="anti", maintain_order="left")
    return pl.concat([_named(alone, "part", names.part), _named(whole, "text", names.cell)])


def place_in_cell() -> pl.Expr:
    """Return the order of what `named_in_cells` found within its cell, from 1."""
    return pl.int_range(1, pl.len() + 1, dtype=pl.Int64).over(_CELL)


def one_named(texts: pl.Series, names: EntryNames) -> pl.DataFrame:
    """Return what each text names as the only thing it names.

    Columns: ``entry_key`` (Int64, null where that is no entry or two), ``nothing`` (Boolean: the
    text says that none is meant; a blank does not).
    """
    distinct = texts.unique()
    read = [names.part(text) if text else (None,) for text in distinct]
    single = [named[0] if len(named) == 1 else None for named in read]
    meant = pl.DataFrame(
        {"text": distinct, "entry_key": single, "nothing": [not named for named in read]},
        schema={"text": pl.String, "entry_key": pl.Int64, "nothing": pl.Boolean},
    )
    joined = texts.alias("text").to_frame().join(meant, on="text", maintain_order="left")
    return joined.select("entry_key", "nothing")


def _parts() -> pl.Expr:
    return pl.col("text").str.replace_all(BETWEEN, ";").str.split(";").alias("part")


def _starts(parts: pl.Series, names: EntryNames) -> pl.DataFrame:
    """Return the parts with which a name begins that itself holds a separator."""
    distinct = parts.unique() if names.starts else parts.clear()
    starting = [text for text in distinct if entry_name_key(text) in names.starts]
    return pl.DataFrame({"part": starting}, schema={"part": pl.String})


def _named(cells: pl.DataFrame, text: str, read: Callable[[str], Named]) -> pl.DataFrame:
    """Return one row for each entry that the texts of a column name, in the order of both."""
    distinct = cells[text].unique()
    meant = pl.DataFrame(
        {text: distinct, "entry_key": [list(read(each)) for each in distinct]},
        schema={text: pl.String, "entry_key": pl.List(pl.Int64)},
    ).filter(pl.col("entry_key").list.len() > 0)
    joined = cells.lazy().join(meant.lazy(), on=text, maintain_order="left")
    return joined.select(*_CELL, "entry_key").explode("entry_key").collect()
