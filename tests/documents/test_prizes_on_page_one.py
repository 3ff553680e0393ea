"""Titles of prizes are shortened only as far as page 1 asks for; a chart has what room is left."""

from __future__ import annotations

import pytest

from automations.documents.prizes_on_page_one import fitted, leave_room
from automations.tables.report import Column, Table

COLUMNS = tuple(map(Column, ("賞", "取組名", "部門", "所属", "理由")))


def prizes(count: int, letters: int) -> Table:
    row = ("優秀賞", "長" * letters, "業務改善", "情報政策課", "得点の上位")
    return Table("prizes", "賞", COLUMNS, (row,) * count)


def test_what_has_room_stays_as_it_is() -> None:
    assert fitted(prizes(5, 60)) == prizes(5, 60)


def test_long_titles_of_many_prizes_are_shortened_to_the_lines_there_are() -> None:
    assert {row[1] for row in fitted(prizes(12, 60)).rows} == {"長" * 33 + "…"}
    assert {row[1] for row in fitted(prizes(40, 60)).rows} == {"長" * 16 + "…"}


@pytest.mark.parametrize(("count", "letters", "room"), [(5, 30, True), (10, 60, False)])
def test_a_chart_stands_above_the_prizes_only_where_both_have_room(
    count: int, letters: int, *, room: bool
) -> None:
    assert leave_room(prizes(count, letters)) is room
