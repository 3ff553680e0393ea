"""The host's sections: one under all its names, the list read in any order."""

from __future__ import annotations

from datetime import date
from random import Random

import pytest

from automations.people.sections import Section
from automations.registration.attendance import attendance
from automations.registration.schemas import section_schema
from automations.registration.section_list import SectionList, section_list
from automations.tables.sheet import sheet_of_rows
from automations.tables.typed import read_table
from tests.registration.lists import RULES, TOKYO, Row, received

DAY = date(2024, 12, 24)
HEADINGS = ["所属", "部", "別名", "有効開始", "有効終了", "後継"]
ROWS = [
    ["情報課", "総務部", "", "", "2024/3/31", "DX推進課"],
    ["DX推進課", "企画部", "デジタル、DX", "2024/4/1", "", ""],
    ["庶務係", "総務部", "", "", "", ""],
    ["庶務係", "土木部", "", "", "", ""],
    ["合計", "", "", "", "", ""],
]


def listed(*rows: list[str]) -> SectionList:
    sheet = sheet_of_rows("所属一覧.xlsx", "所属", [HEADINGS, *rows])
    return section_list(read_table(sheet, section_schema(), TOKYO), DAY)


def sections(people: dict[str, int], found: SectionList) -> tuple[tuple[object, ...], ...]:
    rows: list[Row] = [
        {"氏名": f"{place}の{each}", "所属": section, "区分": "庁内", "当日参加": "○"}
        for place, (section, number) in enumerate(people.items())
        for each in range(number)
    ]
    came = attendance(None, received(*rows), RULES, None, sections=found)
    return came.report.tables["attendance_by_section"].rows


def test_the_list_is_read_with_its_days_and_other_names() -> None:
    assert listed(*ROWS).listed[:2] == (
        Section("DX推進課", "企画部", ("デジタル", "DX"), date(2024, 4, 1), None, ""),
        Section("庶務係", "土木部"),
    )


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_the_list_changes_nothing(seed: int) -> None:
    mixed = Random(seed).sample(ROWS, len(ROWS))  # noqa: S311 - rows to test with
    assert listed(*mixed) == listed(*ROWS)


def test_old_names_other_names_and_departments_are_one_section() -> None:
    people = {"総務部情報課": 2, "デジタル": 3, "企画部 DX推進課": 1, "DX推進課（兼務 庶務係）": 1}
    assert sections(people, listed(*ROWS)) == (("DX推進課", 7), ("庁内来場者計", 7))


def test_two_sections_of_one_name_stay_apart() -> None:
    people = {"総務部庶務係": 5, "土木部 庶務係": 6, "庶務係": 7}
    assert sections(people, listed(*ROWS)) == (
        ("土木部庶務係", 6),
        ("庶務係", 7),
        ("総務部庶務係", 5),
        ("庁内来場者計", 18),
    )


def test_without_a_list_a_section_is_what_was_typed() -> None:
    people = {"総務部　情報課": 5, "総務部・情報課": 1, "情報課": 6}
    assert sections(people, SectionList()) == (
        ("情報課", 6),
        ("総務部　情報課", 6),
        ("庁内来場者計", 12),
    )
