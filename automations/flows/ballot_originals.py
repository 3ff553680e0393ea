"""Which of the books that were read hold ballots: those lie apart from the records of runs."""

from __future__ import annotations

from pathlib import Path

from automations.flows.check_ins import FILE as CHECK_INS
from automations.flows.event_folder import EventFolder
from automations.flows.reading import Inputs


def holds_ballots(folder: EventFolder, book: Path) -> bool:
    """Tell whether a book is the one that holds the ballots."""
    award = folder.event.award
    return award is not None and book == folder.book(award.ballots.book)


def told_apart(folder: EventFolder, inputs: Inputs) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """Return the bytes of what was read, and of the books that hold ballots, by name.

    Where one book holds everything, all of it lies apart.
    """
    kept: dict[str, bytes] = {}
    apart: dict[str, bytes] = {}
    for book in inputs.books.values():
        (apart if holds_ballots(folder, folder.book(book.name)) else kept)[book.name] = book.content
    if inputs.forms:
        kept |= {each.name: each.content for each in inputs.forms.forms}
    if inputs.check_ins:
        kept[CHECK_INS] = inputs.check_ins.content
    return kept, apart
