"""What a person has to look at in the registrations."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

import polars as pl

from automations.people.matching import RECORD
from automations.registration.identity import EXTERNAL, place_text
from automations.tables.places import Place
from automations.tables.problems import Problem, in_order, problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from automations.people.matching import Matching
    from automations.tables.typed import TypedTable

_AT = ("book", "sheet", "row")
# Without a time it comes first, and a registration with one holds: nobody knows which was later.
_CANCELS_IN_VAIN = (
    (pl.col("disposition") == "registration_cancelled")
    & pl.col("submitted").is_null()
    & ~pl.col("person_cancelled")
)


def problems_of(
    tables: Sequence[TypedTable], rows: pl.DataFrame, matching: Matching
) -> tuple[Problem, ...]:
    """Collect what reading found and what merging found."""
    found = chain(
        chain.from_iterable(table.problems for table in tables),
        _unknown_kind(rows),
        _of_odd_names(rows),
        doubtful_bodies(_of(rows, "registration_counted")),
        _companions_unread(tables, rows),
        at_rows(_of(rows, "registration_cancelled_nobody"), "cancellation_of_nobody"),
        at_rows(rows.filter(_CANCELS_IN_VAIN), "cancellation_undated"),
        shared_numbers(rows.filter(pl.col(RECORD).is_in(matching.number_shared))),
        at_rows(rows.filter(pl.col(RECORD).is_in(matching.held_apart)), "namesake_undecided"),
    )
    return in_order(found)


def at_rows(rows: pl.DataFrame, code: str) -> Iterator[Problem]:
    """Find the same in each of these rows."""
    for each in rows.select(_AT).iter_rows():
        yield problem(code, Place(*each))


def _of(rows: pl.DataFrame, disposition: str) -> pl.DataFrame:
    return rows.filter(pl.col("disposition") == disposition)


def _unknown_kind(rows: pl.DataFrame) -> Iterator[Problem]:
    unknown = _of(rows, "registration_counted").filter("kind_unknown")
    yield from at_rows(unknown, "registration_kind_unknown")


def _of_odd_names(rows: pl.DataFrame) -> Iterator[Problem]:
    """Ask for one row a person, and doubt a trial that only its address tells."""
    several = _of(rows, "registration_several_names")
    for *place, name in several.select(*_AT, "name").iter_rows():
        yield problem("registration_several_names", Place(*place), name=name)
    by_mail = _of(rows, "registration_test").filter(~pl.col("trial_by_name"))
    for *place, mail in by_mail.select(*_AT, "mail").iter_rows():
        yield problem("registration_test_by_mail", Place(*place), mail=mail)


def doubtful_bodies(rows: pl.DataFrame) -> Iterator[Problem]:
    """Ask of each of these rows which of several bodies of one name is meant."""
    doubtful = rows.filter(pl.col("body_doubt") != "", pl.col("kind") == EXTERNAL)
    for *place, body, names in doubtful.select(*_AT, "typed_body", "body_doubt").iter_rows():
        yield problem("body_ambiguous", Place(*place), body=body, names=names)


def _companions_unread(tables: Sequence[TypedTable], rows: pl.DataFrame) -> Iterator[Problem]:
    """Name each number of heads that cannot be read, or that another column contradicts."""
    sheets = {(table.sheet.book, table.sheet.name): table for table in tables}
    unread = rows.filter("companions_unread", pl.col(RECORD).is_not_null())
    for *at, apart, whole in unread.select(*_AT, "companions_said", "party_said").iter_rows():
        book, sheet, row = at
        key, text = ("companions", apart) if apart else ("party", whole)
        code = "companions_differ" if apart and whole else "companions_unread"
        words = {"text": text, "apart": apart, "whole": whole}
        yield problem(code, sheets[book, sheet].place(row, key), **words)


def shared_numbers(shared: pl.DataFrame) -> Iterator[Problem]:
    """Tell each row whose staff number others have, where those others stand.

    ``shared``: ``book``, ``sheet``, ``row``, ``person``, the staff number and its key.
    """
    marked = shared.with_columns(place_text().alias("place")).sort("book", "sheet", "row")
    at = ("book", "sheet", "row", "person", "staff_number", "staff_number_key")
    for book, sheet, row, person, number, key in marked.select(at).iter_rows():
        others = marked.filter(pl.col("staff_number_key") == key, pl.col("person") != person)
        words = {"number": number, "others": "、".join(others["place"])}
        yield problem("staff_number_shared", Place(book, sheet, row), **words)
