"""ブック: does each open, with the sheet and the headings that the settings expect?"""

from __future__ import annotations

import polars as pl

from automations.books.opening import USUAL_FORMAT, Book
from automations.documents.package import read_parts
from automations.errors import ExpectedFailure, InputUnfit
from automations.flows.answers import schema_in_force
from automations.flows.diagnosis.checks import Check, check, words
from automations.flows.diagnosis.shelf import Shelf
from automations.flows.event_folder import EventFolder
from automations.flows.expected_tables import ExpectedTable
from automations.tables.headings import Headings, find_headings
from automations.tables.layouts import Layout, rows_below
from automations.tables.problems import Problem
from automations.tables.schema import Schema
from automations.tables.sheet import Sheet


def look_at_table(folder: EventFolder, table: ExpectedTable, shelf: Shelf) -> Check:
    """Open the book, find the sheet, find its headings."""
    faults: tuple[object, ...] = ()
    wrong = InputUnfit.exit_code
    try:
        book = shelf.book(folder.book(table.book), table.book)
        sheet = book.sheet(table.sheet)
        schema = schema_in_force(folder, table, sheet)
        headings, faults = headings_of(sheet, schema)
        fine = _filled(sheet, schema, headings) + _read_as(book) if headings else ""
    except ExpectedFailure as failure:
        faults, wrong, fine = failure.sentences, failure.exit_code, ""
    return Check(f"{table.words}（{folder.shown(table.book)}）", fine, faults, wrong)


def headings_of(sheet: Sheet, schema: Schema) -> tuple[Headings | None, tuple[Problem, ...]]:
    """Find the headings as the jobs find them: the one place of the diagnosis that does."""
    return find_headings(sheet, schema)


def rows_of_data(sheet: Sheet, schema: Schema, headings: Headings) -> int:
    """Count the rows below the headings that are no example, total or note."""
    rows = rows_below(sheet, schema, headings)
    return rows.filter(pl.col("layout") == Layout.DATA.value).height


def _filled(sheet: Sheet, schema: Schema, headings: Headings) -> str:
    """Say how many rows of data stand below the headings: an empty book opens well too."""
    count = rows_of_data(sheet, schema, headings)
    said = words("book")
    text: str = said["fine"] if count else said["empty"]
    return text.format(rows=f"{count:,}")


def _read_as(book: Book) -> str:
    """Say what a file was read as if that is no plain workbook: its name may say anything."""
    usual = book.format == USUAL_FORMAT
    return "" if usual else str(words("book")["read_as"]).format(format=book.format)


def look_at_template(folder: EventFolder) -> Check:
    """Open the template of the brief: our own, or the one that the settings name."""
    try:
        read_parts(folder.template)
    except ExpectedFailure as failure:
        return check("template", failure.sentences, failure.exit_code)
    return check("template")
