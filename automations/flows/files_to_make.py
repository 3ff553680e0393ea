"""The files that a new event starts with, besides its settings: what each is and who writes it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from automations.award.schemas import entry_schema
from automations.books.new_book import NewSheet, write_new_book
from automations.event.model import Event
from automations.flows.blank_books import blank_books, columns_of
from automations.flows.entry_form import entry_form_path, write_entry_form
from automations.flows.file_names import PLAN_BOOK
from automations.flows.planning import write_plan


@dataclass(frozen=True, slots=True)
class FileToMake:
    """A file to be made once: where it lies, seen from the event's folder, and its writer.

    ``write`` gets the whole path and writes the file there, whole or not at all.
    """

    path: str
    write: Callable[[Path], None]


def files_to_make(event: Event) -> tuple[FileToMake, ...]:
    """Return the files that people take over once they are made, the plan of it all first."""
    plan = FileToMake(PLAN_BOOK, partial(write_plan, event=event))
    books = (FileToMake(each.book, _book(each.sheets)) for each in blank_books(event))
    return (plan, *books, *_entry_form(event))


def _entry_form(event: Event) -> Iterator[FileToMake]:
    if rules := event.award:
        columns = columns_of(entry_schema(rules))
        write = partial(write_entry_form, event=event, rules=rules, columns=columns)
        yield FileToMake(entry_form_path(rules), write)


def _book(sheets: Sequence[NewSheet]) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        write_new_book(path, sheets)

    return write
