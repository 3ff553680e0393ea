"""A whole reception on two PCs that could not see each other, whose clocks agree on nothing."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import permutations
from pathlib import Path
from random import Random

import polars as pl
import pytest

from automations.flows.carrying import take_out
from automations.flows.carrying_back import bring_back
from automations.flows.deciding import Findings, decide_event
from automations.flows.event_folder import open_event
from automations.flows.reading import Inputs, read_inputs
from automations.flows.reception_desk import Desk, Received
from automations.flows.reception_opening import open_desk
from automations.flows.scope import ATTENDANCE
from automations.flows.tickets import issue
from automations.ledger.check_ins import read_check_ins
from automations.people.verdicts import signatures_in
from automations.registration.checkins import Typed
from automations.registration.register import Roster
from automations.registration.tickets import Ticket
from automations.rehearsal.event import Rehearsal
from automations.rehearsal.reception import Arrival, Found
from automations.rehearsal.writing_books import RECEPTION_FIRST_ROW
from tests.small_event import AFTER

SLOW, FAST = timedelta(hours=-3, minutes=-7), timedelta(minutes=17)
DOORS = datetime(2024, 12, 24, 10, tzinfo=AFTER.tzinfo)
RESTRICTED = "事務局限り"


@dataclass
class Clock:
    """A PC's clock; ``now`` is what everybody else's would show."""

    ahead: timedelta
    now: datetime = DOORS

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=9)
        return self.now + self.ahead


@dataclass(frozen=True, slots=True)
class Day:
    """Two folders after a day at the door: the share with PC-1, the copy with PC-2.

    ``people``: whom each row of a list is about; ``walkers``: each walk-in, by name and reading.
    """

    share: Path
    copy: Path
    came: int
    people: dict[tuple[str, int], int]
    walkers: dict[tuple[str, str], int]


def inputs_of(root: Path) -> Inputs:
    folder = open_event(root)
    return read_inputs(folder, ATTENDANCE.within(folder.event), {})


def decided(root: Path, answers: dict[str, str] | None = None, *, sheet: bool = False) -> Findings:
    """Decide by the PCs alone, or beside the printed rows of the sheet with all their marks."""
    inputs = inputs_of(root)
    table = inputs.reception
    assert table
    printed = replace(table, frame=table.frame.filter(~pl.col("walk_in")))
    inputs = replace(inputs, reception=printed if sheet else None)
    return decide_event(inputs, open_event(root).event, AFTER, answers or {})


def figures(found: Findings) -> dict[str, object]:
    return {key: each.value for key, each in found.report.figures.items()}


def tickets_by_person(root: Path, people: dict[tuple[str, int], int]) -> dict[int, Ticket]:
    """Hand out the numbers; return one of each person's, by the rehearsal's own knowledge."""
    register = decided(root).roster
    assert isinstance(register, Roster)
    tickets = issue(open_event(root), register, AFTER)
    rows = register.rows.select("signature", "book", "row")
    person = {sign: people.get((book, row), -1) for sign, book, row in rows.iter_rows()}
    return {person[each.signature]: each for each in reversed(tickets)}


def typed(row: Arrival) -> Typed:
    who = row.person
    number = who.staff_number if row.found is Found.WALK_IN else ""
    return Typed(row.name, row.kana, row.body, who.section, who.kind.value, number)


def door(
    rng: Random, desks: Sequence[Desk], queue: Iterator[tuple[Arrival, Ticket | None]],
    others: Sequence[Ticket],
) -> None:  # fmt: skip
    """Let everybody in, with what goes wrong at a door."""
    for row, ticket in queue:
        one, other = rng.sample(desks, 2)
        if rng.randrange(20) == 0:  # the wrong number, taken back
            one.receive(rng.choice(others))
            one.undo()
        if row.walk_in or ticket is None:
            assert isinstance(one.walk_in(typed(row)), Received)
            continue
        one.receive(ticket)
        if rng.randrange(15) == 0:
            other.receive(ticket)
        if rng.randrange(25) == 0:  # taken back in error, and done again
            one.undo(ticket)
            one.receive(ticket)


@pytest.fixture(scope="module")
def day(written: Path, rehearsal: Rehearsal, tmp_path_factory: pytest.TempPathFactory) -> Day:
    root = shutil.copytree(written, tmp_path_factory.mktemp("door") / "催し")
    people = dict(rehearsal.truth().people)
    tickets = tickets_by_person(root, people)
    copy = root.with_name("USB")
    take_out(root, copy, AFTER, "PC-1")
    rng = Random(751)  # noqa: S311 - a queue to test with
    desks = [open_desk(root, Clock(SLOW), "PC-1").desk, open_desk(copy, Clock(FAST), "PC-2").desk]
    right = (desks[1].clock - FAST).replace(second=0)
    assert desks[1].state_clock(right) == -17 * 60
    rows = [(row, people["共有/受付簿.xlsx", at])
            for at, row in enumerate(rehearsal.reception, RECEPTION_FIRST_ROW)]  # fmt: skip
    came = [(row, tickets.get(person)) for row, person in rows if row.received or row.walk_in]
    there = {person for row, person in rows if row.received or row.walk_in}
    others = [each for person, each in tickets.items() if person not in there]
    rng.shuffle(came)
    door(rng, desks, iter(came), others)
    walkers = {(row.name, row.kana): person for row, person in rows}
    return Day(root, copy, len(there), people, walkers)


EXPECTED = {"visitors": 751, "host_staff": 548, "external": 203, "bodies": 43,
            "exhibitors": 58, "speakers": 9}  # fmt: skip


def told(found: Findings) -> dict[str, object]:
    return {key: figures(found)[key] for key in EXPECTED}


def test_brought_together_the_two_pcs_count_everybody_once(day: Day, tmp_path: Path) -> None:
    share = shutil.copytree(day.share, tmp_path / "share")
    bring_back(share, day.copy, AFTER)
    found = decided(share)
    assert told(found) == EXPECTED
    bring_back(share, day.copy, AFTER)
    assert told(decided(share)) == EXPECTED


def test_every_entry_is_accounted_for(day: Day, tmp_path: Path) -> None:
    share = shutil.copytree(day.share, tmp_path / "share")
    bring_back(share, day.copy, AFTER)
    (identity,) = [each for each in decided(share).report.identities if each.key == "check_in"]
    parts = {each.code: each.rows for each in identity.parts}
    assert identity.read == sum(parts.values()) > day.came
    assert parts["check_in_again"] > 10
    assert parts["check_in_undone"] == parts["check_in_undo"] > 20
    assert parts["check_in_unknown"] == parts["reception_unnamed"] == 0


def test_in_any_order_and_twice_the_files_say_the_same(day: Day, tmp_path: Path) -> None:
    (one,) = (day.share / RESTRICTED / "記録/受付").iterdir()
    (other,) = (day.copy / RESTRICTED / "記録/受付").iterdir()
    reports = []
    for number, order in enumerate(permutations([one, other, one])):
        root = shutil.copytree(day.share, tmp_path / str(number))
        shutil.rmtree(root / RESTRICTED / "記録/受付")
        for place, file in enumerate(order):
            target = root / RESTRICTED / "記録/受付" / f"{place} {file.name}"
            target.parent.mkdir(exist_ok=True)
            shutil.copy(file, target)
        reports.append(figures(decided(root)))
    assert all(each == reports[0] for each in reports)
    assert {key: reports[0][key] for key in EXPECTED} == EXPECTED


def test_beside_the_printed_sheet_everybody_counts_once_when_the_doubts_are_answered(
    day: Day, tmp_path: Path
) -> None:
    share = shutil.copytree(day.share, tmp_path / "share")
    bring_back(share, day.copy, AFTER)
    answers: dict[str, str] = {}
    found = decided(share, sheet=True)
    while asked := found.attendance.matching.doubts if found.attendance else ():
        who = whom(found, day)
        answers |= {each.key: said(who, each.key) for each in asked}
        found = decided(share, answers, sheet=True)
    assert told(found) == EXPECTED


def whom(found: Findings, day: Day) -> dict[str, int]:
    """Return whom each record is about, by its signature: the rehearsal's own knowledge."""
    assert found.roster
    assert found.attendance
    columns = ("signature", "book", "row")
    who = {sign: day.people.get((book, row), -1)
           for rows in (found.roster.rows, found.attendance.rows.filter(~pl.col("desk")))
           for sign, book, row in rows.select(columns).iter_rows()}  # fmt: skip
    at_desks = found.attendance.rows.filter("desk", pl.col("person").is_not_null())
    for sign, known_by, *typed in at_desks.select(
        "signature", "known_by", "name", "kana"
    ).iter_rows():
        who[sign] = who[known_by[0]] if known_by else day.walkers[typed[0], typed[1]]
    return who


def said(who: dict[str, int], key: str) -> str:
    one, other = signatures_in(key) or ("", "")
    return "同一人物" if who[one] == who[other] else "別人"


def test_the_stated_clock_is_the_one_that_is_right(day: Day) -> None:
    stated = [each.entry for each in read_check_ins(day.copy / RESTRICTED).recorded]
    unstated = [each.entry for each in read_check_ins(day.share / RESTRICTED).recorded]
    assert min(each.at for each in stated) > DOORS - timedelta(minutes=1)
    assert min(each.at for each in unstated) < DOORS - timedelta(hours=3)
