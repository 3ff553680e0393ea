"""What keeps us out of a spreadsheet, before a run or between its reading and its first write."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from automations.errors import InputUnfit, PermissionRefused, ServiceUnavailable
from automations.rehearsal.sheets_server.exchange import Asked
from automations.rehearsal.sheets_server.faults import Fault, FaultPlan, Sort, sort_of
from automations.rehearsal.sheets_server.making import grant, revoke
from automations.rehearsal.sheets_server.model import Stored
from benchmarks.google_sweep.fault_sweep import Played, Truth, truth_of
from benchmarks.google_sweep.stage import MAIL, Stage
from benchmarks.google_sweep.verdict import Verdict, told

_AN_HOUR = 3600
_NOBODY = "http://127.0.0.1:9"
_Undoing = Callable[[], None]
_Doing = Callable[[Stage, Stored], _Undoing]


def _unshared(_: Stage, stored: Stored) -> _Undoing:
    revoke(stored, MAIL)
    return lambda: grant(stored, MAIL)


def _viewed(_: Stage, stored: Stored) -> _Undoing:
    grant(stored, MAIL, write=False)
    return lambda: grant(stored, MAIL)


def _deleted(stage: Stage, stored: Stored) -> _Undoing:
    there = stage.server.world.spreadsheets
    del there[stored.id]
    return lambda: there.update({stored.id: stored})


def _late_clock(stage: Stage, _: Stored) -> _Undoing:
    tokens = stage.server.tokens
    tokens.clock = lambda: time.time() - 2 * _AN_HOUR

    def undo() -> None:
        tokens.clock = time.time

    return undo


def _revoked(stage: Stage, _: Stored) -> _Undoing:
    stage.server.tokens.revoke(MAIL)
    return stage.connect


def _nobody(stage: Stage, _: Stored) -> _Undoing:
    stage.connect(_NOBODY)
    return stage.connect


HINDRANCES: Mapping[str, tuple[_Doing, int]] = {
    "no longer shared with us": (_unshared, PermissionRefused.exit_code),
    "shared for reading only": (_viewed, PermissionRefused.exit_code),
    "the spreadsheet is deleted": (_deleted, InputUnfit.exit_code),
    "our key is revoked": (_revoked, PermissionRefused.exit_code),
    "this PC's clock is wrong": (_late_clock, PermissionRefused.exit_code),
    "nobody answers at the address": (_nobody, ServiceUnavailable.exit_code),
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
    """Yield every case; who is connected and has a token needs no clock any more."""
    for name, (doing, _) in HINDRANCES.items():
        moments = (True,) if doing in {_late_clock, _nobody} else (True, False)
        yield from (HindranceCase(name, run, each) for run in (0, 1) for each in moments)


class _SinceWrite(FaultPlan):
    """Hinders from the first write on."""

    def __init__(self, begin: Callable[[], None]) -> None:
        super().__init__()
        self._begin, self._begun = begin, False

    def next_for(self, asked: Asked) -> Fault | None:
        """Begin if it is time to."""
        if not self._begun and sort_of(asked) is Sort.WRITE:
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
        stored = server.world.spreadsheets[event.key]
        played = Played(self._truths[case.run], event, self.stage, frozenset({code}))
        undo: list[_Undoing] = []

        def begin() -> None:
            undo.append(doing(self.stage, stored))

        server.faults = FaultPlan() if case.before else _SinceWrite(begin)
        if case.before:
            begin()
        ended = event.run()
        server.faults = FaultPlan()
        for each in undo:
            each()
        played.after_fault(ended)
        played.next_run()
        return Verdict(case.name, str(case), bool(told(ended.words)), tuple(played.wrong))
