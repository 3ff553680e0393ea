"""What people moved while we wrote: a text stands beside its row or not at all."""

from __future__ import annotations

from dataclasses import replace

import pytest

from automations.books.google.marking import marks_of
from automations.books.google.writing import Ending, write_guarded
from tests.books.google.fake_sheets import Edit, FakeSheets, Moment, Tab, text
from tests.books.google.guarded_writes import (
    ALL,
    FIRST,
    HEADING_ROW,
    LAST,
    OURS,
    beside,
    column,
    fake,
    marked,
    run,
    wanted,
)
from tests.books.google.peoples_edits import (
    delete_column,
    delete_row,
    insert_column,
    insert_row,
    sort,
    type_in,
)


class TestRowsThatMove:
    @pytest.mark.parametrize("columns", [2, 5])
    @pytest.mark.parametrize("strict", [False, True])
    def test_sorted_rows_are_followed(self, columns: int, *, strict: bool) -> None:
        sheets = marked()
        sheets.strict = strict
        # Sorting with our column or without it: the remarks of column D stay with the latter.
        sheets.tab(0).rows = [[*row[:3], None, None] for row in sheets.tab(0).rows]
        written = run(sheets, Moment(before=(sort(FIRST, LAST, columns),)))
        assert (written.ending, written.words) == (Ending.FOLLOWED, {"sheet": "申込"})
        assert (beside(sheets), sheets.writes) == (ALL, 2)

    def test_sorted_at_first_contact(self) -> None:
        sheets = fake()
        assert run(sheets, Moment(before=(sort(FIRST, LAST, 5),))).ending is Ending.FOLLOWED
        assert beside(sheets) == ALL

    def test_texts_that_stood_there_before_are_followed_too(self) -> None:
        sheets = fake()
        run(sheets)
        told = wanted(column({4: "新しい"}), run="r2")
        sheets.tab(0).rows = [[*row[:3], None, None] for row in sheets.tab(0).rows]
        sheets.plan = [Moment(before=(sort(FIRST, LAST, 2, by=2, falling=True),))]
        assert write_guarded(sheets, sheets.snapshot(), told).ending is Ending.FOLLOWED
        assert beside(sheets) == ALL | {"山": "新しい"}

    def test_a_text_that_names_a_row_is_blank_when_rows_moved(self) -> None:
        sheets = marked()
        texts = {3: "よい", 4: "3行目と同じ方です", 5: "よい", 6: "よい"}
        sheets.plan = [Moment(before=(sort(FIRST, LAST, 5),))]
        write_guarded(sheets, sheets.snapshot(), wanted(column(texts)))
        assert beside(sheets) == {"山": "", "海": "よい", "川": "よい", "空": "よい", "4名": ""}

    def test_a_row_that_was_typed_into_is_blank(self) -> None:
        sheets = marked()
        written = run(sheets, Moment(before=(type_in(4, 4, "取消"),)))
        assert written.ending is Ending.FOLLOWED
        assert beside(sheets) == ALL | {"山": ""}

    def test_a_row_that_came_below_does_no_harm(self) -> None:
        sheets = marked()
        written = run(sheets, Moment(before=(type_in(9, 2, "新"),)))
        assert (written.ending, sheets.writes) == (Ending.WRITTEN, 1)
        assert beside(sheets) == ALL | {"新": ""}

    @pytest.mark.parametrize(
        "edit",
        [insert_row(4), delete_row(4), insert_row(2), delete_row(1)],
        ids=["inserted", "deleted", "above the heading", "the title"],
    )
    def test_inserted_or_deleted_rows_stop_the_write(self, edit: Edit) -> None:
        sheets = marked()
        before = [list(row) for row in sheets.tab(0).rows]
        written = run(sheets, Moment(before=(edit,)))
        assert (written.ending, written.words) == (Ending.MOVED, {"sheet": "申込"})
        edited = FakeSheets([Tab(0, "申込", before)])
        edit(edited)
        assert sheets.tab(0).rows == edited.tab(0).rows

    def test_a_row_deleted_and_another_inserted_is_seen_though_the_last_row_is_where_it_was(
        self,
    ) -> None:
        sheets = marked()
        written = run(sheets, Moment(before=(delete_row(4), insert_row(5, "9", "新"))))
        assert written.ending is Ending.FOLLOWED
        assert beside(sheets) == {
            "川": "川さん",
            "海": "海さん",
            "新": "",
            "空": "空さん",
            "4名": "",
        }

    def test_rows_that_never_rest_leave_the_column_blank(self) -> None:
        sheets = marked()
        moments = [
            Moment(before=(sort(FIRST, LAST, 5, by=1 + turn % 2, falling=turn % 2 == 0),))
            for turn in range(7)
        ]
        written = run(sheets, *moments)
        assert written.ending is Ending.RESTLESS
        assert beside(sheets) == dict.fromkeys(ALL, "")

    def test_what_people_typed_into_our_column_meanwhile_stays(self) -> None:
        sheets = marked()
        meanwhile = (sort(FIRST, LAST, 5), type_in(3, OURS, "電話した"), type_in(8, OURS, "済"))
        assert run(sheets, Moment(after=meanwhile, unheard=True)).ending is Ending.FOLLOWED
        assert beside(sheets) == ALL | {"山": "電話した", "4名": "済"}

    def test_what_people_moved_to_where_we_wrote_is_put_back(self) -> None:
        sheets = marked()
        type_in(8, OURS, "済")(sheets)
        written = run(sheets, Moment(before=(sort(FIRST, 8, 5, falling=True),)))
        assert written.ending is Ending.FOLLOWED
        assert beside(sheets) == ALL | {"4名": "済"}

    def test_a_heading_sorted_into_the_data_is_put_back_and_our_texts_are_gone(self) -> None:
        sheets = marked()
        written = run(sheets, Moment(before=(sort(1, LAST, 5),)))
        assert written.ending is Ending.MOVED
        assert [row[OURS - 1] for row in sheets.tab(0).rows if row[OURS - 1]] == [text("確認結果")]


class TestColumnsThatMove:
    @pytest.mark.parametrize("strict", [False, True])
    @pytest.mark.parametrize(
        "edits",
        [
            (insert_column(1),),
            (insert_column(3),),
            (delete_column(1),),
            (delete_column(OURS),),
            (delete_column(OURS), insert_column(1)),
            (delete_column(OURS), delete_column(1), insert_column(1), insert_column(1)),
        ],
        ids=[
            "before all",
            "before ours",
            "first",
            "ours",
            "ours and one more",
            "as many as before",
        ],
    )
    def test_nothing_is_written_into_another_column(
        self, edits: tuple[Edit, ...], *, strict: bool
    ) -> None:
        sheets = marked()
        sheets.strict = strict
        edited = FakeSheets([Tab(0, "申込", [list(row) for row in sheets.tab(0).rows])])
        for edit in edits:
            edit(edited)
        written = run(sheets, Moment(before=edits))
        assert written.ending is Ending.MOVED
        assert sheets.tab(0).rows == edited.tab(0).rows

    def test_our_column_deleted_where_no_other_came_up(self) -> None:
        sheets = marked()
        rows = [[*row[:3], None, None] for row in sheets.tab(0).rows]
        sheets.tab(0).rows = rows
        written = run(sheets, Moment(before=(delete_column(OURS),)))
        assert written.ending is Ending.MOVED
        assert sheets.tab(0).rows == [[*row[:2], None, None] for row in rows]
        assert marks_of(sheets.snapshot(), 0).column is None

    def test_a_heading_typed_over_takes_our_texts_away(self) -> None:
        sheets = marked()
        written = run(sheets, Moment(before=(type_in(HEADING_ROW, OURS, "メモ"),)))
        assert (written.ending, written.words) == (Ending.MOVED, {"sheet": "申込"})
        assert beside(sheets) == dict.fromkeys(ALL, "")
        assert marks_of(sheets.snapshot(), 0).column is not None

    def test_a_column_inserted_at_first_contact_is_left_alone(self) -> None:
        sheets = fake()
        written = run(sheets, Moment(before=(insert_column(1),)))
        assert written.ending is Ending.MOVED
        assert beside(sheets, 4, 3) == dict.fromkeys(ALL, "")
        assert marks_of(sheets.snapshot(), 0).column is None

    def test_the_mark_goes_where_the_heading_was_found(self) -> None:
        sheets = marked()
        for row in sheets.tab(0).rows:
            row[2], row[4] = None, row[2]
        told = wanted(replace(column(), column=5))
        assert write_guarded(sheets, sheets.snapshot(), told).ending is Ending.WRITTEN
        assert beside(sheets, 5) == ALL
        bound = marks_of(sheets.snapshot(), 0).column
        assert bound is not None
        assert bound.column == 5

    def test_a_grid_cut_smaller_stops_the_write(self) -> None:
        sheets = marked()

        def cut(there: FakeSheets) -> None:
            del there.tab(0).rows[4:]
            there.marks = [each for each in there.marks if each.row <= 4]

        assert run(sheets, Moment(before=(cut,))).ending is Ending.MOVED
        assert beside(sheets) == {"川": "前回", "山": "前回"}
