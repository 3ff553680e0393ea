"""The reception sheet, counted again from the file alone, gives the true attendance."""

from __future__ import annotations

from pathlib import Path

from openpyxl import load_workbook

from automations.rehearsal import Truth
from automations.rehearsal.event import Rehearsal
from automations.rehearsal.reception import Found
from automations.rehearsal.spelling import folded, folded_body

HEADINGS = ("番号", "氏名", "フリガナ", "団体名", "所属", "区分", "職員番号", "メールアドレス",
            "受付", "当日参加", "備考", "確認結果")  # fmt: skip
Row = dict[str, str]


def rows_of(folder: Path) -> list[Row]:
    sheet = load_workbook(folder / "共有/受付簿.xlsx")["受付簿"]
    _, _, _, heading, *rows = sheet.iter_rows(values_only=True)
    assert heading == HEADINGS
    texts = [["" if cell is None else str(cell) for cell in row] for row in rows]
    return [dict(zip(HEADINGS, row, strict=True)) for row in texts]


def person_of(row: Row) -> tuple[str, ...]:
    if row["職員番号"]:
        return (row["職員番号"],)
    return (folded(row["氏名"]), folded_body(row["団体名"]), folded(row["所属"]))


def present(rows: list[Row], *kinds: str) -> set[tuple[str, ...]]:
    return {
        person_of(row) for row in rows if (row["受付"] or row["当日参加"]) and row["区分"] in kinds
    }


def test_the_sheet_gives_the_true_attendance(folder: Path, truth: Truth) -> None:
    rows = rows_of(folder)
    assert len(rows) == truth.attendance.reception_rows
    assert len(present(rows, "庁内")) == truth.attendance.host_staff == 548
    assert len(present(rows, "庁外")) == truth.attendance.external == 203
    assert len(present(rows, "出展者")) == truth.attendance.exhibitors
    assert len(present(rows, "登壇者")) == truth.attendance.speakers


def test_bodies_are_written_in_many_ways_and_fold_to_43(folder: Path) -> None:
    visited = [
        row["団体名"]
        for row in rows_of(folder)
        if row["区分"] == "庁外" and (row["受付"] or row["当日参加"])
    ]
    assert len(set(visited)) > 60
    assert len({folded_body(each) for each in visited}) == 43


def test_everything_that_happens_at_a_door_happens(truth: Truth) -> None:
    assert set(truth.attendance.reception_oddities) == {found.value for found in Found}


def test_some_who_were_added_at_the_door_had_registered(rehearsal: Rehearsal) -> None:
    registered = {each.person for each in rehearsal.answers}
    added = [row for row in rehearsal.reception if row.walk_in]
    known = [row for row in added if row.found in {Found.WALK_IN_REGISTERED, Found.BY_EAR}]
    assert {row.person in registered for row in known} == {True}
    others = {row.person for row in added} - {row.person for row in known}
    assert others.isdisjoint(registered)


def test_one_person_at_two_gates_has_two_marked_rows(rehearsal: Rehearsal) -> None:
    twice = [row.person for row in rehearsal.reception if row.found is Found.SECOND_GATE]
    marked = [row.person for row in rehearsal.reception if row.received]
    assert [marked.count(person) for person in twice] == [2, 2, 2]


def test_marks_are_times_or_circles(folder: Path) -> None:
    marks = {row["受付"] for row in rows_of(folder)} - {""}
    assert "○" in marks
    assert all(":" in folded(mark) for mark in marks - {"○"})


def test_hidden_rows_change_nothing(folder: Path) -> None:
    sheet = load_workbook(folder / "共有/受付簿.xlsx")["受付簿"]
    hidden = [number for number, row in sheet.row_dimensions.items() if row.hidden]
    assert len(hidden) == 5
    assert {sheet.cell(number, column).value for number in hidden for column in (9, 10)} == {None}


def test_staff_numbers_are_numbers_shown_with_leading_zeros(folder: Path) -> None:
    sheet = load_workbook(folder / "共有/受付簿.xlsx")["受付簿"]
    cells = [sheet.cell(row, 7) for row in range(5, 20)]
    assert {(type(cell.value), cell.number_format) for cell in cells} == {(int, "00000")}
