"""The rows of all sources as one frame, and their numbers: by time and content, never by place."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

import polars as pl

from automations.people.matching import RECORD
from automations.registration.companions import with_companions
from automations.registration.identity import MAKERS
from automations.registration.odd_names import is_trial, is_trial_mail, names_several
from automations.registration.rules import Holds, Later
from automations.registration.schemas import CANCELLED
from automations.tables.distinct import read_once
from automations.tables.typed import Layout

if TYPE_CHECKING:
    from collections.abc import Sequence

    from automations.registration.rules import RegistrationSource
    from automations.tables.typed import TypedTable

IS_DATA = pl.col("layout") == Layout.DATA.value
_TEXTS = (*MAKERS, "slot", "proxy_by", "note", "companions", "party")
_KEPT = (
    "source", "book", "sheet", "row", "layout", "unfit", "submitted", *_TEXTS, "cancels",
    "cancels_wholly", "adds", "stated_kind", "content",
)  # fmt: skip


def name_of(source: RegistrationSource) -> str:
    """Return what a source is called in the results."""
    return source.name or PurePosixPath(source.book).name


def rows_of(sources: Sequence[tuple[RegistrationSource, TypedTable]]) -> pl.DataFrame:
    """Read the rows of every source.

    Adds to the values and places: ``source``; ``cancels`` (the row cancels its person) and
    ``cancels_wholly`` (as every row of its source does); ``adds`` (it adds to earlier answers);
    ``stated_kind``; ``content`` (all texts as typed); ``trial``, ``trial_by_name`` and
    ``several``: see `odd_names`; ``companions`` as heads: see `companions`.
    """
    read = pl.concat([_rows(*each) for each in sources], how="vertical_relaxed")
    by_name = read_once(read["name"], is_trial, pl.Boolean)
    by_mail = read_once(read["mail"], is_trial_mail, pl.Boolean)
    return with_companions(read).with_columns(
        trial_by_name=by_name,
        trial=by_name | by_mail,
        several=read_once(read["name"], names_several, pl.Boolean),
    )


def _rows(source: RegistrationSource, table: TypedTable) -> pl.DataFrame:
    """Take what we need of one source; a field that its profile does not have is blank."""
    frame = table.frame
    absent = [pl.lit("").alias(key) for key in _TEXTS if key not in frame.columns]
    if "submitted" not in frame.columns:
        absent.append(pl.lit(None).alias("submitted"))
    raws = sorted(name for name in frame.columns if name.endswith("_raw"))
    wholly = source.holds is Holds.CANCELLATIONS
    return frame.with_columns(
        *absent,
        pl.lit(name_of(source)).alias("source"),
        pl.lit(table.sheet.book).alias("book"),
        pl.lit(table.sheet.name).alias("sheet"),
        (pl.lit(value=True) if wholly else _cancels(frame)).alias("cancels"),
        pl.lit(wholly).alias("cancels_wholly"),
        pl.lit(source.later is Later.ADDS).alias("adds"),
        _stated_kind(frame, source.kind.value if source.kind else "").alias("stated_kind"),
        pl.concat_str(raws, separator="\x1f").alias("content"),
    ).select(_KEPT)


def _cancels(frame: pl.DataFrame) -> pl.Expr:
    if "cancelled" not in frame.columns:
        return pl.lit(value=False)
    return pl.col("cancelled") == CANCELLED


def _stated_kind(frame: pl.DataFrame, said: str) -> pl.Expr:
    if "kind" not in frame.columns:
        return pl.lit(said)
    return pl.when(pl.col("kind") != "").then("kind").otherwise(pl.lit(said))


def numbered(read: pl.DataFrame) -> pl.DataFrame:
    """Number the rows that speak of a person, by time and content; the place settles copies.

    Rows without a time come first, save those of a source of cancellations: such a list was kept
    because people called off, so they come last.
    """
    named = (pl.col("name_key") != "") & ~pl.col("trial") & ~pl.col("several")
    speaks = IS_DATA & ~pl.col("unfit") & named
    undated = pl.col("submitted").is_null() & pl.col("cancels_wholly")
    order = [undated, "submitted", "cancels", "stated_kind", "adds", "content", "book", "sheet",
             "row"]  # fmt: skip
    speaking = (
        read.filter(speaks)
        .sort(order, nulls_last=False)
        .with_row_index(RECORD)
        .cast({RECORD: pl.UInt32})
    )
    silent = read.filter(~speaks).with_columns(pl.lit(None, pl.UInt32).alias(RECORD))
    return pl.concat([speaking, silent.select(speaking.columns)])
