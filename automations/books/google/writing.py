"""The one atomic write into a Google spreadsheet, guarded so that it lands once, and where meant.

The service knows no version of a spreadsheet and no "only if unchanged". What it knows is that a
piece of developer metadata has an id of its own: to make one that is there already is refused, and
with it everything else in the same request. Out of that we make both guards:

* *once*: each write makes the mark of the next generation. Sent twice, delivered late, or beside a
  second runner's, only one of them can make it.
* *here*: our column and rows bear marks, and so do people's columns. A write takes each of them
  away *where it was read* and makes it anew. If somebody inserted or moved a row or a column
  meanwhile, nothing is taken away there, so making it anew is refused.

What no mark follows is sorting: so the answer to the write brings the whole spreadsheet, and what
then stands beside the wrong row is mended at once (see `following` and `mending`). If we are
stopped before that, the next run compares the cells and puts them right. docs/google_sheets.md
weighs this against the alternative, and says what of it rests on which property of the service.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import TYPE_CHECKING

from automations.books.google.landing import Fate, Landing, land
from automations.books.google.marking import Guard, guards_of, marks_of, missing, own_tab
from automations.books.google.mending import Plan, carried_over, given_up, planned
from automations.books.google.own_tab import own_requests
from automations.books.google.requests import Request, column_cells, guarded, taken_away
from automations.books.google.service import Refused, Sheets, Unknown
from automations.books.google.wanted import OnlineColumn, Wanted
from automations.errors import ExpectedFailure

if TYPE_CHECKING:
    from automations.books.google.snapshot import Area, OnlineTab, Spreadsheet

__all__ = [
    "Ending",
    "OnlineColumn",
    "Refused",
    "Sheets",
    "Unknown",
    "Wanted",
    "Written",
    "write_guarded",
]
_ROUNDS, _LAST_ROUNDS = 3, 6
_PROTECTED = "protected"


class Ending(Enum):
    """How a write ended; the value names the problem that people read, "" for none."""

    WRITTEN = ""
    FOLLOWED = "google_followed"
    """Rows moved meanwhile: every text stands beside its row, what changed is blank."""
    MOVED = "google_moved"
    """Somebody inserted, moved, renamed or removed rows or columns: nothing of ours is left."""
    OVERTAKEN = "google_overtaken"
    """Another run wrote meanwhile: what it wrote stands."""
    RESTLESS = "google_restless"
    """Rows moved each time: our column is blank."""
    LOCKED = "google_locked"
    """Somebody protects what we would write: nothing was written."""
    ASTRAY = "google_astray"
    """Rows moved, and somebody protects our column since: texts may stand beside other rows."""
    UNCERTAIN = "google_uncertain"
    """The service never told whether it was done."""


@dataclass(frozen=True, slots=True)
class Written:
    """What became of a write; ``now``: the spreadsheet as it was answered last.

    ``words``: further words of the problem text: ``sheet``, the tab it happened in.
    """

    ending: Ending
    now: Spreadsheet
    words: Mapping[str, str] = field(default_factory=dict)


def write_guarded(sheets: Sheets, before: Spreadsheet, wanted: Wanted) -> Written:
    """Write what is wanted, once and in its place, or nothing; ``before``: what was read.

    What stands there already is not written again: then nothing is asked of the service. Raises
    `Refused` if the service refuses what nobody stands in the way of (a fault of ours), and every
    `ExpectedFailure` as long as nothing was written.
    """
    plans = tuple(
        planned(tab, each) for each in wanted.columns if (tab := _tab(before, each.tab)) is not None
    )
    if len(plans) < len(wanted.columns):
        return Written(Ending.MOVED, before, {"sheet": ""})
    news = tuple(each for each in plans if each.column.texts)
    return _Writing(sheets, wanted, before, news).written()


def _tab(spreadsheet: Spreadsheet, number: int) -> OnlineTab | None:
    return next((each for each in spreadsheet.tabs if each.number == number), None)


@dataclass(slots=True)
class _Writing:
    """One write as it goes on; ``plans`` are made for ``base``, the last known spreadsheet."""

    sheets: Sheets
    wanted: Wanted
    base: Spreadsheet
    plans: tuple[Plan, ...]
    moved: str | None = None
    restless: bool = False

    def written(self) -> Written:
        if not self._requests(own=True):
            return Written(Ending.WRITTEN, self.base)
        if locked := self._locked(self.base):
            return Written(Ending.LOCKED, self.base, {"sheet": locked})
        if early := self._marked():
            return early
        return self._first(again=True)

    def _marked(self) -> Written | None:
        """Make the marks that are missing, and see that they are bound to what was read."""
        if not missing(self._guards()):
            return None
        landing = self._land(guarded(self._guards()))
        if landing.fate is not Fate.LANDED:
            return self._not_landed(landing)
        unmarked = replace(self.base, marks=())
        carried = [carried_over(unmarked, landing.now, each, landed=False) for each in self.plans]
        plans = tuple(each for each in carried if each and not each.given_up)
        self.base = landing.now
        if len(plans) < len(carried):
            pairs = zip(self.plans, carried, strict=True)
            astray = [plan for plan, each in pairs if each is None or each.given_up]
            self._forget(astray)
            return self._ended(Ending.MOVED, astray[0])
        self.plans = plans
        return None

    def _first(self, *, again: bool) -> Written:
        """Write; ``again``: once more if it was refused although nobody moved anything."""
        landing = self._land([*guarded(self._guards()), *self._requests(own=True)])
        if landing.fate is Fate.LANDED:
            return self._settled(landing.now)
        refusal = landing.refusal if landing.fate is Fate.REFUSED else None
        if refusal is None or _is_protected(refusal) or not self._is_as_read(landing.now):
            return self._not_landed(landing)
        if not again:
            raise refusal
        self.base = landing.now
        return self._first(again=False)

    def _is_as_read(self, now: Spreadsheet) -> bool:
        """Tell whether all our marks and rows are where they were."""
        carried = [carried_over(self.base, now, each, landed=False) for each in self.plans]
        return all(
            each is not None
            and not each.given_up
            and each.followed == plan.followed
            and each.whole == plan.whole
            and marks_of(self.base, plan.column.tab) == marks_of(now, plan.column.tab)
            for plan, each in zip(self.plans, carried, strict=True)
        )

    def _settled(self, now: Spreadsheet) -> Written:
        """See where the rows went meanwhile, and mend until every text stands beside its row."""
        landed = True
        for turn in range(_ROUNDS + _LAST_ROUNDS):
            self._carry(now, landed=landed)
            if turn == _ROUNDS:
                self._give_up()
            if not (requests := self._requests(own=False)):
                self._forget([each for each in self.plans if self._has_no_heading(each)])
                return self._result()
            try:
                landing = self._land([*guarded(self._guards(writing=True)), *requests])
            except ExpectedFailure:
                return self._ended(Ending.UNCERTAIN)
            if landing.fate in {Fate.OVERTAKEN, Fate.UNCERTAIN}:
                return self._not_landed(landing)
            now, landed = landing.now, landing.fate is Fate.LANDED
            if not landed and (locked := self._locked(now)):
                return Written(Ending.ASTRAY, now, {"sheet": locked})
        return self._ended(Ending.UNCERTAIN)

    def _carry(self, now: Spreadsheet, *, landed: bool) -> None:
        carried = []
        for plan in self.plans:
            each = carried_over(self.base, now, plan, landed=landed)
            if each is None or each.heading_gone:
                self.moved = self._title(plan)
            if each is not None:
                carried.append(each)
        self.base, self.plans = now, tuple(carried)

    def _give_up(self) -> None:
        """Make every column blank that is still not as it should be."""
        restless = tuple(bool(each.column.texts) for each in self.plans)
        self.restless = any(restless)
        self.plans = tuple(
            given_up(tab, each) if unfit and (tab := _tab(self.base, each.column.tab)) else each
            for each, unfit in zip(self.plans, restless, strict=True)
        )

    def _result(self) -> Written:
        if self.moved is not None:
            return Written(Ending.MOVED, self.base, {"sheet": self.moved})
        if self.restless:
            return self._ended(Ending.RESTLESS)
        followed = next((each for each in self.plans if each.followed), None)
        return self._ended(Ending.FOLLOWED if followed else Ending.WRITTEN, followed)

    def _has_no_heading(self, plan: Plan) -> bool:
        """Tell whether the heading was emptied: then it is no longer known as our column."""
        tab, column = _tab(self.base, plan.column.tab), plan.column
        heading = (column.heading_row, column.column)
        return plan.heading_gone and tab is not None and heading not in tab.cells

    def _forget(self, plans: list[Plan]) -> None:
        """Take away the marks that bind columns which are not ours."""
        marks = [
            mark
            for plan in plans
            for marks in [marks_of(self.base, plan.column.tab)]
            for mark in (marks.column, marks.heading, marks.last)
            if mark
        ]
        if not marks:
            return
        try:
            self.base = self._land([taken_away(each) for each in marks]).now
        except ExpectedFailure:
            return  # the next run reads them, and sees that the heading is another

    def _land(self, requests: list[Request]) -> Landing:
        return land(self.sheets, self.base, self.wanted, requests)

    def _not_landed(self, landing: Landing) -> Written:
        if landing.fate is Fate.REFUSED:
            locked = self._locked(landing.now)
            self.base = landing.now
            if locked or (landing.refusal and _is_protected(landing.refusal)):
                return Written(Ending.LOCKED, self.base, {"sheet": locked or self._title(None)})
            return self._ended(Ending.MOVED)
        self.base = landing.now
        overtaken = landing.fate is Fate.OVERTAKEN
        return self._ended(Ending.OVERTAKEN if overtaken else Ending.UNCERTAIN)

    def _locked(self, now: Spreadsheet) -> str:
        """Return the title of a tab in which somebody protects what we would write, or ""."""
        for each in self.plans:
            tab = _tab(now, each.column.tab)
            cells = [(row, each.column.column) for row in each.column.texts]
            if tab and any(_within(area, *cell) for area in tab.locked for cell in cells):
                return tab.title
        ours = own_tab(now)
        return ours.title if ours and ours.locked and self._writes_own() else ""

    def _writes_own(self) -> bool:
        return self.wanted.own is not None and bool(own_requests(self.base, self.wanted.own))

    def _guards(self, *, writing: bool = False) -> list[Guard]:
        """Return what must stand where it was read; ``writing``: of columns with texts only."""
        return [
            guard
            for plan in self.plans
            if (plan.column.texts or not writing) and (tab := _tab(self.base, plan.column.tab))
            for guard in guards_of(self.base, tab, plan.column)
        ]

    def _requests(self, *, own: bool) -> list[Request]:
        """Return what is to be written of columns, and of our tab if it is to be."""
        columns = [each.column for each in self.plans]
        cells = [
            cell for each in columns for cell in column_cells(each.tab, each.column, each.texts)
        ]
        ours = own_requests(self.base, self.wanted.own) if own and self.wanted.own else []
        return [*cells, *ours]

    def _ended(self, ending: Ending, plan: Plan | None = None) -> Written:
        if ending is Ending.WRITTEN:
            return Written(ending, self.base)
        return Written(
            ending, self.base, {"sheet": self._title(plan or next(iter(self.plans), None))}
        )

    def _title(self, plan: Plan | None) -> str:
        tab = _tab(self.base, plan.column.tab) if plan else None
        return tab.title if tab else (self.wanted.own.name if self.wanted.own else "")


def _is_protected(refusal: Refused) -> bool:
    return _PROTECTED in refusal.words.lower()


def _within(area: Area, row: int, column: int) -> bool:
    return area.top <= row <= area.bottom and area.left <= column <= area.right
