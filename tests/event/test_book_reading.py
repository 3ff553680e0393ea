"""設定.xlsx as people leave it: moved, noted on, written in every way that one writes."""

from datetime import date, datetime
from fractions import Fraction
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from automations.award.rules import Category, TieRule
from automations.errors import SettingsWrong
from automations.event.loading import load_event
from automations.event.model import Event
from tests.event.book_editing import cell_of, change_tab, edited, put, write_book

TOKYO = ZoneInfo("Asia/Tokyo")


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return write_book(tmp_path)


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Event:
    return load_event(write_book(tmp_path_factory.mktemp("before")).parent)


def turned_round(sheet: Worksheet, first: int) -> None:
    """Put the rows from ``first`` on in the opposite order, with blank rows between them."""
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=first)]
    sheet.delete_rows(first, len(rows))
    for number, values in enumerate(reversed(rows)):
        for column, value in enumerate(values, 1):
            sheet.cell(first + 2 * number, column).value = value


@pytest.mark.parametrize("tab", ["基本", "日程", "投票ルール", "前回", "出力"])
def test_rows_may_stand_in_any_order(book: Path, before: Event, tab: str) -> None:
    change_tab(book, tab, lambda sheet: turned_round(sheet, 5))
    assert load_event(book.parent) == before


@pytest.mark.parametrize("tab", ["基本", "ブック", "部門", "評価基準"])
def test_columns_may_be_added_before_and_behind(book: Path, before: Event, tab: str) -> None:
    def note(sheet: Worksheet) -> None:
        sheet.insert_cols(1)
        sheet.insert_rows(1)
        sheet.cell(8, 1, "課長に確認済み")
        sheet.cell(8, 11, "要相談")

    change_tab(book, tab, note)
    assert load_event(book.parent) == before


def test_other_tabs_are_peoples_own(book: Path, before: Event) -> None:
    with edited(book) as opened:
        opened.create_sheet("打合せメモ", 0).cell(1, 1, "項目")
        del opened["はじめに"]
    assert load_event(book.parent) == before


def test_titles_and_notes_between_the_rows_are_not_read(book: Path, before: Event) -> None:
    change_tab(book, "日程", lambda sheet: sheet.cell(30, 1, "※ 予備日は1月10日"))
    assert load_event(book.parent) == before


@pytest.mark.parametrize(
    "written",
    [
        "2024/12/24",
        "２０２４年１２月２４日",
        "令和6年12月24日（火）",
        "R6.12.24",
        "  2024-12-24 ",
        date(2024, 12, 24),
        datetime(2024, 12, 24),  # noqa: DTZ001 - cells have no zone
    ],
)
def test_a_day_is_read_as_people_write_it(book: Path, written: object) -> None:
    put(book, "日程", "開催日", written)
    assert load_event(book.parent).basics.day == date(2024, 12, 24)


@pytest.mark.parametrize(
    "written",
    [
        "2024/12/6 17:15",
        "令和6年12月6日 午後5時15分",
        "R6.12.6 １７：１５",
        datetime(2024, 12, 6, 17, 15),  # noqa: DTZ001 - cells have no zone
    ],
)
def test_a_time_is_read_as_people_write_it(book: Path, written: object) -> None:
    put(book, "日程", "投票締切", written)
    award = load_event(book.parent).award
    assert award is not None
    assert award.vote.closes == datetime(2024, 12, 6, 17, 15, tzinfo=TOKYO)


@pytest.mark.parametrize(("written", "read"), [("７", 7), (7, 7), ("７．０", 7), (" 7 ", 7)])
def test_a_number_is_read_as_people_write_it(book: Path, written: object, read: int) -> None:
    put(book, "選考ルール", "ファイナリスト数", written)
    award = load_event(book.parent).award
    assert award is not None
    assert award.selection.seats == read


def test_a_weight_is_exact(book: Path) -> None:
    put(book, "評価基準", "効果", 0.1, "配点")
    put(book, "評価基準", "継続性", "１２．５", "配点")
    award = load_event(book.parent).award
    assert award is not None
    assert [award.criteria[number].weight for number in (0, 3)] == [
        Fraction("0.1"),
        Fraction("12.5"),
    ]


def test_a_weight_typed_as_a_percentage_is_not_the_fraction_that_excel_keeps(book: Path) -> None:
    with edited(book) as opened:
        cell = cell_of(opened, "評価基準", "効果", "配点")
        cell.value, cell.number_format = 0.4, "0%"
    with pytest.raises(SettingsWrong) as refused:
        load_event(book.parent)
    assert str(refused.value) == (
        "設定.xlsx「評価基準」B7: 「配点」に「40%」は使えません。数（例: 40）で書いてください。"
    )


def test_text_stays_the_text_it_is(book: Path) -> None:
    put(book, "日程", "決裁番号", "007")
    assert load_event(book.parent).approval.number == "007"


@pytest.mark.parametrize("mark", ["、", ",", "，", "\n", " 、\n"])
def test_several_texts_in_one_cell_are_parted(book: Path, mark: str) -> None:
    put(book, "基本", "主催団体の表記", f"みどり野区{mark}緑野区 {mark}")
    registration = load_event(book.parent).registration
    assert registration is not None
    assert registration.host_bodies == ("みどり野区", "緑野区")


def test_a_text_with_such_a_mark_stands_in_brackets(book: Path) -> None:
    put(book, "部門", "業務改善", "業務、「庶務、経理」", "部門の別表記")
    award = load_event(book.parent).award
    assert award is not None
    assert award.categories[1] == Category("業務改善", 3, ("業務", "庶務、経理"))


def test_choices_are_read_whatever_their_width(book: Path) -> None:
    put(book, "投票ルール", "一部未記入の扱い", "０点")
    award = load_event(book.parent).award
    assert award is not None
    assert award.vote.blank_criterion.value == "0点"


def test_places_left_empty_among_the_tie_rules_do_not_count(book: Path) -> None:
    put(book, "選考ルール", "同点の決め方 1番目", None)
    put(book, "選考ルール", "同点の決め方 5番目", "全件を選出")
    award = load_event(book.parent).award
    assert award is not None
    assert award.selection.ties == (TieRule.SUPPORTERS, TieRule.DECISION, TieRule.ALL_ADVANCE)


def test_what_is_left_empty_has_its_default(book: Path) -> None:
    for label in ("次点の数", "同点の決め方 1番目", "同点の決め方 2番目", "同点の決め方 3番目"):
        put(book, "選考ルール", label, None)
    award = load_event(book.parent).award
    assert award is not None
    assert award.selection.runners_up == 2
    assert award.selection.ties == (TieRule.CRITERION, TieRule.DECISION)


@pytest.mark.parametrize("written", ["いいえ", "×", "no"])
def test_an_award_that_is_switched_off_is_absent_though_its_cells_are_filled(
    book: Path, written: str
) -> None:
    put(book, "基本", "賞を設ける", written)
    put(book, "評価基準", "効果", "たくさん", "配点")
    event = load_event(book.parent)
    assert (event.award, event.registration is None) == (None, False)


def test_a_switch_left_empty_leaves_it_to_what_is_filled_in(book: Path, before: Event) -> None:
    put(book, "基本", "賞を設ける", None)
    assert load_event(book.parent) == before


def test_a_row_that_is_cleared_is_no_row(book: Path) -> None:
    with edited(book) as opened:
        row = cell_of(opened, "ブック", "受付簿", "ブック").row
        for cell in opened["ブック"][row]:
            cell.value = None
    registration = load_event(book.parent).registration
    assert registration is not None
    assert registration.reception is None
