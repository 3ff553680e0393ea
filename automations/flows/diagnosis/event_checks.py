"""フォルダー、設定、ブック: what can be looked at once the libraries are known to load."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from automations.errors import ExpectedFailure
from automations.event.loading import load_settings
from automations.flows.carrying import copies_noted
from automations.flows.diagnosis.award_checks import look_at_award
from automations.flows.diagnosis.books import look_at_table, look_at_template
from automations.flows.diagnosis.checks import Check, Group, check, group
from automations.flows.diagnosis.files import look, look_again, look_at_open, look_beside
from automations.flows.diagnosis.folders import look_at_folders
from automations.flows.diagnosis.ground import Ground, ground_of, usual_ground
from automations.flows.diagnosis.judging_checks import look_at_judging
from automations.flows.diagnosis.machine import Machine
from automations.flows.diagnosis.online_checks import connect_briefly, look_online
from automations.flows.diagnosis.rules import look_at_settings, refused_settings
from automations.flows.diagnosis.secrecy import look_at_places, look_at_rights, look_for_strays
from automations.flows.diagnosis.shelf import Shelf
from automations.flows.documents import DOCUMENTS_FOLDER
from automations.flows.event_folder import EventFolder, open_event
from automations.flows.expected_tables import ExpectedTable, expected_tables
from automations.flows.outdated_documents import outdated_documents


def look_at_event(root: Path, machine: Machine) -> tuple[Group, ...]:
    """Check the folder, the settings and the books, as far as the settings allow."""
    try:
        folder = open_event(root, opened=connect_briefly)
    except ExpectedFailure as refusal:
        return (look_at_folders(usual_ground(root), machine), refused_settings(refusal))
    ground = ground_of(folder)
    return (
        look_at_folders(ground, machine),
        look_at_settings(load_settings(root), machine),
        group("books", _books(folder, ground, machine)),
    )


def _books(folder: EventFolder, ground: Ground, machine: Machine) -> Iterator[Check]:
    tables = expected_tables(folder.event)
    before, shelf = look(ground), Shelf()
    looked = look_online(folder)
    folder = looked.folder
    yield from looked.checks
    due = (each for each in tables if looked.is_reached(each) and _is_due(folder, each))
    yield from (look_at_table(folder, table, shelf) for table in due)
    yield from _secrecy(folder, tables, shelf, machine)
    yield look_at_open(ground, machine)
    yield look_beside(ground)
    yield from look_for_copies(folder)
    yield from look_at_award(folder, machine)
    yield from look_at_judging(folder, machine)
    yield from look_at_documents(folder)
    yield look_at_template(folder)
    # Last of all, so that as much time as can be has passed since the first look.
    yield look_again(before, look(ground), machine)


def _is_due(folder: EventFolder, table: ExpectedTable) -> bool:
    return not table.late or folder.book(table.book).exists()


def look_for_copies(folder: EventFolder) -> Iterator[Check]:
    """Say which copies of the folder are out; where there is none, nothing has to be said."""
    if notes := copies_noted(folder):
        yield check("copies", notes)


def look_at_documents(folder: EventFolder) -> Iterator[Check]:
    """Say which Word documents are not of what stands now, once there are any."""
    with suppress(ExpectedFailure, OSError):  # who may not look there is told so elsewhere
        if any((folder.restricted / DOCUMENTS_FOLDER).glob("*.docx")):
            yield check("documents", outdated_documents(folder))


def _secrecy(
    folder: EventFolder, tables: Sequence[ExpectedTable], shelf: Shelf, machine: Machine
) -> Iterator[Check]:
    if folder.event.award is None:
        return
    yield look_at_places(folder, tables)
    yield look_at_rights(folder, machine)
    yield look_for_strays(folder, tables, shelf)
