"""接続: is every spreadsheet of an event within reach, and does writing work there as it must?"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from automations.books.google.addresses import address_of, browser_address, key_of
from automations.books.google.service import Unknown
from automations.books.google.trial import NUMBERS, Broken, Promise, try_out
from automations.errors import ExpectedFailure, InputUnfit, ServiceUnavailable, TryAgain
from automations.event.loading import load_event
from automations.flows.expected_tables import expected_tables
from automations.tables.places import Place
from automations.tables.problems import problem

if TYPE_CHECKING:
    from automations.books.google.service import Sheets
    from automations.books.google.snapshot import Spreadsheet

_OF_THE_NETWORK = (ServiceUnavailable, TryAgain)


@dataclass(frozen=True, slots=True)
class WantedSpreadsheet:
    """A spreadsheet to be reached: its key, and what people call the tables in it."""

    key: str
    words: tuple[str, ...] = ()

    @property
    def address(self) -> str:
        """Where the browser opens it."""
        return browser_address(self.key)


@dataclass(frozen=True, slots=True)
class Tried:
    """A spreadsheet that was tried out; ``failure`` is None if reading and writing work there."""

    wanted: WantedSpreadsheet
    title: str = ""
    failure: ExpectedFailure | None = None


def wanted_by(root: Path) -> tuple[WantedSpreadsheet, ...]:
    """Return the spreadsheets that the settings of the event in ``root`` name, in their order.

    Raises `SettingsWrong` if the settings cannot be used.
    """
    words: dict[str, list[str]] = {}
    for table in expected_tables(load_event(root)):
        if key := key_of(table.book):
            words.setdefault(key, []).append(table.words)
    return tuple(WantedSpreadsheet(key, tuple(each)) for key, each in words.items())


def wanted_at(typed: str) -> WantedSpreadsheet:
    """Return the spreadsheet that somebody means by an address; raises `InputUnfit`."""
    address = address_of(typed)
    if address is None:
        raise InputUnfit(problem("google_address_unfit", Place("")))
    return WantedSpreadsheet(address.key)


def try_all(
    sheets: Sheets, all_wanted: tuple[WantedSpreadsheet, ...], chance: Callable[[int], int]
) -> Iterator[Tried]:
    """Try out each spreadsheet; the rest is left where the network does not answer.

    ``chance`` returns any number below the one it is given.
    """
    for wanted in all_wanted:
        tried = _tried(sheets, wanted, chance(NUMBERS))
        yield tried
        if isinstance(tried.failure, _OF_THE_NETWORK):
            return


def _tried(sheets: Sheets, wanted: WantedSpreadsheet, number: int) -> Tried:
    title = ""
    try:
        seen = sheets.read(wanted.key)
        title = seen.title
        _try(sheets, seen, number)
    except ExpectedFailure as failure:
        return Tried(wanted, title, failure)
    return Tried(wanted, title)


def _try(sheets: Sheets, seen: Spreadsheet, number: int) -> None:
    place = Place(seen.title)
    if not seen.tabs:
        raise InputUnfit(problem("connect_no_grid", place))
    try:
        try_out(sheets, seen, number)
    except Broken as broken:
        raise _broken(broken, place) from None
    except Unknown:
        raise TryAgain(problem("connect_cut_off", place)) from None


def _broken(broken: Broken, place: Place) -> ExpectedFailure:
    if broken.promise is Promise.WRITES:
        return InputUnfit(problem("connect_refused", place))
    return ServiceUnavailable(problem("connect_broken", place, what=broken.promise.value))
