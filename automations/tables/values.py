"""The texts of a table's columns to values: whole columns at once, the odd cell one by one.

What has the plain shape that forms export is read by column; only what is left goes through
`automations.tables.parsing`, each distinct text once. Both ways give the same values.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import polars as pl

from automations.tables import parsing
from automations.tables.folding import trimmed
from automations.tables.schema import Field, FieldKind

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from zoneinfo import ZoneInfo

_PLAIN_TIMES = (
    (r"^[0-9]{4}/[0-9]{1,2}/[0-9]{1,2} [0-9]{1,2}:[0-9]{2}:[0-5][0-9]$", "%Y/%m/%d %H:%M:%S"),
    (r"^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-5][0-9]$", "%Y-%m-%d %H:%M:%S"),
)


def values_of(declared: Field, raw: pl.Series, zone: ZoneInfo) -> pl.Series:
    """Read a column of trimmed texts (String, no nulls); unreadable texts are null.

    Blank is null for integers (Int64) and times (Datetime in ``zone``), false for marks
    (Boolean), "" for choices and texts (String).
    """
    return _READERS[declared.kind](declared, raw, zone).alias(declared.key)


def _completed(raw: pl.Series, plain: pl.Series, read: Callable[[str], object | None]) -> pl.Series:
    """Read with ``read`` what the quick way left open, each distinct text once."""
    rest = raw.filter(plain.is_null() & (raw != "")).unique().sort()
    if rest.is_empty():
        return plain
    values = pl.Series(plain.name, [read(text) for text in rest], dtype=plain.dtype)
    slow = raw.replace_strict(rest, values, default=None, return_dtype=plain.dtype)
    return plain.fill_null(slow)


def _by_distinct_text(
    raw: pl.Series, kind: pl.DataType, read: Callable[[str], object | None]
) -> pl.Series:
    distinct = raw.unique().sort()
    values = pl.Series("value", [read(text) for text in distinct], dtype=kind)
    # A column without rows maps nothing, and would keep the type of its texts.
    return raw.replace_strict(distinct, values, return_dtype=kind).cast(kind)


def _texts(_declared: Field, raw: pl.Series, _zone: ZoneInfo) -> pl.Series:
    short = raw.filter(raw.str.len_chars() <= parsing.LONGEST_DITTO).unique().sort()
    pointing = [text for text in short if parsing.is_ditto(text)]
    return raw.set(raw.is_in(pointing), None) if pointing else raw


def _integers(_declared: Field, raw: pl.Series, _zone: ZoneInfo) -> pl.Series:
    plain = raw.cast(pl.Int64, strict=False)
    bounded = plain.set(raw.str.len_bytes() > parsing.DIGITS, None)
    return _completed(raw, bounded, parsing.integer)


def _times(_declared: Field, raw: pl.Series, zone: ZoneInfo) -> pl.Series:
    def read(text: str) -> datetime | None:
        found = parsing.moment(text, zone)
        return found and found.astimezone(UTC)

    plain = raw.to_frame("raw").select(_plain_time(zone)).to_series()
    return _completed(raw, plain, read).dt.convert_time_zone(zone.key)


def _plain_time(zone: ZoneInfo) -> pl.Expr:
    """Read the shapes in which forms export; an hour that a clock skipped is left open."""
    text = pl.col("raw")
    read = [
        pl.when(text.str.contains(shape)).then(text).str.to_datetime(written, strict=False)
        for shape, written in _PLAIN_TIMES
    ]
    return (
        pl.coalesce(*read)
        .dt.cast_time_unit("us")
        .dt.replace_time_zone(zone.key, ambiguous="earliest", non_existent="null")
        .dt.convert_time_zone("UTC")
    )


def _marks(declared: Field, raw: pl.Series, _zone: ZoneInfo) -> pl.Series:
    return _by_distinct_text(
        raw, pl.Boolean(), lambda text: parsing.mark(_without_separators(declared, text))
    )


def _choices(declared: Field, raw: pl.Series, _zone: ZoneInfo) -> pl.Series:
    known = {"": "", **parsing.choices_by_word(declared.choices)}
    return _by_distinct_text(
        raw,
        pl.String(),
        lambda text: known.get(parsing.folded(_without_separators(declared, text))),
    )


def _without_separators(declared: Field, text: str) -> str:
    """Cut what a form tool writes behind the only choice somebody made: 「取消;」."""
    return trimmed(text).rstrip("".join(declared.separators)) if declared.separators else text


_READERS: Mapping[FieldKind, Callable[[Field, pl.Series, ZoneInfo], pl.Series]] = {
    FieldKind.TEXT: _texts,
    FieldKind.INTEGER: _integers,
    FieldKind.MARK: _marks,
    FieldKind.TIME: _times,
    FieldKind.CHOICE: _choices,
}
