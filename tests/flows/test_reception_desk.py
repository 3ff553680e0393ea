"""A desk receives each person once, says who came elsewhere, and takes back what was wrong."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from automations.flows.reception_desk import Already, Received, Undone
from automations.flows.reception_log import Kept
from automations.ledger import tickets as ledger
from automations.ledger.check_ins import read_check_ins
from automations.ledger.locking import event_lock
from automations.registration.checkins import Typed
from tests.flows.reception_people import HANA, NOON, RIN, TARO, Door, at_the_door
from tests.registration.desks import ticket

MORI = Typed(name="森 進", body="月見町")


@pytest.fixture
def door(small: Path) -> Door:
    return at_the_door(small)


def test_who_is_received_is_there(door: Door) -> None:
    desk = door.desk()
    assert desk.receive(HANA) == Received(HANA, Kept.SHARE)
    assert desk.receive(RIN) == Received(RIN, Kept.SHARE)
    counts = desk.counts()
    assert (counts.people, dict(counts.kinds)) == (2, {"庁外": 1, "出展者": 1})
    assert desk.bodies() == [("星見市", 1), ("見本社", 1)]


def test_nobody_is_received_twice(door: Door) -> None:
    desk = door.desk()
    desk.receive(HANA)
    again = desk.receive(HANA)
    assert isinstance(again, Already)
    assert again.here
    assert len(read_check_ins(door.root / "事務局限り").recorded) == 1


def test_the_other_pc_knows_who_was_received(door: Door) -> None:
    one, other = door.desk("PC-1"), door.desk("PC-2")
    one.receive(HANA)
    assert not other.is_there(HANA)
    other.look()
    again = other.receive(HANA)
    assert isinstance(again, Already)
    assert (again.here, again.entry.pc) == (False, "PC-1")
    assert other.counts().people == 1


def test_two_pcs_that_could_not_see_each_other_count_a_person_once(door: Door) -> None:
    one, other = door.desk("PC-1"), door.desk("PC-2")
    one.receive(HANA)
    other.receive(HANA)
    one.look()
    assert one.counts().people == 1


def test_a_desk_that_is_opened_again_knows_everything(door: Door) -> None:
    door.desk().receive(HANA)
    assert door.desk().is_there(HANA)
    assert door.desk("PC-2").is_there(HANA)


def test_the_last_one_is_taken_back_and_then_the_one_before(door: Door) -> None:
    desk = door.desk()
    desk.receive(HANA)
    desk.walk_in(MORI)
    assert desk.undo() == Undone(MORI, Kept.SHARE)
    assert desk.undo() == Undone(HANA, Kept.SHARE)
    assert desk.undo() is None
    assert desk.counts().people == 0


def test_who_was_taken_back_may_come_again(door: Door) -> None:
    desk = door.desk()
    desk.receive(HANA)
    desk.undo(HANA)
    assert desk.receive(HANA) == Received(HANA, Kept.SHARE)
    assert desk.counts().people == 1


def test_what_another_pc_did_is_taken_back_by_number_only(door: Door) -> None:
    one, other = door.desk("PC-1"), door.desk("PC-2")
    one.receive(HANA)
    other.look()
    assert other.undo() is None
    assert other.undo(HANA) == Undone(HANA, Kept.SHARE)
    one.look()
    assert one.counts().people == 0


def test_taking_back_ones_own_leaves_what_the_other_pc_did(door: Door) -> None:
    one, other = door.desk("PC-1"), door.desk("PC-2")
    one.receive(HANA)
    other.receive(TARO)
    other.receive(HANA)
    other.look()
    undone = other.undo()
    assert undone
    assert (undone.who, undone.left and undone.left.pc) == (HANA, "PC-1")
    assert other.counts().people == 2


def test_by_number_all_receptions_of_a_person_are_taken_back(door: Door) -> None:
    one, other = door.desk("PC-1"), door.desk("PC-2")
    one.receive(HANA)
    other.receive(HANA)
    other.look()
    undone = other.undo(HANA)
    assert undone
    assert undone.left is None
    assert other.counts().people == 0


def test_a_walk_in_is_host_staff_where_the_host_or_a_staff_number_is_named(door: Door) -> None:
    desk = door.desk()
    for who in (MORI, Typed(name="乙", body="みどり野区役所"), Typed(name="丙", staff_number="7"),
                Typed(name="丁", body="みどり野区", kind="登壇者")):  # fmt: skip
        desk.walk_in(who)
    assert dict(desk.counts().kinds) == {"庁外": 1, "庁内": 2, "登壇者": 1}
    assert desk.counts().walk_ins == 4


def test_a_walk_in_is_corrected(door: Door) -> None:
    desk = door.desk()
    assert desk.correct_last(MORI) is None
    desk.walk_in(Typed(name="守 進"))
    corrected = desk.correct_last(MORI)
    assert corrected == Received(MORI, Kept.SHARE, corrected=True)
    assert [typed for _entry, typed in [desk.last_walk_in or (None, None)]] == [MORI]
    assert desk.bodies() == [("月見町", 1)]


def test_numbers_that_are_given_meanwhile_are_known_when_they_are_asked_for(door: Door) -> None:
    desk = door.desk()
    assert not desk.renew()
    late = ticket(9, "遅井 来", kind="庁外")
    ledger.record(door.root / "事務局限り", [late], NOON)
    assert desk.finder.named("遅井") == ()
    assert desk.renew()
    assert list(desk.finder.named("遅井")) == [late]
    assert not desk.renew()


def test_who_cancelled_and_comes_counts_as_a_walk_in(small: Path) -> None:
    gone = ticket(4, "田中 実", kind="庁外", valid=False)
    desk = at_the_door(small, [gone]).desk()
    desk.receive(gone)
    assert desk.counts().walk_ins == 1


@pytest.mark.parametrize(
    ("stated", "seconds"),
    [(timedelta(hours=3, minutes=7), 11220), (timedelta(minutes=-17), -1020),
     (timedelta(hours=23), -3600), (timedelta(), 0)],
)  # fmt: skip
def test_a_stated_clock_corrects_every_entry(stated: timedelta, seconds: int, door: Door) -> None:
    desk = door.desk()
    clock = door.clocks["PC-1"]
    shown = (NOON + timedelta(minutes=clock.looks + 1)).replace(second=0)
    assert desk.state_clock(shown + stated) == seconds
    desk.receive(HANA)
    (recorded,) = read_check_ins(door.root / "事務局限り").recorded
    assert recorded.entry.correction == seconds


def test_an_open_desk_keeps_nobody_from_counting(door: Door) -> None:
    desk = door.desk()
    with event_lock(door.root / "事務局限り", NOON):
        assert desk.receive(HANA) == Received(HANA, Kept.SHARE)
