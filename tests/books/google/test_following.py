"""Rows are known by what people keep in them."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from automations.books.google.following import Followed, Whereabouts, follow
from automations.books.google.snapshot import Kind, OnlineCell, OnlineTab
from automations.books.google.wanted import OnlineColumn

COLUMN = OnlineColumn(0, 3, 1, "確認結果", frozenset({2, 3, 4}), {})
Cells = dict[tuple[int, int], OnlineCell]


def tab(*rows: str, cells: Cells | None = None) -> OnlineTab:
    """Return a tab: a heading, and rows as words with a comma between cells."""
    said = {
        (row, column): OnlineCell(Kind.TEXT, word)
        for row, words in enumerate(("番号,氏名,確認結果", *rows), 1)
        for column, word in enumerate(words.split(","), 1)
        if word
    }
    return OnlineTab(0, "申込", 20, 5, said | (cells or {}))


def followed(before: OnlineTab, now: OnlineTab) -> Followed:
    found = follow(before, now, COLUMN)
    assert found.rows[1] == 1
    return replace(found, rows={row: at for row, at in found.rows.items() if row > 1})


def told(found: Followed) -> tuple[dict[int, int], bool, set[int], set[int]]:
    return dict(found.rows), found.moved, set(found.changed), set(found.new)


def test_rows_that_stay() -> None:
    page = tab("1,山", "2,川")
    assert told(followed(page, page)) == ({2: 2, 3: 3}, False, set(), set())
    assert not followed(page, page).disturbed


def test_our_own_column_makes_no_other_row() -> None:
    assert followed(tab("1,山,甲", "2,川"), tab("1,山", "2,川,乙")).rows == {2: 2, 3: 3}


def test_sorted_rows() -> None:
    found = followed(tab("2,川", "1,山"), tab("1,山", "2,川"))
    assert told(found) == ({2: 3, 3: 2}, True, set(), set())


def test_an_inserted_row_is_new_and_moves_those_below() -> None:
    found = followed(tab("1,山", "2,川"), tab("1,山", "9,新", "2,川"))
    assert told(found) == ({2: 2, 3: 4}, True, set(), {3})


def test_a_row_typed_into_is_changed_and_new() -> None:
    found = followed(tab("1,山", "2,川"), tab("1,山", "2,河"))
    assert told(found) == ({2: 2}, False, {3}, {3})
    assert found.disturbed


def test_a_row_that_came_below_disturbs_nothing() -> None:
    found = followed(tab("1,山"), tab("1,山", "2,川"))
    assert told(found) == ({2: 2}, False, set(), {3})
    assert not found.disturbed


def test_rows_that_are_alike_stay_in_their_order() -> None:
    found = followed(tab("1,山", "2,川", "1,山"), tab("2,川", "1,山", "1,山"))
    assert found.rows == {2: 3, 3: 2, 4: 4}


def test_a_row_above_another_deleted_and_one_inserted() -> None:
    found = followed(tab("1,山", "2,川", "3,海"), tab("1,山", "3,海", "9,新"))
    assert told(found) == ({2: 2, 4: 3}, True, {3}, {4})


def formula(said: str) -> OnlineCell:
    return OnlineCell(Kind.NUMBER, said, formula=True)


def test_a_formula_that_says_another_thing_makes_no_other_row() -> None:
    before = tab("1,山", "2,川", cells={(2, 4): formula("45650.1"), (3, 4): formula("45650.1")})
    now = tab("2,川", "1,山", cells={(2, 4): formula("45650.2"), (3, 4): formula("45650.2")})
    assert followed(before, now).rows == {2: 3, 3: 2}


def test_rows_alike_but_for_what_they_calculate_are_not_told_apart_where_they_moved() -> None:
    before = tab("9,空", "1,山", "1,山", cells={(3, 4): formula("1"), (4, 4): formula("2")})
    now = tab("1,山", "9,空", "1,山", cells={(2, 4): formula("5"), (4, 4): formula("6")})
    found = followed(before, now)
    assert told(found) == ({2: 3, 4: 4}, True, {3}, {2})


def test_another_format_makes_no_other_row_but_striking_out_does() -> None:
    number, shown = OnlineCell(Kind.NUMBER, "7"), OnlineCell(Kind.NUMBER, "7", pattern="000")
    struck = OnlineCell(Kind.NUMBER, "7", struck=True)
    page = tab("1,山", cells={(2, 4): number})
    assert followed(page, tab("1,山", cells={(2, 4): shown})).rows == {2: 2}
    assert followed(page, tab("1,山", cells={(2, 4): struck})).changed == {2}


def test_columns_that_were_inserted_moved_or_deleted_are_seen_through() -> None:
    before = tab("1,山,,甲,子", "2,川,,乙,丑")
    cells = {
        (row, column): OnlineCell(Kind.TEXT, word)
        for row, words in enumerate((",番号,,,氏名", ",2,,丑,川", ",1,,子,山"), 1)
        for column, word in enumerate(words.split(","), 1)
        if word
    }
    now = OnlineTab(0, "申込", 20, 6, cells)
    there = Whereabouts(3, 1, {2: 1, 5: 2, 4: 5}, frozenset({4}))
    assert follow(before, now, COLUMN, there).rows == {1: 1, 2: 3, 3: 2}


@given(st.permutations(range(6)))
def test_every_sorted_row_is_found(order: list[int]) -> None:
    rows = [f"{number},人{number}" for number in range(6)]
    found = followed(tab(*rows), tab(*(rows[each] for each in order)))
    assert found.rows == {each + 2: at for at, each in enumerate(order, 2)} | {}
    assert not found.changed | found.new


@given(
    st.lists(st.sampled_from("山川海"), max_size=6), st.lists(st.sampled_from("山川海"), max_size=6)
)
def test_every_row_is_followed_or_told(before: list[str], now: list[str]) -> None:
    found = followed(tab(*before), tab(*now))
    assert set(found.rows) | found.changed == set(range(2, len(before) + 2))
    assert {*found.rows.values(), *found.new} == set(range(2, len(now) + 2))
    assert all(before[row - 2] == now[at - 2] for row, at in found.rows.items())
