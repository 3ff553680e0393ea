"""The tab that is ours is written whole, whatever people did to it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from automations.books.google.marking import COLUMN, RUN, SHEET, own_tab
from automations.books.google.snapshot import Spreadsheet
from automations.books.google.writing import Ending, Refused
from tests.books.google.fake_sheets import KEY, FakeSheets, Moment, text
from tests.books.google.guarded_writes import ALL, beside, draft, fake, marked, run
from tests.books.google.peoples_edits import add_tab, delete_tab, rename_tab, type_in


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
