"""The files that a new event starts with, besides its settings: what each is and who writes it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from automations.books.new_book import NewSheet, write_new_book
from automations.event.model import Event
from automations.flows.blank_books import blank_books


@dataclass(frozen=True, slots=True)
class FileToMake:
    """A file to be made once: where it lies, seen from the event's folder, and its writer.

    ``write`` gets the whole path and writes the file there, whole or not at all.
    """

    path: str
    write: Callable[[Path], None]


def files_to_make(event: Event) -> tuple[FileToMake, ...]:
    """Return the files that people take over once they are made, in the order of an event."""
    return tuple(FileToMake(each.book, _book(each.sheets)) for each in blank_books(event))


def _book(sheets: Sequence[NewSheet]) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        write_new_book(path, sheets)

    return write
