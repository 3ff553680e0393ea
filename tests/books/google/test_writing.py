"""The guarded write: whatever happens meanwhile, a text stands beside its row or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from automations.books.draft import Draft, DraftRow
from automations.books.google.marking import COLUMN, RUN, SHEET, marks_of, own_tab, runs_of
from automations.books.google.snapshot import Area, Spreadsheet
from automations.books.google.writing import (
    Ending,
    OnlineColumn,
    Refused,
    Wanted,
    Written,
    write_guarded,
)
from automations.books.looks import BODY, HEADING, Look
from automations.errors import ServiceUnavailable
from tests.books.google.fake_sheets import KEY, Edit, FakeSheets, Moment, Tab, text
from tests.books.google.peoples_edits import (
    add_tab,
    delete_column,
    delete_row,
    delete_tab,
    insert_column,
    insert_row,
    rename_tab,
    sort,
    type_in,
)

PEOPLE = [("3", "川"), ("1", "山"), ("2", "海"), ("4", "空")]
OURS = 3
HEADING_ROW, FIRST = 2, 3
LAST = FIRST + len(PEOPLE) - 1
DATA = frozenset(range(FIRST, LAST + 1))


def fake(*, strict: bool = False) -> FakeSheets:
    """Number, name, our column, remark; a title above, a total below after a blank row."""
    rows = [["申込一覧"], ["番号", "氏名", "確認結果", "備考"]]
    rows += [[number, name, "", f"{name}の備考"] for number, name in PEOPLE]
    rows += [[], ["計", "4名"], []]
    grid = [[text(each) if each else None for each in (row + [""] * 5)[:5]] for row in rows]
    return FakeSheets([Tab(0, "申込", list(grid))], strict=strict)


def column(texts: dict[int, str] | None = None) -> OnlineColumn:
    told = texts or {row: f"{name}さん" for row, (_, name) in enumerate(PEOPLE, FIRST)}
    return OnlineColumn(0, OURS, HEADING_ROW, "確認結果", DATA, told)


def wanted(
    *columns: OnlineColumn, own: Draft | None = None, run: str = "r1", result: str = "d1"
) -> Wanted:
    return Wanted(columns, own, run, result)


def draft(*lines: str) -> Draft:
    rows = [DraftRow(1, 20, ("場所", "件"), (Look(HEADING), Look(HEADING)))]
    rows += [
        DraftRow(at, 20, (line, at), (Look(BODY), Look(BODY))) for at, line in enumerate(lines, 3)
    ]
    return Draft("集計_要確認", (20.0, 5.0), rows, frozen=1)


def beside(sheets: FakeSheets, ours: int = OURS, name: int = 2) -> dict[str, str]:
    """Return what our column says beside each name."""
    page = sheets.tab(0)
    told = {}
    for row in page.rows[HEADING_ROW:]:
        who, said = row[name - 1], row[ours - 1]
        if who:
            told[who.value] = said.value if said else ""
    return told


ALL = {name: f"{name}さん" for _, name in PEOPLE} | {"4名": ""}


def marked() -> FakeSheets:
    """Return a spreadsheet that an earlier run wrote into."""
    sheets = fake()
    first = wanted(column(dict.fromkeys(DATA, "前回")), run="r0")
    assert write_guarded(sheets, sheets.snapshot(), first).ending is Ending.WRITTEN
    sheets.reads = sheets.writes = 0
    return sheets


def run(sheets: FakeSheets, *moments: Moment, own: Draft | None = None) -> Written:
    sheets.plan = list(moments)
    return write_guarded(sheets, sheets.snapshot(), wanted(column(), own=own))


class TestWriting:
    @pytest.mark.parametrize("strict", [False, True])
    def test_the_first_run_makes_the_marks_and_then_writes(self, *, strict: bool) -> None:
        sheets = fake(strict=strict)
        written = run(sheets)
        assert written == Written(Ending.WRITTEN, sheets.snapshot())
        assert (beside(sheets), sheets.reads, sheets.writes) == (ALL, 0, 2)
        assert [each.value for each in runs_of(written.now)] == [
            '{"generation":1,"result":"d1","run":"r1"}',
            '{"generation":2,"result":"d1","run":"r1"}',
        ]

    def test_every_later_run_is_one_request(self) -> None:
        sheets = marked()
        assert run(sheets).ending is Ending.WRITTEN
        assert (beside(sheets), sheets.reads, sheets.writes) == (ALL, 0, 1)

    def test_what_stands_there_is_not_written_again(self) -> None:
        sheets = fake()
        own = draft("申込「A5」")
        run(sheets, own=own)
        sheets.writes = 0
        assert run(sheets, own=own) == Written(Ending.WRITTEN, sheets.snapshot())
        assert (sheets.reads, sheets.writes) == (0, 0)

    def test_only_texts_are_written_never_formulas(self) -> None:
        sheets = fake()
        write_guarded(sheets, sheets.snapshot(), wanted(column({3: "=1+1", 4: "改\r\n行"})))
        assert beside(sheets) | {} == dict.fromkeys(ALL, "") | {"川": "=1+1", "山": "改\n行"}

    def test_the_last_fifty_runs_are_kept(self) -> None:
        sheets = fake()
        for number in range(60):
            told = wanted(column({3: f"回{number}"}), run=f"r{number}")
            write_guarded(sheets, sheets.snapshot(), told)
        kept = runs_of(sheets.snapshot())
        assert len(kept) == 50
        assert kept[-1].value == '{"generation":61,"result":"d1","run":"r59"}'

    def test_a_tab_that_is_gone_is_told_before_anything_is_asked(self) -> None:
        sheets = fake()
        told = wanted(replace(column(), tab=99))
        assert write_guarded(sheets, sheets.snapshot(), told).ending is Ending.MOVED
        assert sheets.writes == 0


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


class TestCutOff:
    @pytest.mark.parametrize("turn", [0, 1])
    def test_a_write_lost_on_the_way_is_sent_again(self, turn: int) -> None:
        sheets = fake()
        assert run(sheets, *[Moment()] * turn, Moment(lost=True)).ending is Ending.WRITTEN
        sheets.deliver()
        assert (beside(sheets), sheets.reads, sheets.writes) == (ALL, 1, 3)

    @pytest.mark.parametrize("turn", [0, 1])
    def test_a_write_whose_answer_was_lost_is_not_sent_again(self, turn: int) -> None:
        sheets = fake()
        assert run(sheets, *[Moment()] * turn, Moment(unheard=True)).ending is Ending.WRITTEN
        assert (beside(sheets), sheets.reads, sheets.writes) == (ALL, 1, 2)

    def test_people_who_go_on_before_we_look_are_followed(self) -> None:
        sheets = marked()
        after = (sort(FIRST, LAST, 2), insert_row(1), insert_column(1))
        sheets.tab(0).rows = [[*row[:3], None, None] for row in sheets.tab(0).rows]
        assert run(sheets, Moment(after=after, unheard=True)).ending is Ending.FOLLOWED
        page = sheets.tab(0).rows[3:]
        told = {row[2].value: row[3].value for row in page if row[2] and row[3]}
        assert told == {name: each for name, each in ALL.items() if each}

    def test_an_attempt_delivered_between_ours_counts_as_ours(self) -> None:
        sheets = marked()
        late = Moment(before=(FakeSheets.deliver,))
        assert run(sheets, Moment(lost=True), late).ending is Ending.WRITTEN
        assert beside(sheets) == ALL

    def test_never_known_is_said_and_the_next_run_puts_it_right(self) -> None:
        sheets = marked()
        assert run(sheets, *[Moment(lost=True)] * 3).ending is Ending.UNCERTAIN
        assert beside(sheets) == dict.fromkeys(ALL, "前回") | {"4名": ""}
        told = wanted(column(dict.fromkeys(DATA, "二回目")), run="r2")
        assert write_guarded(sheets, sheets.snapshot(), told).ending is Ending.WRITTEN
        sheets.deliver()
        assert beside(sheets) == dict.fromkeys(ALL, "二回目") | {"4名": ""}

    def test_an_earlier_runs_attempt_delivered_late_overtakes_this_one(self) -> None:
        sheets = marked()
        run(sheets, *[Moment(lost=True)] * 3)
        told = wanted(column(dict.fromkeys(DATA, "二回目")), run="r2")
        sheets.plan = [Moment(before=(FakeSheets.deliver,))]
        assert write_guarded(sheets, sheets.snapshot(), told).ending is Ending.OVERTAKEN
        assert beside(sheets) == ALL

    def test_no_service_at_all_after_a_cut_off_is_uncertain(self) -> None:
        class Gone(FakeSheets):
            def read(self, key: str) -> Spreadsheet:
                raise ServiceUnavailable(key)

        sheets = marked()
        gone = Gone(sheets.tabs, sheets.marks, plan=[Moment(lost=True)])
        written = write_guarded(gone, gone.snapshot(), wanted(column()))
        assert written == Written(Ending.UNCERTAIN, gone.snapshot(), {"sheet": "申込"})


class TestTwoRunners:
    def test_only_one_of_two_writes(self) -> None:
        sheets = marked()
        before = sheets.snapshot()
        other = wanted(column(dict.fromkeys(DATA, "別")), run="other")

        def other_runner(there: FakeSheets) -> None:
            assert write_guarded(there, before, other).ending is Ending.WRITTEN

        written = run(sheets, Moment(before=(other_runner,)))
        assert (written.ending, written.words) == (Ending.OVERTAKEN, {"sheet": "申込"})
        assert beside(sheets) == dict.fromkeys(ALL, "別") | {"4名": ""}

    def test_only_one_of_two_makes_the_marks(self) -> None:
        sheets = fake()
        before = sheets.snapshot()
        other = wanted(column(dict.fromkeys(DATA, "別")), run="other")

        def other_runner(there: FakeSheets) -> None:
            assert write_guarded(there, before, other).ending is Ending.WRITTEN

        assert run(sheets, Moment(before=(other_runner,))).ending is Ending.OVERTAKEN
        assert sum(each.key == COLUMN for each in sheets.marks) == 1
        assert beside(sheets) == dict.fromkeys(ALL, "別") | {"4名": ""}


class TestProtectedRanges:
    def test_a_known_protection_is_told_before_anything_is_asked(self) -> None:
        sheets = marked()
        sheets.tab(0).locked = (Area(1, 3, 100, 3),)
        written = run(sheets)
        assert (written.ending, written.words) == (Ending.LOCKED, {"sheet": "申込"})
        assert sheets.writes == 0

    def test_protection_elsewhere_does_no_harm(self) -> None:
        sheets = marked()
        sheets.tab(0).locked = (Area(1, 1, 100, 2), Area(1, 1, 2, 5))
        assert run(sheets).ending is Ending.WRITTEN

    def test_protected_meanwhile(self) -> None:
        sheets = marked()

        def protect(there: FakeSheets) -> None:
            there.tab(0).locked = (Area(1, 3, 100, 3),)

        written = run(sheets, Moment(before=(protect,)))
        assert (written.ending, written.words) == (Ending.LOCKED, {"sheet": "申込"})
        assert beside(sheets) == dict.fromkeys(ALL, "前回") | {"4名": ""}

    def test_our_tab_protected_names_our_tab(self) -> None:
        sheets = fake()
        run(sheets, own=draft("一"))
        sheets.tabs[1].locked = (Area(1, 1, 100, 100),)
        written = run(sheets, own=draft("二"))
        assert (written.ending, written.words) == (Ending.LOCKED, {"sheet": "集計_要確認"})


class TestOurTab:
    def test_it_is_made_with_its_mark_beside_what_people_keep(self) -> None:
        sheets = fake()
        assert run(sheets, own=draft("一", "二")).ending is Ending.WRITTEN
        tab = own_tab(sheets.snapshot())
        assert tab is not None
        assert (tab.title, tab.width) == ("集計_要確認", 2)
        assert {at: cell.value for at, cell in tab.cells.items()} == {
            (1, 1): "場所", (1, 2): "件", (3, 1): "一", (3, 2): "3", (4, 1): "二", (4, 2): "4",
        }  # fmt: skip

    def test_what_stood_there_is_gone_and_it_grows(self) -> None:
        sheets = fake()
        run(sheets, own=draft("一", "二"))
        type_in(20, 2, "書き足し", sheets.tabs[1].number)(sheets)
        run(sheets, own=draft(*map(str, range(40))))
        run(sheets, own=draft("三"))
        tab = own_tab(sheets.snapshot())
        assert tab is not None
        assert [cell.value for _, cell in sorted(tab.cells.items())] == ["場所", "件", "三", "3"]

    def test_renamed_by_people_it_is_ours_still(self) -> None:
        sheets = fake()
        run(sheets, own=draft("一"))
        rename_tab("確認用", sheets.tabs[1].number)(sheets)
        assert run(sheets, own=draft("二")).ending is Ending.WRITTEN
        assert [each.title for each in sheets.tabs] == ["申込", "確認用"]

    def test_deleted_by_people_it_is_made_again(self) -> None:
        sheets = fake()
        run(sheets, own=draft("一"))
        number = sheets.tabs[1].number
        written = run(sheets, Moment(before=(delete_tab(number),)), own=draft("二"))
        assert (written.ending, len(sheets.tabs)) == (Ending.WRITTEN, 2)

    def test_a_tab_of_peoples_with_its_name_is_left_alone(self) -> None:
        sheets = fake()
        add_tab("集計_要確認", 5)(sheets)
        assert run(sheets, own=draft("一")).ending is Ending.WRITTEN
        titles = [each.title for each in sheets.tabs]
        assert titles == ["申込", "集計_要確認", "集計_要確認（2）"]
        assert sheets.tab(5).rows == [[text("人のメモ"), None]]

    def test_a_tab_of_peoples_takes_the_name_meanwhile(self) -> None:
        sheets = marked()
        written = run(sheets, Moment(before=(add_tab("集計_要確認", 5),)), own=draft("一"))
        assert (written.ending, len(sheets.tabs)) == (Ending.WRITTEN, 3)
        assert beside(sheets) == ALL

    def test_a_refusal_that_nobody_caused_is_a_fault_of_ours(self) -> None:
        class Obstinate(FakeSheets):
            def write(self, key: str, requests: Sequence[object]) -> Spreadsheet:
                raise Refused(400, f"{key}: {len(requests)} requests, none of them known")

        sheets = marked()
        with pytest.raises(Refused):
            run(Obstinate(sheets.tabs, sheets.marks))

    def test_our_marks_are_of_our_keys(self) -> None:
        sheets = fake()
        run(sheets, own=draft("一"))
        assert {each.key for each in sheets.marks} >= {RUN, COLUMN, SHEET}
        assert sheets.snapshot().key == KEY
