"""Google: is this PC connected, and can each spreadsheet of the event be read and written?

Nothing that anybody sees is changed: whether we may write is asked with a request that finds
nothing to do.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from automations.books.google.addresses import key_of
from automations.books.google.service import Refused, Unknown
from automations.books.google.trial import clear
from automations.errors import ExpectedFailure, ServiceUnavailable, TryAgain
from automations.flows.diagnosis.checks import Check, check
from automations.flows.event_folder import EventFolder
from automations.flows.expected_tables import ExpectedTable, expected_tables
from automations.flows.lost_columns import status_of, typed_over
from automations.flows.online_books import OnlineBooks
from automations.tables.places import Place
from automations.tables.problems import Problem, problem
from automations.tables.schema import STATUS_HEADING

if TYPE_CHECKING:
    from automations.books.google.client import Client
    from automations.books.google.snapshot import OnlineTab, Spreadsheet

_PATIENCE = 20.0  # seconds: who waits before a screen does not wait as a job does
_CONNECTING = 5.0


@dataclass(frozen=True, slots=True)
class LookedOnline:
    """What was found of Google.

    ``folder``: for the checks that follow, which ask nothing that was not answered. ``away``: the
    keys of spreadsheets that could not be read.
    """

    folder: EventFolder
    checks: tuple[Check, ...] = ()
    away: frozenset[str] = frozenset()

    def is_reached(self, table: ExpectedTable) -> bool:
        """Tell whether there is anything to look into."""
        return key_of(table.book) not in self.away


def look_online(folder: EventFolder) -> LookedOnline:
    """Look at the connection and at each spreadsheet that the settings name, if they name any."""
    online = folder.online
    if not online.keys or online.at_rest:
        return LookedOnline(folder)
    try:
        client = online.client
    except ExpectedFailure as failure:
        told = check("google", failure.sentences, failure.exit_code, said="away")
        return LookedOnline(_at_rest(folder), (told,), frozenset(online.keys))
    checks, reached = _each(online, client, expected_tables(folder.event))
    connected = check("google", way=client.identity.way.value)
    away = frozenset({*online.keys} - {*reached})
    looked = _at_rest(folder) if away else folder
    return LookedOnline(looked, (connected, *checks), away)


def _each(
    books: OnlineBooks, client: Client, tables: Sequence[ExpectedTable]
) -> tuple[list[Check], list[str]]:
    """Look at each spreadsheet; where the network does not answer, nobody waits for the next."""
    checks, reached = [], []
    for key in books.keys:
        try:
            now = books.now(key)
            reached.append(key)
            checks.append(_book(books, client, now, _named(now, tables)))
        except ExpectedFailure as failure:
            checks.append(check("google_book", failure.sentences, failure.exit_code, said="away"))
            if isinstance(failure, ServiceUnavailable | TryAgain):
                break
    return checks, reached


def _named(now: Spreadsheet, tables: Sequence[ExpectedTable]) -> list[OnlineTab]:
    """Return the tabs that the settings mean; one that is named by nothing is the only one."""
    names = {each.sheet for each in tables if key_of(each.book) == now.key}
    return [each for each in now.tabs if each.title in names or names == {""}]


def _book(
    books: OnlineBooks, client: Client, now: Spreadsheet, named: Sequence[OnlineTab]
) -> Check:
    shown = books.shown(now.key)
    with suppress(Refused, Unknown):  # who may not write is told so in other words
        clear(client, now.key)
    locked = _locked(shown, named, client.identity.address)
    faults = (*typed_over(shown, now, named), *locked)
    tabs = "".join(f"「{each.title}」" for each in named if status_of(each))
    said = "fine" if tabs else "no_status"
    return check("google_book", faults, said=said, book=shown, tabs=tabs)


def _locked(shown: str, named: Iterable[OnlineTab], address: str) -> Iterator[Problem]:
    for tab in named:
        if (at := status_of(tab)) and _is_locked(tab, *at):
            place = Place(shown, tab.title, at[0], at[1])
            words = {"heading": STATUS_HEADING, "address": address or "この道具の利用者"}
            yield problem("online_heading_locked", place, **words)


def _is_locked(tab: OnlineTab, row: int, column: int) -> bool:
    """Tell whether a protected range takes in our cell of the first row below the heading."""
    return any(
        each.top <= row + 1 <= each.bottom and each.left <= column <= each.right
        for each in tab.locked
    )


def shared_secrets(folder: EventFolder, tables: Sequence[ExpectedTable]) -> Iterator[Problem]:
    """Find the ballots and the roll in spreadsheets in which all staff work."""
    shared: dict[str, list[str]] = {}
    for table in tables:
        if not table.secret and key_of(table.book):
            shared.setdefault(table.book, []).append(table.words)
    for table in tables:
        if table.secret and table.book in shared:
            others = "、".join(shared[table.book])
            place = Place(folder.shown(table.book), table.sheet)
            yield problem("online_shared_secret", place, words=table.words, others=others)


def in_files(tables: Iterable[ExpectedTable]) -> list[ExpectedTable]:
    """Return the tables that lie in files."""
    return [each for each in tables if not key_of(each.book)]


def _at_rest(folder: EventFolder) -> EventFolder:
    online = folder.online
    rest = OnlineBooks(online.root, online.keys, online.zone, at_rest=True)
    return replace(folder, online=rest)


def connect_briefly() -> Client:
    """Return a client that waits no longer than people do before a screen; as `connect` raises."""
    # Loaded when needed: most events have no book there.
    from automations.books.google.client import connect  # noqa: PLC0415 - as said
    from automations.books.google.pacing import Limits  # noqa: PLC0415 - as said

    return connect(Limits(connecting=_CONNECTING, answering=_PATIENCE, in_all=_PATIENCE))
