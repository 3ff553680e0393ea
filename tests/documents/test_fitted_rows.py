"""What stands on page 1 never takes more room than there is, and is never cut without need."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from automations.documents.fitted_rows import EDGES, LINE, Rows, fitted
from automations.tables.report import Column, Table

ROW = LINE + EDGES


def rows(*texts: str, letters: int = 10) -> Rows:
    table = Table("x", "x", (Column("文"),), tuple((each,) for each in texts))
    return Rows(table, {"文": letters})


def height(table: Table) -> int:
    return sum(Rows(table, {"文": 10}).heights(99))


def test_what_has_room_stays_as_it_is() -> None:
    main, other = rows("短い", "長" * 30), rows("長" * 40)
    found = fitted(main, [other], 20 * ROW)
    assert (found.main, found.others, found.left_out) == (main.table, (other.table,), 0)


def test_what_is_said_beside_the_rows_is_shortened_before_them() -> None:
    main, other = rows(*["長" * 20] * 4), rows("長" * 40)
    found = fitted(main, [other], 4 * (2 * LINE + EDGES) + ROW)
    assert found.main == main.table
    assert found.others[0].rows == (("長" * 9 + "…",),)


def test_rows_that_have_no_room_are_left_out_and_counted() -> None:
    found = fitted(rows(*["短い"] * 60), [rows("一行")], 21 * ROW)
    assert (len(found.main.rows), found.left_out) == (19, 41)


def test_what_must_stand_whole_keeps_its_lines() -> None:
    table = rows("長" * 20).table
    kept = Rows(table, {"文": 10}, least=2)
    assert fitted(rows(*["短い"] * 5), [kept], 6 * ROW).others == (table,)


def test_what_adds_up_keeps_more_lines_than_the_others() -> None:
    table = Table(
        "x", "x", (Column("項目"), Column("文")), (("投票", "長" * 20), ("次", "長" * 20))
    )
    others = [Rows(table, {"文": 10}, kept={"投票": 2})]
    (found,) = fitted(rows(*["短い"] * 9), others, 9 * ROW + 3 * LINE + 2 * EDGES).others
    assert [row[1] for row in found.rows] == ["長" * 20, "長" * 9 + "…"]


@given(
    st.lists(st.integers(1, 90), min_size=1, max_size=70),
    st.lists(st.integers(1, 200), max_size=10),
)
def test_it_always_fits(main: list[int], other: list[int]) -> None:
    room = 24 * ROW
    found = fitted(rows(*("長" * n for n in main)), [rows(*("長" * n for n in other))], room)
    assert height(found.main) + sum(map(height, found.others)) <= room
    assert found.left_out == len(main) - len(found.main.rows)
