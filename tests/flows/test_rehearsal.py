"""The rehearsal: the product finds out what its generator, which counts by itself, knows is true.

Each seed is another event with other figures; the three last ones have the other kinds of tie.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar

import pytest

from automations.award.rules import TieRule
from automations.flows.deciding import Findings
from automations.rehearsal import DEFAULT_SEED, write_event
from automations.rehearsal.tally import BallotFate, ChoiceFate
from automations.rehearsal.truth import Attendance, Award, Register
from tests.flows.counting import Facts, decided, facts
from tests.judging import by_truth

Fate = TypeVar("Fate", BallotFate, ChoiceFate)
BALLOTS = {
    BallotFate.OUTSIDE_WINDOW: ("投票開始前", "締切後"),
    BallotFate.UNKNOWN_VOTER: ("名簿にない職員番号",),
    BallotFate.REVOTED: ("再投票により置き換え",),
    BallotFate.BLANK: ("白票",),
    BallotFate.ALL_VOID: ("すべての選択が無効",),
    BallotFate.COUNTED: ("有効",),
}
CHOICES = {
    ChoiceFate.WITHDRAWN: ("取下げの取組",),
    ChoiceFate.NOT_RANKED: ("審査対象でない取組",),
    ChoiceFate.OUT_OF_SCALE: ("範囲外の評点",),
    ChoiceFate.OVERVOTED: ("選びすぎ",),
    ChoiceFate.OWN_SECTION: ("自所属の取組",),
    ChoiceFate.INCOMPLETE: ("一部の評価基準が未記入",),
    ChoiceFate.COUNTED: ("有効",),
}


@pytest.mark.parametrize("seed", [DEFAULT_SEED, 1, 3, 2024])
def test_what_is_found_is_what_is_true(seed: int, tmp_path: Path) -> None:
    truth = write_event(tmp_path, seed)
    unanswered = decided(tmp_path)
    said = by_truth(truth, unanswered.roster, unanswered.attendance)
    findings = decided(tmp_path, {key: each.value for key, each in said.items()})
    found = facts(findings)
    assert _picked(found, of_attendance(truth.attendance)) == of_attendance(truth.attendance)
    assert _picked(found, of_register(truth.register)) == of_register(truth.register)
    assert _picked(found, of_award(truth.award)) == of_award(truth.award)
    assert fates(found, "ballot", BALLOTS) == {each: truth.award.ballots[each] for each in BALLOTS}
    # The truth asks for choices of ballots that stand; the product lists those of the others too.
    assert fates(found, "choice", CHOICES) == {each: truth.award.choices[each] for each in CHOICES}
    assert all(each.sheet == "判定_同点" for each in findings.questions)
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


def of_award(truth: Award) -> Facts:
    return {
        "roll": truth.roll,
        "entries": truth.entries,
        "entries_ranked": len(truth.scores),
        "ballots_received": truth.ballots_received,
        "ballots_valid": truth.ballots_valid,
        "finalists in order": truth.finalists,
        **({"runners-up in order": truth.runners_up} if truth.runners_up else {}),
        **{f"score {number:02}": score for number, score in truth.scores.items()},
        **{f"supporters {number:02}": each for number, each in truth.supporters.items()},
    }


def _picked(found: Facts, keys: Facts) -> Facts:
    return {key: found.get(key) for key in keys}


def fates(found: Facts, about: str, words: Mapping[Fate, tuple[str, ...]]) -> Mapping[Fate, int]:
    return {
        fate: sum(count(found, f"{about}: {each}") for each in said) for fate, said in words.items()
    }


def count(found: Facts, key: str) -> int:
    value = found[key]
    assert isinstance(value, int)
    return value


def added_up(found: Facts, about: str) -> int:
    return sum(count(found, key) for key in found if key.startswith(f"{about}: "))


def tie(findings: Findings) -> tuple[tuple[int, ...], TieRule]:
    """Return who was tied at the cut, and the rule that ended it."""
    assert findings.award is not None
    steps = findings.award.tie_steps
    return tuple(each.entry.number for each, _ in steps[0].values), steps[-1].rule
