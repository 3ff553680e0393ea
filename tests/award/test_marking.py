"""What a sheet of ballots says, in each way in which forms and people write one."""

from dataclasses import replace
from fractions import Fraction

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from automations.award.entries import Entry
from automations.award.entry_names import entry_name_key, entry_names
from automations.award.rules import Arrangement, Extent, Method, ScaleWord
from tests.award.ballot_sheets import asked, ballot_table, entry_table, marked, said
from tests.award.staging import ENTRIES, RULES

CELL = asked(method=Method.CHOICES, arrangement=Arrangement.ONE_CELL)
BY_CATEGORY = asked(method=Method.CHOICES, arrangement=Arrangement.CATEGORY_CELLS)
SLOTS = asked(method=Method.CHOICES, arrangement=Arrangement.SLOTS, extent=Extent.OVERALL)
RANKS = asked(method=Method.RANKS, arrangement=Arrangement.ONE_CELL)


@pytest.mark.parametrize(
    ("cell", "entries"),
    [
        ("窓口DX", [1]),
        ("窓口DX;窓口DXプラス;", [1, 2]),  # Microsoft Forms
        ("窓口DXプラス, 会議の短縮", [2, 4]),  # Google フォーム
        ("窓口DX\n庶務の自動化", [1, 3]),  # kintone, desknet's
        ("01 窓口DX、03 庶務の自動化", [1, 3]),
        ("1,3", [1, 3]),
        ("①③", [1, 3]),
        ("1 3", [1, 3]),
        ("No.2", [2]),
        ("４番", [4]),
        ("０１　窓口ＤＸ（市民課）", [1]),
        ("会議の短縮(4)", [4]),
        ("該当なし", []),
        ("", []),
        ("窓口", [None]),  # a part of a title is no title
        ("窓口DX改", [None]),
        ("1 庶務の自動化", [None]),  # number and title contradict each other
        ("9", [None]),
        ("窓口DX;夜間窓口", [1, None]),
    ],
)
def test_one_cell_names_all_entries(cell: str, entries: list[int | None]) -> None:
    found = said(["選んだ取組"], [[cell]], CELL)
    assert found == [(2, entry, 1) for entry in entries]


def test_a_title_may_hold_what_stands_between_choices() -> None:
    rows = [*ENTRIES[:2], ("3", "会議、資料の短縮", "内部", "総務課", "", ""), ENTRIES[3]]
    listed = entry_table([*rows, ("5", "RPA, AI; 他", "内部", "総務課", "", "")])
    cells = [
        ["会議、資料の短縮、窓口DX"],
        ["窓口DX, RPA, AI; 他, 03 会議、資料の短縮"],
        ["会議、窓口DX"],
    ]
    found = said(["選んだ取組"], cells, CELL, listed)
    assert found == [(2, 1, 1), (2, 3, 1), (3, 1, 1), (3, 3, 1), (3, 5, 1), (4, 1, 1), (4, None, 1)]


def test_the_longest_title_wins_over_its_parts() -> None:
    rows = [*ENTRIES, ("5", "窓口DX、会議の短縮", "内部", "総務課", "", "")]
    assert said(["選んだ取組"], [["窓口DX、会議の短縮"]], CELL, entry_table(rows)) == [(2, 5, 1)]


def test_what_can_be_cut_in_two_ways_names_nothing_for_certain() -> None:
    titles = ("朝、昼", "夜", "朝", "昼、夜")
    rows = [(str(at), title, "内部", "総務課", "", "") for at, title in enumerate(titles, 1)]
    found = said(["選んだ取組"], [["朝、昼、夜"], ["朝、夜"]], CELL, entry_table(rows))
    assert found == [(2, None, 1), (2, None, 1), (3, 2, 1), (3, 3, 1)]


def test_a_title_of_two_entries_names_neither_but_their_numbers_do() -> None:
    rows = [*ENTRIES[:3], ("4", "庶務の自動化", "内部", "企画課", "", "")]
    found = said(["選んだ取組"], [["庶務の自動化"], ["4"]], CELL, entry_table(rows))
    assert found == [(2, None, 1), (3, 4, 1)]


def test_other_names_of_an_entry_are_declared_beside_it() -> None:
    listed = entry_table(aliases=["窓口改革、夜間窓口"])
    found = said(["選んだ取組"], [["夜間窓口;窓口改革"], ["01 窓口改革"]], CELL, listed)
    assert found == [(2, 1, 1), (2, 1, 1), (3, 1, 1)]


def test_an_entry_named_twice_is_marked_so() -> None:
    table = ballot_table(["選んだ取組"], [["窓口DX;01 窓口DX;3"]], CELL)
    rows = marked(table, CELL).select("entry_key", "repeated").rows()
    assert rows == [(1, False), (1, True), (3, False)]


def test_unknown_names_do_not_repeat_each_other() -> None:
    table = ballot_table(["選んだ取組"], [["夜間窓口;早朝窓口"]], CELL)
    assert marked(table, CELL).select("entry_key", "repeated").rows() == [(None, False)] * 2


@pytest.mark.parametrize(
    "headings",
    [
        ["窓口", "内部"],
        ["窓口部門", "内部部門"],
        ["窓口サービス", "【内部部門】"],
        ["窓口部門（2件まで選択）", "内部部門（2件まで選択）"],
        ["窓口部門で選んだ取組（２つまで）", "内部部門で選んだ取組（２つまで）"],
    ],
)
def test_one_column_a_category(headings: list[str]) -> None:
    cells = [["窓口DX;窓口DXプラス;", "会議の短縮;"], ["", "3"]]
    assert said(headings, cells, BY_CATEGORY) == [(2, 1, 1), (2, 2, 1), (2, 4, 1), (3, 3, 1)]


@pytest.mark.parametrize(
    "headings",
    [
        ["選択1", "選択2"],
        ["1件目", "2件目"],
        ["第一希望", "第二希望"],
        ["①位", "②位"],
        ["選んだ取組１", "選んだ取組２"],
        ["よい取組を選んでください [1件目]", "よい取組を選んでください [2件目]"],
    ],
)
def test_one_column_a_choice(headings: list[str]) -> None:
    assert said(headings, [["窓口DX", "4"], ["", "2"]], SLOTS) == [(2, 1, 1), (2, 4, 1), (3, 2, 1)]


def test_one_column_a_choice_in_each_category() -> None:
    rules = asked(method=Method.RANKS, arrangement=Arrangement.SLOTS)
    headings = ["窓口 [1位]", "窓口 [2位]", "内部部門 [第1希望]", "内部部門 [第2希望]"]
    found = said(headings, [["窓口DXプラス", "窓口DX", "3", ""]], rules)
    assert found == [(2, 1, 2), (2, 2, 1), (2, 3, 1)]


def test_choices_through_all_categories_though_the_limit_holds_within_each() -> None:
    rules = asked(method=Method.CHOICES, arrangement=Arrangement.SLOTS)
    assert said(["選択1", "選択2"], [["1", "3"]], rules) == [(2, 1, 1), (2, 3, 1)]


def test_the_order_in_the_cell_is_the_order_of_ranks() -> None:
    found = said(["選んだ取組"], [["会議の短縮;窓口DX;夜間窓口;庶務の自動化;"]], RANKS)
    assert found == [(2, 1, 2), (2, 3, 4), (2, 4, 1), (2, None, 3)]


def test_the_order_of_ranks_holds_within_each_category() -> None:
    rules = asked(method=Method.RANKS, arrangement=Arrangement.CATEGORY_CELLS)
    found = said(["窓口", "内部"], [["2;1", "4"]], rules)
    assert found == [(2, 1, 2), (2, 2, 1), (2, 4, 1)]


GRID = ["01 窓口DX", "02 窓口DXプラス", "03 庶務の自動化", "04 会議の短縮"]


@pytest.mark.parametrize(
    "headings",
    [
        GRID,
        ["窓口ＤＸ", "窓口DXプラス", "庶務の自動化", "会議の短縮"],
        ["[1 窓口DX]", "[2.窓口DXプラス]", "[庶務の自動化]", "[04]"],
        ["窓口部門 [01 窓口DX]", "窓口 [2]", "内部部門 [03 庶務の自動化]", "内部 [会議の短縮]"],
        [f"よいと思う取組 [{text}]" for text in GRID],
    ],
)
def test_one_column_an_entry(headings: list[str]) -> None:
    rules = asked(method=Method.APPROVAL)
    assert said(headings, [["○", "", "はい", "×"]], rules) == [(2, 1, 1), (2, 3, 1)]


@pytest.mark.parametrize("mark", ["○", "〇", "1", "１", "はい", "✓", "TRUE", "選ぶ", "投票する"])
def test_a_choice_is_marked_in_many_ways(mark: str) -> None:
    assert said(GRID, [["", mark, "", ""]], asked(method=Method.CHOICES)) == [(2, 2, 1)]


@pytest.mark.parametrize("mark", ["", "×", "0", "FALSE", "いいえ", "選ばない", "該当なし", "-"])
def test_what_is_not_chosen_is_no_choice(mark: str) -> None:
    assert said(GRID, [["", mark, "", "○"]], asked(method=Method.CHOICES)) == [(2, 4, 1)]


@pytest.mark.parametrize("mark", ["？", "2", "たぶん"])
def test_what_is_neither_is_unfit(mark: str) -> None:
    rules = asked(method=Method.CHOICES)
    rows = marked(ballot_table(GRID, [["", mark, "", ""]], rules), rules)
    assert rows.select("entry_key", "mark_1", "unfit").rows() == [(2, None, True)]


@pytest.mark.parametrize(
    ("text", "points", "unfit"),
    [
        ("3", 3, False),
        ("５点", 5, False),
        ("4 ポイント", 4, False),
        ("10", 10, False),
        ("11", 11, True),  # more than there are
        ("-1", -1, True),
        ("2.5", None, True),
        ("たくさん", None, True),
    ],
)
def test_points_are_whole_numbers_up_to_all_there_are(
    text: str, points: int | None, *, unfit: bool
) -> None:
    rules = asked(method=Method.POINTS, points=10)
    rows = marked(ballot_table(GRID, [["", text, "0", "０点"]], rules), rules)
    assert rows.select("entry_key", "mark_1", "unfit").rows() == [(2, points, unfit)]


@pytest.mark.parametrize("text", ["2位", "２", "2", "第2希望", "二位", "第二位", "②", "2番"])
def test_a_place_is_written_in_many_ways(text: str) -> None:
    rules = asked(method=Method.RANKS)
    assert said(GRID, [["1位", text, "", "圏外"]], rules) == [(2, 1, 1), (2, 2, 2)]


def test_words_are_worth_the_steps_of_their_scale() -> None:
    words = (ScaleWord("大変よい", Fraction(1), ("◎",)), ScaleWord("よい", Fraction(4, 5)))
    rules = replace(RULES, criteria=RULES.criteria[:1], scale=words)
    headings = [f"効果 [{text}]" for text in GRID]
    rows = marked(ballot_table(headings, [["大変よい", "◎", " よい", "まあまあ"]], rules), rules)
    assert rows.select("entry_key", "mark_1", "unfit").rows() == [
        (1, 5, False),
        (2, 5, False),
        (3, 4, False),
        (4, None, True),
    ]


@settings(max_examples=40)
@given(st.permutations(range(4)), st.permutations(range(3)), st.data())
def test_neither_the_order_of_columns_nor_of_rows_matters(
    columns: list[int], ballots: list[int], data: st.DataObject
) -> None:
    cell = st.sampled_from(["", "窓口DX", "窓口DXプラス", "3", "夜間窓口", "4"])
    cells = [[data.draw(cell) for _ in range(4)] for _ in range(3)]
    headings = [f"選択{number}" for number in range(1, 5)]
    usual = marked(ballot_table(headings, cells, SLOTS), SLOTS)
    mixed = marked(
        ballot_table(
            [headings[column] for column in columns],
            [[cells[ballot][column] for column in columns] for ballot in ballots],
            SLOTS,
        ),
        SLOTS,
    )
    moved = mixed.with_columns(
        (pl.col("ballot_key") - 2).replace_strict(range(3), ballots, return_dtype=pl.UInt32) + 2
    )
    assert moved.sort(pl.all(), nulls_last=True).equals(usual)


TITLES = st.text("ab、,; ・/1", min_size=1, max_size=4).filter(lambda text: text.strip("、,; "))


@given(st.lists(TITLES, min_size=1, max_size=4, unique=True))
def test_the_title_of_one_entry_alone_names_it_or_nothing(titles: list[str]) -> None:
    entries = [
        Entry(number, title, "内部", "", None, "entry_ranked", number)
        for number, title in enumerate(titles, 1)
    ]
    names = entry_names(entries)
    for each in entries:
        if names.numbers[entry_name_key(each.title)] == {each.number}:
            assert names.cell(each.title) == (each.number,)
