"""The form of the hall, without numbers: each answer is a ballot, in whatever layout it comes."""

import pytest

from automations.award.judging.hall import read_hall
from automations.award.judging.order import Presentation
from tests.award.judging.hall_sheets import (
    ALL,
    SHOWN,
    answers,
    at,
    hall_rules,
    states,
    told,
    voted,
)

ONE = hall_rules()
TWO = hall_rules(choices=2)
NAMES = ["01 窓口DX", "02 庶務の自動化", "03 会議の短縮"]


def test_without_any_answer_there_is_no_vote() -> None:
    assert read_hall(None, None, None, SHOWN, ONE) is None
    assert read_hall(answers([["完了時刻", "投票先"]], ONE), None, None, SHOWN, ONE) is None


def test_each_answer_is_a_ballot_whoever_sent_it() -> None:
    rows = [["2024/12/10 15:00:00", "窓口DX"], ["2024/12/10 15:00:00", "窓口DX"],
            ["2024/12/10 15:00:01", "3"]]  # fmt: skip
    found = voted([["完了時刻", "最もよかった発表"], *rows], ONE)
    assert dict(found.votes) == {1: 2, 2: 0, 3: 1}
    assert (found.ballots, found.blank, found.void, found.closed) == (3, 0, 0, True)
    assert states(found) == {"hall_counted": 3}
    assert found.problems == ()


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([["投票先"], ["窓口DX;会議の短縮;"], ["02 庶務の自動化"]], id="one cell"),
        pytest.param(
            [["選択1", "選択2"], ["窓口DX", "会議の短縮"], ["", "2"]], id="a column a choice"
        ),
        pytest.param([["番号", *NAMES], ["1", "○", "", "はい"], ["2", "", "1", "×"]], id="a grid"),
        pytest.param(
            [["よかった発表 [01 窓口DX]", "よかった発表 [02 庶務の自動化]",
              "よかった発表 [03 会議の短縮]"],
             ["○", "", "○"], ["", "○", ""]],
            id="a grid of a form",
        ),
        pytest.param(
            [["票番号", "取組"], ["1", "窓口DX"], ["2", "庶務の自動化"], ["1", "3"]], id="rows"
        ),
        pytest.param(
            [["票番号", "取組", "選択"], ["1", "窓口DX", "○"], ["2", "2", "○"], ["1", "3", "○"],
             ["2", "3", ""], ["2", "1", "×"]],
            id="rows of every entry",
        ),
    ],
)  # fmt: skip
def test_a_layout_is_told_by_its_headings(rows: list[list[str]]) -> None:
    found = voted(rows, TWO)
    assert dict(found.votes) == {1: 1, 2: 1, 3: 1}
    assert found.ballots == 2
    assert found.problems == ()


def test_kintone_writes_a_line_for_each_choice() -> None:
    found = voted([["作成日時", "投票先"], ["2024-12-10 15:00", "窓口DX\n会議の短縮"]], TWO)
    assert dict(found.votes) == {1: 1, 2: 0, 3: 1}


def test_a_column_of_numbers_is_not_looked_at_where_nobody_listed_any() -> None:
    found = voted([["投票番号", "取組"], ["A", "窓口DX"], ["A", "3"], ["", "3"]], ONE)
    assert dict(found.votes) == {1: 1, 2: 0, 3: 2}


def test_naming_an_entry_twice_is_naming_it_once() -> None:
    found = voted([["投票先"], ["窓口DX、1、01 窓口DX"]], ONE)
    assert (dict(found.votes), states(found)) == ({1: 1, 2: 0, 3: 0}, {"hall_counted": 1})


def test_more_choices_than_allowed_void_the_ballot() -> None:
    found = voted([["投票先"], ["窓口DX、会議の短縮"], ["窓口DX"]], ONE)
    assert dict(found.votes) == {1: 1, 2: 0, 3: 0}
    assert (found.ballots, found.void) == (1, 1)
    assert states(found) == {"hall_overvote": 1, "hall_counted": 1}


def test_who_names_an_unknown_entry_besides_has_chosen_too_many() -> None:
    found = voted([["投票先"], ["窓口DX、来年の計画"]], ONE)
    assert states(found) == {"hall_overvote": 1}
    assert told(found) == [
        (
            "A2: 発表した取組のどれでもない名前があります。その選択は数えません。"
            "取組を指しているなら、取組の「別表記」にこの書き方を加えてください。"
        )
    ]


def test_blank_ballots_are_counted_apart() -> None:
    rows = [["2024/12/10 15:00", ""], ["2024/12/10 15:01", "該当なし"], ["2024/12/10 15:02", "1"]]
    found = voted([["タイムスタンプ", "投票先"], *rows], ONE)
    assert (found.ballots, found.blank, found.void) == (1, 2, 0)
    assert states(found) == {"hall_blank": 2, "hall_counted": 1}


def test_what_is_no_entry_presented_is_not_counted_and_its_cell_is_named() -> None:
    shown = Presentation(ALL[:2], left_out=ALL[2:3])
    rows = [["投票先"], ["窓口DX、会議の短縮"], ["書かない窓口"], ["会議の短縮"]]
    found = voted(rows, TWO, shown=shown)
    assert dict(found.votes) == {1: 1, 2: 0}
    assert states(found) == {"hall_all_void": 2, "hall_counted": 1}
    absent = ("発表しなかった取組が選ばれています。"
              "その選択は数えません。発表したのなら、発表順を直してください。")  # fmt: skip
    unknown = ("発表した取組のどれでもない名前があります。その選択は数えません。"
               "取組を指しているなら、取組の「別表記」にこの書き方を加えてください。")  # fmt: skip
    assert told(found) == [f"A2: {absent}", f"A3: {unknown}", f"A4: {absent}"]


def test_in_a_grid_a_choice_of_who_did_not_present_is_named() -> None:
    rows = [[*NAMES, "04 書かない窓口"], ["○", "", "", "○"], ["", "", "", "○"], ["", "？", "", ""]]
    found = voted(rows, TWO)
    assert dict(found.votes) == {1: 1, 2: 0, 3: 0}
    assert states(found) == {"hall_all_void": 2, "hall_counted": 1}
    absent = ("発表しなかった取組が選ばれています。"
              "その選択は数えません。発表したのなら、発表順を直してください。")  # fmt: skip
    assert told(found) == [
        f"D2: {absent}",
        f"D3: {absent}",
        (
            "B4: 選んだかどうか分からない言葉があります。その選択は数えません。"
            "選んでいるなら○に直してください。"
        ),
    ]


def test_a_grid_without_an_entry_presented_is_told() -> None:
    found = voted([NAMES[:2], ["○", ""]], ONE)
    assert dict(found.votes) == {1: 1, 2: 0, 3: 0}
    assert told(found) == [
        (
            "1行目: 発表した「03 会議の短縮」の列が、会場投票の回答にありません。"
            "フォームの選択肢になかったのなら、だれもこの取組に投票できていません。"
            "会場投票を数えるかどうかを決めてください。"
        )
    ]


def test_a_row_of_one_choice_without_a_number_is_nobodys() -> None:
    found = voted([["票番号", "取組"], ["1", "窓口DX"], ["", "3"]], ONE)
    assert states(found) == {"hall_unfit": 1, "hall_counted": 1}
    assert told(found) == [
        (
            "A3: どの票の行か分かりません（票番号も投票番号もありません）。"
            "票番号を書いてください。それまでこの行は数えません。"
        )
    ]


def test_opening_and_close_are_within_to_the_second() -> None:
    rules = hall_rules(opens=at("15:00:00"), closes=at("15:10:00"))
    times = ["14:59:59", "15:00:00", "15:10:00", "15:10:01"]
    rows = [["タイムスタンプ", "投票先"], *([f"2024/12/10 {each}", "1"] for each in times)]
    found = voted(rows, rules)
    assert states(found) == {"hall_early": 1, "hall_late": 1, "hall_counted": 2}
    assert dict(found.votes) == {1: 2, 2: 0, 3: 0}


def test_without_bounds_no_column_of_times_is_needed() -> None:
    assert voted([["投票先"], ["1"]], ONE).problems == ()


def test_with_bounds_a_sheet_without_times_is_refused() -> None:
    found = voted([["投票先"], ["1"]], hall_rules(closes=at("15:10:00")))
    assert (found.ballots, states(found)) == (0, {"hall_no_time": 1})
    assert told(found) == [
        (
            "1行目: 会場投票の開始か締切が設定にあるのに、回答の時刻の列（タイムスタンプなど）が"
            "ありません。時刻の列を残したまま回答を書き出し直してください。時刻によらず数えるなら、"
            "設定の「会場投票の開始」と「会場投票の締切」を空にしてください。"
        )
    ]


def test_an_answer_without_a_time_is_not_counted_where_time_matters() -> None:
    rules = hall_rules(closes=at("15:10:00"))
    found = voted([["タイムスタンプ", "投票先"], ["", "1"], ["2024/12/10 15:00", "2"]], rules)
    assert states(found) == {"hall_no_time": 1, "hall_counted": 1}
    assert told(found) == [
        (
            "A2: 回答の時刻がないか、読めないため、締切に間に合ったかどうか分かりません。"
            "もとのフォームで時刻を確かめて書いてください。それまでこの回答は数えません。"
        )
    ]


def test_up_to_the_close_only_how_many_answered_is_told() -> None:
    rules = hall_rules(closes=at("15:10:00"))
    rows = [["タイムスタンプ", "投票先"], ["2024/12/10 15:00", "1"], ["2024/12/10 15:01", "何か"],
            ["2024/12/10 15:02", ""]]  # fmt: skip
    found = voted(rows, rules, as_of=at("15:10:00"))
    assert (dict(found.votes), found.ballots, found.closed) == ({}, 3, False)
    assert states(found) == {"hall_accepted": 3}
    assert found.tables == ()
    assert [str(each) for each in found.problems] == [
        (
            "会場投票.xlsx「回答」: 会場投票は令和6年12月10日（火）15:10に締め切ります。"
            "締切までは、届いた回答の数だけを示します。締切のあとにもう一度実行してください。"
        )
    ]
    after = voted(rows, rules, as_of=at("15:10:01"))
    assert (dict(after.votes), after.closed) == ({1: 1, 2: 0, 3: 0}, True)


def test_answers_to_try_the_form_are_left_out() -> None:
    found = voted([["投票先", "テスト"], ["1", "テスト"], ["2", ""]], ONE)
    assert states(found) == {"hall_test": 1, "hall_counted": 1}
