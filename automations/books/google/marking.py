"""Our marks in a spreadsheet: hidden from people, they move along with what they are bound to.

========================  =====================  ==============================================
key                       bound to               what for
========================  =====================  ==============================================
``dxten.run``             the spreadsheet        one for each write: its number makes it unique
``dxten.column``          our column             where it is, whatever is inserted or renamed
``dxten.side``            every other column     which column came to stand where ours was
``dxten.heading``         the row of headings    where it is
``dxten.last``            the last row of data   whether rows came or went
``dxten.sheet``           our tab                that it is ours, whatever people call it
========================  =====================  ==============================================

A mark dies with the row or column it is bound to, and to take away what is not there may be no
fault to the service. So our own column's mark alone would not tell that our column was deleted and
people's next one moved up to its place: the marks of the other columns do.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from automations.books.google.snapshot import Mark

if TYPE_CHECKING:
    from automations.books.google.snapshot import OnlineTab, Spreadsheet
    from automations.books.google.wanted import OnlineColumn

RUN, SHEET = "dxten.run", "dxten.sheet"
COLUMN, SIDE, HEADING, LAST = "dxten.column", "dxten.side", "dxten.heading", "dxten.last"
FIRST_RUN = 1_500_000_000
"""The number of a run's mark is this and its generation; all other numbers are smaller."""
KEPT = 50
"""So many marks of runs are kept; those before are taken away."""


@dataclass(frozen=True, slots=True)
class TabMarks:
    """What is marked in one tab; ``sides`` by column, ``where`` is the column of every mark."""

    column: Mark | None = None
    heading: Mark | None = None
    last: Mark | None = None
    sides: Mapping[int, Mark] | None = None
    where: Mapping[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Guard:
    """A mark as it is to stand after a write, and as it stood when it was read, if it did."""

    mark: Mark
    was: Mark | None

    @property
    def stands(self) -> bool:
        """Tell whether it is where it belongs."""
        return self.mark == self.was


@dataclass(frozen=True, slots=True)
class RunMark:
    """The mark of one write: ``generation`` counts the writes into a spreadsheet from 1."""

    generation: int
    run: str
    result: str

    @property
    def mark(self) -> Mark:
        """The mark itself, as it is bound to the spreadsheet."""
        told = {"run": self.run, "result": self.result, "generation": self.generation}
        value = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return Mark(FIRST_RUN + self.generation, RUN, value)


def marks_of(spreadsheet: Spreadsheet, tab: int) -> TabMarks:
    """Return our marks in the tab of that id; of several of one kind the first counts."""
    found = sorted((each for each in spreadsheet.marks if each.tab == tab), key=_by_number)
    columns = [each for each in found if each.key in {COLUMN, SIDE} and each.column]
    sides = {each.column: each for each in reversed(columns) if each.key == SIDE}
    return TabMarks(
        next((each for each in columns if each.key == COLUMN), None),
        next((each for each in found if each.key == HEADING and each.row), None),
        next((each for each in found if each.key == LAST and each.row), None),
        sides,
        {each.number: each.column for each in columns},
    )


def _by_number(mark: Mark) -> int:
    return mark.number


def runs_of(spreadsheet: Spreadsheet) -> list[Mark]:
    """Return the marks of all writes that are kept, the oldest first."""
    return sorted((each for each in spreadsheet.marks if each.key == RUN), key=_by_number)


def next_run(spreadsheet: Spreadsheet, run: str, result: str) -> RunMark:
    """Return the mark of the next write; only one write can make it."""
    runs, taken = runs_of(spreadsheet), {each.number for each in spreadsheet.marks}
    generation = max((each.number - FIRST_RUN for each in runs), default=0) + 1
    while FIRST_RUN + generation in taken:  # somebody else's, by chance
        generation += 1
    return RunMark(generation, run, result)


def outlived(spreadsheet: Spreadsheet) -> list[Mark]:
    """Return the marks of runs that give way to the next one."""
    return runs_of(spreadsheet)[: -(KEPT - 1)]


def own_tab(spreadsheet: Spreadsheet) -> OnlineTab | None:
    """Return our tab, by its mark and not by its name."""
    ours = {each.tab for each in spreadsheet.marks if each.key == SHEET}
    return next((each for each in spreadsheet.tabs if each.number in ours), None)


def guards_of(spreadsheet: Spreadsheet, tab: OnlineTab, column: OnlineColumn) -> tuple[Guard, ...]:
    """Return what must stand where it was read for a write into the column."""
    marks = marks_of(spreadsheet, tab.number)
    wanted = [(Mark(0, COLUMN, "", tab.number, column=column.column), marks.column)]
    if column.heading_row:
        wanted.append((Mark(0, HEADING, "", tab.number, row=column.heading_row), marks.heading))
    if last := max(column.rows, default=marks.last.row if marks.last else 0):
        wanted.append((Mark(0, LAST, "", tab.number, row=last), marks.last))
    for side in sorted({number for _, number in tab.cells} - {column.column}):
        beside = (marks.sides or {}).get(side)
        wanted.append((Mark(0, SIDE, "", tab.number, column=side), beside))
    taken = {each.number for each in spreadsheet.marks}
    return tuple(_guard(spreadsheet.key, mark, was, taken) for mark, was in wanted)


def _guard(key: str, mark: Mark, was: Mark | None, taken: set[int]) -> Guard:
    number = was.number if was else free_number((key, mark), taken)
    taken.add(number)
    value = was.value if was else ""
    return Guard(replace(mark, number=number, value=value), was)


def free_number(what: object, taken: Iterable[int]) -> int:
    """Return the same number for the same thing wherever it is asked, if it is free.

    >>> free_number("申込", ()) == free_number("申込", ())
    True
    """
    used = set(taken)
    number = int.from_bytes(hashlib.sha256(repr(what).encode()).digest()[:8])
    while (number := number % (FIRST_RUN - 1) + 1) in used:
        pass
    return number


def missing(guards: Iterable[Guard]) -> bool:
    """Tell whether marks are to be made or moved before anything can be guarded by them.

    The last row of data is a row like any other: where its mark stood is guarded, too.
    """
    return any(each.was is None if each.mark.key == LAST else not each.stands for each in guards)
