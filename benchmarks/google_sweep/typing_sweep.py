"""Every kind of edit at every moment of a run that writes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from automations.books.google.marking import SHEET
from automations.rehearsal.sheets_server.exchange import Asked
from automations.rehearsal.sheets_server.faults import Fault, FaultPlan, Kind, Sort, sort_of
from automations.rehearsal.sheets_server.model import Stored
from benchmarks.google_sweep.edits import Doing
from benchmarks.google_sweep.lists import unlocked
from benchmarks.google_sweep.picture import picture_of
from benchmarks.google_sweep.small_event import STATUS
from benchmarks.google_sweep.stage import Ended, Event, Stage
from benchmarks.google_sweep.typing_cases import LOST, TypingCase
from benchmarks.google_sweep.typing_judging import Judged, Truth, statuses_of
from benchmarks.google_sweep.verdict import Verdict, told

_LOCKING = {"our column protected", "the tab protected"}


@dataclass(slots=True)
class _Typists(FaultPlan):
    """People who type just before a request arrives; ``done``: what they did."""

    edits: tuple[tuple[Sort, int, Doing], ...] = ()
    type: Callable[[Doing], None] = print
    done: list[Doing] = field(default_factory=list)
    counts: dict[Sort, int] = field(default_factory=dict)

    def next_for(self, asked: Asked) -> Fault | None:
        """Type if it is time to."""
        sort = sort_of(asked)
        self.counts[sort] = self.counts.get(sort, 0) + 1
        for each, nth, doing in self.edits:
            if (each, nth) == (sort, self.counts[sort]):
                self.type(doing)
                self.done.append(doing)
        return FaultPlan.next_for(self, asked)


class TypingJudge:
    """Plays cases and judges them by what undisturbed runs say."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self._truths = [self._truth(run) for run in (0, 1)]

    def _truth(self, run: int) -> Truth:
        event = self.stage.event(run)
        ended = event.run()
        now = picture_of(self.stage.stored(event))
        return Truth(ended.code, now, statuses_of(now))

    def play(self, case: TypingCase) -> Verdict:
        """Play one case to its end."""
        event = self.stage.event(case.run)
        before = picture_of(self.stage.stored(event))
        twin = self.stage.twin(event)
        self.stage.type(twin, _plain)
        ended, done = self._disturbed(case, event)
        for doing in done:
            self.stage.type(twin, doing)
        meant = picture_of(self.stage.stored(twin))
        now = picture_of(self.stage.stored(event))
        if case.name in _LOCKING:
            event.run()  # it can do nothing yet; then people do what they were told
            for each in (event, twin):
                self.stage.type(each, unlocked)
        reference = twin.run()
        after = picture_of(self.stage.stored(twin))
        truth = self._truths[case.run]
        judged = Judged(case, truth, statuses_of(before), meant, statuses_of(after))
        judged.disturbed(ended, now)
        final = event.run()
        judged.settled(final, reference, picture_of(self.stage.stored(event)), after)
        stopped = bool(told(ended.words))
        return Verdict(case.name, str(case), stopped, tuple(judged.wrong))

    def _disturbed(self, case: TypingCase, event: Event) -> tuple[Ended, list[Doing]]:
        typists = _Typists(edits=case.edits, type=lambda doing: self.stage.type(event, doing))
        if lost := LOST.get(case.moment):
            typists.strike(Fault(Kind.RESET_AFTER, lost, of=Sort.WRITE))
        self.stage.server.faults = typists
        ended = event.run()
        self.stage.server.faults = FaultPlan()
        if len(typists.done) < len(case.edits):
            message = f"nobody typed: {case}"
            raise AssertionError(message)
        return ended, typists.done


def _plain(stored: Stored) -> list[dict[str, object]]:
    """Take everything of ours out of a spreadsheet, so that what runs on it knows nothing."""
    ours = {
        mark["location"].get("sheetId") for mark in stored.marks if mark["metadataKey"] == SHEET
    }
    stored.tabs = [each for each in stored.tabs if each.id not in ours]
    stored.marks = []
    for tab in stored.tabs:
        (column,) = (
            column
            for (_, column), cell in tab.cells.items()
            if cell.entered == {"stringValue": STATUS}
        )
        for (row, at), cell in tab.cells.items():
            if at == column and row:
                cell.entered = None
    return []
