"""Tabs of an event in Google Sheets: what its settings name there and is not there is made.

What is there stays as it is. A spreadsheet is written in one request, so it gets all or nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from automations.books.google.addresses import key_of
from automations.books.google.new_tabs import Json, new_tab, tab_number
from automations.books.google.service import Refused, Unknown
from automations.errors import TryAgain
from automations.event.model import Event
from automations.flows.blank_books import online_books
from automations.tables.places import Place
from automations.tables.problems import problem

if TYPE_CHECKING:
    from automations.books.google.service import Sheets
    from automations.books.google.snapshot import Spreadsheet
    from automations.books.new_book import NewSheet

_TRIES = 3
_CUT_OFF, _REFUSED = "通信が切れました", "Googleが断りました"


@dataclass(frozen=True, slots=True)
class OnlineTabs:
    """What was made and what was there, as people call it: title of the spreadsheet and tab."""

    made: tuple[str, ...] = ()
    left: tuple[str, ...] = ()

    def __add__(self, other: OnlineTabs) -> OnlineTabs:
        """Return what both say."""
        return OnlineTabs(self.made + other.made, self.left + other.left)


NO_TABS = OnlineTabs()
"""Of an event that has no book in Google Sheets."""


def make_tabs(sheets: Sheets, editor: str, event: Event) -> OnlineTabs:
    """Make every tab that the settings name in Google Sheets and that is not there.

    ``editor``: our own address, as `new_tab` has it. Every spreadsheet is read before the first
    is written: what cannot be reached keeps the others from being written. Raises `TryAgain` if
    the service refuses, or nobody knows; and every `ExpectedFailure`.
    """
    books = {key_of(each.book): each.sheets for each in online_books(event)}
    before = {key: sheets.read(key) for key in books}
    return sum((_filled(sheets, before[key], tabs, editor) for key, tabs in books.items()), NO_TABS)


def _filled(
    sheets: Sheets, before: Spreadsheet, wanted: Sequence[NewSheet], editor: str
) -> OnlineTabs:
    missing = {each.name for each in _missing(before, wanted)}
    now, words = before, ""
    for _each in range(_TRIES):
        if lacking := list(_missing(now, wanted)):
            now, words = _written(sheets, now, _requests(now, lacking, editor))
    if list(_missing(now, wanted)):
        raise TryAgain(problem("connect_tabs_not_made", Place(before.title), words=words))
    tabs = [each.name for each in wanted if not each.page.guide]
    made = [each for each in tabs if each in missing]
    left = [each for each in tabs if each not in missing]
    return OnlineTabs(_named(before, made), _named(before, left))


def _written(sheets: Sheets, now: Spreadsheet, requests: list[Json]) -> tuple[Spreadsheet, str]:
    """Write; return what stands there then, and why nothing was written if nothing was."""
    try:
        return sheets.write(now.key, requests), ""
    except Refused:  # somebody made one of them meanwhile: then there is less to make
        return sheets.read(now.key), _REFUSED
    except Unknown:  # the tabs have numbers of their own: what lands late is refused
        return sheets.read(now.key), _CUT_OFF


def _missing(now: Spreadsheet, wanted: Iterable[NewSheet]) -> Iterator[NewSheet]:
    """Yield the tabs that are not there, each behind the one that tells how to fill it in."""
    there = {each.title.casefold() for each in now.tabs}
    guide = None
    for each in wanted:
        if each.page.guide:
            guide = each
            continue
        if each.name.casefold() not in there:
            if guide and guide.name.casefold() not in there:
                yield guide
            yield each
        guide = None


def _requests(now: Spreadsheet, wanted: Iterable[NewSheet], editor: str) -> list[Json]:
    taken = {each.number for each in now.tabs}
    requests: list[Json] = []
    for each in wanted:
        number = tab_number(now.key, each.name, taken)
        taken.add(number)
        requests += new_tab(each, number, editor)
    return requests


def _named(book: Spreadsheet, tabs: Iterable[str]) -> tuple[str, ...]:
    return tuple(f"{book.title}「{each}」" for each in tabs)
