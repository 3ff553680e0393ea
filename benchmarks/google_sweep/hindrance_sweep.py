"""What keeps us out of a spreadsheet, before a run or between its reading and its first write."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from automations.errors import InputUnfit, PermissionRefused
from automations.rehearsal.sheets_server.exchange import Asked
from automations.rehearsal.sheets_server.faults import Fault, FaultPlan, Sort, sort_of
from automations.rehearsal.sheets_server.making import grant, revoke
from automations.rehearsal.sheets_server.model import Stored
from automations.rehearsal.sheets_server.serving import SheetsServer
from benchmarks.google_sweep.fault_sweep import Played, Truth, truth_of
from benchmarks.google_sweep.stage import MAIL, Stage
from benchmarks.google_sweep.verdict import Verdict, told

_AN_HOUR = 3600
_Undoing = Callable[[], None]
_Doing = Callable[[SheetsServer, Stored], _Undoing]


def _unshared(_: SheetsServer, stored: Stored) -> _Undoing:
    revoke(stored, MAIL)
    return lambda: grant(stored, MAIL)


def _viewed(_: SheetsServer, stored: Stored) -> _Undoing:
    grant(stored, MAIL, write=False)
    return lambda: grant(stored, MAIL)


def _deleted(server: SheetsServer, stored: Stored) -> _Undoing:
    del server.world.spreadsheets[stored.id]
    return lambda: server.world.spreadsheets.update({stored.id: stored})


def _late_clock(server: SheetsServer, _: Stored) -> _Undoing:
    server.tokens.clock = lambda: time.time() - 2 * _AN_HOUR

    def undo() -> None:
        server.tokens.clock = time.time

    return undo


HINDRANCES: Mapping[str, tuple[_Doing, int]] = {
    "no longer shared with us": (_unshared, PermissionRefused.exit_code),
    "shared for reading only": (_viewed, PermissionRefused.exit_code),
    "the spreadsheet is deleted": (_deleted, InputUnfit.exit_code),
    "this PC's clock is wrong": (_late_clock, PermissionRefused.exit_code),
}
"""What is done, and the exit code that tells it."""


@dataclass(frozen=True, slots=True)
class HindranceCase:
    """A hindrance in a run (0 or 1), there ``before`` it, or since its first write."""

    name: str
    run: int
    before: bool

    def __str__(self) -> str:
        """Say which case it is."""
        since = "before" if self.before else "before the first write of"
        return f"{self.name} {since} run {self.run + 1}"


def hindrance_cases() -> Iterator[HindranceCase]:
    """Yield every case; who has a token needs no clock any more."""
    for name, (doing, _) in HINDRANCES.items():
        moments = (True,) if doing is _late_clock else (True, False)
        yield from (HindranceCase(name, run, each) for run in (0, 1) for each in moments)


class _Since(FaultPlan):
    """Hinders from the first request of a sort on."""

    def __init__(self, sort: Sort, begin: Callable[[], None]) -> None:
        super().__init__()
        self._sort, self._begin, self._begun = sort, begin, False

    def next_for(self, asked: Asked) -> Fault | None:
        """Begin if it is time to."""
        if not self._begun and sort_of(asked) is self._sort:
            self._begun = True
            self._begin()
        return None


class HindranceJudge:
    """Plays cases and judges them by what undisturbed runs say."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self._truths: tuple[Truth, ...] = tuple(truth_of(stage, run) for run in (0, 1))

    def play(self, case: HindranceCase) -> Verdict:
        """Play one case: hindered, then no longer."""
        event, server = self.stage.event(case.run), self.stage.server
        doing, code = HINDRANCES[case.name]
        undo: list[_Undoing] = []
        stored = server.world.spreadsheets[event.key]
        sort = Sort.TOKEN if case.before else Sort.WRITE
        played = Played(self._truths[case.run], event, self.stage, frozenset({code}))
        server.faults = _Since(sort, lambda: undo.append(doing(server, stored)))
        ended = event.run()
        server.faults = FaultPlan()
        for each in undo:
            each()
        played.after_fault(ended)
        played.next_run()
        return Verdict(case.name, str(case), bool(told(ended.words)), tuple(played.wrong))
