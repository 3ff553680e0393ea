"""Marking: what a sheet of ballots says, as one long frame whatever the sheet looks like."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from automations.award.ballot_columns import (
    BALLOT_NUMBER,
    NAMED,
    mark_key,
    slot_of,
    value_key,
)
from automations.award.entries import Entry
from automations.award.entry_names import entry_names
from automations.award.named_entries import named_in_cells, one_named, place_in_cell
from automations.award.rules import Arrangement, AwardRules, Method
from automations.award.scale import scale_of, value_columns, value_reader
from automations.people.canonical import keyed, keyed_staff_numbers
from automations.tables.parsing import DIGITS, folded
from automations.tables.typed import Layout, TypedTable

_CHOSEN = (Method.CHOICES, Method.APPROVAL)


def mark(criterion: int) -> str:
    """Name the column of the marks on a criterion, by its place from 1."""
    return f"mark_{criterion}"


def marks(criteria: int) -> list[str]:
    """Name the columns of all marks."""
    return [mark(place) for place in range(1, criteria + 1)]


def ballot_rows(ballots: TypedTable, rules: AwardRules) -> pl.DataFrame:
    """Say which ballot each row belongs to: ``row`` and ``ballot_key``, its first row (UInt32).

    One row is one ballot, except where each row is what a ballot says of one entry: there the
    rows of one voter with one 票番号 are a ballot, and without such a number those of one voter
    and one second.
    """
    identity = ballots.frame.select("row", pl.col("row").alias("ballot_key"))
    if rules.vote.arrangement is not Arrangement.LONG:
        return identity
    frame = ballots.frame
    at = pl.col("submitted").dt.convert_time_zone("UTC").dt.truncate("1s").cast(pl.String)
    sent = pl.when(pl.col("number") == "").then(at.fill_null(pl.col("submitted_raw"))).fill_null("")
    same = frame.select(
        "row",
        keyed_staff_numbers(frame["staff_number"]).alias("voter"),
        keyed(frame[BALLOT_NUMBER], folded).alias("number"),
        "submitted", "submitted_raw",
        (pl.col("layout") == Layout.DATA.value).alias("data"),
    ).with_columns(sent.alias("sent"))  # fmt: skip
    first = pl.col("row").min().over("voter", "number", "sent", "data")
    key = pl.when("data").then(first).otherwise("row").alias("ballot_key")
    return same.select("row", key)


def marked_choices(
    ballots: TypedTable, entries: Sequence[Entry], rules: AwardRules
) -> pl.DataFrame:
    """Turn the sheet into one row for each ballot and entry of which anything was said.

    Columns: ``ballot_key`` (UInt32: the row of the ballot), ``entry_key`` (Int64: the entry's
    number, null where the words name no entry or two), one Int64 column a value in steps of the
    scale (null where blank or unreadable; 1 for a choice, the place for ranks), ``missing``
    (UInt8: values left blank), ``unfit`` (a value that is unreadable or out of scale) and
    ``repeated`` (the ballot names the entry with a lesser value, or in a column before).
    """
    frame = ballots.frame
    data = frame.filter(pl.col("layout") == Layout.DATA.value)
    match rules.vote.arrangement:
        case Arrangement.GRID:
            return _of_grid(data, entries, rules)
        case Arrangement.LONG:
            return _with_repeated(_of_rows(ballots, data, entries, rules), rules)
        case Arrangement.CATEGORY_CELLS | Arrangement.ONE_CELL | Arrangement.SLOTS:
            return _with_repeated(_of_cells(ballots, data, entries, rules), rules)


def _of_grid(data: pl.DataFrame, entries: Sequence[Entry], rules: AwardRules) -> pl.DataFrame:
    """One column for each entry and value."""
    places = range(1, value_columns(rules) + 1)
    parts = []
    for number in (each.number for each in entries):
        # One query an entry, on its own columns: one query of all costs more to plan than to run.
        keys = [mark_key(place, number) for place in places]
        read = _read(data.select(pl.col("row").alias("ballot_key"), *keys), keys, rules)
        entry = pl.lit(number, dtype=pl.Int64).alias("entry_key")
        said = read if read["said"].all() else read.filter("said")
        repeated = pl.lit(value=False).alias("repeated")
        parts.append(said.with_columns(entry, repeated).select(*_columns(rules)))
    return pl.concat(parts, rechunk=True)


def _of_rows(
    ballots: TypedTable, data: pl.DataFrame, entries: Sequence[Entry], rules: AwardRules
) -> pl.DataFrame:
    """One row for each entry: a row that says nothing of its entry is none."""
    keys = [value_key(place) for place in range(1, value_columns(rules) + 1)]
    named = one_named(data[NAMED], entry_names(entries))
    if rules.vote.method in _CHOSEN and value_key(1) not in ballots.headings.columns:
        said = data.with_columns(*_plainly_chosen(), (pl.col(NAMED) != "").alias("said"))
    else:
        said = _read(data, keys, rules)
    long = said.hstack(named).filter(pl.col("said") & ~pl.col("nothing"))
    return long.join(ballot_rows(ballots, rules), on="row")


def _of_cells(
    ballots: TypedTable, data: pl.DataFrame, entries: Sequence[Entry], rules: AwardRules
) -> pl.DataFrame:
    """Entries named in cells: the order counts only for ranks, and of a slot its number does."""
    keys = [each.key for each in ballots.schema.fields if each.secret]
    named = named_in_cells(data, keys, entry_names(entries))
    value = pl.lit(1, dtype=pl.Int64)
    if rules.vote.method is Method.RANKS:
        slots = pl.Series([slot_of(key) for key in keys], dtype=pl.Int64)
        by_slot = rules.vote.arrangement is Arrangement.SLOTS
        value = pl.lit(slots).gather(pl.col("column")) if by_slot else place_in_cell()
    return named.with_columns(_plainly_chosen()).with_columns(value.alias(mark(1)))


def _plainly_chosen() -> list[pl.Expr]:
    """Return what is said of an entry by naming it."""
    return [pl.lit(1, dtype=pl.Int64).alias(mark(1)), pl.lit(0, dtype=pl.UInt8).alias("missing"),
            pl.lit(value=False).alias("unfit")]  # fmt: skip


def _with_values(data: pl.DataFrame, keys: Sequence[str], rules: AwardRules) -> pl.DataFrame:
    """Add the values of text columns: plain numbers are read at once, else each distinct text."""
    numbers = rules.vote.method not in _CHOSEN and not scale_of(rules).words
    names = dict(zip(keys, marks(len(keys)), strict=True))
    plain = (_plain(key) if numbers else pl.lit(None, dtype=pl.Int64) for key in keys)
    found = data.with_columns(
        each.alias(name) for each, name in zip(plain, names.values(), strict=True)
    )
    odd = ((pl.col(key) != "") & pl.col(name).is_null() for key, name in names.items())
    left = found.select(
        pl.col(key).filter(each).unique().implode() for key, each in zip(keys, odd, strict=True)
    )
    texts = sorted({text for column in left for text in column[0]})
    if not texts:
        return found
    read = value_reader(rules)
    values = pl.Series([read(text) for text in texts], dtype=pl.Int64)
    return found.with_columns(
        pl.coalesce(
            name, pl.col(key).replace_strict(texts, values, default=None, return_dtype=pl.Int64)
        ).alias(name)
        for key, name in names.items()
    )


def _plain(name: str) -> pl.Expr:
    """Read whole numbers as forms write them, of as many digits as a cell holds exactly."""
    fits = pl.col(name).str.len_bytes() <= DIGITS
    return pl.when(fits).then(pl.col(name).cast(pl.Int64, strict=False))


def _read(data: pl.DataFrame, keys: Sequence[str], rules: AwardRules) -> pl.DataFrame:
    """Add the marks in ``keys`` and what is said of them all: missing, unfit, said."""
    scale, names = scale_of(rules), marks(len(keys))
    blank = [f"{name}_blank" for name in names]
    found = _with_values(data, keys, rules).with_columns(
        _is_blank(key, name, rules).alias(none)
        for key, name, none in zip(keys, names, blank, strict=True)
    )
    unfit = [
        ~(pl.col(none) | pl.col(name).is_between(scale.lowest, scale.highest)).fill_null(
            value=False
        )
        for name, none in zip(names, blank, strict=True)
    ]
    return found.with_columns(
        pl.sum_horizontal(blank).cast(pl.UInt8).alias("missing"),
        pl.any_horizontal(unfit).alias("unfit"),
        (~pl.all_horizontal(blank)).alias("said"),
    ).drop(blank)


def _is_blank(key: str, name: str, rules: AwardRules) -> pl.Expr:
    """Say whether nothing stands there; a nought says nothing either, unless it is a mark."""
    none = pl.col(key) == ""
    if rules.vote.method is Method.MARKS:
        return none
    return none | (pl.col(name) == 0).fill_null(value=False)


def _with_repeated(long: pl.DataFrame, rules: AwardRules) -> pl.DataFrame:
    """Say which choices name an entry again that the ballot has named before."""
    same = ["ballot_key", "entry_key"]
    known = long.filter(pl.col("entry_key").is_not_null()).select(same)
    if known.height == known.unique().height:
        return long.with_columns(pl.lit(value=False).alias("repeated")).select(*_columns(rules))
    order = [*marks(value_columns(rules)), "missing", "unfit"]
    order += ["column"] if "column" in long.columns else []
    again = pl.int_range(pl.len()).over(same) > 0
    return (
        long.sort(*same, *order, nulls_last=True)
        .with_columns((again & pl.col("entry_key").is_not_null()).alias("repeated"))
        .select(*_columns(rules))
    )


def _columns(rules: AwardRules) -> tuple[str, ...]:
    names = marks(value_columns(rules))
    return ("ballot_key", "entry_key", "missing", "unfit", "repeated", *names)
