"""Read the entries: their list, the application forms, and which sections there are."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from automations.award.intake import Intake
from automations.award.schemas import entry_schema, roll_schema
from automations.books.unfilled import is_unfilled
from automations.event.model import Event
from automations.flows.entries import joined, taken_in
from automations.flows.entry_files import EntryForms, read_entry_forms
from automations.flows.scope import Part
from automations.flows.table_reader import TableReader
from automations.people.canonical import section_key
from automations.registration.schemas import section_schema
from automations.registration.section_list import section_list
from automations.tables.places import Place
from automations.tables.problems import problem, refuse_input
from automations.tables.schema import Schema
from automations.tables.sources import Source
from automations.tables.typed import TypedTable


def read_all_entries(
    reader: TableReader, event: Event, parts: frozenset[Part], give_at: datetime | None
) -> tuple[Intake | None, EntryForms | None]:
    """Read the list and the application forms, and take them in."""
    rules = event.award
    if not parts & {Part.ENTRIES, Part.AWARD} or rules is None:
        return None, None
    forms, absent = None, False
    if rules.entry_forms:
        forms = reader.tried(lambda: read_entry_forms(reader.folder, rules))
        absent = not reader.folder.book(rules.entries.book).exists()
    listed = None if absent else reader.table("取組", rules.entries, entry_schema(rules))
    if (listed is None and not absent) or (forms is None and rules.entry_forms):
        return None, forms
    table = joined(listed, forms)
    if table is None:
        return None, forms
    taken = reader.tried(lambda: taken_in(reader.folder, table, reader.answers, give_at))
    if taken and absent:
        missing = problem("entry_list_missing", Place(rules.entries.book))
        taken = replace(taken, problems=(missing, *taken.problems))
    if taken:
        reader.tried(lambda: refuse_input(taken.problems))
    return taken, forms


def known_sections(
    reader: TableReader, event: Event, parts: frozenset[Part], sections: TypedTable | None
) -> tuple[str, ...]:
    """Return the sections there are, where only the entries are looked at: listed, or voters'."""
    if Part.ENTRIES not in parts or Part.AWARD in parts or event.award is None:
        return ()
    source = event.registration.sections if event.registration else None
    listed = sections or _if_there(reader, "所属一覧", source, section_schema())
    if listed:
        return _names(listed, event)
    roll = _if_there(reader, "投票対象者名簿", event.award.roll, roll_schema())
    return tuple(sorted({*roll.frame["section"]} - {""})) if roll else ()


def _if_there(
    reader: TableReader, words: str, source: Source | None, declared: Schema
) -> TypedTable | None:
    """Read a table that nothing depends on, if somebody has filled it in."""
    if source is None:
        return None
    path = reader.folder.book(source.book)
    if not path.exists() or is_unfilled(path.read_bytes()):
        return None
    return reader.table(words, source, declared)


def _names(listed: TypedTable, event: Event) -> tuple[str, ...]:
    """Return the sections in force, as the list calls them, in its order of names."""
    found = section_list(listed, event.basics.day)
    standing = (each for each in found.listed if each.is_in_force(found.day))
    keys = ((section_key(each.name), section_key(each.parent + each.name)) for each in standing)
    return tuple(found.names.get(name) or found.names[whole] for name, whole in keys)
