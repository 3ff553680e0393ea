"""One book of scores a judge, where judges type themselves: its name, and who has one already."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from automations.award.entries import Entry
from automations.award.judging.panel import Judge
from automations.award.judging.score_cells import mark_reader
from automations.award.judging.score_rows import row_reader
from automations.award.judging.score_schema import score_schema, value_keys
from automations.books.nothing_typed import nothing_typed
from automations.flows.answers import answers_in_force
from automations.flows.event_folder import EventFolder
from automations.flows.prepared_files import is_typed
from automations.flows.reading_judging import all_score_files
from automations.flows.reading_sitting import ReadSitting
from automations.flows.score_tabs import score_tabs as tabs_of_scores
from automations.flows.table_reader import TableReader
from automations.tables.sources import Source
from automations.tables.typed import TypedTable

_STEM = "採点_"


def books_left_over(folder: EventFolder, wanted: Collection[Path]) -> Iterator[Path]:
    """Yield the books of judges who have another by now, or none, and in which nobody typed."""
    kept = {each.resolve() for each in wanted}
    for _, path in all_score_files(folder):
        ours = path.name.startswith(_STEM) and path.resolve() not in kept
        if ours and nothing_typed(path.read_bytes()):
            yield path


def books_typed_in(folder: EventFolder, read: ReadSitting) -> Mapping[int, Collection[Path]]:
    """Return, by number of the judge, the books in the folder in which somebody has typed.

    Whatever they are called: a judge who has one gets no other.
    """
    reader = TableReader(folder, answers_in_force(folder))
    found: dict[int, set[Path]] = {}
    for shown, path in all_score_files(folder):
        if is_typed(path):
            for table in _tables(reader, shown, read):
                for judge in _judges(table, read):
                    found.setdefault(judge, set()).add(path)
    return found


def _tables(reader: TableReader, shown: str, read: ReadSitting) -> Iterator[TypedTable]:
    book = reader.tried(lambda: reader.opened(shown))
    rules, source = read.sitting.rules, Source(shown)
    for each in tabs_of_scores(reader, source, book, rules) if book else ():
        table = reader.table("採点", replace(source, sheet=each.name), score_schema(rules))
        if table:
            yield table


def _judges(table: TypedTable, read: ReadSitting) -> set[int]:
    rules, shown = read.sitting.rules, read.shown
    listed: tuple[Entry, ...] = (*shown.entries, *shown.left_out)
    marks = mark_reader(rules, len(shown.entries))
    judges: tuple[Judge, ...] = read.sitting.judges
    rows = row_reader(judges, listed, marks, value_keys(rules)).rows(table)
    return {each.judge for each in rows if each.judge is not None}
