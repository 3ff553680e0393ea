"""取組: the list and the application forms as one table, taken in and numbered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

import polars as pl

from automations.award.applications import SAVED
from automations.award.intake import Intake, Terms, take_in
from automations.award.intake_question import asked
from automations.books.decision_book import Question
from automations.flows.entry_files import EntryForms
from automations.flows.event_folder import EventFolder
from automations.ledger import entry_numbers as ledger
from automations.tables.placed import PlacedSheet
from automations.tables.places import Place
from automations.tables.typed import TypedTable


def joined(listed: TypedTable | None, forms: EntryForms | None) -> TypedTable | None:
    """Return the list and the forms as one table; each row stands where people find it."""
    if forms is None or listed is None:
        return forms.table if forms else listed
    saved = pl.lit(None, dtype=forms.table.frame.schema[SAVED]).alias(SAVED)
    own = listed.frame.with_columns(saved)
    frame = pl.concat([own, forms.table.frame.select(own.columns)])
    sheet = listed.sheet
    placed = PlacedSheet(
        sheet.book, sheet.name, sheet.cells, sheet.odd, sheet.hidden, sheet.filtered, sheet.struck,
        sheet.merged, sheet.short, sheet.formulas, _places(listed, forms),
    )  # fmt: skip
    return replace(listed, sheet=placed, frame=frame)


def taken_in(
    folder: EventFolder,
    table: TypedTable,
    answers: Mapping[str, str],
    give_at: datetime | None = None,
) -> Intake:
    """Decide what stands and number it, by what was given and answered so far.

    ``give_at``: when what has no number gets one; nothing is recorded. Raises `InputUnfit` if the
    records are damaged, or `PermissionRefused`.
    """
    event = folder.event
    terms = Terms(event.schedule.entries_close, event.outputs.decision_book, give_at)
    return take_in(table, terms, ledger.given(folder.restricted), answers)


def record_numbers(folder: EventFolder, intake: Intake, at: datetime) -> bool:
    """Record the numbers that entries have; tell if any is new. The caller holds the lock."""
    return ledger.record(folder.restricted, intake.numbers, at)


def entry_questions(intake: Intake | None) -> tuple[Question, ...]:
    """Return what a person has to say about applications that may be one."""
    if intake is None:
        return ()
    return tuple(
        Question(each.key, said.sheet, said.what, said.evidence, said.choices, said.guidance)
        for each in intake.doubts
        for said in [asked(each, intake.table)]
    )


def _places(listed: TypedTable, forms: EntryForms) -> dict[tuple[int, int], Place]:
    """Return where the rows of the forms stand, by the columns that the list has."""
    columns = listed.headings.columns
    rows: list[int] = forms.table.frame["row"].to_list()
    places = {(row, 0): forms.table.place(row) for row in rows}
    for row in rows:
        places |= {(row, column): forms.table.place(row, key) for key, column in columns.items()}
    return places
