"""Our marks: which there are, what the next write guards, and their numbers."""

from __future__ import annotations

from automations.books.google.marking import (
    COLUMN,
    FIRST_RUN,
    HEADING,
    LAST,
    RUN,
    SHEET,
    SIDE,
    Guard,
    RunMark,
    free_number,
    guards_of,
    marks_of,
    missing,
    next_run,
    outlived,
    own_tab,
)
from automations.books.google.snapshot import Kind, Mark, OnlineCell, OnlineTab, Spreadsheet
from automations.books.google.wanted import OnlineColumn

CELLS = {(1, column): OnlineCell(Kind.TEXT, "見出し") for column in (1, 2, 4)}
TAB = OnlineTab(7, "申込", 20, 5, CELLS)
OURS = OnlineColumn(7, 2, 1, "確認結果", frozenset({2, 3}), {})


def book(*marks: Mark) -> Spreadsheet:
    return Spreadsheet("k", "催し", (TAB, OnlineTab(8, "集計", 5, 2)), marks)


def test_every_used_column_is_guarded_and_ours_by_its_own_mark() -> None:
    guards = guards_of(book(), TAB, OURS)
    assert [(each.mark.key, each.mark.row, each.mark.column) for each in guards] == [
        (COLUMN, 0, 2),
        (HEADING, 1, 0),
        (LAST, 3, 0),
        (SIDE, 0, 1),
        (SIDE, 0, 4),
    ]
    assert len({each.mark.number for each in guards}) == 5
    assert all(0 < each.mark.number < FIRST_RUN for each in guards)
    assert missing(guards)


def test_marks_keep_their_numbers_and_the_last_row_may_be_another() -> None:
    marks = [each.mark for each in guards_of(book(), TAB, OURS)]
    grown = OnlineColumn(7, 2, 1, "確認結果", frozenset({2, 3, 4}), {})
    guards = guards_of(book(*marks), TAB, grown)
    assert [each.mark.number for each in guards] == [each.number for each in marks]
    assert [each.mark.key for each in guards if not each.stands] == [LAST]
    assert not missing(guards)


def test_a_mark_of_ours_elsewhere_is_to_be_moved_first() -> None:
    marks = [each.mark for each in guards_of(book(), TAB, OURS)]
    elsewhere = OnlineColumn(7, 4, 1, "確認結果", frozenset({2, 3}), {})
    assert missing(guards_of(book(*marks), TAB, elsewhere))


def test_without_rows_of_data_there_is_no_last_one() -> None:
    none = OnlineColumn(7, 2, 1, "確認結果", frozenset(), {})
    assert LAST not in {each.mark.key for each in guards_of(book(), TAB, none)}


def test_the_same_thing_has_the_same_number_unless_it_is_taken() -> None:
    first = free_number("申込", ())
    assert free_number("申込", ()) == first
    assert free_number("申込", {first}) == first % (FIRST_RUN - 1) + 1


def test_marks_are_told_by_tab_and_kind() -> None:
    bound = Mark(3, COLUMN, "", 7, column=2)
    beside = Mark(4, SIDE, "", 7, column=4)
    twice = Mark(9, COLUMN, "", 7, column=5)
    other = Mark(5, COLUMN, "", 8, column=1)
    told = marks_of(book(twice, bound, beside, other), 7)
    assert (told.column, told.heading, told.sides) == (bound, None, {4: beside})
    assert told.where == {3: 2, 4: 4, 9: 5}


def test_our_tab_is_known_by_its_mark() -> None:
    assert own_tab(book()) is None
    assert own_tab(book(Mark(1, SHEET, "", 99))) is None
    ours = own_tab(book(Mark(1, SHEET, "", 8)))
    assert ours is not None
    assert ours.title == "集計"


def test_generations_count_from_one_past_what_others_took() -> None:
    assert next_run(book(), "r", "d") == RunMark(1, "r", "d")
    earlier = RunMark(4, "r", "d").mark
    assert earlier == Mark(FIRST_RUN + 4, RUN, '{"generation":4,"result":"d","run":"r"}')
    foreign = Mark(FIRST_RUN + 5, "others", "")
    assert next_run(book(earlier, foreign), "r", "d").generation == 6


def test_with_the_next_run_fifty_are_left() -> None:
    runs = [RunMark(each, "r", "d").mark for each in range(1, 52)]
    assert outlived(book(*runs)) == runs[:2]
    assert outlived(book(*runs[:49])) == []


def test_a_guard_stands_where_it_was() -> None:
    mark = Mark(3, COLUMN, "", 7, column=2)
    assert Guard(mark, mark).stands
    assert not Guard(mark, None).stands
