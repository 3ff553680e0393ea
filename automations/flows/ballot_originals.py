"""Which of the books that were read hold ballots: those lie apart from the records of runs."""

from __future__ import annotations

from pathlib import Path

from automations.books.google.addresses import key_of
from automations.flows.check_ins import FILE as CHECK_INS
from automations.flows.event_folder import EventFolder
from automations.flows.reading import Inputs

_ONLINE = "Google"


def holds_ballots(folder: EventFolder, book: Path) -> bool:
    """Tell whether a book is the one that holds the ballots."""
    award = folder.event.award
    return award is not None and book == folder.place(award.ballots.book)


def told_apart(folder: EventFolder, inputs: Inputs) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """Return the bytes of what was read, and of the books that hold ballots, by name.

    Where one book holds everything, all of it lies apart.
    """
    kept: dict[str, bytes] = {}
    apart: dict[str, bytes] = {}
    for book in inputs.books.values():
        name, place = _kept_as(folder, book.name), folder.place(folder.online.named(book.name))
        (apart if holds_ballots(folder, place) else kept)[name] = book.content
    if inputs.forms:
        kept |= {each.name: each.content for each in inputs.forms.forms}
    if inputs.check_ins:
        kept[CHECK_INS] = inputs.check_ins.content
    return kept, apart


def _kept_as(folder: EventFolder, shown: str) -> str:
    """Return the name under which a book is kept: people may change the title of an online one."""
    key = key_of(folder.online.named(shown))
    return f"{_ONLINE}/{key}.xlsx" if key else shown
