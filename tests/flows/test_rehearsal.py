"""The rehearsal: the product finds out what its generator, which counts by itself, knows is true.

Each seed is another event with other figures; the three last ones have the other kinds of tie.
"""

from pathlib import Path

import pytest

from automations.rehearsal import DEFAULT_SEED, write_event
from automations.rehearsal.truth import Attendance, Register
from tests.flows.counting import Facts, decided, facts
from tests.flows.true_vote import fates, of_award, picked, tie, true_fates
from tests.judging import answers_by_truth


@pytest.mark.parametrize("seed", [DEFAULT_SEED, 1, 3, 2024])
def test_what_is_found_is_what_is_true(seed: int, tmp_path: Path) -> None:
    truth = write_event(tmp_path, seed)
    unanswered = decided(tmp_path)
    findings = decided(tmp_path, answers_by_truth(truth, unanswered))
    found = facts(findings)
    assert picked(found, of_attendance(truth.attendance)) == of_attendance(truth.attendance)
    assert picked(found, of_register(truth.register)) == of_register(truth.register)
    assert picked(found, of_award(truth.award)) == of_award(truth.award)
    assert fates(found) == true_fates(truth.award)
    assert findings.questions == ()
    assert tie(findings) == (truth.award.tied, truth.award.settled_by)
    assert added_up(found, "registration") == rows_read(truth.register)
    assert added_up(found, "reception") == truth.attendance.reception_rows
    assert added_up(found, "ballot") == truth.award.ballots_received


def of_attendance(truth: Attendance) -> Facts:
    return {
        "visitors": truth.visitors,
        "host_staff": truth.host_staff,
        "external": truth.external,
        "bodies": truth.bodies,
        "exhibitors": truth.exhibitors,
        "speakers": truth.speakers,
        "walk_ins": truth.walk_ins,
        "no_shows": truth.no_shows,
    }


def of_register(truth: Register) -> Facts:
    return {
        "registration_rows": rows_read(truth),
        "registrants": truth.registrants,
        "registration_duplicates": truth.duplicates,
        "registration_cancelled": truth.cancelled_rows + truth.taken_back,
    }


def rows_read(truth: Register) -> int:
    """The example and the totals row of a list kept by hand were read, and set aside."""
    return sum(truth.rows.values()) + sum(truth.layout_rows.values())


def count(found: Facts, key: str) -> int:
    value = found[key]
    assert isinstance(value, int)
    return value


def added_up(found: Facts, about: str) -> int:
    return sum(count(found, key) for key in found if key.startswith(f"{about}: "))
