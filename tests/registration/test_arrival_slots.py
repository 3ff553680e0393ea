"""When visitors came, who named a time, and from which section they were."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from random import Random

import pytest

from automations.registration.attendance import attendance
from automations.registration.register import roster
from tests.registration.lists import (
    CAME,
    EXHIBITOR,
    RULES,
    SATO,
    TAKAHASHI,
    Row,
    counted,
    received,
    registered,
)

WALK_IN: Row = {"団体名": "みどり野区", "区分": "庁内", "当日参加": "○"}


def test_visitors_are_counted_by_the_slot_of_their_first_reception() -> None:
    again = SATO | {"受付": "14:10"}
    found = counted(again, SATO | {"受付": "10:05"}, TAKAHASHI | {"受付": "令和6年12月24日 11:30"})
    assert found.report.tables["arrival_slots"].rows == (
        ("10:00〜10:30", 1, 1, 0),
        ("10:30〜11:00", 0, 0, 0),
        ("11:00〜11:30", 0, 0, 0),
        ("11:30〜12:00", 1, 0, 1),
        ("時刻なし", 0, 0, 0),
        ("計", 2, 1, 1),
    )


def test_a_mark_has_no_time_and_exhibitors_are_no_visitors() -> None:
    found = counted(SATO | {"受付": "○"}, EXHIBITOR | CAME)
    assert found.report.tables["arrival_slots"].rows == (("時刻なし", 1, 1, 0), ("計", 1, 1, 0))


def test_slots_are_as_wide_as_the_settings_say() -> None:
    rules = replace(RULES, slot_minutes=60)
    found = attendance(None, received(SATO | {"受付": "10:59"}), rules, None)
    assert found.report.tables["arrival_slots"].rows[0] == ("10:00〜11:00", 1, 1, 0)


def test_who_named_a_slot_stands_beside_who_came() -> None:
    people = [
        SATO | {"来場予定の時間帯": "午前"},
        TAKAHASHI | {"来場予定の時間帯": " 午前"},
        EXHIBITOR | {"区分": "庁外"},
    ]
    register = roster([registered(*people)], RULES)
    sheet = received(SATO | CAME, TAKAHASHI | {"受付": "取消"})
    table = attendance(register, sheet, RULES, None).report.tables["expected_slots"]
    assert table.rows == (
        ("午前", 2, 1, 0, 1, Fraction(1)),
        ("（記入なし）", 1, 0, 1, 0, Fraction(0)),
        ("計", 3, 1, 1, 1, Fraction(1, 2)),
    )


def test_where_nobody_named_a_slot_there_is_no_table() -> None:
    assert "expected_slots" not in counted(SATO | CAME).report.tables


def staff(section: str, number: int) -> list[Row]:
    return [WALK_IN | {"氏名": f"{section}{each}", "所属": section} for each in range(number)]


def sections(*rows: Row) -> tuple[tuple[object, ...], ...]:
    found = attendance(None, received(*rows), RULES, None)
    return found.report.tables["attendance_by_section"].rows


@pytest.mark.parametrize("seed", range(3))
def test_a_small_section_is_hidden_and_another_with_it(seed: int) -> None:
    rows = [*staff("税務課", 9), *staff("広報課", 12), *staff("監査課", 2), *staff("", 6)]
    assert sections(*Random(seed).sample(rows, len(rows))) == (  # noqa: S311 - rows to test with
        ("広報課", "非表示"),
        ("監査課", "5人未満"),
        ("税務課", 9),
        ("（所属の記入なし）", 6),
        ("庁内来場者計", 29),
    )


def test_where_hiding_is_not_enough_only_the_sum_is_shown() -> None:
    assert sections(*staff("税務課", 2), *staff("監査課", 1)) == (("庁内来場者計", 3),)


def test_who_wrote_no_section_is_where_the_register_has_them() -> None:
    people = [each | {"氏名": f"{number}太郎", "職員番号": str(number)}
              for number, each in enumerate([SATO] * 6, 1)]  # fmt: skip
    came = [each | CAME | {"所属": ""} for each in people]
    found = counted(*came, people=tuple(people))
    assert found.report.tables["attendance_by_section"].rows[0] == ("財政課", 6)
