"""What a spreadsheet says at one moment, and what two moments have to do with each other."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from automations.books.google.marking import COLUMN, RUN, SHEET
from automations.rehearsal.sheets_server.model import Stored, Tab
from benchmarks.google_sweep.small_event import NEW_TAB, OWN, STATUS

Cells = Mapping[tuple[int, int], str]


@dataclass(frozen=True, slots=True)
class Picture:
    """The texts of a spreadsheet; rows and columns from 0.

    ``people``: tabs that are not ours, by sheetId, with their ``titles``. ``own``: what each tab
    of ours says. ``bindings``: which column of which tab is marked as ours, each as often as it
    is. ``generations``: the numbers of the writes whose marks are kept.
    """

    people: Mapping[int, Cells]
    titles: Mapping[int, str]
    own: tuple[Cells, ...]
    bindings: tuple[int, ...]
    generations: tuple[int, ...]

    @property
    def is_doubled(self) -> bool:
        """Tell whether anything of ours is there twice."""
        twice = any(len(set(each)) < len(each) for each in (self.bindings, self.generations))
        return twice or len(self.own) > 1

    def ours(self) -> Iterator[tuple[int, int]]:
        """Yield every column below our heading: its tab and its number."""
        for tab, cells in self.people.items():
            yield from ((tab, column) for (_, column), text in cells.items() if text == STATUS)

    def apart_from_ours(self) -> Mapping[int, Cells]:
        """Return what people keep."""
        ours = set(self.ours())
        return {
            tab: {at: text for at, text in cells.items() if (tab, at[1]) not in ours}
            for tab, cells in self.people.items()
        }

    def says(self, other: Picture) -> bool:
        """Tell whether both say the same to people."""
        return (self.people, self.own) == (other.people, other.own)


def picture_of(stored: Stored) -> Picture:
    """Return what a spreadsheet says now."""
    marked = {_tab_of(each) for each in stored.marks if each["metadataKey"] == SHEET}
    named = [each for each in stored.tabs if each.id in marked or each.title.startswith(OWN)]
    own = [each for each in named if each.id > NEW_TAB]
    people = [each for each in stored.tabs if each not in own]
    bound = (_tab_of(each) for each in stored.marks if each["metadataKey"] == COLUMN)
    runs = (each for each in stored.marks if each["metadataKey"] == RUN)
    return Picture(
        {each.id: _cells(each) for each in people},
        {each.id: each.title for each in people},
        tuple(_cells(each) for each in own),
        tuple(bound),
        tuple(json.loads(each["metadataValue"])["generation"] for each in runs),
    )


def _tab_of(mark: Mapping[str, object]) -> int:
    location = mark["location"]
    within = location if isinstance(location, dict) else {}
    return int(within.get("sheetId", within.get("dimensionRange", {}).get("sheetId", -1)))


def _cells(tab: Tab) -> dict[tuple[int, int], str]:
    filled = ((at, each.entered) for at, each in tab.cells.items() if each.entered)
    return {at: str(next(iter(entered.values()))) for at, entered in sorted(filled)}


def rows_twice(now: Picture, meant: Picture) -> bool:
    """Tell whether a row of people's stands there more often than they typed it."""
    kept, typed = now.apart_from_ours(), meant.apart_from_ours()
    return any(_rows(cells) - _rows(typed.get(tab, {})) for tab, cells in kept.items())


def _rows(cells: Cells) -> Counter[tuple[str, ...]]:
    rows: dict[int, list[str]] = {}
    for (row, _), text in sorted(cells.items()):
        rows.setdefault(row, []).append(text)
    return Counter(tuple(each) for each in rows.values() if len(each) > 1)
