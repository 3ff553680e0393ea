"""What became of each row that a job has read, by its place; nothing here was counted anew."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import polars as pl

from automations.award.decision import AwardResult
from automations.award.entries import EntryList
from automations.flows.deciding import Findings
from automations.flows.judging_states import judging_states
from automations.flows.reading import Inputs
from automations.flows.status_texts import RowState
from automations.registration.attendance import Attendance
from automations.registration.register import Roster
from automations.tables.layouts import Layout
from automations.tables.places import Place
from automations.tables.typed import TypedTable

LISTED = "roll_listed"
States = Mapping[tuple[str, str], Mapping[int, RowState]]
_BOOK_SHEET_ROW = ("book", "sheet", "row")


def row_states(inputs: Inputs, findings: Findings) -> States:
    """Return the states of the rows of each sheet (book, name) that was read, by row."""
    found: dict[tuple[str, str], dict[int, RowState]] = {}
    for place, state in _states(inputs, findings):
        found.setdefault((place.book, place.sheet), {})[place.row] = state
    return found


def _states(inputs: Inputs, findings: Findings) -> Iterator[tuple[Place, RowState]]:
    if findings.roster:
        yield from _registrations(findings.roster)
    if findings.attendance:
        yield from _arrivals(findings.attendance)
    if findings.entries and inputs.entries:
        yield from _entries(findings.entries, inputs.entries)
    if findings.award and inputs.roll and inputs.ballots:
        yield from _award(findings.award, inputs.roll, inputs.ballots)
    if findings.judging and inputs.judging:
        yield from judging_states(findings.judging, inputs.judging)


def _registrations(roster: Roster) -> Iterator[tuple[Place, RowState]]:
    """The row that registers a person stands for the others."""
    repeated = frozenset({"registration_duplicate", "registration_added"})
    return _people(roster.rows, pl.col("main"), repeated)


def _arrivals(attendance: Attendance) -> Iterator[tuple[Place, RowState]]:
    repeated = frozenset({"reception_again", "reception_twin"})
    return _people(attendance.rows, pl.col("main"), repeated)


def _people(
    rows: pl.DataFrame, main: pl.Expr, repeated: frozenset[str]
) -> Iterator[tuple[Place, RowState]]:
    mains = rows.filter(main, pl.col("person").is_not_null())
    stands = {
        person: Place(*place)
        for person, *place in mains.select("person", *_BOOK_SHEET_ROW).iter_rows()
    }
    wanted = rows.select(*_BOOK_SHEET_ROW, "person", "disposition")
    for *place, person, code in wanted.iter_rows():
        yield Place(*place), RowState(code, stands.get(person) if code in repeated else None)


def _entries(listed: EntryList, table: TypedTable) -> Iterator[tuple[Place, RowState]]:
    for each in listed.states:
        instead = table.place(each.instead) if each.instead is not None else None
        yield table.place(each.row), RowState(each.code, instead)


def _award(
    award: AwardResult, roll: TypedTable, ballots: TypedTable
) -> Iterator[tuple[Place, RowState]]:
    listed = roll.frame.filter(~pl.col("unfit"), pl.col("layout") == Layout.DATA.value)
    for row in listed["row"]:
        yield roll.sheet.place(row), RowState(LISTED)
    for row, code in award.ballot_states:
        yield ballots.sheet.place(row), RowState(code)
