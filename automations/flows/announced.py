"""Of which result 発表.xlsx was made: what is read aloud may be of one that stands no more."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from automations.books.own_book import keywords_of
from automations.flows.event_folder import EventFolder
from automations.flows.file_names import ANNOUNCEMENT_BOOK, CERTIFICATES_LIST
from automations.tables.places import Place
from automations.tables.problems import Problem, problem

BEARS = "確定: "
"""What stands before the number of the 確定 in the properties of the book."""


def files_of(folder: EventFolder) -> tuple[Path, Path]:
    """Return where the script and the data of the certificates lie."""
    return folder.restricted / ANNOUNCEMENT_BOOK, folder.restricted / CERTIFICATES_LIST


def announced_of(folder: EventFolder) -> str:
    """Return the number of the 確定 that 発表.xlsx was made of; "" without that book."""
    book, _ = files_of(folder)
    return keywords_of(book).removeprefix(BEARS)


def outdated_announcement(folder: EventFolder, confirmed: str = "") -> Iterator[Problem]:
    """Warn of 発表.xlsx if it is not of the result that is 確定; ``confirmed``: the number of that.

    The book is left as it is: people may be reading it, and it tells of which version it is.
    """
    made_of = announced_of(folder)
    if made_of and made_of != confirmed:
        yield problem("announcement_outdated", Place(ANNOUNCEMENT_BOOK))
