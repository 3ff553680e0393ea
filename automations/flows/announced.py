"""Of which result 発表.xlsx was made: what is read aloud may be of one that stands no more."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from pathlib import Path

from automations.books.own_book import keywords_of
from automations.flows.announced_people import people_digest, people_digest_now
from automations.flows.event_folder import EventFolder
from automations.flows.file_names import ANNOUNCEMENT_BOOK, CERTIFICATES_LIST
from automations.tables.places import Place
from automations.tables.problems import Problem, problem
from automations.tables.typed import TypedTable

_BORNE = "確定: {confirmed}　取組: {winners}　控え: {digest}"
_READ = re.compile(r"確定: ([^　]+)　取組: ([0-9、]*)　控え: ([0-9a-f]+)")


def files_of(folder: EventFolder) -> tuple[Path, Path]:
    """Return where the script and the data of the certificates lie."""
    return folder.restricted / ANNOUNCEMENT_BOOK, folder.restricted / CERTIFICATES_LIST


def borne(
    folder: EventFolder, confirmed: str, entries: TypedTable, winners: Collection[int]
) -> str:
    """Return what the book bears in its properties: of which 確定, and what is said of whom."""
    digest = people_digest(folder.event, entries, winners)
    numbers = "、".join(map(str, sorted(winners)))
    return _BORNE.format(confirmed=confirmed, winners=numbers, digest=digest)


def is_there(folder: EventFolder) -> bool:
    """Tell whether 発表.xlsx has been made."""
    return bool(_keywords(folder))


def is_of(folder: EventFolder, confirmed: str) -> bool:
    """Tell whether 発表.xlsx is of just that 確定, and says of people what their list says now."""
    found = _READ.fullmatch(_keywords(folder))
    if found is None or found[1] != confirmed:
        return False
    winners = [int(each) for each in found[2].split("、") if each]
    return people_digest_now(folder, winners) in {"", found[3]}


def outdated_announcement(folder: EventFolder, confirmed: str = "") -> Iterator[Problem]:
    """Warn of 発表.xlsx if it is not of the result that is 確定; ``confirmed``: the number of that.

    The book is left as it is: people may be reading it, and it tells of which version it is.
    """
    keywords = _keywords(folder)
    if not keywords or (confirmed and is_of(folder, confirmed)):
        return
    found = _READ.fullmatch(keywords)
    same = found is not None and found[1] == confirmed
    code = "announcement_people_changed" if same else "announcement_outdated"
    yield problem(code, Place(ANNOUNCEMENT_BOOK))


def _keywords(folder: EventFolder) -> str:
    book, _ = files_of(folder)
    return keywords_of(book)
