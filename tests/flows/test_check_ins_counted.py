"""What the desks recorded is read by the jobs, sealed with the rest, and told beside the sheet."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from automations.books.opening import read_book
from automations.errors import InputUnfit
from automations.flows.deciding import decide_event
from automations.flows.event_folder import EventFolder, open_event
from automations.flows.folder_state import read_state
from automations.flows.reading import read_inputs
from automations.flows.reception_opening import open_desk
from automations.flows.running import Outcome, perform
from automations.flows.scope import ATTENDANCE, ROSTER
from automations.flows.tickets import issue
from automations.ledger.check_ins import folder_of
from automations.registration.checkins import Typed
from automations.registration.tickets import Ticket
from tests.small_event import AFTER, change_text

MORI = Typed(name="森 進", kana="モリ ススム", body="月見町", kind="庁外")


@pytest.fixture
def tickets(small: Path) -> tuple[Ticket, ...]:
    folder = open_event(small)
    inputs = read_inputs(folder, ROSTER.within(folder.event), {})
    register = decide_event(inputs, folder.event, AFTER, {}).roster
    assert register
    return issue(folder, register, AFTER)


def counted(root: Path) -> Outcome:
    return perform(root, ATTENDANCE, AFTER)


def visitors(outcome: Outcome) -> object:
    return outcome.findings.report.figures["visitors"].value


def absent_of(small: Path, tickets: tuple[Ticket, ...]) -> Ticket:
    """Return somebody registered whom the sheet says to be absent."""
    found = counted(small).findings.attendance
    assert found
    names = found.rows.filter(found.rows["disposition"] == "reception_absent")["name_key"]
    return next(each for each in tickets if each.name.replace(" ", "") in set(names))


def test_who_was_received_at_a_desk_is_counted(small: Path, tickets: tuple[Ticket, ...]) -> None:
    before = visitors(counted(small))
    assert isinstance(before, int)
    desk = open_desk(small).desk
    desk.receive(absent_of(small, tickets))
    desk.walk_in(MORI)
    after = counted(small)
    assert visitors(after) == before + 2
    assert any("受付の記録2件" in str(each) for each in after.findings.report.identities)


def test_the_same_check_ins_give_the_same_run(small: Path) -> None:
    open_desk(small).desk.walk_in(MORI)
    first = counted(small)
    again = counted(small)
    assert (first.unchanged, again.unchanged) == (False, True)
    assert {each.name for each in first.run.inputs} >= {"受付の記録「」"}


def test_a_run_keeps_what_the_desks_had_recorded(small: Path) -> None:
    open_desk(small).desk.walk_in(MORI)
    run = counted(small).run
    folder = small / "事務局限り/記録/集計回" / run.id / "読取控え"
    (kept,) = folder.glob("*.jsonl")
    (file,) = folder_of(small / "事務局限り").iterdir()
    assert kept.read_bytes() == file.read_bytes()


def test_a_new_check_in_makes_a_count_out_of_date(small: Path) -> None:
    folder = open_event(small)
    desk = open_desk(small).desk
    desk.walk_in(MORI)
    counted(small)
    assert ATTENDANCE.words in read_state(folder, {}).counted
    desk.walk_in(Typed(name="林 薫"))
    assert ATTENDANCE.words not in read_state(folder, {}).counted


def test_a_first_check_in_makes_a_count_out_of_date(small: Path) -> None:
    counted(small)
    folder: EventFolder = open_event(small)
    assert ATTENDANCE.words in read_state(folder, {}).counted
    open_desk(small).desk.walk_in(MORI)
    assert ATTENDANCE.words not in read_state(folder, {}).counted


def test_without_a_sheet_the_desks_alone_are_counted(small: Path) -> None:
    change_text(small / "event.toml", {'[registration.reception]\nbook = "受付簿.csv"\n': ""})
    open_desk(small).desk.walk_in(MORI)
    found = counted(small)
    assert visitors(found) == 1
    sums = [str(each) for each in found.findings.report.identities]
    assert not any(each.startswith("受付簿") for each in sums)
    assert any(each == "受付の記録1件 ＝ 来場（当日参加）1" for each in sums)


def test_without_a_sheet_and_without_desks_nobody_is_counted(small: Path) -> None:
    change_text(small / "event.toml", {'[registration.reception]\nbook = "受付簿.csv"\n': ""})
    assert "visitors" not in counted(small).findings.report.figures


def test_the_cover_names_the_desks_among_what_was_read(small: Path) -> None:
    open_desk(small).desk.walk_in(MORI)
    counted(small)
    book = read_book(small / "事務局限り" / ATTENDANCE.book, ATTENDANCE.book)
    texts = {text for sheet in book.sheets for _, row in sheet.rows() for text in row}
    assert {"受付のPC", "受付の記録"} <= texts


def test_a_damaged_line_is_set_aside_and_named(small: Path) -> None:
    desk = open_desk(small).desk
    desk.walk_in(MORI)
    desk.walk_in(Typed(name="林 薫"))
    (file,) = folder_of(small / "事務局限り").iterdir()
    file.write_bytes(file.read_bytes().replace("林 薫".encode(), "林 馨".encode()))
    found = counted(small).findings.report
    (problem,) = [each for each in found.problems if each.code == "check_in_damaged"]
    assert str(problem.place) == f"事務局限り/記録/受付/{file.name}2行目"


def told(root: Path) -> list[str]:
    problems = counted(root).findings.report.problems
    return [each.found for each in problems if each.code == "check_ins_of_other_days"]


def opened_on(small: Path, day: int) -> None:
    noon = datetime(2024, 12, day, 12, tzinfo=ZoneInfo("Asia/Tokyo"))
    open_desk(small, now=lambda: noon).desk.walk_in(MORI)


def test_a_trial_on_the_day_before_is_named(small: Path) -> None:
    day = open_event(small).event.basics.day.day
    opened_on(small, day)
    assert told(small) == []
    opened_on(small, day - 1)
    assert told(small) == [
        f"開催日（令和6年12月{day}日（火））でない日の受付が1件あり、来場に数えています"
    ]


def test_what_the_desks_of_last_time_recorded_is_not_counted_in_a_copied_folder(
    small: Path,
) -> None:
    day = open_event(small).event.basics.day.day
    opened_on(small, day - 1)
    last = open_event(small).event.last_time
    assert last
    assert told(small), "it is younger than the last event"
    change_text(small / "event.toml", {f"day = {last.day}": f"day = 2024-12-{day - 1}"})
    with pytest.raises(InputUnfit) as refused:
        counted(small)
    (sentence,) = refused.value.sentences
    assert str(sentence).startswith("受付の記録: 受付の記録1件が、すべて前回の開催日までのものです")
