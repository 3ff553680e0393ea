"""A reception on a copy without the share comes home: what was done there and here is united."""

from __future__ import annotations

from pathlib import Path

import pytest

from automations.ledger.check_ins import read_check_ins
from tests.flows.carried_event import back, left
from tests.flows.reception_people import HANA, RIN, TARO, Door, at_the_door


@pytest.fixture
def door(small: Path) -> Door:
    return at_the_door(small)


def test_a_copy_brings_home_who_came_there(door: Door, tmp_path: Path) -> None:
    copy = tmp_path / "USB"
    door.desk("PC-1").receive(HANA)
    left(door.root, copy)
    there = Door(copy).desk("PC-9")
    assert there.is_there(HANA), "the copy knows who had come before"
    there.receive(TARO)
    here = door.desk("PC-1")
    here.receive(TARO)
    here.receive(RIN)
    assert back(door.root, copy).records == 1
    here.look()
    assert here.counts().people == 3
    assert len(read_check_ins(door.root / "事務局限り").recorded) == 4
    assert back(door.root, copy).records == 0


def test_a_desk_goes_on_at_a_copy_that_came_home_already(door: Door, tmp_path: Path) -> None:
    copy = tmp_path / "USB"
    left(door.root, copy)
    there = Door(copy).desk("PC-9")
    there.receive(HANA)
    back(door.root, copy)
    there.receive(TARO)
    back(door.root, copy)
    assert door.desk("PC-1").counts().people == 2
