"""The files that a new event starts with, besides its settings: what each is and how it begins."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from automations.award.schemas import entry_schema
from automations.books.new_book import new_book_bytes
from automations.books.unfilled import is_unfilled, marked_unfilled
from automations.event.model import Event
from automations.flows.blank_books import blank_books, columns_of
from automations.flows.entry_form import entry_form_bytes, entry_form_path
from automations.flows.file_names import PLAN_BOOK
from automations.flows.planning import plan_bytes
from automations.replacing import whole_package, write_file


@dataclass(frozen=True, slots=True)
class FileToMake:
    """A file that people take over: where it lies, seen from the event's folder, and its bytes."""

    path: str
    draw: Callable[[], bytes]

    def write(self, path: Path) -> None:
        """Write the file at ``path``, whole or not at all.

        Raises `OutputNotWritten` or `PermissionRefused`.
        """
        write_file(path, marked_unfilled(self.draw()), whole_package)

    def is_outdated(self, path: Path) -> bool:
        """Tell whether nobody has saved what lies there, and the settings now say otherwise."""
        try:
            content = path.read_bytes()
        except OSError:
            return False
        return is_unfilled(content) and content != marked_unfilled(self.draw())


def files_to_make(event: Event) -> tuple[FileToMake, ...]:
    """Return the files that people take over once they are made, the plan of it all first."""
    plan = FileToMake(PLAN_BOOK, partial(plan_bytes, event))
    books = (
        FileToMake(each.book, partial(new_book_bytes, each.sheets)) for each in blank_books(event)
    )
    return (plan, *books, *_entry_form(event))


def _entry_form(event: Event) -> Iterator[FileToMake]:
    if rules := event.award:
        draw = partial(entry_form_bytes, event, rules, columns_of(entry_schema(rules)))
        yield FileToMake(entry_form_path(rules), draw)
