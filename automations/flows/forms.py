"""フォーム: renew フォームの作り方.xlsx from the settings and the entries."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from automations.award.ballot_form import BallotForm, ballot_form
from automations.award.intake import Intake
from automations.books.guide_book import write_guide_book
from automations.errors import InputUnfit
from automations.flows.answers import answers_in_force
from automations.flows.event_folder import EventFolder, open_event
from automations.flows.file_names import FORMS_BOOK
from automations.flows.form_tabs import form_tabs
from automations.flows.reading_entries import read_all_entries
from automations.flows.scope import Part
from automations.flows.table_reader import TableReader
from automations.tables.problems import Problem
from automations.tables.typed import Layout


@dataclass(frozen=True, slots=True)
class MadeForms:
    """The book, whether it has changed, how many entries the voting form lists, what is wrong.

    ``problems`` tell of the entries; those that refuse keep the voting form's questions out.
    """

    path: Path
    changed: bool
    listed: int
    problems: tuple[Problem, ...]


def make_forms(root: Path) -> MadeForms:
    """Write the book, whole or not at all; entries that are faulty or not there do not stop it.

    Raises `SettingsWrong`, `PermissionRefused`, or `OutputNotWritten`, such as when somebody has
    the book open.
    """
    folder = open_event(root)
    ballot, faults = _ballot(folder) if folder.event.award else (None, ())
    path = folder.book(FORMS_BOOK)
    header = (folder.event.basics.name, "", "")
    changed = write_guide_book(path, form_tabs(folder.event, ballot, faults), header)
    listed = sum(len(entries) for _, entries in ballot.listed) if ballot else 0
    return MadeForms(path, changed, listed, (*faults, *(ballot.problems if ballot else ())))


def _ballot(folder: EventFolder) -> tuple[BallotForm | None, tuple[Problem, ...]]:
    """Return what the voting form lists, None without entries, or why they cannot be read."""
    rules = folder.event.award
    if rules is None or not (rules.entry_forms or folder.book(rules.entries.book).exists()):
        return None, ()
    try:
        intake = _entries(folder)
    except InputUnfit as unfit:
        return None, tuple(each for each in unfit.sentences if isinstance(each, Problem))
    filled = (intake.table.frame["layout"] == Layout.DATA.value).any()
    return (ballot_form(intake.table, rules) if filled else None), intake.problems


def _entries(folder: EventFolder) -> Intake:
    """Read the entries as every job does, by the numbers that they have so far."""
    reader = TableReader(folder, answers_in_force(folder))
    intake, _ = read_all_entries(reader, folder.event, frozenset({Part.ENTRIES}), None)
    if intake is None or reader.faults:
        # Nobody is asked here: a heading that is missing is named all the same.
        raise InputUnfit(*(each for each in reader.faults if not _is_question(each)))
    return intake


def _is_question(fault: object) -> bool:
    return isinstance(fault, Problem) and fault.code == "headings_asked"
