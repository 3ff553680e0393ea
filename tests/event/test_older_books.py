"""設定.xlsx made by an earlier version: what came later is not filled in, and nothing gets lost."""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from itertools import combinations
from pathlib import Path

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from automations.award.judging_rules import JudgeTie, JudgingRules, PanelRules
from automations.award.prize_rules import PrizeRule, PrizeWay
from automations.errors import SettingsWrong
from automations.event.book_layout import (
    Item,
    KeyTab,
    Tab,
    TableTab,
    book_layout,
    described,
    items_of,
)
from automations.event.book_writing import write_settings_book
from automations.event.document_settings import DocumentSettings
from automations.event.loading import event_of_text, load_event, load_settings
from automations.rehearsal.contest import event_text
from automations.tables.sources import Source
from tests.event.book_editing import cell_of, change_tab, edited, put, write_book
from tests.event.older_books import LATER, beyond_the_first, make_older

# Each alone, all but each.
SIZES = (0, 1, len(LATER) - 1, len(LATER))
SUBSETS = [each for size in SIZES for each in combinations(LATER, size)]
# What came later holds nothing but its defaults in it.
_REHEARSED = event_of_text(event_text().replace('own_entry = "その選択を除く"\n', ""))
assert _REHEARSED.award
PLAIN = replace(
    _REHEARSED,
    award=replace(_REHEARSED.award, judging=None),
    documents=DocumentSettings(),
)


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return write_book(tmp_path, PLAIN)


def refusal(folder: Path) -> str:
    with pytest.raises(SettingsWrong) as refused:
        load_event(folder)
    return str(refused.value)


def heading(label: str, change: Callable[[Worksheet, int, int], object]) -> Callable[..., None]:
    """Change the sheet at the cell of a heading."""

    def changed(sheet: Worksheet) -> None:
        (cell,) = (each for row in sheet.iter_rows() for each in row if each.value == label)
        change(sheet, cell.row, cell.column)

    return changed


def test_a_book_of_the_first_layout_is_read_and_says_what_it_lacks(book: Path) -> None:
    settings = load_settings(make_older(book))
    assert settings.event == PLAIN
    assert settings.lacks[:3] == (
        "シート「基本」の「来場時間帯の幅」",
        "シート「基本」の「応募票のフォルダー」",
        "シート「基本」の「採点票のフォルダー」",
    )
    assert settings.lacks[-11:] == (
        "シート「選考ルール」の「同点の決め方 10番目」",
        "シート「足切り」",
        "シート「所属の枠」",
        "シート「審査ルール」",
        "シート「審査基準」",
        "シート「審査の評語」",
        "シート「審査の足切り」",
        "シート「審査の配分」",
        "シート「賞」",
        "シート「文書」",
        "シート「ほかの数値」",
    )
    assert len(settings.lacks) == len(LATER)


@pytest.mark.parametrize("later", SUBSETS, ids=str)
def test_taking_out_what_holds_nothing_gives_the_same_event(
    book: Path, later: tuple[tuple[str, str], ...]
) -> None:
    settings = load_settings(make_older(book, later))
    assert settings.event == PLAIN
    assert len(settings.lacks) == len(later)


def test_a_book_of_today_lacks_nothing(book: Path) -> None:
    assert load_settings(book.parent).lacks == ()


def test_settings_as_text_never_lacked_anything(settings: Callable[..., Path]) -> None:
    assert load_settings(settings()).lacks == ()


def test_a_book_written_from_an_older_one_lacks_nothing(book: Path, tmp_path: Path) -> None:
    event = load_event(make_older(book))
    again = tmp_path / "新しい"
    again.mkdir()
    write_settings_book(again / "設定.xlsx", event)
    settings = load_settings(again)
    assert (settings.event, settings.lacks) == (event, ())


def test_what_the_layout_marks_as_added_is_all_that_the_first_book_lacks() -> None:
    tabs = book_layout().tabs
    items = [(tab.name, item.label) for tab in tabs for item in _added(tab)]
    whole = [(tab.name, "") for tab in tabs if tab.added]
    assert {*beyond_the_first()} == {*items, *whole} == {*LATER}


def _added(tab: Tab) -> list[Item]:
    return [row for each in items_of(tab) for row in each.rows() if row.added]


def test_what_came_later_can_be_left_out() -> None:
    tabs = book_layout().tabs
    items = [item for tab in tabs for item in _added(tab)]
    whole = [tab for tab in tabs if isinstance(tab, TableTab) and tab.added]
    rows = [row for tab in tabs if isinstance(tab, KeyTab) and tab.added for row in items_of(tab)]
    needed = [each.path for each in (*items, *rows) if described()[each.path].default == ""]
    paths = [path for tab in whole for path in tab.sections.values()]
    assert needed == []
    assert [path for path in paths if described()[path].default == ""] == []
    assert [tab.name for tab in whole if tab.selector] == []  # whose rows would be told to be lost


def test_a_note_of_ones_own_beside_an_older_table_is_no_setting(book: Path) -> None:
    folder = make_older(book)
    put_note = heading("様式", lambda sheet, row, column: sheet.cell(row, column + 1, "担当者"))
    change_tab(book, "ブック", put_note)
    put(book, "ブック", "受付簿", "みどり野 太郎", "担当者")
    with edited(book) as opened:
        opened.create_sheet("受付メモ").append(["受付口", "2か所にするか相談"])
    assert load_event(folder) == PLAIN


def test_a_tab_that_came_later_is_found_by_its_headings_under_any_name(book: Path) -> None:
    with edited(book) as opened:
        opened["受付口"].title = "窓の担当"
    assert refusal(book.parent) == (
        "設定.xlsx「受付口」: シート「受付口」がありません（もしかして「窓の担当」）。"
        "シートの名前を元に戻してください。"
        "消してしまったときは、控えか新しい催しの設定.xlsxから、シートをコピーしてください。"
    )


def test_a_tab_of_rows_that_came_later_is_found_by_its_labels_under_any_name(book: Path) -> None:
    with edited(book) as opened:
        opened["審査ルール"].title = "当日の決まり"
    assert refusal(book.parent) == (
        "設定.xlsx「審査ルール」: シート「審査ルール」がありません（もしかして「当日の決まり」）。"
        "シートの名前を元に戻してください。"
        "消してしまったときは、控えか新しい催しの設定.xlsxから、シートをコピーしてください。"
    )


def test_a_book_whose_judging_is_left_empty_judges_nothing(book: Path) -> None:
    award = load_event(book.parent).award
    assert award is not None
    assert award.judging is None


def test_what_is_left_empty_of_a_judging_is_as_by_default(tmp_path: Path) -> None:
    assert PLAIN.award
    judging = JudgingRules(scores=Source("採点.xlsx"), panel=PanelRules(quorum=Fraction(60)))
    event = replace(PLAIN, award=replace(PLAIN.award, judging=judging))
    book = write_book(tmp_path, event)
    for label in ("審査の最高点", "審査の同点の決め方 1番目", "審査の同点の決め方 2番目"):
        put(book, "審査ルール", label, "")
    assert load_event(tmp_path) == event


def test_a_contradiction_of_a_judging_is_named_at_its_cell(tmp_path: Path) -> None:
    assert PLAIN.award
    panel = PanelRules(ties=(JudgeTie.SHARED, JudgeTie.DECISION))
    mayor = PrizeRule("区長賞", PrizeWay.BY_HAND)
    judging = JudgingRules(scores=Source("採点.xlsx"), panel=panel, prizes=(mayor,))
    award = replace(PLAIN.award, judging=judging)
    write_book(tmp_path, replace(PLAIN, award=award))
    assert refusal(tmp_path).splitlines() == [
        (
            "設定.xlsx「審査ルール」B24: 審査の同点の決め方は「同時に授賞」で必ず決まるので、"
            "そのあとの「人が決める」は使われません。順を入れ替えるか、使わないものを消してください。"
        ),
        (
            "設定.xlsx「賞」I7: 賞「区長賞」は「授与者が選ぶ」で決めますが、授ける人が"
            "書かれていません。「賞を授ける人」に、区長、商工会議所会頭のように書いてください。"
        ),
    ]


def test_a_misspelt_tab_that_came_later_is_named(book: Path) -> None:
    with edited(book) as opened:
        opened["団体の別名"].title = "団体の別の名"
    assert refusal(book.parent).startswith(
        "設定.xlsx「団体の別名」: シート「団体の別名」がありません（もしかして「団体の別の名」）。"
    )


def test_a_misspelt_heading_that_came_later_is_named(book: Path) -> None:
    misspell = heading(
        "後の回答", lambda sheet, row, column: sheet.cell(row, column, "後からの回答")
    )
    change_tab(book, "ブック", misspell)
    assert refusal(book.parent) == (
        "設定.xlsx「ブック」G5: 「後の回答」の見出しがありません"
        "（もしかして、いまの見出し「後からの回答」）。"
        "この列が「後の回答」なら、見出しを「後の回答」に直してください。"
    )


@pytest.mark.parametrize("called", [None, "足すか替えるか"])
def test_choices_below_a_heading_that_is_gone_are_not_lost(book: Path, called: str | None) -> None:
    with edited(book) as opened:
        cell_of(opened, "ブック", "申込", "後の回答").value = "追加型"

    def gone(sheet: Worksheet, row: int, column: int) -> None:
        sheet.cell(row, column).value = called

    change_tab(book, "ブック", heading("後の回答", gone))
    assert refusal(book.parent) == (
        "設定.xlsx「ブック」G5: 「後の回答」の見出しがありません。"
        "見出しの行に「後の回答」の列を加えてください。"
    )


def test_a_misspelt_row_that_came_later_is_named(book: Path) -> None:
    put(book, "基本", "来場時間帯の幅", "来場の時間帯の幅", "項目")
    assert "「来場の時間帯の幅」という項目はありません（もしかして「来場時間帯の幅」）" in refusal(
        book.parent
    )


def test_a_heading_of_a_tab_that_came_later_is_needed_where_the_tab_is(book: Path) -> None:
    change_tab(
        book,
        "受付口",
        heading("五十音の行", lambda sheet, _, column: sheet.delete_cols(column)),
    )
    assert refusal(book.parent) == (
        "設定.xlsx「受付口」5行目: 「五十音の行」の見出しがありません。"
        "見出しの行に「五十音の行」の列を加えてください。"
    )
