"""What a person has to look at in the reception sheet."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

import polars as pl

from automations.people.matching import RECORD
from automations.registration.identity import EXTERNAL, VISITING
from automations.registration.last_year import strangers
from automations.registration.register_problems import at_rows, doubtful_bodies, shared_numbers
from automations.registration.schemas import may_call_off
from automations.tables.places import Place
from automations.tables.problems import Problem, in_order, problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from automations.people.matching import Matching
    from automations.registration.register import Roster
    from automations.tables.typed import TypedTable

_AT = ("book", "sheet", "row")
_ABSENT = ("reception_absent", "reception_absent_apart")


def problems_of(
    reception: TypedTable | None, roster: Roster | None, rows: pl.DataFrame, matching: Matching
) -> tuple[Problem, ...]:
    """Collect what reading found, and what counting and matching found."""
    here = rows.filter(pl.col(RECORD).is_in(matching.held_apart))
    came = rows.filter("main", "visited", pl.col("kind").is_in(VISITING))
    external = came.filter(pl.col("kind") == EXTERNAL)
    found = chain(
        reception.problems if reception else (),
        _of_sheet(reception, rows.filter(~pl.col("desk"))) if reception else (),
        _shared(roster, rows, matching),
        at_rows(here, "namesake_undecided"),
        at_rows(external.filter("kind_unknown"), "registration_kind_unknown"),
        at_rows(external.filter(pl.col("body_key") == ""), "visitor_body_missing"),
        doubtful_bodies(external),
        _against_register(roster, came) if roster else (),
        strangers(came.filter(~pl.col("desk")), reception) if roster and reception else (),
    )
    return in_order(found)


def _of_sheet(reception: TypedTable, rows: pl.DataFrame) -> Iterator[Problem]:
    """Collect what stands in the sheet's own cells: marks, notes, and cells of several names."""
    yield from _unclear(reception, rows)
    yield from at_rows(rows.filter("visited", "called_off"), "reception_came_yet_called_off")
    several = rows.filter(pl.col("disposition") == "reception_several_names")
    for *place, name in several.select(*_AT, "name").iter_rows():
        yield problem("reception_several_names", Place(*place), name=name)
    if "note" in reception.frame.columns:
        absent = rows.filter(pl.col("disposition").is_in(_ABSENT)).select("row")
        notes = reception.frame.select("row", "note").join(absent, on="row", how="semi")
        for row, text in notes.sort("row").iter_rows():
            if may_call_off(text):
                yield problem("reception_note_unclear", reception.place(row, "note"), text=text)


def _unclear(reception: TypedTable, rows: pl.DataFrame) -> Iterator[Problem]:
    """Name each mark that cannot be read; what else is unclear was named when it was read."""
    unclear = rows.filter(
        pl.col("disposition") == "reception_unclear", pl.col("received").is_null()
    )
    texts = reception.frame.select("row", "received_raw").join(unclear, on="row", how="semi")
    column = reception.headings.columns["received"]
    heading, odd = reception.headings.texts[column], reception.sheet.odd
    for row, text in texts.iter_rows():
        if (row, column) in odd:
            continue
        place = reception.place(row, "received")
        yield problem("reception_mark_unclear", place, heading=heading, text=text)


def _shared(roster: Roster | None, rows: pl.DataFrame, matching: Matching) -> Iterator[Problem]:
    """Name the reception rows whose staff number others have, here or in the register."""
    columns = (RECORD, *_AT, "staff_number", "staff_number_key")
    everywhere = pl.concat([each.select(columns) for each in (roster.rows, rows)] if roster
                           else [rows.select(columns)])  # fmt: skip
    shared = everywhere.filter(pl.col(RECORD).is_in(matching.number_shared))
    sheets = {(book, sheet) for book, sheet in rows.select("book", "sheet").iter_rows()}
    for each in shared_numbers(shared.join(matching.persons, on=RECORD, how="left")):
        if (each.place.book, each.place.sheet) in sheets:
            yield each


def _against_register(roster: Roster, came: pl.DataFrame) -> Iterator[Problem]:
    unknown = came.filter(~pl.col("known"), ~pl.col("walk_in"))
    yield from at_rows(unknown, "reception_not_registered")
    names = dict(roster.people.select("person", "name").iter_rows())
    several = came.filter(pl.col("registrants").list.len() > 1)
    for *place, registrants in several.select(*_AT, "registrants").iter_rows():
        said = "、".join(names[each] for each in registrants)
        words = {"count": len(registrants), "names": said}
        yield problem("reception_several_registrants", Place(*place), **words)
