"""The event's books, each opened once for all the checks that look into it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from automations.books.opening import Book, read_book
from automations.errors import ExpectedFailure


@dataclass(slots=True)
class Shelf:
    """Opens a book when it is first asked for; a book that cannot be opened says so each time."""

    opened: dict[Path, Book | ExpectedFailure] = field(default_factory=dict)

    def book(self, path: Path, shown_as: str) -> Book:
        """Return the book; raise what kept it from being opened."""
        whole = path.resolve()
        if whole not in self.opened:
            self.opened[whole] = _tried(path, shown_as)
        found = self.opened[whole]
        if isinstance(found, ExpectedFailure):
            raise found
        return found


def _tried(path: Path, shown_as: str) -> Book | ExpectedFailure:
    try:
        return read_book(path, shown_as)
    except ExpectedFailure as failure:
        return failure
