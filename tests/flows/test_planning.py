"""日程表: what is due when, and what the workbook shows of it."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from automations.award.judging_rules import JudgingRules
from automations.award.rules import AwardRules
from automations.event.model import Approval, Basics, Event, Schedule
from automations.flows.planning import Task, plan, plan_bytes
from automations.flows.working_days import is_working_day
from automations.registration.rules import RegistrationRules, RegistrationSource
from automations.tables.sources import Source
from tests.award.staging import RULES, with_vote

TOKYO = ZoneInfo("Asia/Tokyo")
DAY = date(2027, 12, 24)
AWARD = replace(
    with_vote(
        opens=datetime(2027, 11, 29, 9, tzinfo=TOKYO),
        closes=datetime(2027, 12, 3, 17, 15, tzinfo=TOKYO),
    ),
    judges=Source("事務局限り/審査員.xlsx"),
)
PEOPLE = RegistrationRules(
    (RegistrationSource("共有/申込.xlsx"),), ("みどり野市",), Source("共有/受付簿.xlsx")
)
PHASES = {"準備", "応募", "申込", "投票", "選考", "当日", "審査", "報告", "引継ぎ"}
FIXED = {
    "開催する", "審査会を開き、賞を決める", "投票を始め、職員に周知する",
    "審査結果を委員長が確定し、発表と賞状のデータを作る",
    "投票を締め切り、回答のファイルを「事務局限り」に置く",
}  # fmt: skip


def event(
    day: date = DAY,
    award: AwardRules | None = AWARD,
    people: RegistrationRules | None = PEOPLE,
    schedule: Schedule = Schedule(),  # noqa: B008 - frozen
    approval: Approval = Approval(),  # noqa: B008 - frozen
) -> Event:
    basics = Basics("みどり野市×DX展", "みどり野市", day)
    return Event(basics, schedule, people, award, approval=approval)


def due(planned: tuple[Task, ...], beginning: str) -> date:
    (found,) = (each for each in planned if each.what.startswith(beginning))
    return found.due


def test_it_covers_every_phase_of_the_menu_in_about_forty_tasks() -> None:
    planned = plan(event())
    assert {each.phase for each in planned} == PHASES
    assert 40 <= len(planned) <= 48
    assert len({each.what for each in planned}) == len(planned)


def test_tasks_stand_in_the_order_of_their_days() -> None:
    days = [each.due for each in plan(event())]
    assert days == sorted(days)


def test_without_days_in_the_settings_it_counts_from_the_event() -> None:
    planned = plan(event())
    assert due(planned, "取組の応募を始め") == date(2027, 10, 1)  # 84 days before
    assert due(planned, "取組の応募を締め切る") == date(2027, 11, 5)
    assert due(planned, "実施報告を出す") == date(2028, 1, 21)  # 30 days later is a Sunday


def test_days_in_the_settings_are_what_tasks_hang_on() -> None:
    planned = plan(
        event(
            schedule=Schedule(
                entries_open=date(2027, 9, 1),
                entries_close=date(2027, 10, 15),
                registration_closes=date(2027, 12, 20),
                judging=datetime(2027, 12, 23, 13, tzinfo=TOKYO),
                report_by=date(2028, 2, 29),
            ),
            approval=Approval(
                decided=datetime(2027, 11, 10, 15, tzinfo=TOKYO), decide_by=date(2027, 12, 10)
            ),
        )
    )
    assert due(planned, "取組の応募を始め") == date(2027, 9, 1)
    assert due(planned, "エントリーシートと募集の案内") == date(2027, 8, 25)
    assert due(planned, "取組の応募を締め切る") == date(2027, 10, 15)
    assert due(planned, "申込を締め切る") == date(2027, 12, 20)
    assert due(planned, "審査会を開き") == date(2027, 12, 23)
    assert due(planned, "投票と選考のルール") == date(2027, 11, 10)
    assert due(planned, "同点などを判定し") == date(2027, 12, 10)
    assert due(planned, "実施報告を出す") == date(2028, 2, 29)


def test_the_vote_is_where_the_settings_put_it() -> None:
    planned = plan(event())
    assert due(planned, "投票を始め") == date(2027, 11, 29)
    assert due(planned, "投票フォームを作り") == date(2027, 11, 24)
    assert due(planned, "投票を締め切り") == date(2027, 12, 3)
    assert due(planned, "点検し") == date(2027, 12, 6)


def test_an_event_on_a_sunday_stays_on_it_and_what_comes_before_does_not() -> None:
    sunday = date(2027, 11, 21)
    planned = plan(event(sunday))
    assert due(planned, "開催する") == sunday
    assert due(planned, "審査会を開き") == sunday
    assert due(planned, "設営する") == date(2027, 11, 19)


def test_nothing_is_due_at_the_turn_of_the_year() -> None:
    planned = plan(event(date(2028, 1, 7)))
    assert due(planned, "受付簿を用意し") == date(2028, 1, 4)
    assert due(planned, "申込を締め切る") == date(2027, 12, 28)


@given(st.dates(date(2021, 1, 1), date(2090, 1, 1)))
def test_only_what_is_fixed_falls_on_a_closed_day(day: date) -> None:
    award = with_vote(
        opens=datetime(day.year, day.month, day.day, 9, tzinfo=TOKYO) - timedelta(days=25),
        closes=datetime(day.year, day.month, day.day, 9, tzinfo=TOKYO) - timedelta(days=21),
    )
    planned = plan(event(day, replace(award, judges=Source("a.xlsx"))))
    closed = {each.what for each in planned if not is_working_day(each.due)}
    assert closed <= FIXED


@pytest.mark.parametrize(
    ("shown", "phases"),
    [
        (event(award=None), PHASES - {"応募", "投票", "選考", "審査"}),
        (event(award=RULES), PHASES - {"審査"}),
        (event(people=None), PHASES - {"申込"}),
    ],
    ids=["no award", "no judges", "no registration"],
)
def test_what_the_event_does_not_have_is_not_planned(shown: Event, phases: set[str]) -> None:
    assert {each.phase for each in plan(shown)} == phases


def test_a_judging_is_prepared_rehearsed_and_printed_before_its_day() -> None:
    hall = Source("事務局限り/会場投票の番号.xlsx")
    judged = replace(AWARD, judging=JudgingRules(hall_tokens=hall))
    on = datetime(2027, 12, 23, 13, tzinfo=TOKYO)  # a Thursday
    planned = plan(event(award=judged, schedule=Schedule(judging=on)))
    days = [(each.due, each.menu) for each in planned if each.phase == "審査"]
    assert days == [
        (date(2027, 12, 9), "71"),
        (date(2027, 12, 16), "71"),
        (date(2027, 12, 20), "70"),
        (date(2027, 12, 20), "78"),
        (date(2027, 12, 21), "72"),
        (date(2027, 12, 22), "70"),
        (date(2027, 12, 23), "71"),
        (date(2027, 12, 23), "72"),
    ]
    assert due(planned, "審査のルールと賞") < due(planned, "投票と選考のルール")


def test_without_numbers_in_the_hall_nobody_prints_them() -> None:
    planned = plan(event(award=replace(AWARD, judging=JudgingRules())))
    assert [each.what for each in planned if "会場投票" in each.what] == []


def test_without_a_reception_sheet_nobody_prepares_one() -> None:
    planned = plan(event(people=replace(PEOPLE, reception=None)))
    assert [each.what for each in planned if "受付簿" in each.what and each.menu] == []


def test_the_workbook_shows_days_to_sort_and_to_tick_off(tmp_path: Path) -> None:
    (tmp_path / "日程表.xlsx").write_bytes(plan_bytes(event()))
    sheet = load_workbook(tmp_path / "日程表.xlsx")["日程表"]
    assert sheet["A1"].value == "みどり野市×DX展　日程表"
    assert [cell.value for cell in sheet[4]] == [
        "時期", "すること", "担当", "期限", "開催日まで", "メニュー", "済", "備考",
    ]  # fmt: skip
    first = [cell.value for cell in sheet[5]]
    assert first[3:5] == [datetime(2027, 7, 27), 150]  # noqa: DTZ001 - cells have none
    assert sheet["D5"].number_format == "[$-411]yyyy/mm/dd(aaa)"
    assert sheet["E5"].number_format == '0"日前";0"日後";"当日"'
    assert sheet.auto_filter.ref == f"A4:H{sheet.max_row}"
    (ticks,) = sheet.data_validations.dataValidation
    assert (ticks.formula1, str(ticks.sqref).startswith("G5:G")) == ('"○"', True)
    assert [rule.formula for cells in sheet.conditional_formatting for rule in cells.rules] == [
        ['$G5<>""'],
        ['AND($D5<>"",$D5<TODAY())'],
        ['AND($D5<>"",$D5<=TODAY()+7)'],
    ]
    assert (sheet.page_setup.orientation, sheet.print_title_rows) == ("landscape", "$4:$4")


def test_the_same_event_makes_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        (tmp_path / name).write_bytes(plan_bytes(event()))
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
