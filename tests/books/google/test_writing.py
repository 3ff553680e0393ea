"""The guarded write: whatever happens meanwhile, a text stands beside its row or not at all."""

from __future__ import annotations

from dataclasses import replace

import pytest

from automations.books.google.marking import COLUMN, runs_of
from automations.books.google.snapshot import Area, Spreadsheet
from automations.books.google.writing import Ending, Written, write_guarded
from automations.errors import ServiceUnavailable
from tests.books.google.fake_sheets import FakeSheets, Moment
from tests.books.google.guarded_writes import (
    ALL,
    DATA,
    FIRST,
    LAST,
    beside,
    column,
    draft,
    fake,
    marked,
    run,
    wanted,
)
from tests.books.google.peoples_edits import insert_column, insert_row, sort


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

    def test_protected_before_texts_could_follow_their_rows(self) -> None:
        sheets = marked()

        def protect(there: FakeSheets) -> None:
            there.tab(0).locked = (Area(1, 3, 100, 3),)

        rows_move = Moment(before=(sort(FIRST, LAST, 2),))
        written = run(sheets, rows_move, Moment(before=(protect,)))
        assert (written.ending, written.words) == (Ending.ASTRAY, {"sheet": "申込"})
        assert beside(sheets) == {
            "山": "川さん",
            "海": "山さん",
            "川": "海さん",
            "空": "空さん",
            "4名": "",
        }
        assert (sheets.reads, sheets.writes) == (1, 2)

    def test_our_tab_protected_names_our_tab(self) -> None:
        sheets = fake()
        run(sheets, own=draft("一"))
        sheets.tabs[1].locked = (Area(1, 1, 100, 100),)
        written = run(sheets, own=draft("二"))
        assert (written.ending, written.words) == (Ending.LOCKED, {"sheet": "集計_要確認"})
