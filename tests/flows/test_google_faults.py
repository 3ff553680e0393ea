"""Whatever the network does to a write: all of it stands there once, or nothing.

`python -m benchmarks.google_sweep faults` plays every kind at every request; here each strikes the
one that matters most.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from automations.rehearsal.sheets_server.faults import Kind
from benchmarks.google_sweep.fault_sweep import (
    FOR_GOOD,
    Delivery,
    FaultCase,
    FaultJudge,
)
from benchmarks.google_sweep.hindrance_sweep import (
    HindranceCase,
    HindranceJudge,
    hindrance_cases,
)
from benchmarks.google_sweep.stage import stage

WRITE = 3
"""Of the second run: a token, a reading, the write."""
KINDS = [each for each in Kind if each is not Kind.LATE]
LASTING = [Kind.RESET_AFTER, Kind.TOO_MANY, Kind.EXPIRED]


def name(case: Kind | Delivery) -> str:
    return case.name


@pytest.fixture(scope="module")
def judge(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FaultJudge]:
    with stage(tmp_path_factory.mktemp("通信")) as here:
        yield FaultJudge(here)


@pytest.mark.parametrize("kind", KINDS, ids=name)
def test_a_fault_at_the_write_is_got_over(judge: FaultJudge, kind: Kind) -> None:
    verdict = judge.play(FaultCase(kind, 1, WRITE))
    assert (verdict.stopped, verdict.wrong) == (False, ())


@pytest.mark.parametrize("delivery", Delivery, ids=name)
def test_a_write_that_arrives_late_lands_once(judge: FaultJudge, delivery: Delivery) -> None:
    assert judge.play(FaultCase(Kind.LATE, 1, WRITE, 1, delivery)).wrong == ()


@pytest.mark.parametrize("nth", [1, 2, 3, 4])
@pytest.mark.parametrize("kind", LASTING, ids=name)
def test_what_does_not_pass_ends_with_a_message(judge: FaultJudge, kind: Kind, nth: int) -> None:
    verdict = judge.play(FaultCase(kind, 0, nth, FOR_GOOD))
    assert (verdict.stopped, verdict.wrong) == (True, ())


def test_a_late_write_after_nobody_answered_lands_whole(judge: FaultJudge) -> None:
    verdict = judge.play(FaultCase(Kind.LATE, 0, 4, FOR_GOOD, Delivery.AFTER_RUN))
    assert (verdict.stopped, verdict.wrong) == (True, ())


@pytest.mark.parametrize(
    "case", [each for each in hindrance_cases() if each.run and not each.before], ids=str
)
def test_who_is_locked_out_before_the_write_is_told_so(
    judge: FaultJudge, case: HindranceCase
) -> None:
    verdict = HindranceJudge(judge.stage).play(case)
    assert (verdict.stopped, verdict.wrong) == (True, ())
