"""Columns of ours in Google Sheets whose heading somebody typed over; our hidden marks know them.

In a file nobody can tell such a column from one that never was.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from automations.books.google.addresses import key_of
from automations.books.google.marking import COLUMN, HEADING
from automations.books.google.snapshot import OnlineTab, Spreadsheet
from automations.flows.event_folder import EventFolder
from automations.flows.reading import Seen
from automations.tables.headings import heading_key
from automations.tables.places import Place
from automations.tables.problems import Problem, problem
from automations.tables.schema import STATUS_HEADING


def lost_columns(folder: EventFolder, seen: Seen) -> Iterator[Problem]:
    """Find them among the sheets that a job looked into."""
    online = folder.online
    if online.at_rest:
        return
    for each in seen.sheets:
        if key := key_of(online.named(each.sheet.book)):
            now = online.now(key)
            tabs = [tab for tab in now.tabs if tab.title == each.sheet.name]
            yield from typed_over(each.sheet.book, now, tabs)


def typed_over(shown: str, now: Spreadsheet, tabs: Iterable[OnlineTab]) -> Iterator[Problem]:
    """Find them on tabs of a spreadsheet, which people call ``shown``."""
    titles = {each.number: each for each in tabs}
    rows = {each.tab: each.row for each in now.marks if each.key == HEADING}
    for mark in now.marks:
        tab, row = titles.get(mark.tab or 0), rows.get(mark.tab, 0)
        if mark.key == COLUMN and tab and row and not status_of(tab):
            place = Place(shown, tab.title, row, mark.column)
            yield problem("online_heading_gone", place, heading=STATUS_HEADING)


def status_of(tab: OnlineTab) -> tuple[int, int] | None:
    """Return row and column of our heading, from 1; None if the tab has none."""
    wanted = heading_key(STATUS_HEADING)
    found = (at for at, cell in tab.cells.items() if heading_key(cell.value) == wanted)
    return min(found, default=None)
