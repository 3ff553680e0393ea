"""Every kind of fault at every request of two runs, once, twice and for good, and late delivery."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from automations.errors import InputUnfit, PermissionRefused, ServiceUnavailable, TryAgain
from automations.rehearsal.sheets_server.faults import Fault, FaultPlan, Kind
from benchmarks.google_sweep.picture import Picture, picture_of, rows_twice
from benchmarks.google_sweep.stage import ANSWERING, Ended, Event, Stage
from benchmarks.google_sweep.verdict import Verdict, Wrong, told, unfit_words

REQUESTS = (("token", "read", "binding write", "write"), ("token", "read", "write"))
"""What an undisturbed run asks for, in order: the first run, and one after a change."""
FOR_GOOD = 99
_NEVER = 10**6
_REMARKS = "事務局限り/要確認.xlsx"
_MISSED = 3 * ANSWERING


class Delivery(Enum):
    """When a late request arrives."""

    AFTER_NEXT = "after the next request"
    AFTER_SECOND = "after the next request but one"
    AFTER_RUN = "after the run"
    AFTER_NEXT_RUN = "after the next run"


_FURTHER = {Delivery.AFTER_NEXT: 1, Delivery.AFTER_SECOND: 2}


@dataclass(frozen=True, slots=True)
class FaultCase:
    """A fault at the ``nth`` request (from 1) of a run (0 or 1), so many times."""

    kind: Kind
    run: int
    nth: int
    times: int = 1
    delivery: Delivery | None = None

    @property
    def name(self) -> str:
        """The row of the table."""
        return self.kind.value

    def __str__(self) -> str:
        """Say which case it is."""
        late = f", {self.delivery.value}" if self.delivery else ""
        return f"{self.kind.name} × {self.times} at the {self.asked} of run {self.run + 1}{late}"

    @property
    def asked(self) -> str:
        """The request that it strikes."""
        return REQUESTS[self.run][self.nth - 1]

    @property
    def codes(self) -> frozenset[int]:
        """The exit codes that are true if the run ends because of it."""
        if self.kind is Kind.EXPIRED:
            return frozenset({PermissionRefused.exit_code})
        temporary = self.kind is Kind.TOO_MANY or "write" in self.asked
        return frozenset({TryAgain.exit_code if temporary else ServiceUnavailable.exit_code})

    @property
    def fault(self) -> Fault:
        """What the server is told to do."""
        further = _FURTHER.get(self.delivery, _NEVER) if self.delivery else 1
        return Fault(
            self.kind, self.nth, times=self.times, further=further, seconds=_seconds(self.kind)
        )


def _seconds(kind: Kind) -> float:
    return ANSWERING / 4 if kind is Kind.SLOW else _MISSED


def fault_cases() -> Iterator[FaultCase]:
    """Yield every case."""
    places = [(run, nth) for run in (0, 1) for nth in range(1, len(REQUESTS[run]) + 1)]
    for kind in Kind:
        for run, nth in places:
            if kind is not Kind.LATE:
                yield from (FaultCase(kind, run, nth, times) for times in (1, 2, FOR_GOOD))
            else:
                for times in (1, 2, FOR_GOOD):
                    yield from (FaultCase(kind, run, nth, times, each) for each in Delivery)


@dataclass(frozen=True, slots=True)
class Truth:
    """What an undisturbed run ends with."""

    code: int
    picture: Picture
    published: dict[str, bytes]


def truth_of(stage: Stage, run: int) -> Truth:
    """Play a run that nothing disturbs."""
    event = stage.event(run)
    ended = event.run()
    return Truth(ended.code, picture_of(stage.stored(event)), event.published())


class FaultJudge:
    """Plays cases and judges them by what undisturbed runs say."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self._truths = [truth_of(stage, run) for run in (0, 1)]

    def play(self, case: FaultCase) -> Verdict:
        """Play one case to its end, when the dust has settled."""
        truth, event = self._truths[case.run], self.stage.event(case.run)
        played = Played(truth, event, self.stage, case.codes)
        self.stage.server.faults.strike(case.fault)
        ended = event.run()
        self.stage.server.faults = FaultPlan()
        played.after_fault(ended)
        if case.delivery is Delivery.AFTER_RUN:
            played.deliver(again=False)
        played.next_run()
        if case.delivery is Delivery.AFTER_NEXT_RUN:
            played.deliver(again=True)
            played.next_run()
        return Verdict(case.name, str(case), bool(told(ended.words)), tuple(played.wrong))


class Played:
    """One case as it is played; what is wrong is collected."""

    def __init__(self, truth: Truth, event: Event, stage: Stage, codes: frozenset[int]) -> None:
        self.truth, self.event, self.stage, self.codes = truth, event, stage, codes
        self.before = picture_of(stage.stored(event))
        self.published = event.published()
        self.wrong: list[tuple[Wrong, str]] = []

    def after_fault(self, ended: Ended) -> None:
        """Judge the run that was disturbed."""
        now, files = picture_of(self.stage.stored(self.event)), self.event.published()
        if ended.code == InputUnfit.exit_code:  # then, and only then, this is what is published
            files.pop(_REMARKS, None)
        stopped = ended.code != self.truth.code or bool(told(ended.words))
        if words := unfit_words(ended.words, stopped=stopped):
            self._say(Wrong.WORDS, f"{words}: {ended.words}")
        if ended.code not in self._codes(stopped=stopped, whole=now.says(self.truth.picture)):
            self._say(Wrong.CODE, f"{ended.code}: {ended.words}")
        if files not in (self.published, self.truth.published) or (
            not stopped and files != self.truth.published
        ):
            self._say(Wrong.PUBLISHED, str(sorted(files)))
        self._one_of(now, self.before, self.truth.picture)

    def _codes(self, *, stopped: bool, whole: bool) -> frozenset[int]:
        """Return the exit codes that are true."""
        if not stopped:
            return frozenset({self.truth.code} if whole else ())
        return self.codes

    def deliver(self, *, again: bool) -> None:
        """Let what is late arrive, and judge."""
        self.stage.server.deliver_late()
        now = picture_of(self.stage.stored(self.event))
        self._one_of(now, *([] if again else [self.before]), self.truth.picture)

    def next_run(self) -> None:
        """Run undisturbed, and judge."""
        ended = self.event.run()
        if ended.code != self.truth.code or told(ended.words):
            self._say(Wrong.CODE, f"of the next run, {ended.code}: {ended.words}")
        if self.event.published() != self.truth.published:
            self._say(Wrong.PUBLISHED, "by the next run")
        self._one_of(picture_of(self.stage.stored(self.event)), self.truth.picture)

    def _one_of(self, now: Picture, *allowed: Picture) -> None:
        """Say what is wrong unless the spreadsheet says all of one of these."""
        meant = allowed[-1]
        if now.is_doubled or rows_twice(now, meant):
            self._say(Wrong.DOUBLED, str(now))
        if now.apart_from_ours() != meant.apart_from_ours():
            self._say(Wrong.EMPTIED, "people's cells")
        if not any(now.says(each) for each in allowed):
            self._say(self._lacking(now, meant), f"{now}\nmeant {meant}")

    @staticmethod
    def _lacking(now: Picture, meant: Picture) -> Wrong:
        lacking = (
            at not in now.people.get(tab, {}) for tab, cells in meant.people.items() for at in cells
        )
        return Wrong.EMPTIED if any(lacking) or not now.own else Wrong.MIXED

    def _say(self, wrong: Wrong, seen: str) -> None:
        self.wrong.append((wrong, seen))
