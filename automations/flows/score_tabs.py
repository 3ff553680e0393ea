"""Which tabs are score sheets, and which of them lie unread beside the ones that are read.

Somebody who copies the tab or the book and types into the copy would never see that it counts for
nothing: the copy is named, and what is right is for people to say.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath

from automations.award.judging.score_schema import score_schema, value_keys
from automations.award.rules import AwardRules
from automations.books.opening import Book, read_book
from automations.books.sheet_names import GUIDANCE, OURS
from automations.errors import ExpectedFailure, InputUnfit
from automations.flows.table_reader import TableReader
from automations.flows.understanding import understood
from automations.tables.headings import best_reading
from automations.tables.places import Place
from automations.tables.problems import Problem, problem
from automations.tables.sheet import Sheet
from automations.tables.sources import Source
from automations.tables.typed import Layout, TypedTable, read_table

BOOKS = frozenset({".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv"})
"""How files of score sheets end."""


def score_tabs(
    reader: TableReader, source: Source, book: Book, rules: AwardRules
) -> Iterator[Sheet]:
    """Yield the tabs that people see, that have no other use and the headings of score sheets."""
    path = reader.folder.book(source.book).resolve()
    for each in book.sheets:
        ours = each.name in book.hidden or each.name.startswith((OURS, GUIDANCE))
        other = (path, each.name) in reader.uses
        if not ours and not other and _is_score_sheet(reader, each, source, rules):
            yield each


def with_copies_noted(
    reader: TableReader, source: Source, tables: Sequence[TypedTable], rules: AwardRules
) -> tuple[TypedTable, ...]:
    """Note copies with marks, in the book of a source and beside it, with what was read of it."""
    found = tuple(_copies(reader, source, tables[0], rules)) if tables else ()
    if not found:
        return tuple(tables)
    first = replace(tables[0], problems=(*tables[0].problems, *found))
    reader.read[:] = [
        replace(each, table=first) if each.table is tables[0] else each for each in reader.read
    ]
    return (first, *tables[1:])


def _copies(
    reader: TableReader, source: Source, table: TypedTable, rules: AwardRules
) -> Iterator[Problem]:
    read = table.sheet.place()
    for each in _marked_tabs(reader, source, reader.opened(source.book), rules):
        yield problem("score_copy_beside", each.place(), read=read)
    for shown, path in _beside(reader, source):
        try:
            book = read_book(path, shown)
        except ExpectedFailure:  # nobody asked for this file: what is wrong with it is no matter
            continue
        if any(_marked_tabs(reader, replace(source, book=shown), book, rules)):
            yield problem("score_copy_beside", Place(shown), read=read)


def _beside(reader: TableReader, source: Source) -> Iterator[tuple[str, Path]]:
    """Yield the books in the same folder whose names begin like that of the source."""
    own, used = reader.folder.book(source.book), {path for path, _ in reader.uses}
    for path in sorted(own.parent.glob("*")):
        alike = path.name.startswith(own.stem) and path.suffix.lower() in BOOKS
        if alike and path.resolve() not in used and path.is_file():
            yield PurePosixPath(source.book).with_name(path.name).as_posix(), path


def _marked_tabs(
    reader: TableReader, source: Source, book: Book, rules: AwardRules
) -> Iterator[Sheet]:
    for each in score_tabs(reader, source, book, rules):
        if _is_marked(reader, each, source, rules):
            yield each


def _is_score_sheet(reader: TableReader, sheet: Sheet, source: Source, rules: AwardRules) -> bool:
    """Tell whether a tab says of entries what judges gave them, even if a column is missing."""
    meant = understood(sheet, score_schema(rules), source.profile, reader.folder, reader.answers)
    reading = best_reading(sheet, meant)
    found = set(reading.columns) if reading else set()
    return bool(found & set(value_keys(rules))) and bool(found & {"number", "entry"})


def _is_marked(reader: TableReader, sheet: Sheet, source: Source, rules: AwardRules) -> bool:
    meant = understood(sheet, score_schema(rules), source.profile, reader.folder, reader.answers)
    try:
        frame = read_table(sheet, meant, reader.folder.zone).frame
    except InputUnfit:
        return False
    rows = frame.filter(frame["layout"] == Layout.DATA.value)
    return any((rows[f"{key}_raw"] != "").any() for key in value_keys(rules))
