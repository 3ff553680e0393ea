"""The rows of the reception sheet and of the reception PCs, and who of the register each is.

The rows are matched together with the rows of the register, on the same ladder: a person who gave
a staff number in one place and a mail address in another is found through the registration that
has both.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import polars as pl

from automations.people.matching import KEYS, RECORD, Matching, match
from automations.registration.checkin_rows import known_pairs
from automations.registration.identity import MAKERS, with_identity
from automations.registration.odd_names import is_trial, names_several
from automations.registration.schemas import calls_off, has_come, minute_of
from automations.tables.distinct import read_once
from automations.tables.typed import Layout

if TYPE_CHECKING:
    from collections.abc import Mapping

    from automations.people.verdicts import Verdict
    from automations.registration.register import Roster
    from automations.registration.rules import RegistrationRules
    from automations.tables.typed import TypedTable

_OURS = ("number_raw", "status_raw")


def read_arrivals(reception: TypedTable, rules: RegistrationRules) -> pl.DataFrame:
    """Read the reception sheet's rows.

    Adds to values, keys and places: ``walk_in``, ``received``, and ``visited``: either of them
    (null where the mark cannot be read); ``called_off`` (mark or note say so clearly); ``minute``
    of the day at which they were received (null: no time is said); ``trial`` and ``several``: see
    `odd_names`.
    """
    frame, declared = reception.frame, reception.schema
    names, marks = frame["name"], frame["received_raw"]
    notes = (
        frame["note"] if "note" in frame.columns else pl.Series([""]).new_from_index(0, len(frame))
    )
    raws = sorted(name for name in frame.columns if name.endswith("_raw") and name not in _OURS)
    received = read_once(marks, partial(has_come, declared), pl.Boolean)
    off = read_once(marks, partial(calls_off, declared), pl.Boolean)
    present = [name for name in MAKERS if name in frame.columns]
    absent = [pl.lit("").alias(name) for name in MAKERS if name not in frame.columns]
    rows = frame.select(
        "row", "layout", "unfit", "walk_in", *present, *absent,
        pl.lit(reception.sheet.book).alias("book"),
        pl.lit(reception.sheet.name).alias("sheet"),
        pl.col("kind").alias("stated_kind"),
        pl.concat_str(raws, separator="\x1f").alias("content"),
        received=received,
        visited=received | frame["walk_in"],
        trial=read_once(names, is_trial, pl.Boolean),
        several=read_once(names, names_several, pl.Boolean),
        called_off=off | read_once(notes, partial(calls_off, declared), pl.Boolean),
        minute=read_once(marks, minute_of, pl.Int64),
    )  # fmt: skip
    return with_identity(rows, rules)


def recognised(
    rows: pl.DataFrame, roster: Roster | None, said: Mapping[str, Verdict] | None = None
) -> tuple[pl.DataFrame, Matching]:
    """Find out who each row is; ``said``: what people decided about pairs of rows.

    ``rows``: as `beside` puts those of `read_arrivals` and of the reception PCs together.

    Adds ``record``, ``person`` (null where the row speaks of nobody, or cannot be read), ``main``
    (the row that stands for the person: one who came, printed rather than added) and what the
    register knows: ``registrants`` (its persons; null when none), ``cancelled`` (only such).
    """
    registered = _registered(roster)
    numbered = _numbered(rows, first=registered.height)
    known = numbered.filter(pl.col(RECORD).is_not_null())
    wanted = (RECORD, "signature", *KEYS)
    both = pl.concat([registered.select(wanted), known.select(wanted)])
    matching = match(both, said, known_pairs(numbered, registered))
    labels = matching.persons.select(RECORD, "person")
    found = _found(registered.join(labels, on=RECORD, how="left"))
    seen = numbered.join(labels, on=RECORD, how="left").join(found, on="person", how="left")
    main = pl.col(RECORD) == pl.col(RECORD).min().over("person")
    return seen.with_columns(
        main.alias("main"), pl.col("cancelled").fill_null(value=False)
    ), matching


def _registered(roster: Roster | None) -> pl.DataFrame:
    """Return the register's rows with their keys; no register is an empty one."""
    types = {RECORD: pl.UInt32, "registrant": pl.UInt32, "registered": pl.Boolean}
    if roster is None:
        return pl.DataFrame(schema={**types, **dict.fromkeys(("signature", *KEYS), pl.String)})
    people = roster.people.select("person", "registered")
    rows = roster.rows.filter(pl.col(RECORD).is_not_null()).join(people, on="person", how="left")
    return rows.sort(RECORD).select(
        RECORD, pl.col("person").alias("registrant"), "registered", "signature", *KEYS
    )


def _found(registered: pl.DataFrame) -> pl.DataFrame:
    """Say of each person of the joint matching whom of the register it is."""
    registrants = pl.col("registrant").filter("registered").unique().sort()
    return registered.group_by("person").agg(
        registrants=registrants, cancelled=~pl.col("registered").any()
    ).with_columns(
        pl.when(pl.col("registrants").list.len() > 0).then("registrants")
    ).sort("person")  # fmt: skip


def _numbered(rows: pl.DataFrame, first: int) -> pl.DataFrame:
    """Number the rows that speak of a person: who came before who did not, then by content.

    Of one person the sheet's row comes before those of the PCs.
    """
    speaks = (
        (pl.col("layout") == Layout.DATA.value)
        & (pl.col("name_key") != "")
        & ~pl.col("unfit")
        & pl.col("visited").is_not_null()
        & ~pl.col("trial")
        & ~pl.col("several")
        & (pl.col("settled") == "")
    )
    order = [~pl.col("visited"), *(pl.col(each) for each in ("walk_in", "desk", "content", "row"))]
    speaking = (
        rows.filter(speaks)
        .sort(order)
        .with_row_index(RECORD, offset=first)
        .cast({RECORD: pl.UInt32})
    )
    silent = rows.filter(~speaks).with_columns(pl.lit(None, pl.UInt32).alias(RECORD))
    return pl.concat([speaking, silent.select(speaking.columns)])
